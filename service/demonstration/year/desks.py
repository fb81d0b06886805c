"""Who sits at which desk of the bureau, and which day of its year it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.demonstration.founding import posts_of
from service.demonstration.plans import TenantPlan
from service.organisation.queries import load_actor
from tenants import clock
from tenants.calendar import within_its_year
from tenants.context import Actor
from tenants.models.organisation import Appointment, Body, Department

ORIGIN: Final = "demonstration"
MAIN_LEADER: Final = "leadership:main"
DEPUTY: Final = "leadership:deputy1"
DISCIPLINE: Final = "leadership:discipline"
REGISTER_OFFICE: Final = "office:head"
SUPERVISION: Final = "oversight:head"
Ids = Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class Desks:
    """The bureau at work: its departments, posts and bodies by the keys of the plan."""

    session: Session
    plan: TenantPlan
    departments: Ids
    posts: Ids
    bodies: Ids
    known: dict[tuple[str, date], Actor] = field(default_factory=dict)

    def at(self, post_key: str) -> Actor:
        """Act as whoever holds a post today."""
        today = clock.today()
        if (post_key, today) not in self.known:
            self.known[post_key, today] = self._holder(post_key, today)
        return self.known[post_key, today]

    def _holder(self, post_key: str, today: date) -> Actor:
        office = self.session.execute(
            select(Appointment.id, Appointment.person_id)
            .where(
                Appointment.post_id == self.posts[post_key],
                Appointment.starts_on <= today,
                Appointment.ends_on.is_(None) | (Appointment.ends_on >= today),
            )
            .order_by(Appointment.acting)
            .limit(1)
        ).one()
        return load_actor(self.session, office.person_id, office.id, on=today, origin=ORIGIN)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The posts of the leadership."""
        return tuple(one for one in self.posts if one.startswith("leadership:"))

    @property
    def office(self) -> Actor:
        """Act as the register office."""
        return self.at(REGISTER_OFFICE)


def desks_of(session: Session, plan: TenantPlan) -> Desks:
    """Find everybody's desk in a bureau that was founded by the plan."""
    codes = {one.code: one.key for one in plan.organisation.departments}
    rows = session.execute(select(Department.code, Department.id))
    bodies = session.execute(select(Body.kind, Body.id))
    return Desks(
        session,
        plan,
        departments={codes[row.code]: row.id for row in rows},
        posts=posts_of(session, plan.organisation),
        bodies={row.kind: row.id for row in bodies},
    )


def days_before(present: date, days: int) -> date:
    """Give the day so long before the present, or after it; never in another year."""
    first, last = date(present.year, 1, 1), date(present.year, 12, 31)
    return min(max(present - timedelta(days=days), first), last)


def due_day(present: date, days: int) -> date:
    """Give a last day so long before the present, or after it: people work on it."""
    return within_its_year(days_before(present, days))
