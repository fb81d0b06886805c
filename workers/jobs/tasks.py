"""Work on to-dos: they follow the offices, are called to mind, and climb when they are late."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from policies.acting import Holder
from service.organisation.queries import load_chart
from service.procedures.models import Case, CaseOpinion, CaseStep
from service.procedures.queries.access import open_items_of
from service.procedures.queries.seats import asked_of, current_seats
from service.tasks.models import Task, TaskPerson
from service.tasks.queries import holders_today
from service.tasks.use_cases.following import follow_offices
from service.tasks.use_cases.reminding import remind_and_escalate
from tenants.clock import today
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def follow(session: Session, item: WorkItem) -> None:
    """Put every to-do on the desk of who may do it today; once for all changes until now."""

    def seats(task: Task, rows: Sequence[TaskPerson]) -> Iterable[Holder] | None:
        return seats_of(session, task, rows)

    follow_offices(session, system_actor(item.tenant_id), seats)


def remind(session: Session, item: WorkItem) -> None:
    """Remind of what is due soon, and tell the next in line of what is late."""
    remind_and_escalate(session, system_actor(item.tenant_id))


def seats_of(session: Session, task: Task, rows: Sequence[TaskPerson]) -> Iterable[Holder] | None:
    """Ask the engine about steps of cases, and the chart about everything else."""
    tenant_id = session.info["tenant_id"]
    chart = load_chart(session, today())
    if task.case_id is None:
        return holders_today(task, rows, chart, today())
    case = session.get(Case, (tenant_id, task.case_id))
    visit = session.get(CaseStep, (tenant_id, task.step_id)) if task.step_id else None
    if case is None or visit is None or visit.state != "open":
        return None
    if task.subject_kind == "case_opinion":
        opinion = session.get(CaseOpinion, (tenant_id, task.subject_id))
        return asked_of(opinion, case, chart) if opinion else None
    if task.kind == "case_step":
        return current_seats(session, case, open_items_of(session, case.id)).holders
    return holders_today(task, rows, chart, today())
