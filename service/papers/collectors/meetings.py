"""Papers of a meeting: its minutes, and the sheet its members sign."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import BUREAU, Target
from service.papers.collectors.departments import absent, present
from service.papers.collectors.gathering import (
    Collected,
    Words,
    chinese_day,
    known,
    words_of,
)
from service.papers.refusals import MinutesNotSigned
from service.procedures.models import AgendaItem, Case, CaseItem, Meeting
from tenants.database import owned

DECISIONS: Final = {
    "approve": "原则同意",
    "return": "退回修改",
    "reject": "不同意",
    "defer": "暂缓审议",
}
NUMERALS: Final = "一二三四五六七八九"


def minutes(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The minutes of a meeting whose minutes are signed."""
    meeting, words = _meeting(session, subject_id), words_of(session)
    items = _items(session, meeting)
    changed = [_changed(row, words) for row in _rows(items) if _has_changed(row)]
    facts = {
        **_head(meeting, words),
        "place": meeting.place or "会议室",
        "expected": len(meeting.attendance),
        "present_count": len(present(meeting)),
        "attending": "、".join(one["name"] for one in meeting.attending) or "无",
        "absent": "、".join(absent(meeting)) or "无",
        "words": meeting.minutes,
        "items": [_item(no, item, case) for no, (item, case) in enumerate(items, 1)],
        "changes": [{"no": no, **row} for no, row in enumerate(changed, 1)],
    }
    return _collected(session, meeting, facts, items)


def decision_sheet(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Each record a meeting decided, for its members to sign."""
    meeting, words = _meeting(session, subject_id), words_of(session)
    items = _items(session, meeting)
    rows = [_row(no, row, words) for no, row in enumerate(_rows(items), 1)]
    return _collected(session, meeting, {**_head(meeting, words), "rows": rows}, items)


def _meeting(session: Session, meeting_id: UUID | None) -> Meeting:
    meeting = known(owned(session, Meeting, meeting_id) if meeting_id else None)
    if meeting.state != "signed":
        raise MinutesNotSigned("The minutes are not signed yet.")
    return meeting


def _head(meeting: Meeting, words: Words) -> dict[str, Any]:
    chair = words.chart.person.get(meeting.chair_id) if meeting.chair_id else None
    return {
        "title": meeting.title,
        "held_on": chinese_day(meeting.held_on) + chinese_hour(meeting.hour),
        "chair": chair.name if chair else "",
        "present": "、".join(present(meeting)),
    }


def _items(session: Session, meeting: Meeting) -> list[tuple[AgendaItem, Case]]:
    statement = (
        select(AgendaItem, Case)
        .join(Case, Case.id == AgendaItem.case_id)
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position)
    )
    return [(item, case) for item, case in session.execute(statement)]


def _item(no: int, item: AgendaItem, case: Case) -> dict[str, Any]:
    votes = item.votes_for + item.votes_against + item.abstained
    vote = f"赞成{item.votes_for}票，反对{item.votes_against}票，弃权{item.abstained}票。"
    aside = f"{len(item.recused)}人回避。" if item.recused else ""
    return {
        "chinese_no": _numeral(no),
        "number": case.number,
        "title": item.title,
        "decision": DECISIONS.get(item.decision or "", "未作决定"),
        "vote": (vote if votes else "") + aside,
        "reason": item.reason,
    }


@dataclass(frozen=True, slots=True)
class Decided:
    """One record before a meeting, as it lay before it, and what was decided of it."""

    item: AgendaItem
    number: str
    document: Mapping[str, Any]
    decision: str
    own: Mapping[str, Any]
    values: Mapping[str, Any]

    @property
    def rank(self) -> int | None:
        """Give the rank that was decided; what was not agreed to decides none."""
        said = (self.own.get("outcome") or {}).get("rank")
        return (said or self.asked) if self.decision == "approve" else None

    @property
    def reason(self) -> str:
        """Say why it was decided so."""
        return str(self.own.get("reason") or self.item.reason)

    @property
    def subject_type(self) -> str:
        """Say whose grade words are to be used."""
        return str(self.document.get("subject_type") or "section")

    @property
    def proposed(self) -> int | None:
        """Give the rank that was proposed to the meeting."""
        return self.asked or self.document.get("rank")

    @property
    def asked(self) -> int | None:
        """Give the rank the meeting was asked for, if it was asked for one."""
        return self.values.get("to_rank") or self.document.get("proposed_rank")


def _rows(items: Sequence[tuple[AgendaItem, Case]]) -> Iterator[Decided]:
    """Go through what lay before the meeting, word for word as it was kept (R-310)."""
    for item, _ in items:
        said = {one["item_id"]: one for one in item.items}
        for one in (item.document or {}).get("items", ()):
            document = one["document"]
            own = said.get(str(document.get("id")), {})
            decision = own.get("decision") or item.decision or ""
            values = (item.document or {}).get("values") or {}
            yield Decided(item, one["number"], document, decision, own, values)


def _has_changed(row: Decided) -> bool:
    before = row.document.get("rank")
    return bool(before and row.rank and before != row.rank)


def _changed(row: Decided, words: Words) -> dict[str, Any]:
    """Write whose grade the meeting changed, and mark what it lowered."""
    before = int(row.document["rank"])
    lowered = row.rank is not None and row.rank > before
    return {
        "number": row.number,
        "title": _title(row),
        "before": words.grade(row.subject_type, before),
        "after": words.grade(row.subject_type, row.rank),
        "mark": "▼降级" if lowered else "▲升级",
    }


def _row(no: int, row: Decided, words: Words) -> dict[str, Any]:
    return {
        "no": no,
        "item": row.item.title,
        "number": row.number,
        "title": _title(row),
        "proposed": words.grade(row.subject_type, row.proposed),
        "decided": words.grade(row.subject_type, row.rank),
        "decision": DECISIONS.get(row.decision, ""),
        "reason": row.reason,
    }


def _title(row: Decided) -> str:
    return str(row.document.get("title") or row.document.get("name") or "")


def chinese_hour(hour: str) -> str:
    """Write an hour as minutes do: 9时30分."""
    if not hour:
        return ""
    hours, _, minutes = hour.partition(":")
    return f"{int(hours)}时{minutes}分" if minutes != "00" else f"{int(hours)}时"


def _numeral(number: int) -> str:
    """Write a number below a hundred as headings do."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def _collected(
    session: Session,
    meeting: Meeting,
    facts: dict[str, Any],
    items: Sequence[tuple[AgendaItem, Case]],
) -> Collected:
    target = Target(meeting.department_id) if meeting.department_id else BUREAU
    cases = [case.id for _, case in items]
    ids = session.scalars(select(CaseItem.item_id).where(CaseItem.case_id.in_(cases))).all()
    return Collected(meeting.title, facts, target, tuple(dict.fromkeys(ids)), len(ids))
