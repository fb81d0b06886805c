"""No person gathers duties that must be in different hands (AC-12, R-018)."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.separation import check_separation
from service.organisation.queries.running import running
from service.organisation.rules import ROLE_OF_BODY, ROLE_OF_POST
from service.organisation.use_cases.refusals import RolesExclude
from tenants.models.organisation import Appointment, Body, BodyMember, Post, RoleGrant


def refuse_exclusive(
    session: Session,
    person_id: UUID,
    on: date,
    *,
    role: str | None = None,
    body_kind: str | None = None,
) -> None:
    """Refuse a further duty that does not go together with those a person has or is to have."""
    added = role or ROLE_OF_BODY.get(body_kind or "")
    if added is None:
        return
    conflicts = check_separation(
        roles_by_person(session, on, person_id).get(person_id, set()) | {added}
    )
    if conflicts:
        raise RolesExclude(
            "One person may not hold these duties together.",
            roles=sorted({role for pair in conflicts for role in pair}),
        )


def refuse_stacking(session: Session, on: date) -> None:
    """Refuse when anybody here has come to hold duties that exclude each other."""
    for person_id, roles in roles_by_person(session, on).items():
        conflicts = check_separation(roles)
        if conflicts:
            raise RolesExclude(
                "One person may not hold these duties together.",
                person_id=person_id,
                roles=sorted({role for pair in conflicts for role in pair}),
            )


def roles_by_person(
    session: Session, on: date, person_id: UUID | None = None
) -> dict[UUID, set[str]]:
    """List all roles people have on a day or will have after it, from whatever source."""
    posts = (
        select(Appointment.person_id, Post.leadership)
        .join(Post, (Appointment.tenant_id == Post.tenant_id) & (Appointment.post_id == Post.id))
        .where(running(Appointment, on))
    )
    bodies = (
        select(BodyMember.person_id, Body.kind)
        .join(Body, (BodyMember.tenant_id == Body.tenant_id) & (BodyMember.body_id == Body.id))
        .where(running(BodyMember, on), Body.kind.in_(ROLE_OF_BODY))
    )
    grants = select(RoleGrant.person_id, RoleGrant.role).where(running(RoleGrant, on))
    if person_id is not None:
        posts = posts.where(Appointment.person_id == person_id)
        bodies = bodies.where(BodyMember.person_id == person_id)
        grants = grants.where(RoleGrant.person_id == person_id)
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, leadership in session.execute(posts):
        found[person].add(ROLE_OF_POST[leadership])
    for person, kind in session.execute(bodies):
        found[person].add(ROLE_OF_BODY[kind])
    for person, role in session.execute(grants):
        found[person].add(role)
    return found
