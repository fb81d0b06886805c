"""The profile a bureau works by: that of its open cycle, else the one it chose (Q-37)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tenants.errors import NotFound
from tenants.models.organisation import ChosenProfile, Cycle
from tenants.profiles import Profile, load_profile, thaw


def chosen_profile(session: Session) -> ChosenProfile:
    """Give the newest choice; it takes effect with the next cycle."""
    chosen = session.scalar(select(ChosenProfile).order_by(ChosenProfile.id.desc()).limit(1))
    if chosen is None:
        raise NotFound("No profile was ever chosen here.")
    return chosen


def current_profile(session: Session) -> Profile:
    """Give the vocabulary and rules in force: frozen in the open cycle, else as chosen."""
    frozen = session.scalar(
        select(Cycle.profile).where(Cycle.state == "open").order_by(Cycle.year.desc()).limit(1)
    )
    if frozen is not None:
        return thaw(frozen)
    chosen = chosen_profile(session)
    return load_profile(chosen.code, chosen.profile_version)
