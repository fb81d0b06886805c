"""Enter, change, confirm and abolish powers; an abolished one stays in the catalogue (R-030)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.organisation.queries import today
from service.organisation.queries.profiles import current_profile
from service.powers.documents import POWER_FIELDS, SEARCHED, searched
from service.powers.models import Power, PowerPost
from service.powers.numbering import take_numbers
from service.powers.queries import access_power, full_document, insist, posts_of
from service.powers.rules import (
    ABOLISHED,
    CATEGORIES,
    DRAFT,
    IN_FORCE,
    direction_of,
    gaps_before_in_force,
    power_number,
)
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import DomainError, Invalid
from tenants.journal import record
from tenants.models.organisation import Department, Post


class PowerIncomplete(DomainError):
    """The power lacks something it must have to be in force; `gaps` names all of it."""


class PowerAbolished(DomainError):
    """The power is abolished; its history stays, but it no longer changes."""


class PowerAlreadyInForce(DomainError):
    """The power is in force already."""


class CategoryFixed(DomainError):
    """A power's number speaks of its category; another category is another power."""


def draft_power(session: Session, actor: Actor, **values: Any) -> Power:
    """Enter a power the bureau exercises."""
    insist(session, actor, Permission.POWER_DRAFT, values.get("department_id"))
    _refuse_unfit(session, values)
    posts = values.pop("posts", None) or []
    category = values["category"]
    number = power_number(category, take_numbers(session, f"powers:{category}")[0])
    power = Power(number=number, direction=direction_of(category), **values)
    power.search_text = _searched(power)
    session.add(power)
    session.flush()
    _allocate(session, power, posts)
    _write_down(session, actor, "power.drafted", power, None)
    return power


def change_power(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, **values: Any
) -> Power:
    """Change what the catalogue says of a power."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    _refuse_abolished(power)
    if values.get("category", power.category) != power.category:
        raise CategoryFixed("A power keeps the category of its number.", number=power.number)
    if "department_id" in values:
        insist(session, actor, Permission.POWER_EDIT, values["department_id"])
    _refuse_unfit(session, values, power=power)
    before = full_document(session, power)
    posts = values.pop("posts", None)
    for name, value in values.items():
        setattr(power, name, value)
    session.flush()
    if posts is not None:
        session.execute(delete(PowerPost).where(PowerPost.power_id == power.id))
        _allocate(session, power, posts)
    if power.status == IN_FORCE:
        _refuse_incomplete(session, power)
    _write_down(session, actor, "power.changed", power, before)
    return power


def put_power_in_force(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Power:
    """Confirm a power; what is missing is told all at once."""
    power = access_power(
        session, actor, power_id, Permission.POWER_PUT_IN_FORCE, if_version=if_version
    )
    _refuse_abolished(power)
    if power.status != DRAFT:
        raise PowerAlreadyInForce("The power is in force already.", number=power.number)
    _refuse_incomplete(session, power)
    before = full_document(session, power)
    power.status = IN_FORCE
    _write_down(session, actor, "power.put_in_force", power, before)
    return power


def abolish_power(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, reason: str
) -> Power:
    """Abolish a power for a reason; it stays readable for ever."""
    power = access_power(session, actor, power_id, Permission.POWER_RETIRE, if_version=if_version)
    _refuse_abolished(power)
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = full_document(session, power)
    power.status, power.abolished_on, power.abolished_reason = ABOLISHED, today(), reason.strip()
    _write_down(session, actor, "power.abolished", power, before, reason=reason.strip())
    return power


def _refuse_abolished(power: Power) -> None:
    if power.status == ABOLISHED:
        raise PowerAbolished("The power is abolished.", number=power.number)


def _refuse_unfit(
    session: Session, values: Mapping[str, Any], *, power: Power | None = None
) -> None:
    errors: dict[str, Any] = {}
    if "name" in values and not values["name"].strip():
        errors["name"] = ["text-missing"]
    if "category" in values and values["category"] not in CATEGORIES:
        errors["category"] = ["category-unknown"]
    for name, model in (("department_id", Department), ("parent_id", Power)):
        given = values.get(name)
        if given is not None and owned(session, model, given) is None:
            errors[name] = ["not-found"]
    if power is not None and values.get("parent_id") == power.id:
        errors["parent_id"] = ["not-found"]
    for place, one in enumerate(values.get("posts") or ()):
        if owned(session, Post, one["post_id"]) is None:
            errors.setdefault("posts", {})[str(place)] = ["not-found"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _refuse_incomplete(session: Session, power: Power) -> None:
    presence = current_profile(session).power_presence
    known = {name: rule for name, rule in presence.items() if name in POWER_FIELDS}
    gaps = gaps_before_in_force(_values(power), posts=posts_of(session, power.id), presence=known)
    if any(gap.blocking for gap in gaps):
        raise PowerIncomplete(
            "The power is not complete.",
            number=power.number,
            gaps=[
                {"pointer": f"/{gap.field}", "code": gap.code, "blocking": gap.blocking}
                for gap in gaps
            ],
        )


def _allocate(session: Session, power: Power, posts: Sequence[Mapping[str, Any]]) -> None:
    unique = dict.fromkeys((one["post_id"], one["duty"]) for one in posts)
    session.add_all(
        PowerPost(power_id=power.id, post_id=post_id, duty=duty) for post_id, duty in unique
    )
    session.flush()


def _values(power: Power) -> dict[str, Any]:
    return {name: getattr(power, name) for name in POWER_FIELDS}


def _searched(power: Power) -> str:
    return searched({name: getattr(power, name) for name in SEARCHED})


def _write_down(
    session: Session,
    actor: Actor,
    topic: str,
    power: Power,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    if before is not None:
        power.search_text = _searched(power)
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
