"""`lianfang journal`: verify the journals, and take them away to be verified elsewhere."""

import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from tenants.settings import load_settings
from workers.cli.speech import Exit, json_option, t, tell

TENANT = click.option("--tenant", help=t("单位代码", "Code of the bureau."))


@click.group(help=t("核验和导出日志。", "Verify and export the journals."))
def command() -> None:
    """Open the service's way in."""
    from workers.connection import join_service

    join_service(load_settings(os.environ))


@command.command(help=t("逐条核验日志与封存链。", "Hash every entry and seal again."))
@TENANT
@click.option("--all", "everybody", is_flag=True, help=t("全部单位", "All tenants."))
@click.option(
    "--anchors",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=t("库外封存锚点文件", "The file of anchors kept outside the database."),
)
@json_option
def verify(*, tenant: str | None, everybody: bool, anchors: Path | None, as_json: bool) -> int:
    """Verify; what is found ends the command with 1."""
    from service.journal.queries import held_for, verify_tenant

    chosen = _tenants(tenant, everybody=everybody)
    kept, unlinked = _anchored(anchors)
    began = time.perf_counter()
    reports = [
        (code, verify_tenant(tenant_id, [*held_for(tenant_id), *kept.get(tenant_id, ())]))
        for code, tenant_id in chosen
    ]
    seconds = time.perf_counter() - began
    entries = sum(report.entries for _, report in reports)
    facts = {
        "tenants": len(reports),
        "entries": entries,
        "seals": sum(report.seals for _, report in reports),
        "witnesses": sum(report.witnesses for _, report in reports),
        "entries_per_second": round(entries / seconds) if seconds else 0,
        "findings": [
            *({"tenant": "", "code": "anchor-unlinked", "place": place} for place in unlinked),
            *(
                {"tenant": code, "code": finding.code, "place": finding.place}
                for code, report in reports
                for finding in report.findings
            ),
        ],
    }
    tell(facts, as_json=as_json, lines=_lines(facts))
    return int(Exit.REFUSED if facts["findings"] else Exit.DONE)


@command.command(
    help=t("导出一个单位的日志，供独立核验。", "Export a journal to verify it elsewhere.")
)
@click.option("--tenant", required=True, help=t("单位代码", "Code of the bureau."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def export(*, tenant: str, file: Path, as_json: bool) -> None:
    """Write one journal as lines of JSON."""
    from service.journal.exports import export_journal

    ((_, tenant_id),) = _tenants(tenant, everybody=False)
    tell({"file": str(file), "lines": _write(file, export_journal(tenant_id))}, as_json=as_json)


@command.command(help=t("导出领导小组持有的封存见证。", "Export the seals a leading group holds."))
@click.option("--holder", required=True, help=t("领导小组代码", "Code of the leading group."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def anchors(*, holder: str, file: Path, as_json: bool) -> None:
    """Write the witnesses as lines of JSON, to be kept elsewhere."""
    from service.journal.exports import export_anchors

    ((_, holder_id),) = _tenants(holder, everybody=False)
    tell({"file": str(file), "lines": _write(file, export_anchors(holder_id))}, as_json=as_json)


def _tenants(code: str | None, *, everybody: bool) -> list[tuple[str, int]]:
    from sqlalchemy import select

    from tenants.database import directory
    from tenants.errors import NotFound
    from tenants.models.platform import Tenant

    if (code is None) is not everybody:
        raise click.UsageError(t("请给出 --tenant 或 --all", "Give either --tenant or --all."))
    with directory() as session:
        wanted = select(Tenant.code, Tenant.id).order_by(Tenant.id)
        if code is not None:
            wanted = wanted.where(Tenant.code == code)
        found = [(row.code, row.id) for row in session.execute(wanted)]
    if code is not None and not found:
        raise NotFound(t(f"没有这个单位：{code}", f"There is no such tenant: {code}"))
    return found


def _anchored(file: Path | None) -> tuple[dict[int, list[Any]], list[str]]:
    """Read the seals written down outside the database, and which lines were tampered with."""
    from tenants.verification import Witness
    from workers.anchors import read_anchors

    kept: dict[int, list[Any]] = {}
    unlinked = []
    for number, said in read_anchors(file) if file else ():
        if said is None:
            unlinked.append(f"line {number}")
        else:
            witness = Witness(said["number"], bytes.fromhex(said["hash"]))
            kept.setdefault(said["tenant"], []).append(witness)
    return kept, unlinked


def _write(file: Path, records: Iterable[dict[str, Any]]) -> int:
    lines = 0
    with file.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            lines += 1
    return lines


def _lines(facts: dict[str, Any]) -> list[str]:
    found = [f"{one['tenant']}: {one['code']}: {one['place']}" for one in facts["findings"]]
    counts = t(
        f"{facts['tenants']} 个单位，{facts['entries']} 条日志，{facts['seals']} 个封存，"
        f"{facts['witnesses']} 个见证，每秒 {facts['entries_per_second']} 条",
        f"{facts['tenants']} tenants, {facts['entries']} entries, {facts['seals']} seals, "
        f"{facts['witnesses']} witnesses, {facts['entries_per_second']} entries/s",
    )
    verdict = (
        t("发现问题", "NOT as it was written") if found else t("完好", "all as it was written")
    )
    return [*found, f"{counts}: {verdict}"]
