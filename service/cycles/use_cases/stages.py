"""Go through the year: tasks done, stages completed in their order, results written down."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.conditions import missing_before
from service.cycles.models import CycleNote, CycleStage, StageTask
from service.cycles.queries import stages_of_cycle
from service.cycles.use_cases.writing import write_down
from service.cycles.use_cases.years import CycleAlreadyClosed, refuse_closed
from service.measures.models import Measure
from service.organisation.queries.access import find, refer, snapshot
from service.risks.models import RiskPoint
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import DomainError, Forbidden, Invalid, NotFound
from tenants.journal import record
from tenants.models.organisation import Cycle, Department, Post

AFTER_THE_END = "correction"
PLANNED = ("deliverable", "department_id", "remind_days")


class StageNotInPlace(DomainError):
    """A stage is completed when what it asks for is in place, not when somebody says so (R-298)."""


class EarlierStageOpen(DomainError):
    """Stages may overlap, but a later one is not completed before an earlier one (R-448)."""


class StageCompleted(DomainError):
    """The stage was completed; what it ended with stands."""


class StagePlanned(DomainError):
    """What a stage brings and who answers for it is part of the plan that was approved."""


class CycleStillOpen(DomainError):
    """A correction is entered for a year that is closed; in an open one, change the record."""


def change_stage(
    session: Session, actor: Actor, stage_id: UUID, *, if_version: int, **values: Any
) -> CycleStage:
    """Move the days of a stage, within the leading group's last day; plan what it brings."""
    stage = _open_stage(session, actor, stage_id, if_version)
    cycle = refuse_closed(session, stage.cycle_id)
    planned = [
        one for one in PLANNED if values.get(one, getattr(stage, one)) != getattr(stage, one)
    ]
    if planned and cycle.approved_on is not None:
        raise StagePlanned("The plan was approved.", stage=stage.name)
    if values.get("department_id") is not None:
        refer(session, Department, "department_id", values["department_id"])
    before = snapshot(stage)
    for name, value in values.items():
        setattr(stage, name, value)
    if stage.due_on < stage.starts_on:
        raise Invalid("A stage ends before it starts.", errors={"due_on": ["before-its-start"]})
    if stage.outer_due_on is not None and stage.due_on > stage.outer_due_on:
        late = f"after-the-leading-groups-day {stage.outer_due_on}"
        raise Invalid("Own days may not be later.", errors={"due_on": [late]})
    session.flush()
    write_down(session, actor, "cycle_stage.changed", stage, before)
    return stage


def complete_stage(
    session: Session, actor: Actor, stage_id: UUID, *, if_version: int, report: str
) -> CycleStage:
    """Complete a stage with a report; what is missing is told all at once."""
    stage = _open_stage(session, actor, stage_id, if_version)
    if is_placeholder(report):
        raise Invalid("A report is needed.", errors={"report": ["text-missing"]})
    earlier = [
        one.name
        for one in stages_of_cycle(session, stage.cycle_id)
        if one.position < stage.position and one.completed_on is None
    ]
    if earlier:
        raise EarlierStageOpen("An earlier stage is not completed.", stages=earlier)
    missing = missing_before(session, stage)
    if missing:
        raise StageNotInPlace(
            "Something is not in place yet.", stage=stage.name, missing=list(missing)
        )
    before = snapshot(stage)
    stage.report, stage.completed_on, stage.completed_by = report.strip(), today(), actor.person_id
    session.flush()
    settle_tasks(session, subject_id=stage.id, by=actor)
    late = stage.completed_on > stage.due_on
    write_down(session, actor, "cycle_stage.completed", stage, before, late=late)
    return stage


