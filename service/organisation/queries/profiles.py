"""The profile a bureau works by: that of its open cycle, else the one it chose (Q-37)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.organisation import ChosenProfile, Cycle
from tenants.profiles import Profile, freeze, load_profile, profile_codes, thaw


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
    frozen = session.scalar(
        select(Cycle.profile).where(Cycle.state == "open").order_by(Cycle.year.desc()).limit(1)
    )
    if frozen is not None:
        return thaw(frozen)
    chosen = chosen_profile(session)
    return load_profile(chosen.code, chosen.profile_version)
