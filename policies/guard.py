"""The one door: may this person do this to this record; if not, what may he do, and who may."""

from collections.abc import Callable

from policies.conditions import condition
from policies.decisions import BIT, RANK_WORD, verdict
from policies.explanations import explain, label
from policies.kinds import kind_of
from policies.permissions import Permission
from policies.reach import BUREAU, Target, combined, reach_of, scopes_of
from policies.words import ROLES, SCOPES
from tenants.context import Actor
from tenants.errors import Forbidden

__all__ = [
    "BUREAU",
    "Target",
    "allowed",
    "condition",
    "explain",
    "holders",
    "label",
    "may",
    "may_somewhere",
    "require",
    "require_kind",
]

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
            you_can=[one.value for one in allowed(actor, target) if one.noun == permission.noun],
            who_can=who_can() if who_can else [],
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


def holders(permission: Permission, target: Target | None = None) -> list[tuple[str, str]]:
    """List the (role, scope word) pairs to which the policy grants this."""
    rank = (target or BUREAU).rank
    pairs = []
    for role in ROLES:
        granted = verdict(role, permission, rank)
        usable = granted.allowed & ~granted.forbidden
        pairs += [(role, scope) for scope in SCOPES if BIT[scope] & usable]
    return pairs
