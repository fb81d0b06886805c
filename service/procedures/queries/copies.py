"""Copies of a case for reading (抄送): who may send one, who may read one, who did."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, exists, false, or_, select
from sqlalchemy.orm import Session

from policies.acting import holders_of, named
from policies.charts import Chart
from policies.standing import actor as acting_in
from policies.standing import standings
from service.procedures.documents import subject_of
from service.procedures.models import Case
from service.procedures.queries.access import readable
from service.procedures.queries.seats import Seats, acts_here, told
from service.procedures.refusals import MayNotRead, NotHisToCopy
from service.tasks.models import Task, TaskPerson
from service.tasks.rules import COPY
from tenants.clock import today
from tenants.context import Actor

KEEPING: Final = "register_office"


def refuse_to_copy(actor: Actor, case: Case, seats: Seats, chart: Chart) -> None:
    """Whoever may act now, sent the case, or is the register office sends it for reading."""
    if actor.person_id == case.started_by or KEEPING in actor.roles or acts_here(actor, seats):
        return
    starter = chart.person.get(case.started_by)
    sender = [{"role": "starter", "post": "", "name": starter.name}] if starter else []
    office = named(KEEPING, holders_of(KEEPING, subject_of(case), chart, today()))
    raise NotHisToCopy(
        "Who acts at the step, its sender and the register office send a case for reading.",
        who_can=[*told(seats), *sender, *office],
    )


def readers_among(
    session: Session, case: Case, chart: Chart, person_ids: Sequence[UUID]
) -> set[UUID]:
    """Name who of these may read the case in any of his offices, in one question."""
    tenant_id: int = session.info["tenant_id"]
    may = {
        one: or_(
            false(),
            *(
                readable(acting_in(standing, tenant_id))
                for standing in standings(one, chart, today())
            ),
        )
        for one in person_ids
        if one in chart.person
    }
    if not may:
        return set()
    row = session.execute(
        select(*(exists().where(and_(Case.id == case.id, rule)) for rule in may.values()))
    ).one()
    return {one for one, allowed in zip(may, row, strict=True) if allowed}


def refuse_blind(session: Session, case: Case, chart: Chart, person_ids: Sequence[UUID]) -> None:
    """Name who of these may not read the case."""
    able = readers_among(session, case, chart, person_ids)
    unable = [chart.person[one].name for one in person_ids if one not in able]
    if unable:
        raise MayNotRead(
            "Not all of them may read this case.", number=case.number, names="、".join(unable)
        )


def unread_by(session: Session, case: Case, person_ids: Iterable[UUID]) -> set[UUID]:
    """Name before whom of these a copy of the case still lies unread."""
    return set(
        session.scalars(
            select(TaskPerson.person_id)
            .join(Task, Task.id == TaskPerson.task_id)
            .where(
                Task.case_id == case.id,
                Task.kind == COPY,
                Task.state == "open",
                TaskPerson.state == "open",
                TaskPerson.person_id.in_(list(person_ids)),
            )
        )
    )


def copies_of(session: Session, case: Case, chart: Chart) -> list[dict[str, Any]]:
    """Tell who sent the case to whom for reading, with what words, and who has read it."""
    rows = session.execute(
        select(Task, TaskPerson)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(Task.case_id == case.id, Task.kind == COPY)
        .order_by(Task.id, TaskPerson.id)
    )
    found: dict[UUID, dict[str, Any]] = {}
    for task, mine in rows:
        sent = found.setdefault(
            task.id,
            {
                "id": task.id,
                "at": task.opened_at,
                "by_name": task.sender_name,
                "note": str(task.facts.get("note") or ""),
                "readers": [],
            },
        )
        reader = chart.person.get(mine.person_id)
        name = reader.name if reader else ""
        sent["readers"].append({"name": name, "read_at": mine.read_at})
    return list(found.values())
