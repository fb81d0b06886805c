"""What has become of risk points: scored, shown in public, filed, reviewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from service.filings.models import Filing, FilingItem
from service.notices.models import Notice, NoticeItem
from service.procedures.models import CaseItem
from service.risks.models import Grading
from tenants import clock

SCALES: Final = ("likelihood", "harm")
Of = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The facts of some risk points by their ids, ready to print."""

    noticed: Of
    filed: Of
    reviewed: Mapping[str, date]
    decided: Mapping[str, date]
    scores: Mapping[str, Mapping[str, Any]]


def outcomes_of(session: Session, ids: Sequence[UUID]) -> Outcomes:
    """Say of each point when it was shown, its filing number, its last review and its scores."""
    return Outcomes(
        _notices(session, ids),
        {str(one): number for one, number in filed_numbers(session, ids).items()},
        _days(session, ids, Grading.kind.in_(("decision", "lowering"))),
        _days(session, ids, Grading.decided_rank.is_not(None)),
        _scores(session, ids),
    )


def _notices(session: Session, ids: Sequence[UUID]) -> Of:
    rows = session.execute(
        select(NoticeItem.object_id, Notice.starts_on, Notice.ends_on)
        .join(Notice, Notice.id == NoticeItem.notice_id)
        .where(NoticeItem.object_id.in_(ids), NoticeItem.state == "shown")
        .where(Notice.state.in_(("published", "ended", "concluded")))
        .order_by(Notice.starts_on)
    )
    return {str(row.object_id): f"{row.starts_on}至{row.ends_on or '长期'}" for row in rows}


def filed_numbers(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Give the numbers under which each point was last filed: here, and with the group above."""
    own = select(CaseItem.item_id, CaseItem.outcome["filed_number"].astext.label("number")).where(
        CaseItem.object_kind == "risk_point",
        CaseItem.item_id.in_(ids),
        CaseItem.outcome.has_key("filed_number"),
    )
    above = (
        select(FilingItem.item_id, Filing.filed_number.label("number"))
        .join(Filing, Filing.id == FilingItem.filing_id)
        .where(FilingItem.item_id.in_(ids), Filing.state.in_(("reviewed", "filed")))
        .where(Filing.filed_number != "")
    )
    found: dict[UUID, list[str]] = {}
    for statement in (own.order_by(CaseItem.id), above.order_by(Filing.sent_at)):
        latest = {row.item_id: row.number for row in session.execute(statement)}
        for one, number in latest.items():
            found.setdefault(one, []).append(number)
    return {one: "；".join(numbers) for one, numbers in found.items()}


def _days(session: Session, ids: Sequence[UUID], which: ColumnElement[bool]) -> Mapping[str, date]:
    rows = session.execute(
        select(Grading.risk_point_id, func.max(Grading.at).label("at"))
        .where(Grading.risk_point_id.in_(ids), which)
        .group_by(Grading.risk_point_id)
    )
    return {str(row.risk_point_id): row.at.astimezone(clock.CHINA).date() for row in rows}


def _scores(session: Session, ids: Sequence[UUID]) -> Mapping[str, Mapping[str, Any]]:
    """Give the latest scoring sheet of each point, whatever came of it."""
    rows = session.execute(
        select(Grading.risk_point_id, Grading.scores)
        .where(Grading.risk_point_id.in_(ids))
        .where(or_(*(Grading.scores.has_key(name) for name in SCALES)))
        .order_by(Grading.at)
    )
    return {str(row.risk_point_id): row.scores for row in rows}
