"""What somebody was told: the to-reads of his boxes, read or not, sorted by what they are about."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from service.tasks.models import Task, TaskPerson
from service.tasks.rules import URGENCIES
from service.tasks.titles import said_note, said_title
from service.workspace.messages import BY_FIRST_WORD, BY_KIND, CATEGORIES, OTHERS
from tenants.context import Actor

_FIRST_WORD: Final = func.split_part(Task.kind, ".", 1)
CATEGORY: Final[ColumnElement[str]] = case(
    *((Task.kind.in_(kinds), name) for name, kinds in BY_KIND.items()),
    *((_FIRST_WORD.in_(words), name) for name, words in BY_FIRST_WORD.items()),
    else_=OTHERS,
)
_Rows = Select[*tuple[Any, ...]]


def list_messages(actor: Actor, categories: Sequence[str], *, unread: bool) -> _Rows:
    """Narrow to what the reader was told and what still holds, of these categories or of all."""
    waiting = and_(TaskPerson.state == "open", Task.state == "open")
    wanted = waiting if unread else or_(waiting, TaskPerson.state == "read")
    statement: _Rows = (
        select(Task, TaskPerson, CATEGORY)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(TaskPerson.person_id == actor.person_id, Task.box == "read", wanted)
    )
    return statement.where(CATEGORY.in_(categories)) if categories else statement


def written(rows: Sequence[Any], language: str) -> list[dict[str, Any]]:
    """Write messages out: what about, from whom, when, and whether they were read."""
    return [_message(task, mine, category, language) for task, mine, category, *_ in rows]


def _message(task: Task, mine: TaskPerson, category: str, language: str) -> dict[str, Any]:
    return {
        "id": task.id,
        "category": category,
        "kind": task.kind,
        "title": said_title(task, language),
        "note": said_note(task, language) or str(task.facts.get("opinion") or ""),
        "number": task.facts.get("number"),
        "subject_kind": task.subject_kind,
        "subject_id": task.subject_id,
        "case_id": task.case_id,
        "urgency": URGENCIES[task.urgency],
        "due_on": task.due_on,
        "sender_name": task.sender_name,
        "opened_at": task.opened_at,
        "read_at": mine.read_at if mine.state == "read" else None,
    }


def count_messages(session: Session, actor: Actor, muted: Sequence[str]) -> dict[str, Any]:
    """Count what is unread by category, and what of it the reader wants to be told by number."""
    unread = list_messages(actor, (), unread=True)
    sorted_out = unread.with_only_columns(CATEGORY.label("category")).subquery()
    name = sorted_out.c.category
    rows = session.execute(select(name, func.count()).group_by(name)).all()
    counted = dict.fromkeys(CATEGORIES, 0) | {row[0]: row[1] for row in rows}
    return {
        "unread": sum(counted.values()),
        "badge": sum(count for name, count in counted.items() if name not in muted),
        "by_category": counted,
    }


def unread_ids(
    session: Session, actor: Actor, categories: Sequence[str], *, most: int
) -> Sequence[UUID]:
    """Name what is unread, the oldest first."""
    found = list_messages(actor, categories, unread=True)
    return session.scalars(
        found.with_only_columns(Task.id).order_by(Task.opened_at, Task.id).limit(most)
    ).all()
