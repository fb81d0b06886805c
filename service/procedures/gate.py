"""Whether the register moves by review chains alone (R-295)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session

from service.procedures.models import Case, CaseItem, CaseStep
from tenants.errors import DomainError
from tenants.models.organisation import Cycle

# Chains of different kinds that judge one and the same record.
SAME_RECORD: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"risk_point": ("risk_point", "grading", "lowering")}
)


class GoesByChain(DomainError):
    """A review chain makes this change of state; nobody makes it by hand."""

    leaves_trace = True


def chains_rule(session: Session) -> bool:
    """Say whether an open year forbids deciding outside the chains.

    Before its first year, and in a year opened for taking stock (建账), a bureau registers what its
    organs decided on paper; from then on nothing comes into force but through its chain.
    """
    return bool(
        session.scalar(
            select(Cycle.id).where(Cycle.state == "open", Cycle.stock_taking.is_(False)).limit(1)
        )
    )


def refuse_outside_chain(session: Session, object_kind: str) -> None:
    """Refuse a change of state by hand while chains rule, naming the way."""
    if chains_rule(session):
        raise GoesByChain(
            "This is decided in its review chain; send it for review.",
            object_kind=object_kind,
            start="/api/v1/cases",
        )


class InReview(DomainError):
    """The record is under review; its text rests while others judge it."""

    leaves_trace = True


class InCase(DomainError):
    """A case is about the record; it is taken out of the case before it is put out of use."""

    leaves_trace = True


def refuse_in_review(session: Session, object_kind: str, item_id: UUID) -> None:
    """Refuse to change what others judge now; at a drafting step it may still be reworded.

    Whoever judges the grade of a risk point judges its words too.
    """
    row = session.execute(_on_its_way(object_kind, item_id).where(CaseStep.type != "draft")).first()
    if row is not None:
        raise InReview("The record is under review; its case must return it first.", **_told(row))


def refuse_in_case(session: Session, object_kind: str, *item_ids: UUID) -> None:
    """Refuse to put out of use what a case is about: who drafts or judges it would find nothing."""
    row = session.execute(_on_its_way(object_kind, *item_ids)).first()
    if row is not None:
        raise InCase("The record is in a case; withdraw it there first.", **_told(row))


def _on_its_way(object_kind: str, *item_ids: UUID) -> Select[UUID, str, str]:
    return (
        select(Case.id, Case.number, CaseStep.code)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .join(CaseStep, and_(CaseStep.case_id == Case.id, CaseStep.state == "open"))
        .where(
            CaseItem.object_kind.in_(SAME_RECORD.get(object_kind, (object_kind,))),
            CaseItem.item_id.in_(item_ids),
            CaseItem.state == "open",
        )
    )


def _told(row: Row[UUID, str, str]) -> dict[str, str]:
    return {"number": row.number, "step": row.code, "case": f"/api/v1/cases/{row.id}"}


def judged_among(session: Session, object_kind: str, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Say which of these records others judge now, and in which case, in one question."""
    rows = session.execute(
        select(CaseItem.item_id, Case.number)
        .join(Case, Case.id == CaseItem.case_id)
        .join(CaseStep, and_(CaseStep.case_id == Case.id, CaseStep.state == "open"))
        .where(
            CaseItem.object_kind.in_(SAME_RECORD.get(object_kind, (object_kind,))),
            CaseItem.item_id.in_(list(ids)),
            CaseItem.state == "open",
            CaseStep.type != "draft",
        )
    )
    return {row.item_id: row.number for row in rows}


def is_drafted(session: Session, object_kind: str, item_id: UUID) -> bool:
    """Say whether a record stands at a drafting step of its case: there its words may change."""
    drafted = (
        select(CaseItem.id)
        .join(CaseStep, CaseStep.case_id == CaseItem.case_id)
        .where(
            CaseItem.object_kind == object_kind,
            CaseItem.item_id == item_id,
            CaseItem.state == "open",
            CaseStep.state == "open",
            CaseStep.type == "draft",
        )
    )
    return bool(session.scalar(select(drafted.exists())))


def was_decided(session: Session, object_kind: str, item_id: UUID) -> bool:
    """Say whether a record was decided in a chain that it has finished or still goes through.

    What went back to drafting after its decision is not decided any more.
    """
    return bool(decided_among(session, object_kind, [item_id]))


def decided_among(session: Session, object_kind: str, ids: Iterable[UUID]) -> set[UUID]:
    """Name those of these records that were decided, in one question."""
    drafted = (
        select(CaseStep.id)
        .where(
            CaseStep.case_id == CaseItem.case_id, CaseStep.state == "open", CaseStep.type == "draft"
        )
        .exists()
    )
    decided = select(CaseItem.item_id).where(
        CaseItem.object_kind == object_kind,
        CaseItem.item_id.in_(list(ids)),
        CaseItem.decided.is_not(None),
        CaseItem.state.in_(("open", "approved")),
        ~drafted,
    )
    return set(session.scalars(decided))
