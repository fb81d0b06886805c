"""A bureau whose register moves by chains, and what lies on whose desk."""

from uuid import UUID

from sqlalchemy import select

from service.organisation.use_cases.delegations import delegate_office
from service.risks.use_cases.grading import propose_grade
from service.tasks.models import Task, TaskPerson
from service.tasks.titles import said_title
from service.tasks.use_cases.following import follow_offices
from service.tasks.use_cases.reminding import remind_and_escalate
from tenants.clock import today
from tenants.context import system_actor
from tenants.database import unit_of_work
from tests.procedures.scenes import Desk
from workers.jobs.tasks import seats_of

SCORES = {1: 5, 2: 3, 3: 1}


def sent(
    work: Desk, *, rank: int = 3, of: str = "post_holder", drafter: str = "post_holder"
) -> UUID:
    """A clerk's finding with a proposed grade, past its drafting step."""
    point = work.draft(drafter, of=of)
    score = SCORES[rank]
    work.act(
        drafter,
        propose_grade,
        point,
        if_version=None,
        scores={"likelihood": score, "harm": score},
        rationales={},
    )
    case = work.send(drafter, point)
    work.advance(drafter, case)
    return case


def waiting(work: Desk, case: UUID) -> dict[str, UUID | None]:
    """Name for whom the open step of a case waits, and for whom they stand in."""
    with unit_of_work(work.bureau.tenant_id) as session:
        rows = session.execute(
            select(TaskPerson.person_id, TaskPerson.on_behalf_of)
            .join(Task, Task.id == TaskPerson.task_id)
            .where(
                Task.case_id == case,
                Task.state == "open",
                Task.box == "act",
                TaskPerson.state == "open",
            )
        ).all()
    names = {one.person_id: role for role, one in work.bureau.people.items()}
    return {names[row.person_id]: row.on_behalf_of for row in rows}


def open_task_of(work: Desk, case: UUID) -> Task:
    with unit_of_work(work.bureau.tenant_id) as session:
        return session.scalars(
            select(Task).where(Task.case_id == case, Task.state == "open", Task.box == "act")
        ).one()


def to_read(work: Desk) -> dict[str, set[str]]:
    """Name what lies to be read, and before whom."""
    names = {one.person_id: role for role, one in work.bureau.people.items()}
    found: dict[str, set[str]] = {}
    with unit_of_work(work.bureau.tenant_id) as session:
        rows = session.execute(
            select(Task, TaskPerson.person_id)
            .join(TaskPerson, Task.id == TaskPerson.task_id)
            .where(Task.box == "read", Task.state == "open", TaskPerson.state == "open")
        )
        for row in rows:
            found.setdefault(said_title(row.Task, "zh-CN"), set()).add(names[row.person_id])
    return found


def follow(work: Desk) -> int:
    """Let to-dos follow the offices, as the worker does."""
    with unit_of_work(work.bureau.tenant_id) as session:
        system = system_actor(work.bureau.tenant_id)
        return follow_offices(session, system, lambda task, rows: seats_of(session, task, rows))


def remind(work: Desk) -> tuple[int, int]:
    """Remind and escalate, as the worker does every morning."""
    with unit_of_work(work.bureau.tenant_id) as session:
        return remind_and_escalate(session, system_actor(work.bureau.tenant_id))


def delegate(work: Desk, office: str, to: str, *, kinds: tuple[str, ...] = ()) -> None:
    """Somebody is away today; another exercises his office, for all matters or some kinds."""
    work.act(
        "administrator",
        delegate_office,
        post_id=work.post(office),
        delegate_id=work.bureau.people[to].person_id,
        starts_on=today(),
        ends_on=today(),
        reason="出差",
        kinds=kinds,
    )
    work.actors.clear()
