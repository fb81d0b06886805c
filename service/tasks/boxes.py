"""The boxes of somebody's desk, and what of one he looks for; what a line says in short."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    SmallInteger,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from policies.charts import Chart
from service.tasks.models import Task, TaskPerson
from service.tasks.rules import COPY, URGENCIES
from service.tasks.titles import GAP, KEYS, sentence, written
from tenants.context import Actor

BOXES: Final = ("waiting", "done", "to_read", "started", "copied")
DUE: Final[ColumnElement[date]] = func.coalesce(Task.due_on, literal(date.max, Date))
LEISURE: Final[ColumnElement[int]] = literal(len(URGENCIES), SmallInteger) - Task.urgency
CLOSED: Final = func.coalesce(Task.closed_at, TaskPerson.read_at, Task.opened_at)
OBJECT: Final = Task.facts["object_kind"].astext
MATTER: Final = func.coalesce(OBJECT, func.split_part(Task.kind, ".", 1))
Rows = Select[*tuple[Any, ...]]


def list_tasks(actor: Actor, box: str, asked: Mapping[str, Any], language: str) -> Rows:
    """Narrow to one box of somebody: each line once, however many it waits for."""
    statement: Rows
    if box == "started":
        newer = aliased(Task)
        later = newer.case_id == Task.case_id, newer.id > Task.id, newer.box == "act"
        statement = select(Task).where(
            Task.started_by == actor.person_id, Task.box == "act", ~exists().where(*later)
        )
    else:
        joined = TaskPerson.task_id == Task.id
        statement = select(Task, TaskPerson).join(TaskPerson, joined).where(_in_box(actor, box))
    return statement.where(*_looked_for(asked, language))


def _in_box(actor: Actor, box: str) -> ColumnElement[bool]:
    his = TaskPerson.person_id == actor.person_id
    if box == "done":
        return and_(his, TaskPerson.state.in_(("done", "read")))
    if box == "copied":
        return and_(his, Task.kind == COPY, TaskPerson.state.in_(("open", "read")))
    wanted = "act" if box == "waiting" else "read"
    return and_(his, TaskPerson.state == "open", Task.state == "open", Task.box == wanted)


def _looked_for(asked: Mapping[str, Any], language: str) -> list[ColumnElement[bool]]:
    """Say what of a box is looked for; a box is one desk's, so it is read through as it is."""
    found: list[ColumnElement[bool]] = []
    if asked["object_kind"]:
        found.append(OBJECT.in_(asked["object_kind"]))
    if asked["matter"]:
        found.append(MATTER.in_(asked["matter"]))
    if asked["urgency"]:
        found.append(Task.urgency == URGENCIES.index(asked["urgency"]))
    if person_id := asked["person_id"]:
        found.append(or_(Task.sender_id == person_id, Task.started_by == person_id))
    for word in (asked["q"] or "").split():
        read = title_in(language), Task.facts["number"].astext
        found.append(or_(*(one.icontains(word, autoescape=True) for one in read)))
    return found


@cache
def title_in(language: str) -> ColumnElement[str]:
    """Say in a query what a to-do is called, so that words are found in what its reader reads."""
    texts = written()
    title: ColumnElement[str] = case(
        *((Task.titled == one, _joined("titles", one, language, _fact)) for one in texts["titles"])
    )
    around = (
        (Task.kind == one, _joined("around", one, language, lambda *_: title))
        for one in texts["around"]
    )
    return case(*around, else_=title)


def _joined(
    group: str, code: str, language: str, fact: Callable[[str, str], ColumnElement[str]]
) -> ColumnElement[str]:
    parts = GAP.split(sentence(group, code, language))
    said = [fact(part, language) if at % 2 else literal(part) for at, part in enumerate(parts)]
    return func.concat(*said)


def _fact(name: str, language: str) -> ColumnElement[str]:
    both = Task.said[(name, KEYS[language == "en"])].astext
    return func.coalesce(both, Task.said[name].astext)


def summary_of(task: Task, chart: Chart, language: str) -> list[dict[str, str]]:
    """Say in short whose matter it is: who set it going, of which section and post."""
    starter = chart.person.get(task.started_by) if task.started_by else None
    section = chart.department.get(task.department_id) if task.department_id else None
    post = chart.post.get(task.post_id) if task.post_id else None
    said = {
        "started_by": starter.name if starter else "",
        "department": section.name if section else "",
        "post": post.title if post else "",
    }
    return [
        {"label": sentence("heads", name, language), "value": value}
        for name, value in said.items()
        if value
    ]
