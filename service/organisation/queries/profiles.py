"""The profile a bureau works by: that of its open cycle, else the one it chose (Q-37)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import literal, select, true
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.organisation import ChosenProfile, Cycle, LabelSetting
from tenants.profiles import Profile, freeze, load_profile, profile_codes, relabelled, thaw

KEPT_PROFILES: Final = 256
# The open cycle and the bureau's own words, in one statement; either may be missing.
_HERE: Final = select(literal(1).label("here")).subquery()
IN_FORCE: Final = select(
    select(Cycle.id)
    .where(Cycle.state == "open")
    .order_by(Cycle.year.desc())
    .limit(1)
    .scalar_subquery()
    .label("cycle_id"),
    LabelSetting.label_sets,
    LabelSetting.categories_off,
    LabelSetting.categories_order,
    LabelSetting.term,
).select_from(_HERE.outerjoin(LabelSetting, true()))
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
        "presets": [
            {"code": one.code, "zh": one.title.zh, "en": one.title.en}
            for one in map(load_profile, profile_codes())
        ],
    }


def current_profile(session: Session) -> Profile:
    """Give the vocabulary and rules in force, in the words the bureau chose for itself.

    The rules are frozen in the open cycle, else as chosen; words may change at any time.
    """
    found = session.execute(IN_FORCE).one()
    profile = _rules(session, found.cycle_id)
    if found.label_sets is None:
        return profile
    return relabelled(
        profile,
        label_sets=found.label_sets,
        categories_off=found.categories_off,
        categories_order=found.categories_order,
        term=found.term,
    )


def profile_as_written(session: Session) -> Profile:
    """Give the profile in force in its own words."""
    return _rules(session, session.execute(IN_FORCE).one().cycle_id)


def label_setting(session: Session) -> LabelSetting | None:
    """Give the words the bureau chose, if it ever did."""
    return session.scalar(select(LabelSetting))


def _rules(session: Session, open_cycle: UUID | None) -> Profile:
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
