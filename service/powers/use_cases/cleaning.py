"""Clean powers up: compare, decide, propose a new wording; confirmed, it is what holds (C-01)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.powers.models import Power
from service.powers.queries import access_power, full_document
from service.powers.rules import DRAFT, ENDING, cleanup_gaps
from service.powers.use_cases.keeping import (
    refuse_abolished,
    refuse_changing,
    refuse_under_review,
    refuse_unfit,
    values_of,
    write_down,
)
from service.powers.use_cases.refusals import CategoryFixed, NoCleanup
from service.powers.use_cases.replacing import refuse_replaced
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import plain


def record_cleanup(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, **values: Any
) -> Power:
    """Write down how a power was compared and what is to become of it (R-028 to R-031, R-043)."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    refuse_abolished(power)
    refuse_under_review(session, power)
    refuse_replaced(session, power)
    refuse_changing(power)
    proposed = values.pop("proposed", None) or {}
    _refuse_unfit_proposal(session, power, values, proposed)
    before = full_document(session, power)
    power.pending = plain(
        {
            "reason": "",
            "basis": "",
            "sources": [],
            **values,
            "proposed": proposed,
            "by": actor.person_id,
            "by_name": actor.name,
            "on": today(),
        }
    )
    write_down(session, actor, "power.cleaned_up", power, before, decision=values["decision"])
    return power


def withdraw_cleanup(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Power:
    """Take a clean-up back before it is confirmed; the power stays as it is."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    if power.pending is None or power.pending.get("cause"):
        raise NoCleanup("No clean-up is under way.", number=power.number)
    refuse_under_review(session, power)
    drop_cleanup(session, actor, power, "power.cleanup_withdrawn")
    return power


def drop_cleanup(session: Session, actor: Actor, power: Power, topic: str, **facts: Any) -> None:
    """Let a proposed clean-up go; what is in force stays in force."""
    settle_tasks(session, subject_id=power.id, kind="power.confirm", outcome="withdrawn")
    before = full_document(session, power)
    power.pending = None
    write_down(session, actor, topic, power, before, **facts)


def _refuse_unfit_proposal(
    session: Session, power: Power, values: Mapping[str, Any], proposed: Mapping[str, Any]
) -> None:
    if proposed.get("category", power.category) != power.category:
        raise CategoryFixed("A power keeps the category of its number.", number=power.number)
    errors: dict[str, Any] = {}
    if proposed and (power.status == DRAFT or values["decision"] in ENDING):
        errors["proposed"] = ["proposal-out-of-place"]
    for gap in cleanup_gaps(values, {**values_of(power), **proposed}):
        errors[gap.field] = [gap.code]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
    refuse_unfit(session, proposed, power=power)