def add_task(session: Session, actor: Actor, stage_id: UUID, **values: Any) -> StageTask:
    """Put a piece of work into the plan; it may find its man later, but before approval (R-457)."""
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    stage = find(session, CycleStage, stage_id)
    refuse_closed(session, stage.cycle_id)
    if values.get("post_id") is not None:
        refer(session, Post, "post_id", values["post_id"])
    task = StageTask(stage_id=stage.id, **values)
    session.add(task)
    session.flush()
    write_down(session, actor, "stage_task.added", task)
    return task


def change_task(
    session: Session, actor: Actor, task_id: UUID, *, if_version: int, **values: Any
) -> StageTask:
    """Change a piece of the work plan, or who does it."""
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    task = _open_task(session, task_id, if_version)
    if values.get("post_id") is not None:
        refer(session, Post, "post_id", values["post_id"])
    before = snapshot(task)
    for name, value in values.items():
        setattr(task, name, value)
    session.flush()
    write_down(session, actor, "stage_task.changed", task, before)
    return task


def finish_task(
    session: Session, actor: Actor, task_id: UUID, *, if_version: int, result: str
) -> StageTask:
    """Report a piece of work done: by the post it was given to, or by the office."""
    require(actor, Permission.CYCLE_PLAN_READ)
    task = _open_task(session, task_id, if_version)
    office = "register_office" in actor.roles
    if not office and (task.post_id is None or task.post_id != actor.post_id):
        raise Forbidden("The task was given to another post.", permission="cycle_plan:adopt")
    if is_placeholder(result):
        raise Invalid("A result is needed.", errors={"result": ["text-missing"]})
    before = snapshot(task)
    task.result, task.done_on, task.done_by = result.strip(), today(), actor.person_id
    session.flush()
    settle_tasks(session, subject_id=task.id, by=actor)
    write_down(session, actor, "stage_task.finished", task, before)
    return task


def add_note(
    session: Session,
    actor: Actor,
    cycle_id: UUID,
    *,
    kind: str,
    text: str,
    subject_id: UUID | None = None,
) -> CycleNote:
    """Record what the year led to; of a closed year, a dated correction (R-463, I6)."""
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    cycle = owned(session, Cycle, cycle_id)
    if cycle is None:
        raise NotFound("There is no such cycle.")
    if cycle.state == "closed" and kind != AFTER_THE_END:
        raise CycleAlreadyClosed("The cycle of this year is closed.", year=cycle.year)
    if cycle.state != "closed" and kind == AFTER_THE_END:
        raise CycleStillOpen("The year is open: change the record itself.", year=cycle.year)
    if is_placeholder(text):
        raise Invalid("A text is needed.", errors={"text": ["text-missing"]})
    if subject_id is not None and owned(session, Measure, subject_id) is None:
        refer(session, RiskPoint, "subject_id", subject_id)
    note = CycleNote(
        cycle_id=cycle.id,
        kind=kind,
        text=text.strip(),
        at=utc_now(),
        person_id=actor.person_id,
        person_name=actor.name,
        subject_id=subject_id,
    )
    session.add(note)
    session.flush()
    record(
        session, actor, "cycle_note.added", "cycle_note", note.id, after=snapshot(note), note=kind
    )
    return note


def is_late(stage: CycleStage, on: date) -> bool:
    """Say whether a stage is past its last day without being completed."""
    return stage.completed_on is None and stage.due_on < on


def _open_stage(session: Session, actor: Actor, stage_id: UUID, if_version: int) -> CycleStage:
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    stage = find(session, CycleStage, stage_id, if_version=if_version)
    refuse_closed(session, stage.cycle_id)
    if stage.completed_on is not None:
        raise StageCompleted("The stage was completed.", stage=stage.name)
    return stage


def _open_task(session: Session, task_id: UUID, if_version: int) -> StageTask:
    task = find(session, StageTask, task_id, if_version=if_version)
    stage = find(session, CycleStage, task.stage_id)
    refuse_closed(session, stage.cycle_id)
    if task.done_on is not None:
        raise StageCompleted("The task was done.", stage=task.title)
    return task
