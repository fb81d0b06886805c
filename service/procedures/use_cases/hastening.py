"""Say how urgent a case is (平件、加急、特急): whoever sent it says so, while it runs."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.procedures.models import Case
from service.procedures.queries.access import access_case, hold_case
from service.procedures.refusals import NotHisToHasten
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.tracing import attempt, snapshot, write_down
from service.tasks.models import Task
from service.tasks.rules import URGENCIES
from tenants.context import Actor


def set_urgency(
    session: Session, actor: Actor, case_id: UUID, *, if_version: int | None, urgency: str
) -> Case:
    """Let a case stand before the others on the desks it lies on, or no longer."""
    access_case(session, actor, case_id)
    case = hold_case(session, case_id, if_version)
    with attempt(actor, case.id, "urgency"):
        refuse_over(session, case)
        if actor.person_id != case.started_by:
            raise NotHisToHasten("Only its sender says how urgent a case is.")
        before, case.urgency = snapshot(session, case), URGENCIES.index(urgency)
        waiting = select(Task).where(
            Task.case_id == case.id, Task.state == "open", Task.box == "act"
        )
        for task in session.scalars(waiting):
            task.urgency = case.urgency
        write_down(session, actor, "case.urgency_set", case, before)
    return case
