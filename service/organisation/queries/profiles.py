"""The profile a bureau works by: that of its open cycle, else the one it chose (Q-37)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.organisation import ChosenProfile, Cycle
from tenants.profiles import Profile, freeze, load_profile, profile_codes, thaw

KEPT_PROFILES: Final = 256
_thawed: dict[tuple[int, UUID], Profile] = {}


def chosen_profile(session: Session) -> ChosenProfile:
    """Give the newest choice; it takes effect with the next cycle."""
    chosen = session.scalar(select(ChosenProfile).order_by(ChosenProfile.id.desc()).limit(1))
    if chosen is None:
        raise NotFound("No profile was ever chosen here.")
    return chosen


def profiles_in_use(session: Session, actor: Actor) -> dict[str, Any]:
    """Show the profile in force, the one chosen for the next cycle, and those there are."""
    require(actor, Permission.PROFILE_READ)
    return {
        "current": freeze(current_profile(session)),
        "chosen": chosen_profile(session),
        "known": list(profile_codes()),
    }


def current_profile(session: Session) -> Profile:
    """Give the vocabulary and rules in force: frozen in the open cycle, else as chosen."""
    open_cycle = session.scalar(
        select(Cycle.id).where(Cycle.state == "open").order_by(Cycle.year.desc()).limit(1)
    )
    if open_cycle is not None:
        return _frozen(session, open_cycle)
    chosen = chosen_profile(session)
    return load_profile(chosen.code, chosen.profile_version)


def _frozen(session: Session, cycle_id: UUID) -> Profile:
    """Thaw the profile of a cycle once: what a cycle froze never changes."""
    key = (session.info["tenant_id"], cycle_id)
    found = _thawed.get(key)
    if found is None:
        found = thaw(session.scalars(select(Cycle.profile).where(Cycle.id == cycle_id)).one())
        if len(_thawed) >= KEPT_PROFILES:
            _thawed.clear()
        _thawed[key] = found
    return found
