"""`lianfang tenant`: found bureaus and leading groups, list them, prove their walls."""

from typing import Any

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tenants.database import directory
from tenants.models.organisation import ChosenProfile, Cycle, Department, Person, Post
from tenants.models.platform import Jurisdiction, Tenant
from tenants.provisioning import add_jurisdiction, add_tenant
from tenants.vocabulary import SECTORS, TENANT_KINDS
from workers.cli.entry import enter_as_owner, enter_bureau, enter_service
from workers.cli.speech import Exit, json_option, t, tell


@click.group(help=t("单位与领导小组。", "Bureaus and leading groups."))
def command() -> None:
    """Look after the directory."""


@command.command(help=t("开通一个单位、领导小组或纪检机关。", "Found a tenant behind its walls."))
@click.argument("code")
@click.option("--name", required=True, help=t("名称", "Its name."))
@click.option("--kind", type=click.Choice(TENANT_KINDS), default="bureau", show_default=True)
@click.option("--sector", type=click.Choice(SECTORS), required=True)
@click.option("--jurisdiction", help=t("所在地区代码", "Code of its region or county."))
@click.option("--profile", default="region_pilot", show_default=True)
@click.option("--pilot/--no-pilot", default=True, help=t("是否试点", "Whether it is a pilot."))
@json_option
def add(
    *,
    code: str,
    name: str,
    kind: str,
    sector: str,
    jurisdiction: str | None,
    profile: str,
    pilot: bool,
    as_json: bool,
) -> int:
    """Found a tenant."""
    with enter_as_owner() as session:
        tenant = add_tenant(
            session,
            code=code,
            name=name,
            kind=kind,
            sector=sector,
            jurisdiction_code=jurisdiction,
            profile=profile,
            is_pilot=pilot,
        )
        facts = described(session, tenant)
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@command.command("list", help=t("列出全部单位。", "List all tenants."))
@json_option
def list_all(*, as_json: bool) -> int:
    """List the directory."""
    enter_service()
    with directory() as session:
        found = [
            described(session, tenant)
            for tenant in session.scalars(select(Tenant).order_by(Tenant.code))
        ]
    lines = [f"{one['code']:<24} {one['kind']:<16} {one['name']}" for one in found]
    tell({"tenants": found}, as_json=as_json, lines=lines or [t("还没有单位", "No tenants yet")])
    return int(Exit.DONE)


@command.command(help=t("查看一个单位。", "Show one tenant."))
@click.argument("code")
@json_option
def show(*, code: str, as_json: bool) -> int:
    """Show one tenant and how much organisation it has; nothing of its business."""
    enter_service()
    with enter_bureau(code) as (session, _, tenant):
        chosen = session.scalar(select(ChosenProfile).order_by(ChosenProfile.id.desc()).limit(1))
        year = select(Cycle.year).where(Cycle.state == "open").order_by(Cycle.year.desc()).limit(1)
        facts = described(session, tenant) | {
            "profile": f"{chosen.code}.v{chosen.profile_version}" if chosen else None,
            "open_cycle": session.scalar(year),
            "departments": session.scalar(select(func.count()).select_from(Department)),
            "posts": session.scalar(select(func.count()).select_from(Post)),
            "persons": session.scalar(select(func.count()).select_from(Person)),
        }
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@command.command(help=t("核对数据库中的隔离墙。", "Prove the walls in the database."))
@json_option
def walls(*, as_json: bool) -> int:
    """List every fault of the walls; none is what should be."""
    from migrations.registers import METADATA
    from tenants.walls import find_faults

    with enter_as_owner() as session:
        faults = find_faults(session.connection(), METADATA)
    found = [{"fault": one.fault, "place": one.place} for one in faults]
    lines = [f"{one['fault']}: {one['place']}" for one in found]
    tell({"faults": found}, as_json=as_json, lines=lines or [t("隔离墙完好", "The walls stand")])
    return int(Exit.REFUSED if faults else Exit.DONE)


@command.group(help=t("地区。", "Regions and counties."))
def jurisdiction() -> None:
    """Look after the tree of jurisdictions."""


@jurisdiction.command("add", help=t("增加一个地区。", "Add a region or a county."))
@click.argument("code")
@click.option("--name", required=True, help=t("名称", "Its name."))
@click.option(
    "--level", required=True, help=t("层级，如 region、county", "Such as region, county.")
)
@click.option("--parent", help=t("上级地区代码", "Code of the one above."))
@json_option
def add_one(*, code: str, name: str, level: str, parent: str | None, as_json: bool) -> int:
    """Add a node to the tree."""
    with enter_as_owner() as session:
        node = add_jurisdiction(session, code=code, name=name, level=level, parent=parent)
    facts = {"code": node.code, "name": node.name, "level": node.level, "parent": parent}
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@jurisdiction.command("list", help=t("列出全部地区。", "List the tree."))
@json_option
def list_tree(*, as_json: bool) -> int:
    """List the tree of jurisdictions."""
    enter_service()
    with directory() as session:
        nodes = list(session.scalars(select(Jurisdiction).order_by(Jurisdiction.code)))
    codes = {node.id: node.code for node in nodes}
    found = [
        {
            "code": node.code,
            "name": node.name,
            "level": node.level,
            "parent": codes[node.parent_id] if node.parent_id else None,
        }
        for node in nodes
    ]
    lines = [f"{one['code']:<24} {one['level']:<10} {one['name']}" for one in found]
    tell({"jurisdictions": found}, as_json=as_json, lines=lines or [t("没有", "None")])
    return int(Exit.DONE)


def described(session: Session, tenant: Tenant) -> dict[str, Any]:
    """Describe a tenant as the directory knows it."""
    node = session.get(Jurisdiction, tenant.jurisdiction_id) if tenant.jurisdiction_id else None
    above = session.get(Tenant, tenant.overseer_id) if tenant.overseer_id else None
    return {
        "code": tenant.code,
        "name": tenant.name,
        "kind": tenant.kind,
        "sector": tenant.sector,
        "jurisdiction": node.code if node else None,
        "overseer": above.code if above else None,
        "is_pilot": tenant.is_pilot,
    }
