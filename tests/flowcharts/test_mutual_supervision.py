"""Key posts are held in check by others in some flow; who is not is named (R-066)."""

import pytest

from tenants.database import owned, unit_of_work
from tenants.models.organisation import Post
from tests.flowcharts.desk import Desk

PATH = "/responsibility/mutual-supervision"


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"check-{tag}")


def test_a_key_post_without_anybody_beside_it_is_named(desk):
    with unit_of_work(desk.bureau.tenant_id) as session:
        for role in ("post_holder", "section_head_2"):
            owned(session, Post, desk.bureau.people[role].post_id).is_key = True
    before = {one["post_id"] for one in desk["discipline_group"].get(PATH).get_json()["items"]}
    assert {desk.post("post_holder"), desk.post("section_head_2")} <= before
    desk.drawn()
    told = desk["discipline_group"].get(PATH).get_json()
    left = {one["post_id"]: one["acts_in_flows"] for one in told["items"]}
    assert desk.post("post_holder") not in left
    assert left[desk.post("section_head_2")] is False
    assert desk["post_holder"].get(PATH).status_code == 403
