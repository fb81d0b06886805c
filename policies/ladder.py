"""Who decides on a risk point: the regular office for its rank, or the next if it stands aside.

The rungs are head of section, deputy in charge, main leader, the other main leader, and at last the
leading group's seat. Standing aside goes up one rung; a vacant or missing office never does: it
stays where it is and raises an alarm (R-186, Q-49).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from policies.charts import Chart, Office, Post, by_rank, on_day
from policies.seats import TEAM_SUBJECTS, Subject

LEADERS: Final = frozenset({"main_leader", "deputy_leader"})


class Rung(NamedTuple):
    """One office on the ladder; `missing` names the alarm when no such office exists."""

    role: str
    office: Office | None
    missing: str = "office-missing"


@dataclass(frozen=True, slots=True)
class Decider:
    """The rung that decides; no rung is left when only the leading group can."""

    rung: Rung | None
    stood_aside: bool
    above: tuple[Rung, ...] = ()


def decider(subject: Subject, rank: int, chart: Chart, on: date) -> Decider:
    """Find the office that decides on this subject at this rank; nobody decides on his own item."""
    rungs = list(_rungs(subject, rank, chart.about(subject.kind), on))
    free = [rung for rung in rungs if not _must_stand_aside(rung, subject, chart, on)]
    if not free:
        return Decider(None, stood_aside=True)
    kept = _without_conflicted_stand_in(free[0], subject, chart, on)
    return Decider(kept, stood_aside=free[0] is not rungs[0], above=tuple(free[1:]))


def place_of(subject: Subject, chart: Chart) -> UUID | None:
    """Say in which department a subject lies; what belongs to nobody else is the leadership's."""
    if subject.type not in TEAM_SUBJECTS and subject.department_id is not None:
        return subject.department_id
    if subject.post_id is not None:
        return chart.post[subject.post_id].department_id
    return chart.leadership.id if chart.leadership else subject.department_id


def head_of(department_id: UUID | None, chart: Chart, on: date) -> Rung:
    """Find the head of a section; a section without one answers to its parent section's head."""
    heads = chart.led_by("section_head")
    for department in chart.line_up(department_id):
        if department.kind == "leadership":
            leaders = main_leaders(chart, on)
            return leaders[0] if leaders else Rung("main_leader", None)
        found = next((post for post in heads if post.department_id == department.id), None)
        if found is not None:
            return Rung("section_head", chart.office(found, on))
        if department.kind == "subordinate_unit" or department.parent_id is None:
            break
        if chart.department[department.parent_id].kind == "leadership":
            break
    return Rung("section_head", None)


def in_charge_of(department_id: UUID | None, chart: Chart, on: date) -> Rung:
    """Find the leader whose portfolio holds a department: the nearest assignment up the tree."""
    for department in chart.line_up(department_id):
        charges = on_day(chart.charged.get(department.id, ()), on)
        posts = [chart.post[one.post_id] for one in charges]
        posts = [post for post in posts if post.leadership in LEADERS]
        if posts:
            first = min(posts, key=by_rank)
            return Rung(role_of(first), chart.office(first, on))
    return Rung("deputy_leader", None, "portfolio-missing")


def main_leaders(chart: Chart, on: date) -> list[Rung]:
    """List the offices of the main leaders, the first in rank first."""
    return [Rung("main_leader", chart.office(post, on)) for post in chart.led_by("main_leader")]


def role_of(post: Post) -> str:
    """Name the role a post carries in the policy text."""
    return "post_holder" if post.leadership == "none" else post.leadership


def _rungs(subject: Subject, rank: int, chart: Chart, on: date) -> Iterator[Rung]:
    place = place_of(subject, chart)
    leaders = main_leaders(chart, on) or [Rung("main_leader", None)]
    seen: set[UUID] = set()
    if rank >= 3:  # noqa: PLR2004 (low)
        yield from _once(head_of(place, chart, on), seen)
    if rank >= 2:  # noqa: PLR2004 (medium)
        charge = in_charge_of(place, chart, on)
        if charge.office is not None or not _leads_the_bureau(subject, chart):
            yield from _once(charge, seen)
    for leader in leaders:
        yield from _once(leader, seen)


def _once(rung: Rung, seen: set[UUID]) -> Iterator[Rung]:
    if rung.office is None:
        yield rung
    elif rung.office.post.id not in seen:
        seen.add(rung.office.post.id)
        yield rung


def _leads_the_bureau(subject: Subject, chart: Chart) -> bool:
    """A leader's own post goes to the main leader unless a deputy is put in charge of it."""
    post = chart.post.get(subject.post_id) if subject.post_id else None
    return post is not None and post.leadership in LEADERS


def _must_stand_aside(rung: Rung, subject: Subject, chart: Chart, on: date) -> bool:
    """He stands aside on his own item, and a subordinate on his main leader's."""
    if subject.post_id is None or rung.office is None:
        return False
    subject_post = chart.post[subject.post_id]
    if subject_post.leadership == "main_leader" and rung.role != "main_leader":
        return True
    if rung.office.post.id == subject_post.id:
        return True
    concerned = chart.persons_of(subject_post.id, on)
    return any(person.id in concerned for person in rung.office.holders)


def _without_conflicted_stand_in(rung: Rung, subject: Subject, chart: Chart, on: date) -> Rung:
    """A stand-in does not decide on his own item either; the holder then does it himself."""
    office = rung.office
    if office is None or office.stand_in is None or subject.post_id is None:
        return rung
    if office.stand_in.id not in chart.persons_of(subject.post_id, on):
        return rung
    return Rung(rung.role, Office(office.post, office.holders, acting=office.acting), rung.missing)
