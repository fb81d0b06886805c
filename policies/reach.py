"""How far a person's roles reach, and where a record lies as he sees it."""

from dataclasses import dataclass
from uuid import UUID

from policies.decisions import BIT, Verdict, verdict
from policies.kinds import delegated
from policies.overlays import forbidden_by, overlays_of
from policies.permissions import Permission
from tenants.context import Actor

_TENANT, _PORTFOLIO, _DEPARTMENT = BIT["tenant"], BIT["portfolio"], BIT["department"]
_POST, _OWN = BIT["post"], BIT["own"]
_SUPERIOR, _RECUSED = BIT["superior"], BIT["recused"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a record shows to policy.

    `rank` is the highest rank the record ever reached until its lowering was decided; when a grade
    is being decided, the higher of the present and the proposed one. `person_id` is the person a
    record is about or benefits (an account, an appointment, a portfolio); these show no post.
    """

    department_id: UUID | None = None
    post_id: UUID | None = None
    rank: int | None = None
    person_id: UUID | None = None


BUREAU = Target()


def combined(actor: Actor, permission: Permission, rank: int | None) -> Verdict:
    """Add up what all roles of a person grant and forbid at one rank, overlays included.

    What was not delegated to a stand-in is granted to him by no role.
    """
    if not delegated(permission, actor.kinds):
        return Verdict()
    overlays = overlays_of(actor.tenant_id)
    allowed_in = forbidden_in = 0
    for role in actor.roles:
        granted = verdict(role, permission, rank)
        allowed_in |= granted.allowed
        forbidden_in |= granted.forbidden
        if overlays:
            forbidden_in |= forbidden_by(overlays, (role, permission, rank))
    return Verdict(allowed_in, forbidden_in)


def scopes_of(actor: Actor, target: Target) -> int:
    """Say in which scopes a record lies as seen by this person, as a bit set."""
    scopes = _TENANT
    department, post, person = target.department_id, target.post_id, target.person_id
    if department is not None:
        if department in actor.portfolio:
            scopes |= _PORTFOLIO
        if department in actor.departments:
            scopes |= _DEPARTMENT
    if post is not None:
        if post == actor.post_id:
            scopes |= _POST | _OWN
        if post in actor.recused_from:
            scopes |= _OWN
        if post in actor.superiors:
            scopes |= _SUPERIOR
        if target.rank is not None and (post, target.rank) in actor.recused_to:
            scopes |= _RECUSED
    if person is not None and person in (actor.person_id, actor.on_behalf_of):
        scopes |= _OWN
    return scopes


def reach_of(actor: Actor) -> int:
    """Say in which scopes some record could lie as seen by this person."""
    scopes = _TENANT
    scopes |= _PORTFOLIO if actor.portfolio else 0
    scopes |= _DEPARTMENT if actor.departments else 0
    scopes |= _POST if actor.post_id else 0
    return scopes | (_RECUSED if actor.recused_to else 0)
