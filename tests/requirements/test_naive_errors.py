"""What a naive register would get wrong (requirements, section 4): one test for each rule.

These run before the first year, where a bureau still decides as it did on paper; the rules of
chains stand in test_naive_errors_of_chains.py.
"""

import pytest

from tests import make
from tests.risks.test_ledger_api import SHEET, WRITTEN, Office


@pytest.fixture(scope="module")
def office(app, settings):
    return Office(app, settings, make.new_code())


def gaps(answer) -> set[str]:
    return {gap["code"] for gap in answer.get_json()["gaps"] if gap["blocking"]}


def propose(office, point, role="section_head", **values):
    path = f"/risk-points/{point['id']}/grading-proposal"
    return office[role].post(path, SHEET | values, if_match=point["version"])


def enforce(office, point, role="main_leader"):
    path = f"/risk-points/{point['id']}/entry-into-force"
    return office[role].put(path, if_match=point["version"])


def graded(office, rank: int):
    """A point of a title of its own, graded by whoever may."""
    point = office.point(title=f"第{make.new_code()}号风险")
    role = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}[rank]
    path = f"/risk-points/{point['id']}/grade"
    answer = office[role].put(path, {"rank": rank}, if_match=1)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def read(office, point):
    return office["auditor"].get(f"/risk-points/{point['id']}").get_json()


def seats(office, point):
    return office["auditor"].get(f"/risk-points/{point['id']}/responsibility").get_json()


def test_01_what_is_rare_but_serious_is_high(office):
    assert propose(office, office.point(title="罕见而严重")).get_json()["proposed_rank"] == 1


def test_02_no_edit_lowers_a_grade(office):
    point = graded(office, 1)
    path = f"/risk-points/{point['id']}"
    edited = office["section_head"].put(path, {"rank": 3}, if_match=point["version"])
    assert edited.status_code == 422
    again = office["main_leader"].put(f"{path}/grade", {"rank": 3}, if_match=point["version"])
    assert (again.status_code, again.get_json()["code"]) == (409, "grade-lowered")
    assert read(office, point)["rank"] == 1


def test_03_a_point_belongs_to_a_post_and_to_no_person(office):
    point = office.point(title="归属岗位")
    assert point["post"] == "预算编制岗"
    assert not [name for name in point if "person" in name or "user" in name or "holder" in name]
    of_somebody = WRITTEN | {"person_id": str(office.bureau.people["post_holder"].person_id)}
    assert office["section_head"].post("/risk-points", of_somebody).status_code == 422


def test_05_every_point_has_its_own_measure(office):
    bare = office.point(title="没有措施", measures=[])
    assert "measure-missing" in gaps(enforce(office, bare))
    one, other = office.point(title="甲"), office.point(title="乙")
    assert {m["id"] for m in one["measures"]}.isdisjoint(m["id"] for m in other["measures"])


def test_06_a_point_shows_itself_in_ways_that_differ(office):
    mute = office.point(title="没有表现", manifestations=[])
    assert "manifestation-missing" in gaps(enforce(office, mute))
    same = {"post_id": office.post("post_holder"), "manifestations": ["收受礼金", "收受礼金。"]}
    twice = office["section_head"].post("/risk-points", WRITTEN | same)
    assert twice.status_code == 422
    assert [one["pointer"] for one in twice.get_json()["errors"]] == ["/manifestations/1"]


def test_07_a_point_may_have_several_measures(office):
    point = office.point(title="两条措施")
    more = {"text": "双人复核并留痕", "kind": "improve_process", "phase": "mid"}
    path = f"/risk-points/{point['id']}/measures"
    assert office["section_head"].post(path, more).status_code == 201
    assert len(read(office, point)["measures"]) == 2


def test_12_a_notice_stays_inside_unless_it_is_decided_otherwise(office):
    item = {"type": "procurement", "title": "采购结果"}
    words = {"title": "公示", "channels": [{"code": "notice_board"}], "items": [item]}
    made = office["register_office"].post("/notices", words)
    assert (made.status_code, made.get_json()["scope"]) == (201, "unit")


def test_13_hiding_needs_a_decision_of_the_main_leader(office):
    types = office["auditor"].get("/disclosure/types").get_json()
    assert types
    hidden = {"type": "power", "reason": "涉密", "basis": "保密法"}
    assert office["register_office"].post("/non-disclosures", hidden).status_code in {403, 422}


