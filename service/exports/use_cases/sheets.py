"""Take the registers out of the system; every such reading is journalled."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require, require_somewhere
from policies.permissions import Permission
from service.exports.columns import COLUMNS
from service.exports.queries import (
    bureau_name,
    catalogue_rows,
    count_catalogue,
    count_ledger,
    dictionaries,
    ledger_rows,
)
from service.exports.refusals import ExportTooLong
from service.exports.registers import (
    counted,
    journal_of,
    journal_rows,
    measure_rows,
    measures_of,
)
from service.organisation.queries import today
from service.workbooks.csvs import write_csv
from service.workbooks.sheets import (
    POWER_CATEGORY_LABELS,
    RANK_LABELS,
    RISK_CATEGORY_LABELS,
    PrintColumn,
)
from service.workbooks.templates import write_template
from service.workbooks.vocabulary import Kind
from service.workbooks.writing import printed, write_sheet
from tenants.clock import CHINA, now
from tenants.context import Actor
from tenants.journal import plain, record

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIMETYPES: Final = {"xlsx": WORKBOOK, "csv": CSV, "docx": WORD}
MOST_AT_ONCE: Final = 5000
MOST_IN_WORD: Final = 300  # a Word file takes its time: a longer one is left to a worker
# Papers lie above exports: who writes the Word form is named, and looked up when it is asked for.
IN_WORD: Final = "service.papers.prints"
TOLD_EVERY: Final = 500
MINUTE: Final = "%Y-%m-%d %H:%M"
NOTES: Final = {
    "risk_points": (
        "责任人、部门负责人、责任领导、监控主体未另行写明的，为导出当日的任职人员和机构；"
        "可能性、危害程度取最近一次评分。"
    )
}
CATEGORIES: Final[Mapping[str, Mapping[str, str]]] = {
    "risk_points": RISK_CATEGORY_LABELS,
    "powers": POWER_CATEGORY_LABELS,
}
TEMPLATE_NAMES: Final = {
    "risks": "廉政风险点导入模板",
    "powers": "职权目录导入模板",
    "organisation": "机构人员导入模板",
}
Rows = Iterator[dict[str, Any]]
Asked = Mapping[str, Any]
Told = Callable[[int], None]
ROWS: Final[Mapping[str, Callable[[Session, Actor, Asked], Rows]]] = {
    "risk_points": ledger_rows,
    "powers": catalogue_rows,
    "measures": measure_rows,
    "journal": journal_rows,
}
COUNTS: Final[Mapping[str, Callable[[Session, Actor, Asked], int]]] = {
    "risk_points": count_ledger,
    "powers": count_catalogue,
    "measures": lambda session, actor, asked: counted(session, measures_of(actor, asked)),
    "journal": lambda session, actor, asked: counted(session, journal_of(actor, asked)),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workbook or list ready to be handed out."""

    name: str
    content: bytes
    rows: int = 0
    mimetype: str = WORKBOOK
    stamp: Mapping[str, Any] = field(default_factory=dict)


def take_out(
    session: Session,
    actor: Actor,
    kind: str,
    asked: Asked,
    *,
    columns: Sequence[str] = (),
    format: str = "xlsx",  # noqa: A002 - the word of the interface
) -> Sheet:
    """Write a register at once, if it is short enough to wait for."""
    insist_on_export(actor)
    chosen = COLUMNS[kind].chosen(columns)
    rows = COUNTS[kind](session, actor, asked)
    most = MOST_IN_WORD if format == "docx" else MOST_AT_ONCE
    if rows > most:
        raise ExportTooLong("This export is left to a worker.", rows=rows, most=most)
    if format == "docx":
        sheet = in_word(session, actor, kind, asked, columns)
    else:
        sheet = written(session, actor, kind, asked, chosen, format)
    tell_taken(session, actor, kind, asked, sheet, columns)
    return sheet


def export_ledger(session: Session, actor: Actor, asked: Asked) -> Sheet:
    """Write the ledger of risk points in the columns bureaus print, however long."""
    return _whole(session, actor, "risk_points", asked)


