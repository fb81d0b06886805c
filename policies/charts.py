"""A bureau's organisation on paper: departments, posts, who holds them, who stands in, who watches.

A chart is a frozen copy of the organisation; the questions of responsibility are put to it alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar
from uuid import UUID


class Dated(Protocol):
    """Something that holds from one day to another, both included."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...


DatedT = TypeVar("DatedT", bound=Dated)


@dataclass(frozen=True, slots=True)
class Department:
    """A section, an internal body, a subordinate unit, or the leadership itself."""

    id: UUID
    name: str
    kind: str = "section"
    parent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post; `leadership` says whether it leads the bureau, a portfolio, a section or nobody."""

    id: UUID
    title: str
    department_id: UUID
    leadership: str = "none"
    position: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the chart."""

    id: UUID
    name: str
    office_phone: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a post; `acting` is shown as 代."""

    post_id: UUID
    person_id: UUID
    starts_on: date
    ends_on: date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """A department in the portfolio of a leader's post."""

    post_id: UUID
    department_id: UUID
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """Another person exercises a post for some days; its holder stays accountable (R-016).

    Where `kinds` are named he exercises it for these kinds of matters only.
    """

    post_id: UUID
    delegate_id: UUID
    starts_on: date
    ends_on: date | None = None
    kinds: frozenset[str] = frozenset()

    def covers(self, kind: str) -> bool:
        """Say whether matters of this kind are delegated too."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's seat in a body such as the discipline group."""

    kind: str
    title: str
    person_id: UUID
    starts_on: date
    ends_on: date | None = None
    seat: str = "member"


