"""Choosing the vocabulary and rules of the next cycle."""

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries.profiles import chosen_profile
from tenants.context import Actor
from tenants.journal import record
from tenants.models.organisation import ChosenProfile
from tenants.profiles import load_profile


def choose_profile(
    session: Session, actor: Actor, *, code: str, version: int | None = None
) -> ChosenProfile:
    """Choose a preset; the open cycle keeps the one it was opened with."""
    require(actor, Permission.PROFILE_CHOOSE)
    before = chosen_profile(session)
    chosen = ChosenProfile(code=code, profile_version=load_profile(code, version).version)
    session.add(chosen)
    session.flush()
    record(
        session,
        actor,
        "profile.chosen",
        "profile",
        chosen.id,
        before={"code": before.code, "version": before.profile_version},
        after={"code": chosen.code, "version": chosen.profile_version},
    )
    return chosen
