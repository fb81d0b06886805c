"""`lianfang rollup`: compute figures now, and show what a leading group sees."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import click

from tenants.settings import load_settings
from workers.cli.speech import json_option, t, tell


@click.group(help=t("汇总统计。", "Summaries and totals."))
def command() -> None:
    """Open the service's way in."""
    from workers.connection import join_service

    join_service(load_settings(os.environ))


@command.command(help=t("重新计算单位的汇总。", "Compute summaries again."))
@click.option("--tenant", help=t("单位代码；不给则全部单位", "One bureau; otherwise all."))
@json_option
def run(*, tenant: str | None, as_json: bool) -> None:
    """Compute; workers deliver what changed."""
    from service.rollups.use_cases import refresh_summary
    from tenants.context import system_actor
    from tenants.database import unit_of_work

    changed = 0
    chosen = _bureaus(tenant)
    for tenant_id in chosen:
        with unit_of_work(tenant_id) as session:
            changed += refresh_summary(session, system_actor(tenant_id, origin="cli"), full=True)
    tell({"bureaus": len(chosen), "changed": changed}, as_json=as_json)


@command.command(help=t("显示领导小组看到的汇总。", "Show what a leading group sees."))
@click.argument("group")
@json_option
def show(*, group: str, as_json: bool) -> None:
    """Show the totals of a region or county and who has not reported."""
    from service.rollups.queries import load_region, region_totals
    from tenants.database import unit_of_work
    from tenants.provisioning import tenant_by_code

    with _directory() as session:
        group_id = tenant_by_code(session, group).id
    with unit_of_work(group_id, read_only=True) as session:
        totals = region_totals(session, group_id)
        rows = load_region(session, group_id)
    missing = [row.bureau.code for row in rows if row.state == "missing"]
    facts = {**totals, "missing": missing}
    tell(facts, as_json=as_json, lines=_lines(facts))


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    """Say the totals as somebody would read them out."""
    waiting = "、".join(facts["missing"]) or t("无", "none")
    yield t(
        f"应报 {facts['expected']} 个单位，已报 {facts['reporting']} 个；未报：{waiting}",
        f"{facts['reporting']} of {facts['expected']} bureaus have reported; missing: {waiting}",
    )
    figures, rates = facts["figures"], facts["rates"]
    if not figures:
        return
    points, powers = figures["points"]["in_force"], figures["powers"]
    high, medium, low = (points["by_rank"].get(rank, 0) for rank in ("1", "2", "3"))
    yield t(
        f"职权 {powers['in_force']} 项；风险点 {points['total']} 个："
        f"高 {high}、中 {medium}、低 {low}",
        f"{powers['in_force']} powers; {points['total']} risk points: {high} high, "
        f"{medium} medium, {low} low",
    )
    covered = f"{points['covered']}/{points['total']} ({rates['coverage'] or '—'}%)"
    yield t(f"已有防控措施：{covered}", f"with measures: {covered}")
    yield t(f"数据截至：{facts['oldest_at']}", f"data as of: {facts['oldest_at']}")


def _directory() -> Any:
    from tenants.database import directory

    return directory()


def _bureaus(code: str | None) -> list[int]:
    from sqlalchemy import select

    from service.rollups.use_cases import KEEPERS_OF_REGISTERS
    from tenants.models.platform import Tenant
    from tenants.provisioning import tenant_by_code

    with _directory() as session:
        if code is not None:
            return [tenant_by_code(session, code).id]
        keepers = select(Tenant.id).where(Tenant.kind.in_(KEEPERS_OF_REGISTERS))
        return list(session.scalars(keepers.order_by(Tenant.id)))
