"""What can run through a review chain, and the room in which each kind of record answers for it.

The engine knows no register. Each area answers four questions about its records in a module
`procedure.py`, named in this one table and loaded when first asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, Protocol, cast
from uuid import UUID

from sqlalchemy.orm import Session

from service.procedures.models import Case, CaseItem, CaseStep
from tenants.context import Actor


@dataclass(frozen=True, slots=True)
class Matter:
    """A record as a case sees it.

    `subject_type`, `department_id`, `post_id` say whose it is; `rank` is the worst it ever had;
    `authors` are those who drafted or last edited it: they may not approve it (I3).
    """

    id: UUID
    number: str
    title: str
    version: int
    document: Mapping[str, Any]
    subject_type: str | None = None
    department_id: UUID | None = None
    post_id: UUID | None = None
    rank: int | None = None
    lowers: bool = False
    authors: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something not in place yet: of which item, at which field, by which rule."""

    code: str
    item_id: UUID | None = None
    number: str = ""
    pointer: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class ObjectKind(Protocol):
    """What a module `procedure.py` of an area provides."""

    CRITERIA: frozenset[str]
    """The words this area answers in `missing`."""

    def matters(self, session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:
        """Describe these records, in this order, or raise NotFound; refuse what may not be sent.

        Asked when a case starts, and again (by the system) whenever its items may have changed;
        that they are in an open case already, and who may send them, is the engine's to judge.
        """
        ...

    def missing(
        self, session: Session, case: Case, items: Sequence[CaseItem], criterion: str
    ) -> list[Missing]:
        """List what is not in place by this criterion."""
        ...

    def settle(  # noqa: PLR0917
        self,
        session: Session,
        actor: Actor,
        case: Case,
        items: Sequence[CaseItem],
        result: str,
        values: Mapping[str, Any],
    ) -> None:
        """Give the records this result: one of STEP_RESULTS, or returned, rejected, withdrawn.

        Each changed record is journalled here, by one entry of its own.
        """
        ...


class StepRoom(Protocol):
    """What a module provides whose area carries out steps of its own (STEP_ROOMS).

    It tells the engine when a step is done by `complete_step`, and of an objection that was upheld
    by `reopen_for`.
    """

    def open_step(  # noqa: PLR0917
        self,
        session: Session,
        actor: Actor,
        case: Case,
        step: CaseStep,
        items: Sequence[CaseItem],
        settings: Mapping[str, Any],
    ) -> None:
        """Begin the step; `settings` is what the chain says of it (`notice: {...}`)."""
        ...

    def withdraw_step(self, session: Session, actor: Actor, case: Case, step: CaseStep) -> None:
        """End the step without a result: the case, or the last of its items, went elsewhere."""
        ...


OBJECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "power": "service.powers.procedure",
        "catalogue": "service.catalogues.procedure",
        "flowchart": "service.flowcharts.procedure",
        "risk_point": "service.risks.procedure",
        "grading": "service.gradings.procedure",
        "lowering": "service.gradings.lowering_procedure",
        "measure": "service.measures.procedure",
        "commitment": "service.commitments.procedure",
    }
)
# Steps that another area carries out: it opens them, and tells the engine when they are done.
STEP_ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {"public_notice": "service.notices.procedure"}
)
# Words about records of a lower area that a higher area answers: in a module that provides
# `missing(session, case, items, criterion)` as an ObjectKind does.
CRITERION_ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "searches_submitted": "service.searches.criteria",
        "flowcharts": "service.searches.criteria",
        "participation": "service.searches.criteria",
    }
)


def kind_of(object_kind: str) -> ObjectKind:
    """Find the room that answers for this kind of record."""
    return cast("ObjectKind", import_module(OBJECTS[object_kind]))


def room_of(step_type: str) -> StepRoom | None:
    """Find the room that carries out steps of this type, if the engine does not itself."""
    name = STEP_ROOMS.get(step_type)
    return cast("StepRoom", import_module(name)) if name else None