def export_catalogue(session: Session, actor: Actor, asked: Asked) -> Sheet:
    """Write the catalogue of powers in the columns bureaus print, however long."""
    return _whole(session, actor, "powers", asked)


def import_template(session: Session, actor: Actor, kind: Kind) -> Sheet:
    """Write an empty workbook with the bureau's own departments and posts to choose from."""
    require(actor, Permission.ORGANISATION_READ)
    return Sheet(f"{TEMPLATE_NAMES[kind]}.xlsx", write_template(kind, dictionaries(session)))


def insist_on_export(actor: Actor) -> None:
    """Refuse whoever may take nothing out of any register."""
    require_somewhere(actor, Permission.EXPORT_MAKE)


def filters_of(asked: Asked) -> dict[str, Any]:
    """Keep of what was asked what says something, as it is written down."""
    kept = {name: value for name, value in asked.items() if value not in (None, (), [], "")}
    found: dict[str, Any] = plain(kept)
    return found


def revived(asked: Asked) -> dict[str, Any]:
    """Read a query back as it was asked."""
    return {
        name: UUID(value) if name.endswith("_id") else _moment(name, value)
        for name, value in asked.items()
    }


def written(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    kind: str,
    asked: Asked,
    columns: Sequence[PrintColumn],
    form: str,
    tell: Told | None = None,
) -> Sheet:
    """Write a register in these columns; `tell` hears from time to time how far it is."""
    count = Counting(tell)
    rows = count(ROWS[kind](session, actor, asked))
    cells = printed(rows, columns, RANK_LABELS, CATEGORIES.get(kind, {}))
    title = f"{bureau_name(session)}{COLUMNS[kind].title}"
    sheet = put_down(actor, title, columns, cells, form, notes=NOTES.get(kind, ""))
    return replace(sheet, rows=count.rows)


def put_down(
    actor: Actor,
    title: str,
    columns: Sequence[PrintColumn],
    cells: Iterable[Sequence[str | int]],
    form: str,
    *,
    notes: str = "",
) -> Sheet:
    """Write rows down under their title and the day, as a workbook or a list."""
    day = today().isoformat()
    if form == "csv":
        content = write_csv([column.head for column in columns], cells)
        return Sheet(f"{title}{day}.csv", content, mimetype=CSV)
    made = f"导出人：{actor.name}　{now().astimezone(CHINA).strftime(MINUTE)}"
    content = write_sheet(cells, columns, title, f"导出日期：{day}。{notes}", made)
    return Sheet(f"{title}{day}.xlsx", content)


def in_word(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    kind: str,
    asked: Asked,
    columns: Sequence[str],
    tell: Told | None = None,
) -> Sheet:
    """Write a register as a Word file that bears a number and a check code on every page."""
    name, content, rows, stamp = import_module(IN_WORD).word_file(
        session, actor, kind, asked, columns, tell
    )
    return Sheet(name, content, rows, WORD, stamp)


class Counting:
    """Counts rows as they go by."""

    def __init__(self, tell: Told | None) -> None:
        self.rows = 0
        self._tell = tell

    def __call__(self, rows: Iterable[dict[str, Any]]) -> Rows:
        for row in rows:
            yield row
            self.rows += 1
            if self._tell is not None and self.rows % TOLD_EVERY == 0:
                self._tell(self.rows)


def _whole(session: Session, actor: Actor, kind: str, asked: Asked) -> Sheet:
    insist_on_export(actor)
    sheet = written(session, actor, kind, asked, COLUMNS[kind].chosen(()), "xlsx")
    tell_taken(session, actor, kind, asked, sheet, ())
    return sheet


def tell_taken(  # noqa: PLR0917
    session: Session, actor: Actor, kind: str, asked: Asked, sheet: Sheet, columns: Sequence[str]
) -> None:
    """Write down who took what out of the system."""
    record(
        session,
        actor,
        "export.made",
        "export",
        None,
        kind=kind,
        rows=sheet.rows,
        asked=filters_of(asked),
        columns=list(columns),
        **sheet.stamp,
    )


def _moment(name: str, value: Any) -> Any:
    if name not in {"since", "until"} or not isinstance(value, str):
        return value
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
