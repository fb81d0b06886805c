"""Papers of a meeting: its minutes, and the sheet its members sign."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import BUREAU, Target
from service.papers.collectors.departments import present
from service.papers.collectors.gathering import (
    Collected,
    Words,
    chinese_day,
    refuse_unknown,
    words_of,
)
from service.procedures.models import AgendaItem, Case, CaseItem, Meeting
from tenants.database import owned
from tenants.errors import DomainError

DECISIONS: Final = {
    "approve": "原则同意",
    "return": "退回修改",
    "reject": "不同意",
    "defer": "暂缓审议",
}
NUMERALS: Final = "一二三四五六七八九"


class MinutesNotSigned(DomainError):
    """What a meeting decided has effect, and is printed, once its minutes are signed."""


def minutes(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The minutes of a meeting whose minutes are signed."""
    meeting, words = _meeting(session, subject_id), words_of(session)
    items = _items(session, meeting)
    decided = _decided(session, items)
    facts = {
        **_head(meeting, words),
        "place": meeting.place or "会议室",
        "expected": len(meeting.attendance),
        "present_count": len(present(meeting)),
        "attending": "、".join(present(meeting, "attending")) or "无",
        "absent": "、".join(present(meeting, "absent")) or "无",
        "words": meeting.minutes,
        "items": [_item(no, item, case) for no, (item, case) in enumerate(items, 1)],
        "changes": _changes(decided, words),
    }
    return _collected(meeting, facts, decided)


def decision_sheet(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Each record a meeting decided, for its members to sign."""
    meeting, words = _meeting(session, subject_id), words_of(session)
    items = _items(session, meeting)
    decided = _decided(session, items)
    by_case = {case.id: item for item, case in items}
    rows = [_row(no, one, by_case[one.case_id], words) for no, one in enumerate(decided, 1)]
    return _collected(meeting, {**_head(meeting, words), "rows": rows}, decided)


def _meeting(session: Session, meeting_id: UUID | None) -> Meeting:
    meeting = owned(session, Meeting, meeting_id) if meeting_id else None
    refuse_unknown(meeting)
    assert meeting is not None  # noqa: S101 - refused above
    if meeting.state != "signed":
        raise MinutesNotSigned("The minutes are not signed yet.")
    return meeting


def _head(meeting: Meeting, words: Words) -> dict[str, Any]:
    chair = words.chart.person.get(meeting.chair_id) if meeting.chair_id else None
    return {
        "title": meeting.title,
        "held_on": chinese_day(meeting.held_on),
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


def _decided(session: Session, items: Sequence[tuple[AgendaItem, Case]]) -> Sequence[CaseItem]:
    cases = [case.id for _, case in items]
    statement = select(CaseItem).where(CaseItem.case_id.in_(cases))
    return session.scalars(statement.order_by(CaseItem.case_id, CaseItem.position)).all()


def _item(no: int, item: AgendaItem, case: Case) -> dict[str, Any]:
    votes = item.votes_for + item.votes_against + item.abstained
    vote = f"赞成{item.votes_for}票，反对{item.votes_against}票，弃权{item.abstained}票。"
    aside = f"{len(item.recused)}人回避。" if item.recused else ""
    return {
        "chinese_no": _numeral(no),
        "number": case.number,
        "title": item.title,
        "decision": f"{DECISIONS.get(item.decision or '', '未作决定')}。",
        "vote": (vote if votes else "") + aside,
        "reason": item.reason,
    }


def _row(no: int, one: CaseItem, item: AgendaItem, words: Words) -> dict[str, Any]:
    before, after = _ranks(one)
    return {
        "no": no,
        "item": item.title,
        "number": one.number,
        "title": one.title,
        "proposed": words.grade("section", before),
        "decided": words.grade("section", after),
        "decision": DECISIONS.get(item.decision or "", ""),
        "reason": item.reason,
    }


def _changes(decided: Sequence[CaseItem], words: Words) -> list[dict[str, Any]]:
    """List whose grade the meeting changed, and mark those it lowered."""
    found: list[dict[str, Any]] = []
    for one in decided:
        before, after = _ranks(one)
        if before and after and before != after:
            found.append(
                {
                    "no": len(found) + 1,
                    "number": one.number,
                    "title": one.title,
                    "before": words.grade("section", before),
                    "after": words.grade("section", after),
                    "mark": "▼降级" if after > before else "▲升级",
                }
            )
    return found


def _ranks(one: CaseItem) -> tuple[int | None, int | None]:
    """Give the rank a record came with, and the one it left with."""
    decided = (one.decided or {}).get("rank") or one.outcome.get("rank")
    return one.rank, int(decided) if decided else None


def _numeral(number: int) -> str:
    """Write a number below a hundred as headings do."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def _collected(meeting: Meeting, facts: dict[str, Any], decided: Sequence[CaseItem]) -> Collected:
    target = Target(meeting.department_id) if meeting.department_id else BUREAU
    ids = tuple(one.item_id for one in decided)
    return Collected(meeting.title, facts, target, ids, len(ids))
