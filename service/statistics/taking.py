"""Take the numbers behind a picture: as a table to read, or as a workbook to keep."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from service.exports.queries import bureau_name
from service.exports.use_cases.sheets import Sheet, insist_on_export, put_down, tell_taken
from service.http.messages import field_text
from service.statistics.tables.charts import CHARTS
from service.statistics.tables.reading import Cell, Table, question, words_of
from service.workbooks.sheets import PrintColumn
from tenants.context import Actor

Asked = Mapping[str, Any]


def table_of(session: Session, actor: Actor, name: str, asked: Asked) -> tuple[Table, str]:
    """Count a chart anew and write it in rows; say with them what it counts."""
    chart = CHARTS[name]
    found = chart.answer(session, actor, **asked)
    return chart.rows(found, words_of(session)), field_text(found["definition"])


def take_chart_out(session: Session, actor: Actor, name: str, asked: Asked) -> Sheet:
    """Write the numbers of a chart as a workbook; that it was taken is written down."""
    insist_on_export(actor)
    table, definition = table_of(session, actor, name, asked)
    columns = [PrintColumn("", head.text, head.width) for head in table.heads]
    rows = [["" if one is None else one for one in map(_plain, row)] for row in table.rows]
    title = f"{bureau_name(session)}{question(name)}"
    made = put_down(actor, title, columns, rows, "xlsx", notes=definition)
    sheet = Sheet(made.name, made.content, len(rows), made.mimetype)
    tell_taken(session, actor, name, asked, sheet, ())
    return sheet


def _plain(cell: Any) -> Any:
    return cell.says if isinstance(cell, Cell) else cell
