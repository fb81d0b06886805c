"""What somebody answers for is counted as its list is: number and list never differ."""

import pytest

from tests import make
from tests.api import client
from tests.cycles.test_years import second_point
from tests.risks.scenes import Scene

ROLES = ("post_holder", "section_head", "deputy_leader", "main_leader", "discipline_group")
RANKS = {"high": "1", "medium": "2", "low": "3", "ungraded": "none"}


@pytest.fixture
def bureau(settings, app, tag):
    found = make.bureau(settings, tag)
    scene = Scene(found)
    scene.high(), second_point(scene)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_number_is_the_length_of_its_list(app, bureau, role):
    caller = client(app, bureau, role)
    for one in caller.get("/my/risk-points").get_json()["items"]:
        listed = f"/risk-points?status=in_force&limit=1&total=true&responsible={one['responsible']}"
        assert one["points"] == caller.get(listed).get_json()["total"]
        for name, rank in RANKS.items():
            assert one[name] == caller.get(f"{listed}&rank={rank}").get_json()["total"]


def test_a_holder_answers_directly_for_what_his_letter_names(app, bureau):
    office = client(app, bureau, "register_office")
    office.post("/cycles", {"year": 2026, "stock_taking": True})
    post = str(bureau.people["post_holder"].post_id)
    issued = office.post("/commitment-issuances", {"kind": "personal", "post_ids": [post]})
    assert issued.status_code == 201, issued.get_json()
    holder = client(app, bureau, "post_holder")
    own = holder.get("/commitments?mine=true").get_json()["items"][0]
    letter = holder.get(f"/commitments/{own['id']}").get_json()
    direct = holder.get("/my/risk-points").get_json()["items"][0]
    assert direct["responsible"] == "direct"
    assert direct["points"] == len(letter["text"]["risk_points"]) == 2