def test_15_points_and_measures_have_two_days_with_two_ends(office):
    rules = office["auditor"].get("/profile").get_json()["current"]["deadlines"]
    by = {one["code"]: one for one in rules}
    assert (by["points"]["month"], by["points"]["day"], by["points"]["until"]) == (
        4,
        10,
        "reviewed",
    )
    assert (by["measures"]["month"], by["measures"]["until"]) == (5, "filed")
    assert "section" not in by["points"]["subject_types"]
    assert "section" in by["measures"]["subject_types"]


def test_18_a_medium_risk_is_the_deputys_in_whose_portfolio_it_lies(office):
    point = office.point(title="中等风险")
    path = f"/risk-points/{point['id']}/grade"
    other = office["deputy_leader_2"].put(path, {"rank": 2}, if_match=1)
    assert other.status_code == 403
    assert office["deputy_leader"].put(path, {"rank": 2}, if_match=1).status_code == 200


def test_19_a_low_risk_is_watched_by_no_leader_and_no_discipline_group(office):
    watching = {one["role"] for one in seats(office, graded(office, 3))["monitoring"]}
    assert watching.isdisjoint({"main_leader", "deputy_leader", "discipline_group"})


def test_20_who_manages_does_not_watch(office):
    told = seats(office, graded(office, 1))
    assert told["managing"]["name"] == "赵某"
    assert "赵某" not in {one["name"] for one in told["monitoring"]}


def test_21_a_high_risk_is_managed_above_and_answered_for_by_the_incumbent(office):
    told = seats(office, graded(office, 1))
    assert (told["managing"]["name"], told["directly_responsible"]["name"]) == ("赵某", "郑某")


def test_22_a_point_is_graded_and_no_section_and_no_person(office):
    home = office.bureau.departments["预算科"]
    for path in (f"/departments/{home}", f"/posts/{office.post('post_holder')}"):
        answer = office["administrator"].put(path, {"rank": 1}, if_match=1)
        assert answer.status_code == 422
        assert "/rank" in {one["pointer"] for one in answer.get_json()["errors"]}


def test_23_a_rank_is_kept_and_a_label_is_only_shown(office):
    point = graded(office, 1)
    assert point["rank"] == 1
    written = office["section_head"].put(
        f"/risk-points/{point['id']}/grade", {"rank": "高"}, if_match=point["version"]
    )
    assert written.status_code == 422


def test_24_categories_are_those_of_the_profile(office):
    words = WRITTEN | {"post_id": office.post("post_holder"), "category": "work_efficiency"}
    answer = office["section_head"].post("/risk-points", words)
    assert answer.status_code == 422
    assert "/category" in {one["pointer"] for one in answer.get_json()["errors"]}


def test_25_each_level_has_its_own_categories(office):
    words = WRITTEN | {"post_id": office.post("post_holder"), "category": "business_process"}
    answer = office["section_head"].post("/risk-points", words)
    assert answer.status_code == 422
    section = {
        "subject_type": "section",
        "department_id": str(office.bureau.departments["预算科"]),
        "category": "business_process",
    }
    assert office["section_head"].post("/risk-points", WRITTEN | section).status_code == 201


def test_26_powers_are_not_the_list_until_it_is_approved_and_shown(office):
    power(office)
    assert office["auditor"].get("/power-list").status_code == 404


def power(office, role="section_head", **values):
    words = {
        "name": "专项资金拨付",
        "category": "payment",
        "legal_basis": "《预算法》第五十七条",
        "exercising_subject": "预算科",
        "department_id": str(office.bureau.departments["预算科"]),
    }
    return office[role].post("/powers", words | values)


def test_28_another_section_neither_writes_powers_nor_draws_charts(office):
    assert power(office, "section_head_2").status_code == 403
    home = str(office.bureau.departments["预算科"])
    chart = {"title": "流程图", "procedure_source": "practice", "department_id": home}
    assert office["section_head_2"].post("/flowcharts", chart).status_code == 403


def test_29_nothing_is_ever_deleted(office):
    made = power(office, name="将被废止的职权").get_json()
    point = office.point(title="将被停用的风险点")
    for path in (f"/powers/{made['id']}", f"/risk-points/{point['id']}"):
        assert office["main_leader"].delete(path).status_code == 405
    retired = office["section_head"].put(
        f"/risk-points/{point['id']}/retirement", {"reason": "职能已划转"}, if_match=1
    )
    assert retired.status_code == 200
    assert (read(office, point)["status"], read(office, point)["retired_reason"]) == (
        "retired",
        "职能已划转",
    )
    told = office["auditor"].get(f"/risk-points/{point['id']}/history").get_json()["items"]
    assert [one["topic"] for one in told] == ["risk_point.drafted", "risk_point.retired"]
