"""The next act of a year stands before whoever takes it: approving its plan, then opening it."""

from typing import Final

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Cycle

APPROVE: Final = "cycle.approval"
OPEN: Final = "cycle.opening"
NEXT: Final = {
    APPROVE: ("批准{year}年度方案", "main_leader"),
    OPEN: ("开启{year}年度", "register_office"),
}


def ask_for(session: Session, actor: Actor, cycle: Cycle, kind: str) -> None:
    """Put the next act of the year before whoever takes it."""
    (title, acting), day = NEXT[kind], today()
    open_task(
        session,
        kind=kind,
        title=title.format(year=cycle.year),
        subject_kind="cycle",
        subject_id=cycle.id,
        persons=holders_of(
            acting, Subject("unit", kind="cycle_plan"), load_chart(session, day), day
        ),
        acting=acting,
        sender=actor,
    )
