"""How every change of a power is made whole: fitting, complete, allocated, journalled."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from service.organisation.queries.profiles import current_profile
from service.powers.documents import POWER_FIELDS, SEARCHED, searched
from service.powers.models import Power, PowerPost
from service.powers.queries import full_document, has_sub_items, is_under_review, posts_of
from service.powers.rules import (
    ABOLISHED,
    CATEGORIES,
    PowerGap,
    gaps_before_in_force,
    limit_words,
    time_limit_faults,
)
from service.powers.use_cases.refusals import (
    ChangeDecided,
    ChangeUnderWay,
    PowerAbolished,
    PowerIncomplete,
    PowerUnderReview,
)
from service.workspace.use_cases.following import Told, tell_followers
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Department, Post


def refuse_abolished(power: Power) -> None:
    """Leave what is abolished as it was."""
    if power.status == ABOLISHED:
        raise PowerAbolished("The power is abolished.", number=power.number)


def refuse_under_review(session: Session, power: Power) -> None:
    """Let nobody rewrite what others are reviewing."""
    if is_under_review(session, power.id):
        raise PowerUnderReview("The power is under review.", number=power.number)


def refuse_changing(power: Power) -> None:
    """One thing at a time: a change under way comes to its end first."""
    if (power.pending or {}).get("cause"):
        raise ChangeUnderWay("A change of the power is under way.", number=power.number)


def refuse_decided(power: Power) -> None:
    """Leave what is decided as it is until its day has come."""
    pending = power.pending or {}
    if pending.get("decided"):
        raise ChangeDecided(
            "The change is decided.", number=power.number, enters_on=pending["enters_on"]
        )


def refuse_unfit(
    session: Session, values: Mapping[str, Any], *, power: Power | None = None
) -> None:
    """Refuse a power without a name, of no category, or of departments and posts nobody knows."""
    errors = faults_of(session, values, power=power)
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def faults_of(
    session: Session, values: Mapping[str, Any], *, power: Power | None = None
) -> dict[str, Any]:
    """Name the fields that cannot be written so, and why."""
    errors: dict[str, Any] = time_limit_faults(_with_old_limit(values, power))
    if "name" in values and not values["name"].strip():
        errors["name"] = ["text-missing"]
    if "category" in values and values["category"] not in CATEGORIES:
        errors["category"] = ["category-unknown"]
    for name, model in (("department_id", Department), ("parent_id", Power)):
        given = values.get(name)
        if given is not None and owned(session, model, given) is None:
            errors[name] = ["not-found"]
    if values.get("parent_id") is not None and "parent_id" not in errors:
        errors |= _misplaced(session, values["parent_id"], power)
    for place, one in enumerate(values.get("posts") or ()):
        if owned(session, Post, one["post_id"]) is None:
            errors.setdefault("posts", {})[str(place)] = ["not-found"]
    return errors


def _misplaced(session: Session, parent_id: UUID, power: Power | None) -> dict[str, list[str]]:
    """A sub-item stands below a main item that lasts, and has no sub-items of its own."""
    parent = owned(session, Power, parent_id)
    kept = power is not None and power.parent_id == parent_id
    if parent is None or kept:
        return {}
    if power is not None and parent_id == power.id:
        return {"parent_id": ["parent-is-itself"]}
    if parent.status == ABOLISHED:
        return {"parent_id": ["parent-abolished"]}
    if parent.parent_id is not None:
        return {"parent_id": ["parent-is-sub-item"]}
    return {"parent_id": ["has-sub-items"]} if power and has_sub_items(session, power.id) else {}


def _with_old_limit(values: Mapping[str, Any], power: Power | None) -> dict[str, Any]:
    names = ("time_limit_value", "time_limit_unit", "time_limit_counting")
    return {
        name: values.get(name, getattr(power, name) if power is not None else None)
        for name in names
    }


def gaps_of(
    session: Session, values: Mapping[str, Any], posts: Sequence[object]
) -> tuple[PowerGap, ...]:
    """List what these values lack to be a power in force here."""
    presence = current_profile(session).power_presence
    known = {name: rule for name, rule in presence.items() if name in POWER_FIELDS}
    return gaps_before_in_force(values, posts=posts, presence=known)


def refuse_incomplete(session: Session, power: Power) -> None:
    """Refuse with all gaps at once."""
    with session.no_autoflush:
        refuse_gaps(session, power, values_of(power), posts_of(session, power.id))


def refuse_gaps(
    session: Session, power: Power, values: Mapping[str, Any], posts: Sequence[object]
) -> None:
    """Refuse a power that would lack something with these values, naming all of it."""
    gaps = gaps_of(session, values, posts)
    if any(gap.blocking for gap in gaps):
        raise PowerIncomplete(
            "The power is not complete.",
            number=power.number,
            gaps=[
                {"pointer": f"/{gap.field}", "code": gap.code, "blocking": gap.blocking}
                for gap in gaps
            ],
        )


def rewrite(session: Session, power: Power, values: Mapping[str, Any]) -> None:
    """Write new values over a power; posts are given as a whole.

    The power itself is not flushed here: one change, one version.
    """
    rest = dict(values)
    posts = rest.pop("posts", None)
    if posts is not None:
        session.execute(delete(PowerPost).where(PowerPost.power_id == power.id))
        allocate(session, power, posts)
    told = _limit_of(power)
    for name, value in rest.items():
        setattr(power, name, value)
    say_limit(power, told)


def say_limit(power: Power, told: str = "") -> None:
    """Say the time limit in words where nobody chose other ones; `told` is what was said before."""
    if power.time_limit in {"", told}:
        power.time_limit = _limit_of(power)


def _limit_of(power: Power) -> str:
    return limit_words(power.time_limit_value, power.time_limit_unit, power.time_limit_counting)


def allocate(session: Session, power: Power, posts: Sequence[Mapping[str, Any]]) -> None:
    """Give a power to the posts that exercise it."""
    unique = dict.fromkeys((UUID(str(one["post_id"])), one["duty"]) for one in posts)
    session.add_all(
        PowerPost(power_id=power.id, post_id=post_id, duty=duty) for post_id, duty in unique
    )
    session.flush()


def values_of(power: Power) -> dict[str, Any]:
    """Give what is written of a power."""
    return {name: getattr(power, name) for name in POWER_FIELDS}


def words_of(power: Power) -> str:
    """Gather what a power is searched by."""
    return searched({name: getattr(power, name) for name in SEARCHED})


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    power: Power,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    """Count the version and journal the power as it was and as it is."""
    if before is not None:
        power.search_text = words_of(power)
        power.updated_at = utc_now()
        flag_modified(power, "updated_at")
    session.flush()
    record(
        session,
        actor,
        topic,
        "power",
        power.id,
        version=power.version,
        before=before,
        after=full_document(session, power),
        **facts,
    )
    tell_followers(session, actor, topic, Told("power", power.id, power.name, power.status))
