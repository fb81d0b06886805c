"""Who somebody is today: his roles, his section, what he is in charge of, on whose behalf."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from policies import charts
from policies.standing import Standing, actor, standings
from policies.words import ROLES
from service.organisation.queries.charts import load_chart
from service.organisation.queries.running import in_force
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Unauthenticated
from tenants.models.organisation import Appointment, Person

__all__ = ["Identity", "available_identities", "load_actor", "today", "touch_authority"]


@dataclass(frozen=True, slots=True)
class Identity:
    """An office a person may choose to act in; without an appointment he acts by seat or grant.

    An office delegated to him (AB 角) is chosen by the appointment of its holder.
    """

    appointment_id: UUID | None
    post_id: UUID | None
    post_title: str
    department_name: str
    acting: bool
    on_behalf_of: UUID | None
    on_behalf_of_name: str
    roles: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None


def load_actor(
    session: Session,
    person_id: UUID,
    appointment_id: UUID | None,
    *,
    on: date | None = None,
    request_id: str = "",
    origin: str = "",
) -> Actor:
    """Say what a person is on that day, acting in the office he chose."""
    day = on or today()
    chart = load_chart(session, day)
    found = [] if person_id not in chart.person else standings(person_id, chart, day)
    if appointment_id is None:
        chosen = found[0] if found else _without_office(session, person_id, day)
    else:
        chosen = _in_office(session, found, appointment_id, day)
    return actor(chosen, session.info["tenant_id"], request_id=request_id, origin=origin)


def available_identities(
    session: Session, person_id: UUID, on: date | None = None
) -> list[Identity]:
    """List the offices a person may act in on that day, his own before those he stands in."""
    day = on or today()
    chart = load_chart(session, day)
    if person_id not in chart.person:
        return []
    found = standings(person_id, chart, day)
    posts = [one.post.id for one in found if one.post]
    rows = session.scalars(
        select(Appointment)
        .where(Appointment.post_id.in_(posts), in_force(Appointment, day))
        .order_by(Appointment.starts_on, Appointment.id)
    )
    offices = {(row.post_id, row.person_id): row for row in rows}
    held = [(one, offices.get((one.post.id, _holder(one))) if one.post else None) for one in found]
    return [
        Identity(
            appointment_id=office.id if office else None,
            post_id=one.post.id if one.post else None,
            post_title=one.post.title if one.post else "",
            department_name=chart.department[one.post.department_id].name if one.post else "",
            acting=one.acting and one.on_behalf_of is None,
            on_behalf_of=one.on_behalf_of.id if one.on_behalf_of else None,
            on_behalf_of_name=one.on_behalf_of.name if one.on_behalf_of else "",
            roles=tuple(role for role in ROLES if role in one.roles),
            starts_on=term.starts_on if (term := _term(one, office, chart, day)) else None,
            ends_on=term.ends_on if term else None,
        )
        for one, office in held
    ]


def touch_authority(session: Session) -> None:
    """Let every cached answer about who may do what here die with this transaction.

    It also makes the changes of one bureau's organisation wait for one another.
    """
    session.info["authority_touched"] = True
    session.execute(text("UPDATE authorities SET number = number + 1"))


def _in_office(
    session: Session, found: list[Standing], appointment_id: UUID, day: date
) -> Standing:
    row = session.execute(
        select(Appointment.post_id, Appointment.person_id).where(
            Appointment.id == appointment_id, in_force(Appointment, day)
        )
    ).one_or_none()
    for one in found:
        if row and one.post and one.post.id == row.post_id and _holder(one) == row.person_id:
            return one
    raise Unauthenticated("This office is no longer held.")


def _without_office(session: Session, person_id: UUID, day: date) -> Standing:
    """Know somebody who holds nothing yet: he may sign in, and no more."""
    person = session.scalar(
        select(Person).where(
            Person.id == person_id, or_(Person.left_on.is_(None), Person.left_on >= day)
        )
    )
    if person is None:
        raise Unauthenticated("This person no longer works here.")
    return Standing(charts.Person(person.id, person.name), post=None, roles=frozenset())


def _term(
    standing: Standing, office: Appointment | None, chart: charts.Chart, day: date
) -> charts.Dated | None:
    """Tell from when to when: the delegation's days for a stand-in, else the appointment's."""
    if standing.on_behalf_of is None or standing.post is None:
        return office
    lent = (one for one in chart.delegations if one.post_id == standing.post.id)
    return next(charts.on_day(lent, day), None)


def _holder(standing: Standing) -> UUID:
    return standing.on_behalf_of.id if standing.on_behalf_of else standing.person.id
