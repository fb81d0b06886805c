"""What the bureau's words are, and what they could be."""

from typing import Any

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_on
from service.organisation.queries.profiles import (
    current_profile,
    label_setting,
    profile_as_written,
)
from tenants.context import Actor
from tenants.profiles import in_order
from tenants.profiles.schemas import words


def show_labels(session: Session, actor: Actor) -> dict[str, Any]:
    """Show the choice and everything there is to choose from."""
    insist_on(session, actor, Permission.PROFILE_READ)
    kept, own = label_setting(session), profile_as_written(session)
    in_use = current_profile(session)
    order = kept.categories_order if kept else []
    known = {one.code: one for one in own.categories}
    offered = {one.code for one in in_use.categories}
    used = {one.code: one.label_set for one in in_use.subject_types}
    return {
        "version": kept.version if kept else 0,
        "label_sets": kept.label_sets if kept else {},
        "categories_off": kept.categories_off if kept else [],
        "categories_order": order,
        "categories_of_profile": list(known),
        "term": kept.term if kept else None,
        "levels": [
            {
                "code": one.code,
                "zh": one.zh,
                "en": one.en,
                "of_profile": one.label_set,
                "in_use": used[one.code],
            }
            for one in own.subject_types
        ],
        "known_sets": own.label_sets,
        "categories": [
            {"code": code, "zh": one.zh, "en": one.en, "off": code not in offered}
            for code, one in ((code, known[code]) for code in in_order(known, order))
        ],
        "terms": [{"code": code, **pair} for code, pair in words()["terms"].items()],
    }
