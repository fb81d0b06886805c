"""The dispatch register (发文登记簿): every number a bureau gave out in a year, struck ones too."""

from typing import Any, Final

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.papers.kinds import kinds
from service.papers.models import PaperNumber
from service.papers.queries.access import bureau_of, insist, list_numbers
from service.workbooks.sheets import PrintColumn
from service.workbooks.writing import write_sheet
from tenants import clock
from tenants.context import Actor
from tenants.journal import record

COLUMNS: Final = (
    PrintColumn("no", "序号", 6),
    PrintColumn("number", "文号、编号", 24),
    PrintColumn("kind", "文书种类", 24),
    PrintColumn("title", "标题", 40),
    PrintColumn("taken_on", "登记日期", 14),
    PrintColumn("taken_by", "登记人", 12),
    PrintColumn("state", "状态", 10),
    PrintColumn("reason", "作废原因", 26),
)


def dispatch_register(session: Session, actor: Actor, year: int | None) -> tuple[str, bytes]:
    """Write the number book of a year as the workbook offices keep."""
    insist(session, actor, Permission.PAPER_READ)
    wanted = year or clock.today().year
    ordered = list_numbers(actor, None, wanted).order_by(
        PaperNumber.series, PaperNumber.serial, PaperNumber.id
    )
    lines = session.scalars(ordered).all()
    title = f"{bureau_of(session).name}{wanted}年发文登记簿"
    content = write_sheet(
        [_texts(no, one) for no, one in enumerate(lines, 1)],
        COLUMNS,
        title,
        f"打印日期：{clock.today().isoformat()}　打印人：{actor.name}",
    )
    facts: dict[str, Any] = {"kind": "dispatch_register", "rows": len(lines), "year": wanted}
    record(session, actor, "export.made", "export", None, **facts)
    return f"{title}.xlsx", content


def _texts(no: int, one: PaperNumber) -> list[str | int]:
    return [
        no,
        one.number,
        kinds()[one.kind].zh,
        one.title,
        one.taken_at.astimezone(clock.CHINA).date().isoformat(),
        one.taken_by_name,
        "作废" if one.cancelled_at else "有效",
        one.cancelled_reason,
    ]
