"""Which case lies before somebody who could be urged about it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.procedures.models import Case, CaseItem
from service.procedures.rules import may_urge
from service.tasks.models import Task, TaskPerson
from tenants.context import Actor
from tenants.models.organisation import Person


def case_to_urge(
    session: Session, actor: Actor, record_id: UUID, names: Collection[str]
) -> UUID | None:
    """Find the case of a record that waits for one of these, if this person may urge it."""
    row = session.execute(
        select(Case.id, Case.started_by)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .join(Task, Task.case_id == Case.id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .join(Person, Person.id == TaskPerson.person_id)
        .where(
            CaseItem.item_id == record_id,
            CaseItem.state == "open",
            Task.state == "open",
            Task.box == "act",
            TaskPerson.state == "open",
            TaskPerson.person_id != actor.person_id,
            Person.name.in_(names),
        )
        .limit(1)
    ).first()
    if row is None or not may_urge(actor.roles, sent=row.started_by == actor.person_id):
        return None
    found: UUID = row.id
    return found
