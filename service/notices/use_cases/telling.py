"""Tell those whose records were shown what came of it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.seats import Subject
from service.notices.models import Notice, NoticeItem
from service.organisation.queries import load_chart, today
from service.tasks.use_cases import open_task

Note = str | dict[str, str]
CONCLUDED, BROKEN_OFF = "notice.concluded", "notice.broken_off"


def tell_of_conclusion(
    session: Session, notice: Notice, items: Iterable[NoticeItem], in_english: str
) -> None:
    """Let the register office and the heads of the sections read how a notice ended."""
    note = {"zh": notice.conclusion, "en": in_english}
    _tell(session, notice, items, CONCLUDED, note)


def tell_of_breaking_off(session: Session, notice: Notice, items: Iterable[NoticeItem]) -> None:
    """Let the same people read that a notice was broken off, and why."""
    _tell(session, notice, items, BROKEN_OFF, notice.withdrawn_reason)


def _tell(
    session: Session, notice: Notice, items: Iterable[NoticeItem], titled: str, note: Note
) -> None:
    subjects = [
        Subject("section", UUID(place), kind="notice") for place in _sections(notice, items)
    ]
    told = [
        ("register_office", Subject("unit", kind="notice")),
        *(("section_head", one) for one in subjects),
    ]
    day = today()
    chart = load_chart(session, day)
    persons: list[Holder] = [
        holder for acting, subject in told for holder in holders_of(acting, subject, chart, day)
    ]
    open_task(
        session,
        kind=CONCLUDED,
        titled=titled,
        said={"notice": notice.title},
        subject_kind="notice",
        subject_id=notice.id,
        persons=persons,
        box="read",
        facts={"number": notice.number, "note": note},
    )


def _sections(notice: Notice, items: Iterable[NoticeItem]) -> list[str]:
    """Name the sections whose records were shown, of those the notice was for."""
    places = {str((one.document.get("source") or {}).get("department_id") or "") for one in items}
    if notice.scope == "selected_group":
        return []
    if notice.scope == "section":
        places &= set(notice.department_ids)
    return sorted(filter(None, places))
