"""Say yes to the step a to-do was about, and to no other."""

from uuid import UUID

from sqlalchemy.orm import Session

from service.procedures.models import Case
from service.procedures.queries.access import hold_case, open_items_of, open_step_of
from service.procedures.rules import HIGH
from service.procedures.use_cases.advancing import advance_case
from service.procedures.use_cases.stepping import refuse_over, renew
from service.tasks.refusals import HighAlone, LoweringAlone
from tenants.context import Actor
from tenants.errors import NotFound


def approve_step(
    session: Session, actor: Actor, case_id: UUID, step_id: UUID, *, opinion: str
) -> Case:
    """Advance a case if it still stands at this visit; somebody may have been quicker."""
    case = hold_case(session, case_id)
    refuse_over(session, case)
    if open_step_of(session, case_id).id != step_id:
        raise NotFound("The case does not stand at this step.")
    renew(session, case, open_items_of(session, case_id))
    if case.rank == HIGH:
        raise HighAlone("High risks are approved one at a time.")
    if case.lowers:
        raise LoweringAlone("What lowers a grade is approved one at a time.")
    return advance_case(session, actor, case_id, if_version=None, opinion=opinion)
