"""What waits for somebody, what he did, what he should read, what he set going."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.chains import ACTING_WORDS, BODY
from policies.charts import Chart, on_day
from policies.kinds import kind_of
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.tasks.boxes import summary_of
from service.tasks.hours import days_left
from service.tasks.models import Task, TaskPerson
from service.tasks.rules import MAY_STAY, SHAPES, URGENCIES
from service.tasks.titles import said_note, said_title
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.profiles import Profile, label
from tenants.vocabulary import BODY_KINDS

COUNTED: Final = ("waiting", "overdue", "due_today", "unread", "to_read")
TOGETHER: Final = "collective_decision"
_SEATED: Final = frozenset(BODY_KINDS) - set(ACTING_WORDS)
Line = tuple[Task, TaskPerson | None]


def count_tasks(session: Session, actor: Actor) -> dict[str, int]:
    """Count what the boxes hold, and what of it is late or due today."""
    day = today()
    acting = Task.box == "act"
    row = session.execute(
        select(
            func.count().filter(acting),
            func.count().filter(acting, Task.due_on < day),
            func.count().filter(acting, Task.due_on == day),
            func.count().filter(acting, TaskPerson.read_at.is_(None)),
            func.count().filter(Task.box == "read"),
        )
        .select_from(TaskPerson)
        .join(Task, Task.id == TaskPerson.task_id)
        .where(
            TaskPerson.person_id == actor.person_id,
            TaskPerson.state == "open",
            Task.state == "open",
        )
    ).one()
    return dict(zip(COUNTED, row, strict=True))


def access_task(session: Session, actor: Actor, task_id: UUID) -> tuple[Task, TaskPerson | None]:
    """Fetch a to-do that waits or waited for somebody, or that he set going; else there is none."""
    found = session.execute(
        select(Task, TaskPerson)
        .outerjoin(
            TaskPerson,
            and_(TaskPerson.task_id == Task.id, TaskPerson.person_id == actor.person_id),
        )
        .where(
            Task.id == task_id,
            or_(TaskPerson.id.is_not(None), Task.started_by == actor.person_id),
        )
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such to-do.")
    return found[0], found[1]


def steps_waiting(
    session: Session, actor: Actor, case_ids: Collection[UUID]
) -> Mapping[UUID | None, UUID]:
    """Name this person's to-do in each of these cases whose open step waits for him."""
    rows = session.execute(
        select(Task.case_id, Task.id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(
            TaskPerson.person_id == actor.person_id,
            TaskPerson.state == "open",
            Task.state == "open",
            Task.kind == "case_step",
            Task.case_id.in_(case_ids),
        )
    )
    return {row.case_id: row.id for row in rows}


def lines(session: Session, found: Iterable[Any], language: str) -> list[dict[str, Any]]:
    """Write out lines of a box; whatever their number, in the same few statements."""
    rows: list[Line] = [(one, None) if isinstance(one, Task) else (one[0], one[1]) for one in found]
    chart = load_chart(session, today())
    profile = current_profile(session)
    waiting = _waiting_for(session, [task.id for task, _ in rows], chart)
    started = _started_at(session, [task for task, _ in rows])
    return [
        {
            **_task(task, chart, language),
            "started_at": started.get(task.case_id, task.opened_at),
            "summary": summary_of(task, chart, language),
            "rank_label": _rank_label(profile, task, language),
            "waiting_for": waiting.get(task.id, []),
            **_mine(row, chart),
        }
        for task, row in rows
    ]


def _rank_label(profile: Profile, task: Task, language: str) -> str:
    """Say a rank in the bureau's own words."""
    return label(profile, task.facts.get("subject_type") or "", task.rank, language)


def shown(
    session: Session, actor: Actor, task: Task, row: TaskPerson | None, language: str
) -> dict[str, Any]:
    """Write out one to-do, and whom it could be handed over to."""
    others: list[Holder] = []
    his = row is not None and row.state == "open" and task.state == "open"
    if row is not None and his and task.box == "act":
        others = sorted(candidates(session, actor, task, row).values(), key=lambda one: one.name)
    return {
        **lines(session, [(task, row)], language)[0],
        "meeting": _call(task),
        "because": str(task.facts.get("because") or task.facts.get("reason") or ""),
        "may_stay": his and task.kind in MAY_STAY,
        "can_take_over": [
            {"id": one.person_id, "name": one.name, "title": one.title} for one in others
        ],
    }


def _call(task: Task) -> dict[str, Any] | None:
    """Tell what a notice of a meeting says."""
    said = task.facts.get("meeting")
    return {**said, "held_on": date.fromisoformat(said["held_on"])} if said else None


def _task(task: Task, chart: Chart, language: str) -> dict[str, Any]:
    day = today()
    facts = task.facts
    closer = chart.person.get(task.closed_by) if task.closed_by else None
    return {
        "id": task.id,
        "kind": task.kind,
        "title": said_title(task, language),
        "box": task.box,
        "state": task.state,
        "number": facts.get("number"),
        "object_kind": facts.get("object_kind"),
        "matter": facts.get("object_kind") or task.kind.partition(".")[0],
        "subject_kind": task.subject_kind,
        "subject_id": task.subject_id,
        "case_id": task.case_id,
        "step": {
            name: facts.get(key)
            for name, key in (
                ("code", "step"),
                ("type", "step_type"),
                ("zh", "step_zh"),
                ("en", "step_en"),
            )
        }
        if task.step_id
        else None,
        "field": facts.get("field") or "",
        "comment": facts.get("comment") or "",
        "note": said_note(task, language),
        "item_id": facts.get("item_id"),
        "reminded_times": int((facts.get("reminder") or {}).get("count", 0)),
        "rank": task.rank,
        "shape": SHAPES.get(task.rank or 0, ""),
        "lowers": task.lowers,
        "urgency": URGENCIES[task.urgency],
        "due_on": task.due_on,
        "remaining_working_days": None
        if task.state == "withdrawn"
        else days_left(task.due_on, task.closed_at),
        "overdue": task.state == "open" and task.due_on is not None and task.due_on < day,
        "sender_name": task.sender_name,
        "opened_at": task.opened_at,
        "closed_at": task.closed_at,
        "closed_by_name": closer.name if closer else "",
    }


def _mine(row: TaskPerson | None, chart: Chart) -> dict[str, Any]:
    """What the reader has to do with it: in which post, for whom, from whose hand."""
    behalf = chart.person.get(row.on_behalf_of) if row and row.on_behalf_of else None
    taker = chart.person.get(row.handed_over_to) if row and row.handed_over_to else None
    giver = chart.person.get(row.handed_over_by) if row and row.handed_over_by else None
    post = chart.post.get(row.post_id) if row and row.post_id else None
    return {
        "post_id": row.post_id if row else None,
        "post_title": post.title if post else "",
        "on_behalf_of": {"id": behalf.id, "name": behalf.name} if behalf else None,
        "handed_over_by_name": giver.name if giver else "",
        "handed_over_to_name": taker.name if taker else "",
        "read": bool(row and row.read_at),
    }


def _started_at(session: Session, tasks: Sequence[Task]) -> Mapping[UUID | None, datetime]:
    """Say of each case among these when its first to-do was laid before somebody."""
    cases = {task.case_id for task in tasks if task.case_id}
    if not cases:
        return {}
    rows = session.execute(
        select(Task.case_id, func.min(Task.opened_at))
        .where(Task.case_id.in_(cases))
        .group_by(Task.case_id)
    )
    return {row[0]: row[1] for row in rows}


def _waiting_for(
    session: Session, task_ids: Sequence[UUID], chart: Chart
) -> Mapping[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = {}
    if not task_ids:
        return found
    rows = session.execute(
        select(TaskPerson.task_id, TaskPerson.person_id)
        .where(TaskPerson.task_id.in_(task_ids), TaskPerson.state == "open")
        .order_by(TaskPerson.id)
    )
    for row in rows:
        person = chart.person.get(row.person_id)
        if person is not None:
            found.setdefault(row.task_id, []).append({"id": person.id, "name": person.name})
    return found


def candidates(session: Session, actor: Actor, task: Task, mine: TaskPerson) -> dict[UUID, Holder]:
    """Name who else could do this: who sits in the same seat, or stands in for the holder.

    What a body decides together is on nobody's desk alone; so nobody takes it over.
    """
    if task.facts.get("step_type") == TOGETHER:
        return {}
    day = today()
    chart = load_chart(session, day)
    found = {one.person_id: one for one in _waiting_too(session, task, chart)}
    if task.case_id is None:
        found |= {one.person_id: one for one in holders_today(task, [mine], chart, day) or ()}
    found |= {one.person_id: one for one in _stand_ins(task, mine, chart, day)}
    found.pop(actor.person_id, None)
    return found


def _waiting_too(session: Session, task: Task, chart: Chart) -> list[Holder]:
    rows = session.scalars(
        select(TaskPerson).where(
            TaskPerson.task_id == task.id,
            or_(TaskPerson.state == "open", TaskPerson.handed_over_to.is_not(None)),
        )
    )
    return [
        Holder(one.person_id, one.post_id, one.on_behalf_of, _title(one, chart), person.name)
        for one in rows
        if (person := chart.person.get(one.person_id))
    ]


def _title(row: TaskPerson, chart: Chart) -> str:
    post = chart.post.get(row.post_id) if row.post_id else None
    return post.title if post else ""


def _stand_ins(task: Task, mine: TaskPerson, chart: Chart, day: date) -> list[Holder]:
    """Whoever is registered to stand in (AB 角) for the post in which it waits."""
    if mine.post_id is None or mine.on_behalf_of is not None:
        return []
    title = f"代{chart.post[mine.post_id].title}"
    lent = chart.about(subject_of(task).kind).delegations
    delegated = on_day((one for one in lent if one.post_id == mine.post_id), day)
    return [
        Holder(one.delegate_id, mine.post_id, mine.person_id, title, person.name)
        for one in delegated
        if (person := chart.person.get(one.delegate_id))
    ]


def holders_today(
    task: Task, rows: Iterable[TaskPerson], chart: Chart, day: date
) -> tuple[Holder, ...] | None:
    """Name who holds the acting seat today; nothing if it was meant for persons, not for a seat."""
    acting = f"{BODY}{task.acting}" if task.acting in _SEATED else task.acting
    if acting in ACTING_WORDS or acting.startswith(BODY):
        return holders_of(acting, subject_of(task), chart, day)
    posts = {row.post_id for row in rows if row.post_id is not None}
    if not posts:
        return None
    matter = subject_of(task).kind
    found = (
        one
        for post_id in sorted(posts)
        if post_id in chart.post
        for one in holders_of(
            "post_holder", Subject("work_post", None, post_id, matter), chart, day
        )
    )
    return tuple(dict.fromkeys(found))


def subject_of(task: Task) -> Subject:
    """Say whose matter a to-do is."""
    usual = "work_post" if task.post_id else "section"
    kind = task.facts.get("subject_type") or usual
    named = (task.facts.get("object_kind") or "", task.kind.partition(".")[0], task.subject_kind)
    matter = next((kind_of(one) for one in named if kind_of(one)), "")
    return Subject(kind, task.department_id, task.post_id, matter)
