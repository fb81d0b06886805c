"""Whom to turn to: the offices of the own bureau that may do what was refused."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from policies.charts import Chart
from policies.guard import holders, may
from policies.ladder import decider
from policies.permissions import Permission
from policies.reach import Target
from policies.seats import LEADING_GROUP, Subject
from policies.standing import Standing, actor, roles_of, standings, vacancies
from policies.words import ROLES

NAMED_AT_MOST = 10
ADMINISTRATOR = "administrator"


def who_can(
    permission: Permission,
    target: Target,
    subject: Subject | None,
    chart: Chart,
    on: date,
    *,
    tenant_id: int = 0,
) -> list[dict[str, str]]:
    """Name the offices, with their holders, that may do this; a vacant office has no name."""
    roles = {role for role, _ in holders(permission, target)}
    able = [
        standing
        for standing in _everybody(chart, on, roles)
        if may(actor(standing, tenant_id), permission, target)
    ]
    able.sort(key=lambda one: (_rank_of(one, roles), one.post.position if one.post else 0))
    named = [_named(standing, roles) for standing in able]
    if not named and subject is not None and _only_the_leading_group(subject, target, chart, on):
        named = [{"role": LEADING_GROUP.role, "post": LEADING_GROUP.title, "name": ""}]
    return list({tuple(one.items()): one for one in named}.values())[:NAMED_AT_MOST]


def contact(chart: Chart, on: date) -> dict[str, str] | None:
    """Name whom to ask about a wrong authority: the administrator of the bureau, if it has one."""
    for standing in _everybody(chart, on, {ADMINISTRATOR}):
        title = standing.post.title if standing.post else ROLES[ADMINISTRATOR][0]
        return {
            "role": ADMINISTRATOR,
            "post": title,
            "name": standing.person.name,
            "phone": standing.person.office_phone,
        }
    return None


def _everybody(chart: Chart, on: date, roles: set[str]) -> Iterator[Standing]:
    persons: set[UUID] = {one.person_id for one in chart.appointments}
    persons |= {one.delegate_id for one in chart.delegations}
    persons |= {one.person_id for one in chart.memberships}
    persons |= {one.person_id for one in chart.grants}
    for person in sorted(persons):
        if roles_of(person, chart, on) & roles:
            yield from (one for one in standings(person, chart, on) if one.roles & roles)
    yield from (one for one in vacancies(chart, on) if one.roles & roles)


def _named(standing: Standing, roles: set[str]) -> dict[str, str]:
    role = _speaking_role(standing, roles)
    title = standing.post.title if standing.post else ROLES[role][0]
    return {
        "role": role,
        "post": f"{'代' if standing.acting else ''}{title}",
        "name": standing.person.name,
    }


def _speaking_role(standing: Standing, roles: set[str]) -> str:
    """Of his roles that grant it, the most particular one."""
    return max(standing.roles & roles, key=list(ROLES).index)


def _rank_of(standing: Standing, roles: set[str]) -> int:
    return -list(ROLES).index(_speaking_role(standing, roles))


def _only_the_leading_group(subject: Subject, target: Target, chart: Chart, on: date) -> bool:
    return target.rank is not None and decider(subject, target.rank, chart, on).rung is None
