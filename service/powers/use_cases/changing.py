"""Change a power that is in force: the new wording is drafted, decided, and then holds (R-037)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.powers.models import Power
from service.powers.queries import access_power, full_document
from service.powers.rules import CHANGE_CAUSES, IN_FORCE, cleanup_gaps, news
from service.powers.use_cases.cleaning import drop_cleanup
from service.powers.use_cases.keeping import (
    faults_of,
    refuse_abolished,
    refuse_decided,
    refuse_under_review,
    write_down,
)
from service.powers.use_cases.refusals import (
    CategoryFixed,
    CleanupUnderWay,
    NoChange,
    NotInForce,
)
from service.powers.use_cases.replacing import refuse_replaced
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import plain

ADJUST = "adjust"


def record_change(
    session: Session,
    actor: Actor,
    power_id: UUID,
    *,
    if_version: int | None,
    proposed: Mapping[str, Any],
    enters_on: date | None = None,
    **why: str,
) -> Power:
    """Draft the new wording of a power in force, and why; until it is decided the old one holds."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    _refuse_unchangeable(session, power)
    before = full_document(session, power)
    fresh = news(before, proposed)
    pending = {
        "decision": ADJUST,
        "cause": why["cause"],
        "reason": why["reason"].strip(),
        "basis": "",
        "sources": _compared(why),
        "proposed": fresh,
        "enters_on": enters_on,
        "by": actor.person_id,
        "by_name": actor.name,
        "on": today(),
    }
    _refuse_unfit_change(session, power, pending)
    power.pending = plain(pending)
    told = {"cause": why["cause"], "reason": why["reason"].strip()}
    write_down(session, actor, "power.change_drafted", power, before, **told)
    return power


def withdraw_change(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Power:
    """Take a drafted change back; the power stays as it is."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    if not (power.pending or {}).get("cause"):
        raise NoChange("No change is under way.", number=power.number)
    refuse_under_review(session, power)
    refuse_decided(power)
    drop_cleanup(session, actor, power, "power.change_withdrawn")
    return power


def _refuse_unchangeable(session: Session, power: Power) -> None:
    """One thing at a time: a power that is reviewed, cleaned up or replaced is not changed too."""
    refuse_abolished(power)
    if power.status != IN_FORCE:
        raise NotInForce("Only a power in force is changed.", number=power.number)
    refuse_under_review(session, power)
    refuse_replaced(session, power)
    if power.pending is not None and not power.pending.get("cause"):
        raise CleanupUnderWay("The power is being cleaned up.", number=power.number)
    refuse_decided(power)


def _compared(why: Mapping[str, str]) -> list[dict[str, str]]:
    """Name what the change rests on, as a clean-up names what it compared with (R-043)."""
    citation = why["citation"].strip()
    return [{"kind": CHANGE_CAUSES[why["cause"]], "citation": citation}] if citation else []


def _refuse_unfit_change(session: Session, power: Power, pending: Mapping[str, Any]) -> None:
    proposed = pending["proposed"]
    if "category" in proposed:
        raise CategoryFixed("A power keeps the category of its number.", number=power.number)
    errors: dict[str, Any] = {}
    for one in cleanup_gaps(pending, {}):
        errors["citation" if one.field == "sources" else one.field] = [one.code]
    found = faults_of(session, proposed, power=power)
    if found or not proposed:
        errors["proposed"] = found or ["nothing-changed"]
    if pending["enters_on"] is not None and pending["enters_on"] < today():
        errors["enters_on"] = ["day-is-past"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
