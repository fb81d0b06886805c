"""Take the registers out of the system; every such reading is journalled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy.orm import Session

from policies.guard import may_somewhere, require
from policies.permissions import Permission
from service.exports.queries import bureau_name, catalogue_rows, dictionaries, ledger_rows
from service.organisation.queries import today
from service.workbooks.sheets import PRINTED_LEDGER
from service.workbooks.templates import write_template
from service.workbooks.vocabulary import Kind
from service.workbooks.writing import write_catalogue, write_ledger
from tenants.context import Actor
from tenants.journal import record

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTES: Final = {
    "risks": (
        "责任人、部门负责人、责任领导、监控主体未另行写明的，为导出当日的任职人员和机构；"
        "可能性、危害程度取最近一次评分。"
    ),
    "powers": "",
}
TEMPLATE_NAMES: Final = {
    "risks": "廉政风险点导入模板",
    "powers": "职权目录导入模板",
    "organisation": "机构人员导入模板",
}
Rows = Callable[[Session, Actor, Mapping[str, Any]], Iterator[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workbook ready to be handed out."""

    name: str
    content: bytes
    rows: int = 0


def export_ledger(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Sheet:
    """Write the ledger of risk points in the columns bureaus print."""
    write = partial(write_ledger, columns=PRINTED_LEDGER)
    return _export(session, actor, asked, "risks", "廉政风险台账", ledger_rows, write)


def export_catalogue(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Sheet:
    """Write the catalogue of powers in the columns bureaus print."""
    return _export(session, actor, asked, "powers", "职权目录", catalogue_rows, write_catalogue)


def import_template(session: Session, actor: Actor, kind: Kind) -> Sheet:
    """Write an empty workbook with the bureau's own departments and posts to choose from."""
    require(actor, Permission.ORGANISATION_READ)
    return Sheet(f"{TEMPLATE_NAMES[kind]}.xlsx", write_template(kind, dictionaries(session)))


def _export(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    asked: Mapping[str, Any],
    kind: str,
    title: str,
    rows: Rows,
    write: Callable[..., bytes],
) -> Sheet:
    if not may_somewhere(actor, Permission.EXPORT_MAKE):
        require(actor, Permission.EXPORT_MAKE)
    taken = list(rows(session, actor, asked))
    bureau, day = bureau_name(session), today().isoformat()
    content = write(taken, title=f"{bureau}{title}", notes=f"导出日期：{day}。{NOTES[kind]}")
    filters = {name: value for name, value in asked.items() if value not in (None, (), [], "")}
    record(session, actor, "export.made", "export", None, kind=kind, rows=len(taken), asked=filters)
    return Sheet(f"{bureau}{title}{day}.xlsx", content, len(taken))
