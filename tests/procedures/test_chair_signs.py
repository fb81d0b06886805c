"""A meeting recorded in full waits for its chair's signature among his to-dos."""

from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from service.procedures.use_cases import (
    change_meeting,
    sign_meeting,
)
from service.tasks.models import Task, TaskPerson
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests.procedures.chains import bare, use
from tests.procedures.scenes import LEADERS, Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    use(monkeypatch, bare("bureau_generic_2015", "C-07"))
    return desk(settings, f"chair-{tag}")


def waits(work: Desk, meeting: UUID) -> list[tuple[UUID, str, str]]:
    with unit_of_work(work.bureau.tenant_id) as session:
        rows = session.execute(
            select(TaskPerson.person_id, Task.state, TaskPerson.state)
            .join(Task, Task.id == TaskPerson.task_id)
            .where(Task.kind == "meeting.sign", Task.subject_id == meeting)
            .order_by(Task.id)
        ).all()
    return [tuple(one) for one in rows]


def test_a_meeting_recorded_in_full_waits_for_its_chair(work: Desk):
    person = {role: one.person_id for role, one in work.bureau.people.items()}
    meeting = work.call_together()
    assert waits(work, meeting) == []
    came = [{"person_id": person[role], "present": True} for role in LEADERS]

    def note(**values: object) -> None:
        work.act("register_office", change_meeting, meeting, if_version=None, **values)

    note(attendance=came, minutes="逐项审议,形成决定。")
    assert waits(work, meeting) == [(person["main_leader"], "open", "open")]
    note(minutes="")
    assert waits(work, meeting) == [(person["main_leader"], "withdrawn", "withdrawn")]
    note(minutes="逐项审议,形成决定。")
    work.act("main_leader", sign_meeting, meeting, if_version=None)
    assert waits(work, meeting)[-1] == (person["main_leader"], "done", "done")
