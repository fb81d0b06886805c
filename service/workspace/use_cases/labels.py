"""The bureau's own words: which set its grades are called by, what it leaves out, its term."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_on
from service.organisation.queries.profiles import label_setting, profile_as_written
from tenants.context import Actor
from tenants.database import refuse_stale
from tenants.errors import Invalid, Stale
from tenants.journal import record
from tenants.models.organisation import LabelSetting
from tenants.profiles import Profile, left_bare


def set_labels(
    session: Session,
    actor: Actor,
    *,
    if_version: int,
    label_sets: Mapping[str, str],
    categories_off: list[str],
    categories_order: list[str],
    term: str | None,
) -> LabelSetting:
    """Choose the words; what is kept under them, sums and rules stay as they are."""
    insist_on(session, actor, Permission.PROFILE_EDIT)
    profile = profile_as_written(session)
    _refuse_unfit(profile, label_sets, categories_off)
    kept = label_setting(session)
    before = _document(kept) if kept else None
    if kept is None:
        if if_version:
            raise Stale("The record changed since you read it.", version=0)
        kept = LabelSetting()
        session.add(kept)
    else:
        refuse_stale(kept, if_version)
    kept.label_sets = dict(label_sets)
    kept.categories_off = sorted(set(categories_off))
    kept.categories_order = list(dict.fromkeys(categories_order))
    kept.term = term
    session.flush()
    after = _document(kept)
    record(
        session,
        actor,
        "labels.set",
        "label_setting",
        kept.id,
        version=kept.version,
        before=before,
        after=after,
    )
    return kept


def _refuse_unfit(
    profile: Profile, label_sets: Mapping[str, str], categories_off: list[str]
) -> None:
    errors: dict[str, Any] = {}
    known = {labels.code for labels in profile.label_sets}
    levels = {one.code for one in profile.subject_types}
    wrong = {
        level: ["The profile does not know this."]
        for level, chosen in label_sets.items()
        if level not in levels or chosen not in known
    }
    if wrong:
        errors["label_sets"] = wrong
    if left_bare(profile, categories_off):
        errors["categories_off"] = ["Every kind of subject needs a category."]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _document(kept: LabelSetting) -> dict[str, Any]:
    return {
        "label_sets": kept.label_sets,
        "categories_off": kept.categories_off,
        "categories_order": kept.categories_order,
        "term": kept.term,
    }
