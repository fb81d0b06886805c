"""Carry measures out: tasks made of them, and the record of what was done (R-215, R-220, R-249)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from policies.seats import Subject
from service.measures.models import Doing, Measure, MeasureTask
from service.measures.queries.access import access_measure
from service.measures.queries.answering import holders_of_post
from service.measures.refusals import NotYetReviewed, TaskClosed
from service.measures.terms import due_after
from service.measures.use_cases.laying_before import REDO
from service.organisation.queries import today
from service.risks.models import RiskPoint
from service.risks.rules import IN_FORCE, is_placeholder
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record
from tenants.models.organisation import Post

TASK, DUE = "measure.task", "measure.due"


def refuse_unreviewed(measure: Measure, point: RiskPoint) -> None:
    """Refuse to carry out what no review has passed, or what guards against nothing in force."""
    if measure.needs_review or point.status != IN_FORCE:
        raise NotYetReviewed(
            "The measure is carried out once its review has passed it.",
            number=point.number,
            status=point.status,
            needs_review=measure.needs_review,
        )


def record_doing(
    session: Session,
    actor: Actor,
    measure_id: UUID,
    *,
    done_on: date,
    what: str,
    result: str,
    task_id: UUID | None = None,
) -> Doing:
    """Write down that a measure was carried out: what, when, with what result; it stays."""
    measure, point = access_measure(session, actor, measure_id, Permission.MEASURE_PERFORM)
    refuse_unreviewed(measure, point)
    _refuse_unlikely(done_on=done_on, what=what, result=result)
    task = _open_task_of(session, measure, task_id) if task_id else None
    doing = Doing(
        measure_id=measure.id,
        done_on=done_on,
        what=what.strip(),
        result=result.strip(),
        person_id=actor.person_id,
        person_name=actor.name,
        post_id=actor.post_id,
        at=utc_now(),
        task_id=task_id,
        met_due_on=measure.next_due_on,
    )
    session.add(doing)
    if task is not None:
        task.state, task.closed_at = "done", utc_now()
        settle_tasks(session, subject_id=task.id, by=actor)
    measure.next_due_on = due_after(measure.recurrence, measure.next_due_on, done_on)
    for kind in (DUE, REDO):
        settle_tasks(session, subject_id=measure.id, kind=kind, by=actor)
    session.flush()
    record(
        session,
        actor,
        "measure.performed",
        "measure",
        measure.id,
        version=measure.version,
        doing=str(doing.id),
        risk_point=str(point.id),
        done_on=done_on.isoformat(),
        what=doing.what,
        result=doing.result,
        task=str(task_id) if task_id else None,
        met_due_on=doing.met_due_on.isoformat() if doing.met_due_on else None,
    )
    return doing


def assign_task(
    session: Session,
    actor: Actor,
    measure_id: UUID,
    *,
    title: str,
    post_id: UUID,
    due_on: date,
    deliverable: str,
) -> MeasureTask:
    """Make a measure a definite piece of work for one post, with a day and a thing to show."""
    measure, point = access_measure(session, actor, measure_id, Permission.MEASURE_EDIT)
    refuse_unreviewed(measure, point)
    if owned(session, Post, post_id) is None:
        raise Invalid("Some fields are not right.", errors={"post_id": ["not-found"]})
    task = make_task(
        session,
        measure,
        point,
        title=title,
        post_id=post_id,
        due_on=due_on,
        deliverable=deliverable,
        sender=actor,
    )
    record(
        session,
        actor,
        "measure.task_assigned",
        "measure",
        measure.id,
        version=measure.version,
        task=str(task.id),
        title=task.title,
        post=str(post_id),
        due_on=due_on.isoformat(),
    )
    return task


def make_task(
    session: Session,
    measure: Measure,
    point: RiskPoint,
    *,
    title: str,
    post_id: UUID,
    due_on: date,
    deliverable: str,
    sender: Actor,
) -> MeasureTask:
    """Put a task of a measure before the holder of a post."""
    task = MeasureTask(
        measure_id=measure.id,
        title=title.strip(),
        post_id=post_id,
        due_on=due_on,
        deliverable=deliverable.strip(),
        made_at=utc_now(),
    )
    session.add(task)
    session.flush()
    post = owned(session, Post, post_id)
    subject = Subject("work_post", post.department_id if post else None, post_id, "measure")
    open_task(
        session,
        kind=TASK,
        said={"task": task.title},
        subject_kind="measure_task",
        subject_id=task.id,
        persons=holders_of_post(session, subject),
        acting="post_holder",
        due_on=due_on,
        department_id=subject.department_id,
        post_id=post_id,
        rank=point.rank,
        urgency=int(measure.urgent),
        sender=sender,
        facts={"measure_id": str(measure.id), "risk_point_id": str(point.id)},
    )
    return task


def _open_task_of(session: Session, measure: Measure, task_id: UUID) -> MeasureTask:
    task = session.get(MeasureTask, (session.info["tenant_id"], task_id))
    if task is None or task.measure_id != measure.id:
        raise NotFound("There is no such task.")
    if task.state != "open":
        raise TaskClosed("The task is closed already.", state=task.state)
    return task


def _refuse_unlikely(*, done_on: date, what: str, result: str) -> None:
    errors = {
        name: ["text-missing"]
        for name, text in (("what", what), ("result", result))
        if is_placeholder(text)
    }
    if done_on > today():
        errors["done_on"] = ["in-the-future"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
