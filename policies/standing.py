"""What a person's appointments make of him: the roles he holds and how far they reach.

People never enter the policy text. Whoever signs in gets his standing from the chart of the day and
chooses in which of his posts he acts; when the chart changes, so does his standing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from policies.charts import Chart, Person, Post, by_rank, on_day
from policies.ladder import LEADERS, decider, in_charge_of, role_of
from policies.seats import Subject
from tenants.context import Actor

_BODY_ROLES: Final = MappingProxyType(
    {
        "discipline_group": "discipline_group",
        "supervision_office": "supervision_office",
        "register_office": "register_office",
        "party_group": "party_group",
        "party_committee": "party_group",
        "party_organisation": "party_group",
    }
)
_LEADING_GROUP_ROLES: Final = MappingProxyType(
    {"leading_group": "leading_group", "leading_group_office": "leading_group_office"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One capacity in which a person may act."""

    person: Person
    post: Post | None
    roles: frozenset[str]
    departments: frozenset[UUID] = frozenset()
    portfolio: frozenset[UUID] = frozenset()
    recused_from: frozenset[UUID] = frozenset()
    superiors: frozenset[UUID] = frozenset()
    recused_to: frozenset[tuple[UUID, int]] = frozenset()
    on_behalf_of: Person | None = None
    acting: bool = False
    kinds: frozenset[str] = frozenset()


def standings(person_id: UUID, chart: Chart, on: date) -> list[Standing]:
    """List the capacities in which a person may act on a day: his posts, and those he stands in."""
    person = chart.person[person_id]
    duties = frozenset(_duties(person_id, chart, on))
    held, stood_in = [], []
    for post in sorted((chart.post[one] for one in chart.posts_of(person_id, on)), key=by_rank):
        office = chart.office(post, on)
        if person in office.holders:
            held.append(_in_post(person, post, chart, on, duties=duties, acting=office.acting))
        if office.stand_in == person:
            lent = _in_post(person, post, chart, on, principal=office.holder)
            stood_in.append(replace(lent, kinds=office.kinds))
    if not held and duties:
        held.append(Standing(person, None, duties))
    return [*held, *stood_in]


def roles_of(person_id: UUID, chart: Chart, on: date) -> frozenset[str]:
    """Name all roles a person has on a day, in whichever capacity."""
    posts = [chart.post[one] for one in chart.posts_of(person_id, on)]
    from_posts = {role_of(one) for one in posts} | ({"post_holder"} if posts else set())
    return frozenset(from_posts | set(_duties(person_id, chart, on)))


def actor(standing: Standing, tenant_id: int, *, request_id: str = "", origin: str = "") -> Actor:
    """Let a person act in one of his capacities."""
    post, principal = standing.post, standing.on_behalf_of
    return Actor(
        tenant_id=tenant_id,
        person_id=standing.person.id,
        name=standing.person.name,
        post_id=post.id if post else None,
        post_title=post.title if post else "",
        roles=standing.roles,
        departments=standing.departments,
        portfolio=standing.portfolio,
        recused_from=standing.recused_from,
        superiors=standing.superiors,
        recused_to=standing.recused_to,
        on_behalf_of=principal.id if principal else None,
        kinds=standing.kinds,
        request_id=request_id,
        origin=origin,
    )


def vacancies(chart: Chart, on: date) -> list[Standing]:
    """List the leading offices nobody holds, as if somebody did: refusals name them too."""
    nobody = Person(UUID(int=0), "")
    offices = (chart.office(post, on) for post in chart.posts if post.leadership != "none")
    return [
        _in_post(nobody, office.post, chart, on)
        for office in offices
        if office.holder is None and office.stand_in is None
    ]


def _in_post(
    person: Person,
    post: Post,
    chart: Chart,
    on: date,
    *,
    duties: frozenset[str] = frozenset(),
    acting: bool = False,
    principal: Person | None = None,
) -> Standing:
    department = chart.department[post.department_id]
    leads = department.kind == "leadership"
    own = {department.id} if leads else chart.subtree(department.id)
    return Standing(
        person=person,
        post=post,
        roles=duties | {"post_holder", role_of(post)},
        departments=frozenset(own),
        portfolio=_portfolio(post, chart, on),
        recused_from=_recused_from(person, principal, post, chart, on),
        superiors=_superiors(post, chart),
        recused_to=_recused_to(post, chart, on),
        on_behalf_of=principal,
        acting=acting or principal is not None,
    )


def _portfolio(post: Post, chart: Chart, on: date) -> frozenset[UUID]:
    """The departments this very post is in charge of; one assigned to another leader is not."""
    if post.leadership not in LEADERS:
        return frozenset()
    charges = ((one.id, in_charge_of(one.id, chart, on).office) for one in chart.departments)
    return frozenset(one for one, office in charges if office and office.post.id == post.id)


def _recused_from(
    person: Person, principal: Person | None, post: Post, chart: Chart, on: date
) -> frozenset[UUID]:
    """His own posts and his principal's: nobody decides on his own item."""
    posts = {post.id} | chart.posts_of(person.id, on)
    if principal is not None:
        posts |= chart.posts_of(principal.id, on)
    return frozenset(posts)


def _superiors(post: Post, chart: Chart) -> frozenset[UUID]:
    """The posts of the main leaders he serves under."""
    if post.leadership == "main_leader":
        return frozenset()
    return frozenset(one.id for one in chart.led_by("main_leader"))


def _recused_to(post: Post, chart: Chart, on: date) -> frozenset[tuple[UUID, int]]:
    """The leading persons' own posts, with the rank, that this post decides on."""
    if post.leadership not in LEADERS:
        return frozenset()
    return frozenset(
        (one.id, rank)
        for one in _posts_of_leading_persons(chart, on)
        for rank in (2, 3)
        if _decides(post, Subject("leadership_post", one.department_id, one.id), rank, chart, on)
    )


def _decides(post: Post, subject: Subject, rank: int, chart: Chart, on: date) -> bool:
    rung = decider(subject, rank, chart, on).rung
    return rung is not None and rung.office is not None and rung.office.post.id == post.id


def _posts_of_leading_persons(chart: Chart, on: date) -> Iterator[Post]:
    """Only who leads something can have to stand aside, in whichever post he is the subject."""
    leading = [post for post in chart.posts if post.leadership != "none"]
    persons = frozenset[UUID]().union(*(chart.persons_of(post.id, on) for post in leading))
    held = frozenset[UUID]().union(*(chart.posts_of(person, on) for person in persons))
    wanted = held | {post.id for post in leading}
    return (post for post in chart.posts if post.id in wanted)


def _duties(person_id: UUID, chart: Chart, on: date) -> Iterator[str]:
    """The roles a person has apart from his posts: from bodies he sits in and duties granted."""
    leads = chart.tenant_kind == "leading_group"
    bodies = {**_BODY_ROLES, **_LEADING_GROUP_ROLES} if leads else _BODY_ROLES
    for one in on_day(chart.memberships, on):
        if one.person_id == person_id and one.kind in bodies:
            yield bodies[one.kind]
    for grant in on_day(chart.grants, on):
        if grant.person_id == person_id:
            yield grant.role
