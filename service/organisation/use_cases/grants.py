"""Duties no post carries: bureau administrator, auditor, the platform's three operators."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import sharing_days
from service.organisation.rules import OPERATOR_ROLES
from service.organisation.use_cases.appointments import term_of
from service.organisation.use_cases.changing import add, end, prepare
from service.organisation.use_cases.refusals import (
    AlreadyGranted,
    PersonGone,
    WrongTenant,
)
from service.organisation.use_cases.separation import refuse_exclusive
from service.organisation.use_cases.sessions import end_sessions_of
from tenants.context import Actor
from tenants.models.organisation import Person, RoleGrant
from tenants.models.platform import Tenant

APPOINT = Permission.ORGANISATION_APPOINT


def grant_role(
    session: Session,
    actor: Actor,
    *,
    person_id: UUID,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    reason: str = "",
) -> RoleGrant:
    """Give a person a duty; never to oneself, never two that exclude each other (I8, AC-12)."""
    prepare(session, actor, _permission(role), Target(person_id=person_id))
    term = term_of(starts_on, ends_on)
    person = refer(session, Person, "person_id", person_id)
    if person.left_on is not None:
        raise PersonGone("The person no longer works here.")
    kind = session.scalar(select(Tenant.kind).where(Tenant.id == session.info["tenant_id"]))
    if (role in OPERATOR_ROLES) != (kind == "platform"):
        raise WrongTenant("This duty does not exist here.", tenant_kind=kind)
    taken = session.scalar(
        select(RoleGrant.id).where(
            RoleGrant.person_id == person_id,
            RoleGrant.role == role,
            sharing_days(RoleGrant, term),
        )
    )
    if taken is not None:
        raise AlreadyGranted("The person has this duty on those days already.")
    refuse_exclusive(session, person_id, starts_on, role=role)
    grant = RoleGrant(
        person_id=person_id, role=role, starts_on=starts_on, ends_on=ends_on, reason=reason
    )
    return add(session, actor, "role_grant.made", grant)


def revoke_role(
    session: Session, actor: Actor, grant_id: UUID, *, if_version: int | None, on: date, reason: str
) -> RoleGrant:
    """Take a duty back from the day after; whoever had it is signed out."""
    grant = find(session, RoleGrant, grant_id)
    prepare(session, actor, _permission(grant.role))
    grant = find(session, RoleGrant, grant_id, if_version=if_version)
    end_sessions_of(session, grant.person_id)
    return end(session, actor, "role_grant.revoked", grant, on, reason=reason)


def _permission(role: str) -> Permission:
    operators = role in OPERATOR_ROLES
    return Permission.OPERATOR_MANAGE if operators else Permission.ORGANISATION_APPOINT
