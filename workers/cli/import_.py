"""`lianfang import`: take a bureau's workbook into its registers, under the bureau's own policy."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.imports.use_cases import Outcome, import_at_once, rehearse_import
from service.organisation.queries import available_identities, load_actor
from service.workbooks.problems import in_words
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.accounts import Account
from workers.cli.entry import enter_bureau, enter_service
from workers.cli.speech import Exit, json_option, language, t, tell

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
KINDS = click.Choice(("powers", "risks", "organisation"))
tenant_option = click.option("--tenant", required=True, help=t("单位代码", "Code of the tenant."))
as_option = click.option(
    "--as", "login", help=t("以此账号的身份", "Act as the person with this login.")
)


@click.command(
    help=t("导入职权、风险点、组织机构。", "Import powers, risk points or the organisation.")
)
@click.argument("kind", type=KINDS)
@click.argument("file", type=FILE)
@tenant_option
@as_option
@click.option("--dry-run", is_flag=True, help=t("只说明会怎样，不写入", "Say what would happen."))
@click.option(
    "--partial", is_flag=True, help=t("有问题的行不导入，其余照常", "Leave blocked rows behind.")
)
@click.option(
    "--create-departments", is_flag=True, help=t("新设没有的科室", "Open unknown departments.")
)
@click.option(
    "--update", is_flag=True, help=t("编号已有的，更新已有的记录", "Update records by number.")
)
@json_option
def command(
    *,
    kind: str,
    file: Path,
    tenant: str,
    login: str | None,
    dry_run: bool,
    partial: bool,
    create_departments: bool,
    update: bool,
    as_json: bool,
) -> int:
    """Import a workbook, or say what would come of it."""
    enter_service()
    options = {"create_departments": create_departments, "update": update}
    asked: dict[str, Any] = {"content": file.read_bytes(), "kind": kind, "options": options}
    with enter_as(tenant, login) as (session, actor):
        if dry_run:
            outcome = rehearse_import(session, actor, **asked)
        else:
            outcome = import_at_once(session, actor, file_name=file.name, partial=partial, **asked)
    facts = {"tenant": tenant, "kind": kind, "file": file.name, **facts_of(outcome)}
    tell(facts, as_json=as_json, lines=() if as_json else _lines(facts))
    kept_out = facts["blocked"] or facts["left_out"]
    return int(Exit.REFUSED if kept_out or facts["rows_reported"] else Exit.DONE)


@contextmanager
def enter_as(code: str, login: str | None) -> Generator[tuple[Session, Actor]]:
    """Work in a bureau as one of its people, or else as the operator at the console."""
    with enter_bureau(code) as (session, operator, _):
        yield session, person_named(session, login) if login else operator


def person_named(session: Session, login: str) -> Actor:
    """Let somebody of the bureau act, in the first of his offices."""
    account = session.scalar(select(Account).where(Account.login == login))
    if account is None:
        raise NotFound(t("本单位没有这个账号。", "There is no such account here."))
    offices = available_identities(session, account.person_id)
    office = offices[0].appointment_id if offices else None
    return load_actor(session, account.person_id, office, origin="cli")


def facts_of(outcome: Outcome) -> dict[str, Any]:
    """Count what became of the rows and list every doubt."""
    found = outcome.recognised
    counts = Counter(
        row.act if row.state in {"committed", "ready"} else row.state for row in outcome.rows
    )
    return {
        "import_id": str(outcome.import_id) if outcome.import_id else None,
        "state": outcome.state,
        "rows": found.rows,
        "rows_reported": found.rows_reported,
        "items": len(outcome.rows),
        "created": counts["create"],
        "updated": counts["update"],
        "unchanged": counts["unchanged"],
        "blocked": counts["blocked"],
        "left_out": counts["left_out"],
        "problems": [*_said(outcome), *_placed(outcome)],
    }


def _said(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {**in_words(doubt.problem, language()), "severity": doubt.severity}
        for doubt in outcome.doubts
    ]


def _placed(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {
            "sheet": row.sheet,
            "cell": row.cell(one.field),
            "code": one.code,
            **one.said(language())._asdict(),
            "severity": "blocking" if one.blocking else "notice",
        }
        for row in outcome.rows
        for one in row.findings
    ]


def _lines(facts: dict[str, Any]) -> list[str]:
    words = {
        "created": t("新增", "created"),
        "updated": t("更新", "updated"),
        "unchanged": t("无变化", "unchanged"),
        "blocked": t("未能导入", "blocked"),
        "left_out": t("不导入", "left out"),
    }
    counts = "    ".join(f"{word}: {facts[name]}" for name, word in words.items())
    return [
        (
            f"{facts['file']}: {t('数据行', 'rows')} {facts['rows']}, "
            f"{t('事项', 'items')} {facts['items']} ({facts['state']})"
        ),
        counts,
        *(
            f"  {one['sheet']}!{one['cell']}  {one['code']}  {one['message']} {one['suggestion']}"
            for one in facts["problems"]
        ),
    ]