@dataclass(frozen=True, slots=True)
class Grant:
    """A duty no post carries: bureau administrator, auditor, platform operator."""

    person_id: UUID
    role: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post on one day: its holders, and the person who exercises it for them, if any."""

    post: Post
    holders: tuple[Person, ...]
    acting: bool = False
    stand_in: Person | None = None
    kinds: frozenset[str] = frozenset()

    @property
    def holder(self) -> Person | None:
        """Name the (first) holder; nobody while the office is vacant."""
        return self.holders[0] if self.holders else None


@dataclass(frozen=True)
class Chart:
    """The organisation of one tenant, past and present."""

    departments: tuple[Department, ...] = ()
    posts: tuple[Post, ...] = ()
    persons: tuple[Person, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    charges: tuple[Charge, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    grants: tuple[Grant, ...] = ()
    tenant_kind: str = "bureau"

    @cached_property
    def department(self) -> dict[UUID, Department]:
        """Find a department by its id."""
        return {one.id: one for one in self.departments}

    @cached_property
    def post(self) -> dict[UUID, Post]:
        """Find a post by its id."""
        return {one.id: one for one in self.posts}

    @cached_property
    def person(self) -> dict[UUID, Person]:
        """Find a person by his id."""
        return {one.id: one for one in self.persons}

    @cached_property
    def leadership(self) -> Department | None:
        """Give the department that is the leadership itself, if the chart has one."""
        return next((one for one in self.departments if one.kind == "leadership"), None)

    @cached_property
    def below(self) -> dict[UUID, list[UUID]]:
        """List the departments directly under each department."""
        found: dict[UUID, list[UUID]] = {}
        for one in self.departments:
            if one.parent_id is not None:
                found.setdefault(one.parent_id, []).append(one.id)
        return found

    @cached_property
    def appointed(self) -> dict[UUID, list[Appointment]]:
        """List the appointments to each post, regular ones before acting ones."""
        found: dict[UUID, list[Appointment]] = {}
        for one in sorted(self.appointments, key=lambda a: (a.acting, a.starts_on, a.person_id)):
            found.setdefault(one.post_id, []).append(one)
        return found

    @cached_property
    def _offices(self) -> dict[tuple[UUID, date], Office]:
        return {}

    @cached_property
    def _narrowed(self) -> dict[str, "Chart"]:
        return {}

    @cached_property
    def _leaders(self) -> dict[str, list[Post]]:
        return {}

    def office(self, post: Post, on: date) -> Office:
        """Say who holds and who exercises a post on a day; an acting officer fills a vacancy."""
        known = self._offices.get((post.id, on))
        if known is None:
            known = self._offices[post.id, on] = self._office(post, on)
        return known

    def _office(self, post: Post, on: date) -> Office:
        current = list(on_day(self.appointed.get(post.id, ()), on))
        regular = [one for one in current if not one.acting]
        holders = tuple(self.person[one.person_id] for one in regular or current)
        delegated = next(
            on_day((one for one in self.delegations if one.post_id == post.id), on), None
        )
        stand_in = self.person[delegated.delegate_id] if delegated else None
        kinds = delegated.kinds if delegated else frozenset[str]()
        acting = bool(current) and not regular
        return Office(post, holders, acting=acting, stand_in=stand_in, kinds=kinds)

    def about(self, kind: str) -> "Chart":
        """Give the chart as it is for one kind of matters: who stands in for others is left out."""
        if kind not in self._narrowed:
            kept = tuple(one for one in self.delegations if one.covers(kind))
            whole = len(kept) == len(self.delegations)
            self._narrowed[kind] = self if whole else replace(self, delegations=kept)
        return self._narrowed[kind]

    def led_by(self, leadership: str) -> list[Post]:
        """List the posts of one kind of leadership, first in rank first."""
        if leadership not in self._leaders:
            self._leaders[leadership] = sorted(
                (one for one in self.posts if one.leadership == leadership), key=by_rank
            )
        return self._leaders[leadership]

    @cached_property
    def _touched(self) -> dict[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = {}
        for one in self.appointments:
            found.setdefault(one.person_id, set()).add(one.post_id)
        for other in self.delegations:
            found.setdefault(other.delegate_id, set()).add(other.post_id)
        return found

    @cached_property
    def charged(self) -> dict[UUID, list[Charge]]:
        """List who was ever put in charge of each department."""
        found: dict[UUID, list[Charge]] = {}
        for one in self.charges:
            found.setdefault(one.department_id, []).append(one)
        return found

    def line_up(self, department_id: UUID | None) -> Iterator[Department]:
        """Walk from a department up to the top."""
        seen: set[UUID] = set()
        while department_id is not None and department_id not in seen:
            seen.add(department_id)
            department = self.department[department_id]
            yield department
            department_id = department.parent_id

    def subtree(self, department_id: UUID) -> frozenset[UUID]:
        """List a department and everything below it."""
        found: set[UUID] = set()
        waiting = [department_id]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.below.get(one, ()))
        return frozenset(found)

    def persons_of(self, post_id: UUID, on: date) -> frozenset[UUID]:
        """Name everybody who holds or exercises a post on a day."""
        office = self.office(self.post[post_id], on)
        stand_in = {office.stand_in.id} if office.stand_in else set()
        return frozenset({one.id for one in office.holders} | stand_in)

    def posts_of(self, person_id: UUID, on: date) -> frozenset[UUID]:
        """List the posts a person holds or exercises on a day."""
        touched = self._touched.get(person_id, ())
        return frozenset(post for post in touched if person_id in self.persons_of(post, on))

    def members(self, kind: str, on: date) -> list[Membership]:
        """List who sits in a body on a day, its head first."""
        current = on_day((one for one in self.memberships if one.kind == kind), on)
        return sorted(current, key=lambda one: (one.seat != "head", one.starts_on, one.person_id))


def by_rank(post: Post) -> tuple[int, str, UUID]:
    """Order posts as the bureau ranks them."""
    return post.position, post.title, post.id


def on_day(records: Iterable[DatedT], on: date) -> Iterator[DatedT]:
    """Keep what holds on a day."""
    return (
        one for one in records if one.starts_on <= on and (one.ends_on is None or on <= one.ends_on)
    )
