"""A notice whose case would go to a body the bureau lacks says so, and ends once there is one."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from service.organisation.use_cases.bodies import seat_member, set_up_body
from service.procedures.use_cases import advance_case, start_case
from tenants import clock
from tenants.database import unit_of_work
from tenants.provisioning import provisioning_actor
from tests.make import FOUNDED
from tests.notices.test_steps import Hall
from tests.procedures.chains import bare, use
from tests.risks.scenes import Scene
from tests.workers.hall import settle

KIND = "notice.body_missing"


@pytest.fixture
def hall(app, settings, tag, monkeypatch):
    """A bureau with no leadership meeting, though one reviews measures after their notice."""
    use(monkeypatch, reviewed_by("leadership_meeting"))
    hall = Hall(app, settings, f"bodiless-{tag}")
    hall.point = Scene(hall.bureau).high()
    hall.open_year()
    return hall


def reviewed_by(body):
    """Take the chain in which the notice stands before the review, and let this body review."""
    chains = bare("region_pilot", "C-23")
    (chain,) = chains.chains
    steps = tuple(replace(one, acting=f"body:{body}") if one.body else one for one in chain.steps)
    return replace(chains, chains=(replace(chain, steps=steps),))


def shown(hall):
    """The holder of a post drafts a measure and sends it; its notice is published."""
    made = hall["post_holder"].post(
        f"/risk-points/{hall.point}/measures",
        {
            "text": "拨付前由科室复核并留痕",
            "kind": "improve_process",
            "phase": "early",
            "basis": "财政资金拨付管理办法第三条",
            "recurrence": "monthly",
            "responsible_post_id": str(hall.bureau.people["post_holder"].post_id),
        },
    )
    assert made.status_code == 201, made.get_json()
    case = hall.act(
        "post_holder", start_case, object_kind="measure", ids=[UUID(made.get_json()["id"])]
    )
    case = hall.act("post_holder", advance_case, case.id, if_version=case.version)
    return case, hall.publish(hall.notice(case.id))


def waiting(hall, role="register_office"):
    items = hall[role].get("/tasks?box=waiting").get_json()["items"]
    return [one for one in items if one["kind"] == KIND]


def set_up(hall):
    founder = provisioning_actor(hall.bureau.tenant_id)
    with unit_of_work(hall.bureau.tenant_id) as session:
        body = set_up_body(session, founder, code="team", kind="leadership_meeting", name="局务会")
        session.flush()
        person = hall.bureau.people["main_leader"].person_id
        seat_member(session, founder, body.id, person_id=person, seat="head", starts_on=FOUNDED)


def test_the_register_office_is_told_which_body_is_missing_once_and_nobody_else(hall):
    case, notice = shown(hall)
    with clock.simulated():
        assert hall.let_run_out(notice) == 0
        assert hall.let_run_out(notice) == 0
        (task,) = waiting(hall)
        assert "“领导班子会议”" in task["title"]
        assert (task["subject_kind"], task["subject_id"]) == ("notice", notice["id"])
        assert waiting(hall, "post_holder") == []
        assert hall.case(case.id).step_code == "notice"
        read = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert read["state"] == "ended"


def test_it_goes_on_by_itself_once_the_body_has_members(hall, settings):
    case, notice = shown(hall)
    with clock.simulated():
        hall.let_run_out(notice)
        assert len(waiting(hall)) == 1
        set_up(hall)
        settle(settings, [hall.bureau.tenant_id])
        assert hall.case(case.id).step_code == "review"
        assert waiting(hall) == []
        read = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert read["state"] == "concluded"
        assert date.fromisoformat(read["ends_on"]) < clock.today()


def test_taking_the_case_back_takes_the_to_do_along(hall):
    case, notice = shown(hall)
    with clock.simulated():
        hall.let_run_out(notice)
        back = hall["post_holder"].put(
            f"/cases/{case.id}/withdrawal",
            {"reason": "措施另行制定"},
            if_match=hall.case(case.id).version,
        )
        assert back.status_code == 200, back.get_json()
        assert waiting(hall) == []
