"""Clean powers up: compare, decide, propose a new wording; confirmed, it is what holds (C-01)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.powers.models import Power, PowerPost
from service.powers.queries import access_power, full_document
from service.powers.rules import (
    ABOLISHED,
    DRAFT,
    ENDING,
    IN_FORCE,
    RETAIN,
    cleanup_gaps,
)
from service.powers.use_cases.discretion import enforce_drafts
from service.powers.use_cases.keeping import (
    refuse_abolished,
    refuse_incomplete,
    refuse_under_review,
    refuse_unfit,
    rewrite,
    values_of,
    write_down,
)
from service.powers.use_cases.refusals import CategoryFixed, NoCleanup
from service.powers.use_cases.replacing import give_up_places, refuse_replaced, take_places
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import plain

CONFIRMED = {
    "retain": "power.put_in_force",
    "abolish": "power.abolished",
    "revoke": "power.revoked",
}


def record_cleanup(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, **values: Any
) -> Power:
    """Write down how a power was compared and what is to become of it (R-028 to R-031, R-043)."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    refuse_abolished(power)
    refuse_under_review(session, power)
    refuse_replaced(session, power)
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
    if power.pending is None:
        raise NoCleanup("No clean-up is under way.", number=power.number)
    refuse_under_review(session, power)
    drop_cleanup(session, actor, power, "power.cleanup_withdrawn")
    return power


def drop_cleanup(session: Session, actor: Actor, power: Power, topic: str, **facts: Any) -> None:
    """Let a proposed clean-up go; what is in force stays in force."""
    before = full_document(session, power)
    power.pending = None
    write_down(session, actor, topic, power, before, **facts)


def confirm(session: Session, actor: Actor, power: Power, **facts: Any) -> None:
    """Let the clean-up decide: the power holds as proposed, or holds no longer (R-030, R-045)."""
    settle_tasks(session, subject_id=power.id, kind="power.review", by=actor)
    before = full_document(session, power)
    pending = power.pending or {"decision": RETAIN, "reason": "", "proposed": {}}
    decision = pending["decision"]
    if decision in ENDING:
        power.status, power.abolished_on = ABOLISHED, today()
        power.abolished_reason = pending["reason"]
    else:
        enforce_drafts(session, power.id)
        rewrite(session, power, _read_back(pending["proposed"]))
        refuse_incomplete(session, power)
        power.status = IN_FORCE
    power.cleanup = {**pending, "confirmed_on": today().isoformat()} if power.pending else None
    power.pending, power.review_required = None, False
    topic = CONFIRMED.get(decision, "power.changed")
    if before["status"] == DRAFT and decision not in ENDING:
        topic = CONFIRMED[RETAIN]
    write_down(session, actor, topic, power, before, decision=decision, **facts)
    if decision in ENDING:
        give_up_places(session, power)
    else:
        take_places(session, actor, power)


def as_proposed(
    power: Power, posts: Iterable[PowerPost]
) -> tuple[dict[str, Any], Sequence[Mapping[str, Any]]]:
    """Give a power and its posts as they would be once the clean-up under way is confirmed."""
    proposed = (power.pending or {}).get("proposed", {})
    values = values_of(power) | {name: proposed[name] for name in proposed if name != "posts"}
    allocated = [{"post_id": one.post_id, "duty": one.duty} for one in posts]
    return values, proposed.get("posts", allocated)


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


def _read_back(proposed: Mapping[str, Any]) -> dict[str, Any]:
    ids = {
        name: UUID(proposed[name]) if proposed[name] else None
        for name in ("department_id", "parent_id")
        if name in proposed
    }
    return {**proposed, **ids}
