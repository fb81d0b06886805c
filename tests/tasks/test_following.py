"""To-dos follow the offices: successors, acting officers and stand-ins find them on their desks."""

from datetime import timedelta

from sqlalchemy import select

from service.organisation.use_cases.appointments import appoint, end_appointment
from tenants import clock
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.models.organisation import Appointment
from tenants.settings import Settings
from tests.procedures.scenes import Desk
from tests.tasks.scenes import delegate, follow, sent, waiting
from tests.workers import hall


def leave_office(work: Desk, role: str) -> None:
    """His last day in the post was yesterday."""
    with unit_of_work(work.bureau.tenant_id) as session:
        found = session.scalars(
            select(Appointment.id).where(Appointment.post_id == work.post(role))
        ).one()
    work.act(
        "administrator",
        end_appointment,
        found,
        if_version=None,
        on=today() - timedelta(days=1),
        reason="调离",
    )
    work.actors.clear()


def take_office(work: Desk, role: str, office: str, *, acting: bool = False) -> None:
    work.act(
        "administrator",
        appoint,
        person_id=work.bureau.people[role].person_id,
        post_id=work.post(office),
        starts_on=today(),
        acting=acting,
        reason="任职",
    )
    work.actors.clear()


def test_the_successor_finds_what_his_predecessor_left(work: Desk):
    case = sent(work)
    leave_office(work, "section_head")
    take_office(work, "post_holder_b", "section_head")
    assert follow(work) == 1
    assert set(waiting(work, case)) == {"post_holder_b"}
    assert follow(work) == 0


def test_a_vacant_office_keeps_its_to_do_until_somebody_acts_in_it(work: Desk):
    case = sent(work)
    leave_office(work, "section_head")
    follow(work)
    assert waiting(work, case) == {}
    take_office(work, "post_holder_2b", "section_head", acting=True)
    follow(work)
    assert set(waiting(work, case)) == {"post_holder_2b"}


def test_a_stand_in_has_it_for_the_days_of_his_delegation(work: Desk):
    case = sent(work)
    delegate(work, "section_head", "section_head_2")
    follow(work)
    principal = work.bureau.people["section_head"].person_id
    assert waiting(work, case) == {"section_head": None, "section_head_2": principal}
    with clock.simulated():
        clock.go_to(today() + timedelta(days=1))
        follow(work)
        assert waiting(work, case) == {"section_head": None}


def test_a_stand_in_for_other_matters_finds_nothing_of_it_on_his_desk(work: Desk):
    case = sent(work)
    delegate(work, "section_head", "section_head_2", kinds=("measure", "grading"))
    follow(work)
    assert waiting(work, case) == {"section_head": None}


def test_a_stand_in_for_just_these_matters_has_it(work: Desk):
    case = sent(work)
    delegate(work, "section_head", "section_head_2", kinds=("risk_point",))
    follow(work)
    assert set(waiting(work, case)) == {"section_head", "section_head_2"}


def test_the_drafter_promoted_to_head_does_not_find_his_own_case(work: Desk):
    case = sent(work)
    leave_office(work, "section_head")
    take_office(work, "post_holder", "section_head")
    follow(work)
    assert "post_holder" not in waiting(work, case)


def test_an_appointment_sends_the_workers_after_the_to_dos(work: Desk, settings: Settings):
    case = sent(work)
    leave_office(work, "section_head")
    take_office(work, "post_holder_b", "section_head")
    hall.settle(settings, [work.bureau.tenant_id])
    assert set(waiting(work, case)) == {"post_holder_b"}
