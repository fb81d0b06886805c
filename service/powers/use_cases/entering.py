"""Enter, change, confirm and abolish powers; an abolished one stays in the catalogue (R-030)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_at
from service.powers.models import Power
from service.powers.queries import access_power, full_document
from service.powers.rules import ABOLISHED, DRAFT, IN_FORCE, direction_of, news, power_number
from service.powers.use_cases.enacting import UNDECIDED, count_edition, decide
from service.powers.use_cases.keeping import (
    allocate,
    refuse_abolished,
    refuse_changing,
    refuse_decided,
    refuse_incomplete,
    refuse_under_review,
    refuse_unfit,
    rewrite,
    say_limit,
    words_of,
    write_down,
)
from service.powers.use_cases.refusals import CategoryFixed, PowerAlreadyInForce, SuccessorNeeded
from service.powers.use_cases.replacing import give_up_places
from service.procedures.gate import chains_rule, refuse_outside_chain
from service.tasks.use_cases import clear_desks
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.numbering import take_numbers


def draft_power(session: Session, actor: Actor, **values: Any) -> Power:
    """Enter a power the bureau exercises."""
    return enter_power(session, actor, values)


def enter_power(session: Session, actor: Actor, values: dict[str, Any], **facts: Any) -> Power:
    """Number a new power and take it into the catalogue as a draft."""
    insist_at(session, actor, Permission.POWER_DRAFT, values.get("department_id"))
    refuse_unfit(session, values)
    posts = values.pop("posts", None) or []
    category = values["category"]
    number = power_number(category, take_numbers(session, f"powers:{category}")[0])
    power = Power(number=number, direction=direction_of(category), **values)
    say_limit(power)
    power.search_text = words_of(power)
    session.add(power)
    session.flush()
    allocate(session, power, posts)
    write_down(session, actor, "power.drafted", power, None, **facts)
    return power


def change_power(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, **values: Any
) -> Power:
    """Change what the catalogue says of a power; a confirmed one only while no chain rules."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    refuse_abolished(power)
    refuse_under_review(session, power)
    refuse_changing(power)
    if power.status == IN_FORCE and chains_rule(session):
        raise SuccessorNeeded(
            "A confirmed power is changed by a clean-up.",
            number=power.number,
            cleanup=f"/api/v1/powers/{power.id}/clean-up",
        )
    if values.get("category", power.category) != power.category:
        raise CategoryFixed("A power keeps the category of its number.", number=power.number)
    if "department_id" in values:
        insist_at(session, actor, Permission.POWER_EDIT, values["department_id"])
    refuse_unfit(session, values, power=power)
    before = full_document(session, power)
    reworded = news(before, values)
    rewrite(session, power, values)
    if power.status == IN_FORCE:
        refuse_incomplete(session, power)
        if reworded:
            by_hand = {"by_name": actor.name, "on": today().isoformat()}
            count_edition(power, {**UNDECIDED, "decision": "adjust"}, by_hand)
    write_down(session, actor, "power.changed", power, before)
    return power


def put_power_in_force(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Power:
    """Confirm a power and its clean-up by hand; what is missing is told all at once."""
    power = access_power(
        session, actor, power_id, Permission.POWER_PUT_IN_FORCE, if_version=if_version
    )
    refuse_outside_chain(session, "power")
    refuse_abolished(power)
    if power.status != DRAFT and power.pending is None:
        raise PowerAlreadyInForce("The power is in force already.", number=power.number)
    refuse_decided(power)
    decide(session, actor, power)
    return power


def abolish_power(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, reason: str
) -> Power:
    """Abolish a power for a reason; it stays readable for ever."""
    power = access_power(session, actor, power_id, Permission.POWER_RETIRE, if_version=if_version)
    refuse_outside_chain(session, "power")
    refuse_abolished(power)
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = full_document(session, power)
    power.status, power.abolished_on, power.abolished_reason = ABOLISHED, today(), reason.strip()
    power.pending = None
    write_down(session, actor, "power.abolished", power, before, reason=reason.strip())
    clear_desks(session, [power.id], by=actor)
    give_up_places(session, power)
    return power
