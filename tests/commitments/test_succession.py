"""When a post changes hands the letter is archived and the newcomer gets one of his own (R-002)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.organisation.use_cases.appointments import appoint, end_appointment
from service.tasks.models import Task
from tenants import clock
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.models.organisation import Cycle
from tests import make
from tests.commitments.desk import Desk


@pytest.fixture
def desk(app, settings, tag):
    desk = Desk(app, settings, f"heirs-{tag}")
    desk.open_year()
    desk.issue("personal")
    return desk


def hand_over(desk, *, of: str = "section_head", to: str = "post_holder_b") -> None:
    """The head goes tomorrow, and a clerk of his takes the post."""
    people = desk.bureau.people
    with unit_of_work(desk.bureau.tenant_id) as session:
        boss = make.actor(desk.bureau, "administrator")
        end_appointment(
            session, boss, people[of].appointment_id, if_version=None, on=today(), reason="交流"
        )
        end_appointment(
            session, boss, people[to].appointment_id, if_version=None, on=today(), reason="提任"
        )
        appoint(
            session,
            boss,
            person_id=people[to].person_id,
            post_id=people[of].post_id,
            starts_on=today() + timedelta(days=1),
        )


def test_the_predecessors_letter_is_archived_and_a_new_one_waits_for_the_newcomer(desk):
    signed = desk.sign("section_head")
    hand_over(desk)
    with clock.simulated():
        desk.live_on(today() + timedelta(days=1))
        assert desk.follow() == 2
        old = desk["register_office"].get(f"/commitments/{signed['id']}").get_json()
        assert (old["state"], old["text_digest"]) == ("archived", signed["text_digest"])
        new = desk.letter_of("post_holder_b")
        assert (new["state"], new["succeeds_id"]) == ("issued", signed["id"])
        assert new["signed_at"] is None
        with unit_of_work(desk.bureau.tenant_id) as session:
            kinds = {
                (one.kind, one.box)
                for one in session.scalars(select(Task).where(Task.state == "open"))
                if one.post_id == desk.bureau.people["section_head"].post_id
            }
        assert kinds == {("commitment.sign", "act"), ("post.taken_over", "read")}
        assert desk.follow() == 0


def test_an_unsigned_letter_of_who_left_is_withdrawn_with_its_to_do(desk):
    letter = desk.letter_of("section_head")
    hand_over(desk)
    with clock.simulated():
        desk.live_on(today() + timedelta(days=1))
        desk.follow()
        gone = desk["register_office"].get(f"/commitments/{letter['id']}").get_json()
        assert (gone["state"], gone["closed_reason"]) == ("withdrawn", "任职变动，前任承诺书存档")
        with unit_of_work(desk.bureau.tenant_id) as session:
            task = session.scalars(select(Task).where(Task.subject_id == letter["id"])).one()
            assert task.state == "withdrawn"


def test_letters_end_with_their_year(desk):
    signed = desk.sign("section_head")
    with unit_of_work(desk.bureau.tenant_id) as session:
        cycle = session.scalars(select(Cycle)).one()
        cycle.state = "closed"
    desk.follow()
    letters = desk["register_office"].get("/commitments?limit=200").get_json()["items"]
    assert {one["state"] for one in letters} == {"archived", "withdrawn"}
    assert next(one for one in letters if one["id"] == signed["id"])["state"] == "archived"
