"""Whose successor a risk point is: the same risk recreated, reworded or moved keeps its floor."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import Text, Uuid, and_, any_, literal, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from service.risks.models import RiskPoint
from service.risks.rules import HIGH, RETIRED, UNGRADED, is_twin
from service.risks.subjects import Placed, subject_key

LINEAGE: Final = 184
_HOLD = text("SELECT pg_advisory_xact_lock(:kind, :tenant)")


class Worded(Placed, Protocol):
    """A risk point, or a draft of one, with its words."""

    @property
    def title(self) -> str: ...
    @property
    def power_id(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A risk point of the register to which a new one may be the successor."""

    id: UUID
    number: str
    title: str
    text_key: str
    status: str
    subject_type: str
    department_id: UUID | None
    post_id: UUID | None
    topic: str | None
    answering_post_id: UUID | None
    power_id: UUID | None
    floor_rank: int | None
    worst_rank: int | None
    lineage_id: UUID | None


class Ancestry:
    """The points that could be ancestors of some drafts, found in one statement."""

    def __init__(self, ancestors: Iterable[Ancestor]) -> None:
        self.by_key: dict[str, list[Ancestor]] = defaultdict(list)
        self.high: dict[tuple[object, ...], list[Ancestor]] = defaultdict(list)
        for one in ancestors:
            self.by_key[one.text_key].append(one)
            if one.floor_rank == HIGH and one.status == RETIRED:
                self.high[subject_key(one)].append(one)

    def predecessor(self, draft: Worded, key: str) -> Ancestor | None:
        """Find whom a draft succeeds; of several, the one with the highest rank.

        The same words succeed any retired point of the bureau that was high, any retired point of
        the department or of the same subject, and any other point of the same subject unless the
        two stand for different powers.
        Similar words succeed a retired high point of the same subject.
        """
        found = [one for one in self.by_key.get(key, ()) if _succeeds(draft, one)]
        if self.high:
            found += [
                one
                for one in self.high.get(subject_key(draft), ())
                if not other_power(draft, one) and is_twin(draft.title, one.title)
            ]
        return min(found, key=lambda one: (one.floor_rank or UNGRADED, one.number), default=None)


def hold_lineage(session: Session) -> None:
    """Let nobody else of this bureau write or raise a twin until this transaction is over."""
    session.execute(_HOLD, {"kind": LINEAGE, "tenant": session.info["tenant_id"]})


def load_ancestry(
    session: Session, keys: Sequence[str], places: Sequence[Placed], *, besides: UUID | None = None
) -> Ancestry:
    """Read the points that share words with these, or were high under the same subjects."""
    posts = {one.post_id for one in places if one.post_id}
    departments = {one.department_id for one in places if not one.post_id and one.department_id}
    near = or_(
        RiskPoint.post_id == among(posts),
        and_(RiskPoint.post_id.is_(None), RiskPoint.department_id == among(departments)),
    )
    columns = [getattr(RiskPoint, name) for name in Ancestor.__dataclass_fields__]
    statement = select(*columns).where(
        or_(
            RiskPoint.text_key == any_(literal(list(keys), ARRAY(Text))),
            and_(RiskPoint.status == RETIRED, RiskPoint.floor_rank == HIGH, near),
        ),
    )
    if besides is not None:
        statement = statement.where(RiskPoint.id != besides)
    return Ancestry(Ancestor(*row) for row in session.execute(statement))


def among(ids: Collection[UUID]) -> Any:
    return any_(literal(list(ids), ARRAY(Uuid)))


def _succeeds(draft: Worded, one: Ancestor) -> bool:
    same_subject = subject_key(draft) == subject_key(one)
    if one.status == RETIRED:
        moved = one.department_id != draft.department_id
        return one.floor_rank == HIGH or not moved or same_subject
    return same_subject and not other_power(draft, one)


def other_power(draft: Worded, one: Worded) -> bool:
    """Say whether two risk points stand for different powers."""
    return None not in (draft.power_id, one.power_id) and draft.power_id != one.power_id
