"""Say yes to the step a to-do was about, and to no other."""

from uuid import UUID

from sqlalchemy.orm import Session

from service.procedures.models import Case
from service.procedures.queries.access import hold_case, open_step_of
from service.procedures.use_cases.advancing import advance_case
from service.procedures.use_cases.stepping import refuse_over
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
    return advance_case(session, actor, case_id, if_version=None, opinion=opinion)
