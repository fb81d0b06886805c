"""Put off the term of a measure: asked with a reason, decided by whoever answers for the grade."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import is_holder, named
from policies.permissions import Permission
from service.measures.models import Measure, MeasurePostponement
from service.measures.queries.access import access_measure
from service.measures.queries.postponing import deciders
from service.measures.refusals import (
    AlreadyAsked,
    NobodyDecides,
    NoTerm,
    NotTheDecider,
    TermMoved,
)
from service.measures.use_cases.carrying_out import DUE, refuse_unreviewed
from service.organisation.queries import today
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document
from service.risks.rules import is_placeholder
from service.risks.use_cases import keeping
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import owned, refuse_stale, utc_now
from tenants.errors import Forbidden, Invalid, NotFound
from tenants.journal import record

WAITING: Final = "measure.postponement"


def ask_to_postpone(
    session: Session, actor: Actor, measure_id: UUID, *, due_on: date, reason: str
) -> MeasurePostponement:
    """Ask for more time, with the new day and why; it lies before whoever answers for the grade."""
    measure, point = access_measure(session, actor, measure_id, Permission.MEASURE_PERFORM)
    refuse_unreviewed(measure, point)
    if measure.next_due_on is None or measure.status != "active":
        raise NoTerm("This measure has no term to be put off.")
    _refuse_unlikely(measure.next_due_on, due_on=due_on, reason=reason)
    if _open_one(session, measure.id) is not None:
        raise AlreadyAsked("More time was asked for already.")
    word, holders = deciders(session, point, actor.person_id)
    if not holders:
        raise NobodyDecides("There is nobody who could decide this today.")
    asked = MeasurePostponement(
        measure_id=measure.id,
        from_due_on=measure.next_due_on,
        to_due_on=due_on,
        reason=reason.strip(),
        asked_by=actor.person_id,
        asked_name=actor.name,
        asked_post_id=actor.post_id,
        asked_at=utc_now(),
    )
    session.add(asked)
    session.flush()
    open_task(
        session,
        kind=WAITING,
        said={"day": due_on.isoformat(), "measure": measure.text[:60]},
        subject_kind="measure",
        subject_id=measure.id,
        persons=holders,
        acting=word,
        department_id=point.department_id,
        post_id=point.post_id or point.answering_post_id,
        rank=point.rank,
        urgency=int(measure.urgent),
        sender=actor,
        facts={"risk_point_id": str(point.id), "postponement_id": str(asked.id)},
    )
    _note(session, actor, "measure.postponement_asked", measure, asked)
    return asked


def decide_postponement(
    session: Session,
    actor: Actor,
    postponement_id: UUID,
    *,
    if_version: int | None,
    granted: bool,
    opinion: str = "",
) -> MeasurePostponement:
    """Grant more time or refuse it; once granted, the measure is late only after the new day."""
    asked, measure, point = _asked(session, actor, postponement_id, Permission.MEASURE_POSTPONE)
    refuse_stale(asked, if_version)
    _refuse_closed(asked)
    word, holders = deciders(session, point, asked.asked_by)
    if not any(is_holder(actor, one) for one in holders):
        raise NotTheDecider("Somebody else decides this.", who_can=named(word, holders))
    if granted:
        _refuse_moved(measure, point, asked)
    if not granted and is_placeholder(opinion):
        raise Invalid("A reason is needed.", errors={"opinion": ["text-missing"]})
    asked.state = "granted" if granted else "refused"
    asked.decided_by, asked.decided_name = actor.person_id, actor.name
    asked.decided_at, asked.opinion = utc_now(), opinion.strip()
    settle_tasks(session, subject_id=measure.id, kind=WAITING, by=actor)
    if granted:
        _put_off(session, actor, measure, point, asked)
    else:
        _note(session, actor, "measure.postponement_refused", measure, asked)
    return asked


def withdraw_postponement(
    session: Session, actor: Actor, postponement_id: UUID, *, if_version: int | None
) -> MeasurePostponement:
    """Take one's own request back before it is decided."""
    asked, measure, _ = _asked(session, actor, postponement_id, Permission.MEASURE_PERFORM)
    refuse_stale(asked, if_version)
    if asked.asked_by != actor.person_id:
        raise Forbidden("Only whoever asked takes it back.")
    _refuse_closed(asked)
    asked.state, asked.decided_at = "withdrawn", utc_now()
    settle_tasks(session, subject_id=measure.id, kind=WAITING, outcome="withdrawn", by=actor)
    _note(session, actor, "measure.postponement_withdrawn", measure, asked)
    return asked


def _put_off(
    session: Session,
    actor: Actor,
    measure: Measure,
    point: RiskPoint,
    asked: MeasurePostponement,
) -> None:
    """Set the new day; what was written as the term moves with it."""
    before = full_document(session, point)
    if measure.due_on == measure.next_due_on:
        measure.due_on = asked.to_due_on
    measure.next_due_on = asked.to_due_on
    settle_tasks(session, subject_id=measure.id, kind=DUE, outcome="withdrawn", by=actor)
    session.flush()
    keeping.write_down(
        session,
        actor,
        "measure.postponed",
        point,
        before,
        reworded=True,
        measure=str(measure.id),
        **_facts(asked),
    )


def _note(
    session: Session, actor: Actor, topic: str, measure: Measure, asked: MeasurePostponement
) -> None:
    session.flush()
    record(
        session,
        actor,
        topic,
        "measure",
        measure.id,
        version=measure.version,
        risk_point=str(measure.risk_point_id),
        **_facts(asked),
    )


def _facts(asked: MeasurePostponement) -> dict[str, Any]:
    return {
        "postponement": str(asked.id),
        "from_due_on": asked.from_due_on.isoformat(),
        "to_due_on": asked.to_due_on.isoformat(),
        "reason": asked.reason,
        "opinion": asked.opinion,
    }


def _asked(
    session: Session, actor: Actor, postponement_id: UUID, permission: Permission
) -> tuple[MeasurePostponement, Measure, RiskPoint]:
    asked = owned(session, MeasurePostponement, postponement_id)
    if asked is None:
        raise NotFound("There is no such request.")
    return asked, *access_measure(session, actor, asked.measure_id, permission)


def _open_one(session: Session, measure_id: UUID) -> MeasurePostponement | None:
    return session.scalar(
        select(MeasurePostponement).where(
            MeasurePostponement.measure_id == measure_id, MeasurePostponement.state == "open"
        )
    )


def _refuse_closed(asked: MeasurePostponement) -> None:
    if asked.state != "open":
        raise AlreadyAsked("This request is decided already.", state=asked.state)


def _refuse_moved(measure: Measure, point: RiskPoint, asked: MeasurePostponement) -> None:
    """Grant nothing for a term that was met, rewritten or given up since it was asked about."""
    refuse_unreviewed(measure, point)
    if measure.status != "active" or measure.next_due_on != asked.from_due_on:
        raise TermMoved("The term is not the one that was asked about any more.")


def _refuse_unlikely(term: date, *, due_on: date, reason: str) -> None:
    errors = {}
    if due_on <= max(term, today()):
        errors["due_on"] = ["not-later"]
    if is_placeholder(reason):
        errors["reason"] = ["text-missing"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
