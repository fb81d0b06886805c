"""The one door: may this person do this to this record; if not, what may he do, and who may."""

from collections.abc import Callable
from typing import Final

from policies.conditions import condition
from policies.decisions import BIT, RANK_WORD, verdict
from policies.explanations import explain, label
from policies.kinds import kind_of
from policies.permissions import Permission
from policies.reach import BUREAU, Target, combined, reach_of, scopes_of
from policies.words import RANKED, ROLES, SCOPES
from tenants.context import Actor
from tenants.errors import Forbidden

__all__ = [
    "BUREAU",
    "Target",
    "allowed",
    "condition",
    "deciding_rank",
    "explain",
    "holders",
    "instead_of",
    "label",
    "may",
    "may_somewhere",
    "require",
    "require_kind",
]

# What one may do first with a record of which one may do no more: read it.
READING: Final = {
    "power": Permission.POWER_READ,
    "risk_point": Permission.RISK_POINT_READ,
    "grading": Permission.RISK_POINT_READ,
    "lowering": Permission.RISK_POINT_READ,
    "measure": Permission.MEASURE_READ,
}
WhoCan = Callable[[], list[dict[str, str]]]


def may(actor: Actor, permission: Permission, target: Target | None = None) -> bool:
    """Say whether this person may do this to this record (or to the bureau as a whole)."""
    target = target or BUREAU
    return combined(actor, permission, target.rank).permits(scopes_of(actor, target))


def may_somewhere(actor: Actor, permission: Permission) -> bool:
    """Say whether there could be a record to which this person may do this."""
    reach = reach_of(actor)
    for rank in RANK_WORD:
        granted = combined(actor, permission, rank)
        if granted.allowed & reach and not granted.forbidden & BIT["tenant"]:
            return True
    return False


def require(
    actor: Actor,
    permission: Permission,
    target: Target | None = None,
    *,
    who_can: WhoCan | None = None,
) -> None:
    """Refuse unless this person may do this, saying what he may do and who may do this."""
    if not may(actor, permission, target):
        raise Forbidden(
            "Your roles do not allow this here.",
            permission=permission.value,
            you_can=[one.value for one in instead_of(actor, permission, target)],
            who_can=who_can() if who_can else [],
            **_by_rank(permission, target),
        )


def require_somewhere(actor: Actor, permission: Permission) -> None:
    """Refuse whoever could do this to no record at all."""
    if not may_somewhere(actor, permission):
        require(actor, permission)


def require_kind(actor: Actor, noun: str) -> None:
    """Refuse a stand-in to whom matters of this kind were not delegated."""
    if actor.kinds and kind_of(noun) not in actor.kinds:
        raise Forbidden("The office was delegated to you for other matters.", you_can=[])


def allowed(actor: Actor, target: Target | None = None) -> list[Permission]:
    """List all this person may do to this record."""
    return [permission for permission in Permission if may(actor, permission, target)]


def instead_of(actor: Actor, permission: Permission, target: Target | None) -> list[Permission]:
    """List what somebody may do who may not do this: read the record, and acts of its kind."""
    able = allowed(actor, target)
    reading = READING.get(permission.noun)
    same = [one for one in able if one.noun == permission.noun and one is not reading]
    return [*([reading] if reading in able else []), *same]


def deciding_rank(permission: Permission, target: Target | None) -> int | None:
    """Give the rank of the record, where it is the rank that settles who may do this."""
    rank = (target or BUREAU).rank
    if rank is None:
        return None
    here = holders(permission, target)
    others = (holders(permission, Target(rank=int(one))) for one in RANKED if int(one) != rank)
    return rank if any(one != here for one in others) else None


def _by_rank(permission: Permission, target: Target | None) -> dict[str, int]:
    rank = deciding_rank(permission, target)
    return {"by_rank": rank} if rank else {}


def holders(permission: Permission, target: Target | None = None) -> list[tuple[str, str]]:
    """List the (role, scope word) pairs to which the policy grants this."""
    rank = (target or BUREAU).rank
    pairs = []
    for role in ROLES:
        granted = verdict(role, permission, rank)
        usable = granted.allowed & ~granted.forbidden
        pairs += [(role, scope) for scope in SCOPES if BIT[scope] & usable]
    return pairs
