"""Whose points and measures go to the leading group, by when, and what ends it (D-24, Q-01)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol
from uuid import UUID

KIND_NAMES: Final = {
    "points": "廉政风险点",
    "measures": "防控措施",
    "plan": "年度工作方案",
    "summary": "年度工作总结",
}
POST_SUBJECTS: Final = frozenset({"leadership_post", "work_post"})
ANSWER_DAYS: Final = 5  # inferred: the longest a chain gives the step that files
PARTY_MEMBERS_ONLY: Final = frozenset({"measures"})  # 科级以上党员干部


class Rule(Protocol):
    """The part of a deadline that says whom it concerns."""

    @property
    def code(self) -> str: ...
    @property
    def month(self) -> int: ...
    @property
    def day(self) -> int: ...
    @property
    def subject_types(self) -> tuple[str, ...]: ...
    @property
    def from_job_rank(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Cadre:
    """Who holds a post today, as far as filing asks: its rank, and whether a Party member does."""

    post_id: UUID
    title: str
    job_rank: str | None
    party_member: bool
    names: tuple[str, ...] = ()


def last_day(rule: Rule, year: int) -> date:
    """Give the last day on which the package is in time."""
    return date(year, rule.month, rule.day)


def reaches(job_rank: str | None, threshold: str | None, ladder: Sequence[str]) -> bool:
    """Say whether a rank is at or above the threshold; 以上 includes the rank itself (Q-03)."""
    if threshold is None:
        return True
    return job_rank is not None and ladder.index(job_rank) <= ladder.index(threshold)


def concerns(rule: Rule, subject_type: str, cadre: Cadre | None, ladder: Sequence[str]) -> bool:
    """Say whether a point or measure of this subject goes up under this rule."""
    if subject_type not in rule.subject_types:
        return False
    if subject_type not in POST_SUBJECTS:
        return True
    if cadre is None or not reaches(cadre.job_rank, rule.from_job_rank, ladder):
        return False
    return cadre.party_member or rule.code not in PARTY_MEMBERS_ONLY


def binds(due_on: date, began_on: date | None) -> bool:
    """Say whether a last day binds: one that was over when a bureau began does not."""
    return began_on is None or due_on >= began_on


def is_late(sent_on: date, due_on: date | None) -> bool:
    """Say whether it was sent after the last day; that is marked and never blocks (Q-01)."""
    return due_on is not None and sent_on > due_on


def change_of(document: Mapping[str, Any], before: Mapping[str, Any] | None) -> str:
    """Name what changed since the record was last filed."""
    if before is None:
        return "new"
    ranks = before.get("rank"), document.get("rank")
    if None not in ranks and ranks[0] != ranks[1]:
        return "raised" if ranks[1] < ranks[0] else "lowered"  # type: ignore[operator]
    if document.get("status") == "retired":
        return "retired"
    return "unchanged" if dict(before) == dict(document) else "changed"


def undecided(decisions: Iterable[str | None]) -> int:
    """Count the items on which nothing has been said yet."""
    return sum(decision is None for decision in decisions)


def outcome(decisions: Sequence[str | None], until: str) -> str:
    """Say how a review ends: with one item returned it goes back, else it ends as its rule asks."""
    return "returned" if "returned" in decisions else until
