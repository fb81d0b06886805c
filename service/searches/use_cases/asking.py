"""Let a sheet wait for whoever holds the office it belongs to."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.charts import Chart
from service.organisation.queries import load_chart, today
from service.searches.models import Sheet
from service.searches.queries.access import subject_of
from service.searches.rules.vocabulary import ACTING
from service.searches.use_cases.keeping import STILL_OPEN
from service.tasks.models import Task, TaskPerson
from service.tasks.use_cases import open_task
from tenants.context import Actor

TASK = "sheet.fill"


def ask_for(session: Session, sheets: Iterable[Sheet], actor: Actor) -> None:
    """Let open sheets wait for the holders of the office; while it is vacant for nobody."""
    chart = load_chart(session, today())
    for sheet in sheets:
        if sheet.state in STILL_OPEN:
            persons = _holders(sheet, chart)
            open_task(session, persons=persons, sender=actor, **_asked(sheet))


def ask_all(session: Session, sheets: Iterable[Sheet], actor: Actor) -> None:
    """Let many new sheets wait at once: a whole bureau is asked in a few statements."""
    chart = load_chart(session, today())
    waiting = [(sheet, _holders(sheet, chart)) for sheet in sheets]
    tasks = [
        (Task(**_asked(sheet), **_sent_by(actor)), holders) for sheet, holders in waiting if holders
    ]
    session.add_all(task for task, _ in tasks)
    session.flush()
    session.add_all(
        TaskPerson(
            task_id=task.id,
            person_id=one.person_id,
            post_id=one.post_id,
            on_behalf_of=one.on_behalf_of,
        )
        for task, holders in tasks
        for one in {holder.person_id: holder for holder in holders}.values()
    )
    session.flush()


def _holders(sheet: Sheet, chart: Chart) -> tuple[Any, ...]:
    return holders_of(ACTING[sheet.subject_type], subject_of(sheet), chart, today())


def _asked(sheet: Sheet) -> dict[str, Any]:
    return {
        "kind": TASK,
        "titled": TASK,
        "said": {"sheet": sheet.title},
        "subject_kind": "sheet",
        "subject_id": sheet.id,
        "acting": ACTING[sheet.subject_type],
        "due_on": sheet.due_on,
        "department_id": sheet.department_id,
        "post_id": sheet.post_id,
    }


def _sent_by(actor: Actor) -> dict[str, Any]:
    return {
        "sender_id": actor.person_id,
        "sender_name": actor.name,
        "started_by": actor.person_id,
    }
