"""Workers: a change of office is followed by itself, and what has run its term is ended."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.clock import today
from tests.commitments.desk import Desk
from tests.commitments.test_succession import hand_over
from tests.workers.hall import settle
from workers.jobs.timed import ring


@pytest.fixture
def desk(app, settings, tag):
    desk = Desk(app, settings, f"work-{tag}")
    desk.open_year()
    desk.issue("personal")
    return desk


def test_letters_follow_an_appointment_on_the_day_it_begins(desk, settings):
    tenants = [desk.bureau.tenant_id]
    letter = desk.letter_of("section_head")
    hand_over(desk)
    settle(settings, tenants)
    kept = desk["register_office"].get(f"/commitments/{letter['id']}").get_json()
    assert kept["state"] == "issued"  # the head is in office until tonight
    with clock.simulated():
        desk.live_on(today() + timedelta(days=1))
        ring("following_offices")
        settle(settings, tenants)
        gone = desk["register_office"].get(f"/commitments/{letter['id']}").get_json()
        assert gone["state"] == "withdrawn"
        assert desk.letter_of("post_holder_b")["succeeds_id"] == letter["id"]


def test_a_notice_ends_by_the_clock(desk, settings):
    made = (
        desk["register_office"]
        .post(
            "/notices",
            {
                "title": "采购结果公示",
                "items": [{"type": "procurement", "title": "办公设备"}],
                "channels": [{"code": "notice_board"}],
                "working_days": 1,
            },
        )
        .get_json()
    )
    path = f"/notices/{made['id']}"
    desk["register_office"].put(f"{path}/publication", if_match=made["version"])
    with clock.simulated():
        desk.live_on(today() + timedelta(days=10))
        ring("closing_notices")
        settle(settings, [desk.bureau.tenant_id])
        assert desk["register_office"].get(path).get_json()["state"] == "concluded"
