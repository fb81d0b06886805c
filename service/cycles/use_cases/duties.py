"""The dated duties of a year, brought before whoever owes them in good time (§1.10)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from policies.seats import Subject
from service.cycles.models import CycleStage, StageTask
from service.cycles.packages import ASKED_BY, UNTIL, due_of_paper
from service.cycles.queries import stages_of_cycle
from service.cycles.stage_names import in_both
from service.cycles.use_cases.reminding import KIND as REMINDER
from service.filings.collecting import began_on
from service.filings.models import Filing
from service.filings.rules import binds, last_day
from service.filings.use_cases.preparing import due_task
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.tasks.models import Task
from service.tasks.use_cases import open_task
from tenants.models.organisation import Cycle

AHEAD = timedelta(days=30)
OFFICE = "register_office"


def remind_of_duties(session: Session, on: date) -> int:
    """Open the to-dos of what is due within a month: packages, stages, pieces of the work plan."""
    cycle = session.scalar(select(Cycle).where(Cycle.state == "open"))
    if cycle is None:
        return 0
    chart = load_chart(session, on)
    stages = stages_of_cycle(session, cycle.id)
    opened = [
        *_packages(session, cycle, stages, chart, on),
        *_stages(session, cycle, stages, chart, on),
        *_reminders(session, cycle, stages, chart, on),
        *_tasks(session, stages, chart, on),
    ]
    return sum(one is not None for one in opened)


def _packages(session: Session, cycle: Cycle, stages: Any, chart: Chart, on: date) -> list[Any]:
    began = began_on(session, cycle.year)
    sent = set(
        session.scalars(
            select(Filing.kind).where(Filing.year == cycle.year, Filing.sent_at.is_not(None))
        )
    )
    return [
        open_task(
            session,
            kind=due_task(kind),
            said={"year": cycle.year},
            subject_kind="cycle",
            subject_id=cycle.id,
            persons=_office(chart, on),
            acting=OFFICE,
            due_on=day if binds(day, began) else None,
            facts={"kind": kind, "until": until},
        )
        for kind, until, day in _owed(session, cycle, stages)
        if kind not in sent and day - AHEAD <= on
    ]


def _owed(session: Session, cycle: Cycle, stages: Any) -> Iterator[tuple[str, str, date]]:
    """Name what goes up in a year, until which state, and its last day."""
    for rule in current_profile(session).deadlines:
        yield rule.code, rule.until, last_day(rule, cycle.year)
    for kind in ASKED_BY:
        day = due_of_paper(cycle, stages, kind)
        if day is not None:
            yield kind, UNTIL, day


def _stages(session: Session, cycle: Cycle, stages: Any, chart: Chart, on: date) -> list[Any]:
    """A stage that was over before stock was taken is nobody's to complete in time."""
    return [
        open_task(
            session,
            kind="cycle_stage.due",
            said={"stage": in_both(one.name)},
            subject_kind="cycle_stage",
            subject_id=one.id,
            persons=_office(chart, on),
            acting=OFFICE,
            due_on=one.due_on,
        )
        for one in stages
        if _is_running(one, on) and not (cycle.stock_taking and one.due_on < cycle.opened_on)
    ]


def _reminders(session: Session, cycle: Cycle, stages: Any, chart: Chart, on: date) -> list[Any]:
    """Remind the head of the section that answers for a stage, once, as the plan says."""
    near = [
        one
        for one in stages
        if one.department_id is not None
        and one.remind_days is not None
        and _is_running(one, on)
        and one.due_on - timedelta(days=one.remind_days) <= on <= one.due_on
    ]
    reminded = set(
        session.scalars(
            select(Task.step_id).where(
                Task.kind == REMINDER,
                Task.sender_id.is_(None),
                Task.step_id.in_([one.id for one in near]),
            )
        )
    )
    return [
        open_task(
            session,
            kind=REMINDER,
            said={"year": cycle.year, "stage": in_both(one.name)},
            subject_kind="department",
            subject_id=one.department_id,
            step_id=one.id,
            persons=holders_of(
                "section_head", Subject("section", one.department_id, kind="cycle_plan"), chart, on
            ),
            acting="section_head",
            box="read",
            due_on=one.due_on,
            department_id=one.department_id,
            facts={"stage": one.code, "note": one.deliverable},
        )
        for one in near
        if one.id not in reminded
    ]


def _is_running(stage: CycleStage, on: date) -> bool:
    return stage.completed_on is None and stage.starts_on <= on


def _tasks(session: Session, stages: Any, chart: Chart, on: date) -> list[Any]:
    running = [one.id for one in stages if _is_running(one, on)]
    waiting = session.scalars(
        select(StageTask).where(
            StageTask.stage_id.in_(running),
            StageTask.done_on.is_(None),
            StageTask.post_id.is_not(None),
        )
    )
    opened = []
    for task in waiting:
        post = chart.post.get(task.post_id) if task.post_id else None
        if post is None:
            continue
        subject = Subject("work_post", post.department_id, post.id, "cycle_plan")
        opened.append(
            open_task(
                session,
                kind="stage_task",
                said={"task": task.title},
                subject_kind="stage_task",
                subject_id=task.id,
                persons=holders_of("post_holder", subject, chart, on),
                acting="post_holder",
                department_id=post.department_id,
                post_id=post.id,
                due_on=task.due_on,
            )
        )
    return opened


def _office(chart: Chart, on: date) -> tuple[Holder, ...]:
    return holders_of(OFFICE, Subject("unit"), chart, on)
