"""What the deputies are in charge of; the office holds it, not the man (R-004)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import sharing_days
from service.organisation.use_cases.appointments import term_of
from service.organisation.use_cases.changing import add, end, prepare
from service.organisation.use_cases.refusals import (
    AlreadyInCharge,
    NotADeputy,
    PostAbolished,
)
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Department, Portfolio, Post

APPOINT = Permission.ORGANISATION_APPOINT


def put_in_charge(
    session: Session,
    actor: Actor,
    *,
    post_id: UUID,
    department_id: UUID,
    starts_on: date,
    ends_on: date | None = None,
) -> Portfolio:
    """Put a deputy's office in charge of a department; nobody enlarges his own portfolio (I8)."""
    prepare(session, actor, APPOINT, Target(post_id=post_id))
    term = term_of(starts_on, ends_on)
    post = refer(session, Post, "post_id", post_id)
    department = refer(session, Department, "department_id", department_id)
    if post.abolished_on is not None:
        raise PostAbolished("The post no longer exists.")
    if post.leadership != "deputy_leader":
        raise NotADeputy("Only deputies are in charge of departments.", leadership=post.leadership)
    if department.kind == "leadership" or department.closed_on is not None:
        raise Invalid(
            "Nobody can be in charge of this.",
            errors={"department_id": ["nobody-in-charge"]},
        )
    taken = session.scalar(
        select(Portfolio).where(
            Portfolio.department_id == department_id, sharing_days(Portfolio, term)
        )
    )
    if taken is not None:
        raise AlreadyInCharge("A deputy is in charge on those days.", post_id=taken.post_id)
    portfolio = Portfolio(
        post_id=post_id, department_id=department_id, starts_on=starts_on, ends_on=ends_on
    )
    return add(session, actor, "portfolio.assigned", portfolio)


def relieve_of_charge(
    session: Session, actor: Actor, portfolio_id: UUID, *, if_version: int | None, on: date
) -> Portfolio:
    """Take a department out of a deputy's charge, from the day after."""
    prepare(session, actor, APPOINT)
    portfolio = find(session, Portfolio, portfolio_id, if_version=if_version)
    return end(session, actor, "portfolio.ended", portfolio, on)
