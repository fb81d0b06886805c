"""The next act of a year stands before whoever takes it: approving its plan, then opening it."""

from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.cycles.queries import stages_of_cycle
from service.organisation.queries import load_chart
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Cycle

APPROVE: Final = "cycle.approval"
OPEN: Final = "cycle.opening"
REVISE: Final = "cycle.revision"
NEXT: Final = {
    APPROVE: "main_leader",
    REVISE: "register_office",
    OPEN: "register_office",
}


def ask_for(session: Session, actor: Actor, cycle: Cycle, kind: str, *, comment: str = "") -> None:
    """Put the next act of the year before whoever takes it, until the year is to begin."""
    acting, day = NEXT[kind], today()
    open_task(
        session,
        kind=kind,
        said={"year": cycle.year},
        subject_kind="cycle",
        subject_id=cycle.id,
        persons=holders_of(
            acting, Subject("unit", kind="cycle_plan"), load_chart(session, day), day
        ),
        acting=acting,
        due_on=_last_day(session, cycle, day),
        sender=actor,
        facts={"comment": comment} if comment else None,
    )


def _last_day(session: Session, cycle: Cycle, on: date) -> date | None:
    """Give the day on which the first stage begins, else ends; a year planned late has none."""
    stages = stages_of_cycle(session, cycle.id)
    days = (stages[0].starts_on, stages[0].due_on) if stages else ()
    return next((one for one in days if one >= on), None)
