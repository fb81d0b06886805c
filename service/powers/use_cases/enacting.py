"""Let what was decided of a power hold: at once, or on a day given (R-030, R-037, R-045)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.powers.models import Power, PowerPost
from service.powers.queries import due_changes, full_document, posts_of
from service.powers.rules import ABOLISHED, DRAFT, ENDING, IN_FORCE, RETAIN
from service.powers.use_cases.discretion import enforce_drafts
from service.powers.use_cases.keeping import (
    refuse_gaps,
    refuse_incomplete,
    rewrite,
    values_of,
    write_down,
)
from service.powers.use_cases.replacing import give_up_places, take_places
from service.tasks.use_cases import settle_changes, settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import plain

CONFIRMED = {
    "retain": "power.put_in_force",
    "abolish": "power.abolished",
    "revoke": "power.revoked",
}
UNDECIDED: Mapping[str, Any] = {"decision": RETAIN, "reason": "", "proposed": {}}


def decide(session: Session, actor: Actor, power: Power, **way: Any) -> None:
    """Settle what is proposed of a power; a change for a later day waits for it word for word."""
    decided = plain({"by": actor.person_id, "by_name": actor.name, "on": today(), **way})
    pending = power.pending or {}
    if (pending.get("enters_on") or "") <= today().isoformat():
        enact(session, actor, power, decided)
        return
    settle_tasks(session, subject_id=power.id, kind="power.confirm", by=actor)
    before = full_document(session, power)
    refuse_gaps(session, power, *as_proposed(power, posts_of(session, power.id)))
    power.pending = {**pending, "decided": decided}
    told = {"enters_on": pending["enters_on"], **_named(decided)}
    write_down(session, actor, "power.change_decided", power, before, **told)


def enter_due_changes(session: Session, actor: Actor) -> int:
    """Let the changes hold whose day has come; say how many."""
    found = due_changes(session)
    for power in found:
        enact(session, actor, power, (power.pending or {})["decided"])
    return len(found)


def enact(session: Session, actor: Actor, power: Power, decided: Mapping[str, Any]) -> None:
    """Let the power hold as proposed, or hold no longer."""
    for kind in ("power.review", "power.confirm"):
        settle_tasks(session, subject_id=power.id, kind=kind, by=actor)
    settle_changes(session, [power.id], by=actor)
    before = full_document(session, power)
    pending = power.pending or UNDECIDED
    decision = pending["decision"]
    if decision in ENDING:
        power.status, power.abolished_on = ABOLISHED, today()
        power.abolished_reason = pending["reason"]
    else:
        enforce_drafts(session, power.id)
        rewrite(session, power, _read_back(pending["proposed"]))
        refuse_incomplete(session, power)
        if power.status == DRAFT or pending["proposed"]:
            count_edition(power, pending, decided)
        power.status = IN_FORCE
    power.cleanup = {**pending, "confirmed_on": today().isoformat()} if power.pending else None
    power.pending, power.review_required = None, False
    topic = CONFIRMED.get(decision, "power.changed")
    if before["status"] == DRAFT and decision not in ENDING:
        topic = CONFIRMED[RETAIN]
    told = {"decision": decision, **_named(decided)}
    write_down(session, actor, topic, power, before, **told)
    if decision in ENDING:
        give_up_places(session, power)
    else:
        take_places(session, actor, power)


def count_edition(power: Power, pending: Mapping[str, Any], decided: Mapping[str, Any]) -> None:
    """Count a wording that holds from now on, and keep why, by whom and where it was decided."""
    waited = pending.get("decided") is not None
    power.edition += 1
    power.effective_on = date.fromisoformat(pending["enters_on"]) if waited else today()
    power.enactment = {
        "decision": pending["decision"],
        "cause": pending.get("cause") or "",
        "reason": pending["reason"],
        "sources": pending.get("sources") or [],
        "drafted_by_name": pending.get("by_name") or "",
        "decided_by_name": decided["by_name"],
        "decided_on": decided["on"],
        **{name: decided.get(name) for name in ("case", "case_id", "meeting", "meeting_id")},
    }


def as_proposed(
    power: Power, posts: Iterable[PowerPost]
) -> tuple[dict[str, Any], Sequence[Mapping[str, Any]]]:
    """Give a power and its posts as they would be once what is under way is confirmed."""
    proposed = (power.pending or {}).get("proposed", {})
    values = values_of(power) | {name: proposed[name] for name in proposed if name != "posts"}
    allocated = [{"post_id": one.post_id, "duty": one.duty} for one in posts]
    return values, proposed.get("posts", allocated)


def _named(decided: Mapping[str, Any]) -> dict[str, Any]:
    return {name: decided[name] for name in ("case", "meeting") if decided.get(name)}


def _read_back(proposed: Mapping[str, Any]) -> dict[str, Any]:
    ids = {
        name: UUID(proposed[name]) if proposed[name] else None
        for name in ("department_id", "parent_id")
        if name in proposed
    }
    return {**proposed, **ids}
