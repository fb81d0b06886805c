"""Who drafts whose measures, and when (R-217 to R-220, R-242)."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of, named
from service.measures.refusals import NotTheAuthor, NotYetConfirmed
from service.measures.rules import AUTHORS, author_gap
from service.organisation.queries import load_chart, today
from service.procedures.gate import decided_among, was_decided
from service.risks.models import RiskPoint
from service.risks.rules import IN_FORCE
from service.risks.subjects import subject_of
from tenants.context import Actor
from tenants.database import owned
from tenants.models.organisation import Department, Post

_ACTING: Final = {
    "post": "post_holder",
    "section": "section_members",
    "leadership": "leadership_members",
}


def is_confirmed(session: Session, point: RiskPoint) -> bool:
    """Say whether a risk point is in force, or was at least approved in its chain."""
    return point.status == IN_FORCE or was_decided(session, "risk_point", point.id)


def confirmed_among(session: Session, points: Sequence[RiskPoint]) -> set[UUID]:
    """Name those of these risk points that are in force, or approved in their chain."""
    left = [one.id for one in points if one.status != IN_FORCE]
    return {one.id for one in points if one.status == IN_FORCE} | (
        decided_among(session, "risk_point", left) if left else set()
    )


def refuse_unconfirmed(session: Session, point: RiskPoint) -> None:
    """Refuse measures against what is not established as a risk (R-217)."""
    if not is_confirmed(session, point):
        raise NotYetConfirmed(
            "Measures are drawn up once the risk point is confirmed.", number=point.number
        )


def is_author(session: Session, actor: Actor, point: RiskPoint) -> bool:
    """Say whether this person drafts the measures against this risk."""
    return _author_wanted(session, actor, point) is None


def authors_of(session: Session, point: RiskPoint) -> tuple[Holder, ...]:
    """Name whose measures against this risk are."""
    day, word = today(), _ACTING[AUTHORS[point.subject_type]]
    return holders_of(word, subject_of(point, "measure"), load_chart(session, day), day)


def refuse_stranger(session: Session, actor: Actor, point: RiskPoint) -> None:
    """Refuse whoever is not the author the level of the risk asks for (D-33)."""
    wanted = _author_wanted(session, actor, point)
    if wanted is not None:
        raise NotTheAuthor(
            "These measures are drafted by others.",
            author=wanted,
            who_can=_authors(session, point, wanted),
        )


def _author_wanted(session: Session, actor: Actor, point: RiskPoint) -> str | None:
    post_id = point.post_id or point.answering_post_id
    post = owned(session, Post, actor.post_id) if actor.post_id else None
    department = owned(session, Department, post.department_id) if post else None
    return author_gap(
        point.subject_type,
        own_post=actor.post_id is not None and actor.post_id == post_id,
        own_section=department is not None and department.id == point.department_id,
        leads=department is not None and department.kind == "leadership",
    )


def _authors(session: Session, point: RiskPoint, wanted: str) -> list[dict[str, str]]:
    day, word = today(), _ACTING[wanted]
    return named(
        word, holders_of(word, subject_of(point, "measure"), load_chart(session, day), day)
    )
