"""Papers, notices and charts show nobody what is not his, and let nobody undo what was decided."""

import pytest

from tests.commitments.desk import Desk as LetterDesk
from tests.flowcharts.desk import Desk as FlowDesk
from tests.notices.test_notices_api import NOTICE, publish
from tests.papers.desk import ordered
from tests.risks.scenes import Scene
from tests.risks.test_ledger_api import SHEET


@pytest.fixture
def letters(app, settings, tag):
    desk = LetterDesk(app, settings, f"eyes-{tag}")
    desk.open_year()
    return desk


@pytest.fixture
def shown(app, settings, tag):
    """A bureau before its first year, with a risk point of a head's own post."""
    desk = LetterDesk(app, settings, f"shown-{tag}", profile="region_pilot")
    scene = Scene(desk.bureau)
    return desk, scene, scene.draft("section_head", of="section_head")


def test_nobody_prints_the_letter_of_a_colleague(letters):
    post = [str(letters.bureau.people["post_holder"].post_id)]
    letters["register_office"].post("/commitment-issuances", {"kind": "personal", "post_ids": post})
    letter = letters.letter_of("post_holder", "personal")
    answers = {
        role: ordered(letters, role, "personal_letter", letter["id"]).status_code
        for role in ("post_holder_b", "section_head_2", "register_office")
    }
    assert answers == {"post_holder_b": 403, "section_head_2": 403, "register_office": 201}


def test_in_a_ruled_year_no_chart_goes_by_which_powers_run(app, settings, tag):
    desk = FlowDesk(app, settings, f"chart-{tag}")
    made = desk.drawn(power_ids=[desk.power()["id"]])
    desk.publish(made)
    opened = desk["main_leader"].post("/cycles", {"year": 2026, "stock_taking": False})
    assert opened.status_code == 201, opened.get_data(as_text=True)
    place = f"/flowcharts/{made['id']}"
    answer = desk["section_head"].put(
        f"{place}/abolition", {"reason": "职能划转"}, if_match=desk.read(made)["version"]
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "still-serves")


def objected(desk, point) -> dict:
    """The office shows a point to all, and somebody objects to it."""
    item = {"type": "risk_point", "object_id": str(point)}
    notice = publish(desk, title="风险点公示", kind="notice", items=[item])
    said = {"kind": "objection", "text": "与实际不符。", "notice_item_id": notice["items"][0]["id"]}
    answer = desk["post_holder_2"].post(f"/notices/{notice['id']}/comments", said)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def in_force(desk, scene, point) -> None:
    desk["post_holder"].post(f"/risk-points/{point}/grading-proposal", SHEET, if_match=1)
    scene.measure(point, "section_head")
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)


def test_a_head_does_not_answer_objections_to_his_own_post(shown):
    desk, scene, point = shown
    in_force(desk, scene, point)
    said = objected(desk, point)
    words = {"verdict": "not_adopted", "reply": "本岗位不存在这一风险。"}
    path = f"/notice-comments/{said['id']}/answer"
    own = desk["section_head"].put(path, words, if_match=said["version"])
    assert (own.status_code, own.get_json()["code"]) == (403, "own-item")
    office = desk["register_office"].put(path, words, if_match=said["version"])
    assert office.status_code == 200


def test_a_head_shows_nothing_of_other_sections(shown):
    desk, scene, point = shown
    in_force(desk, scene, point)
    item = {"type": "risk_point", "object_id": str(point)}
    place = [str(desk.bureau.departments["国库科"])]
    asked = NOTICE | {"scope": "section", "department_ids": place, "items": [item]}
    answer = desk["section_head_2"].post("/notices", asked)
    assert answer.status_code == 422
    place = [str(desk.bureau.departments["预算科"])]
    mine = desk["section_head"].post("/notices", asked | {"department_ids": place})
    assert mine.status_code == 201, mine.get_data(as_text=True)
