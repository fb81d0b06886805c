"""A section assesses its risks together; the report says who found what, and stays so."""

from uuid import UUID

import pytest

from service.gradings.refusals import AlreadyInRound
from service.gradings.use_cases.convening import convene_round
from tests import api, make
from tests.procedures.scenes import Desk
from tests.risks.test_twins_at_once import at_once

SHEET = {
    "scores": {"likelihood": 2, "harm": 5},
    "rationales": {"likelihood": "近三年未发生", "harm": "涉及资金量大"},
}
MILD = {
    "scores": {"likelihood": 1, "harm": 1},
    "rationales": {"likelihood": "从未发生", "harm": "金额很小"},
}


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    work = Desk(make.bureau(settings, f"rounds-{tag}"))
    work.open_year()
    return work


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


@pytest.fixture
def point(work) -> UUID:
    return work.draft()


def convened(people, work, *points, role="section_head", **values):
    body = {
        "title": "预算科风险等级评估",
        "department_id": work.bureau.departments["预算科"],
        "risk_point_ids": points,
        **values,
    }
    return people[role].post("/grading-rounds", body)


def pointers(refused) -> dict[str, str]:
    return {one["pointer"]: one["message"] for one in refused.get_json()["errors"]}


def assess(people, one, point, role="section_head", **values):
    return people[role].put(
        f"/grading-rounds/{one['id']}/points/{point}", SHEET | values, if_match=one["version"]
    )


def test_the_head_calls_the_whole_section_together(people, work, point):
    made = convened(people, work, point, due_on="2030-09-04")
    one = made.get_json()
    assert (made.status_code, one["number"], one["panel"]) == (201, "DJ-000001", "collective")
    assert {part["name"]: part["part"] for part in one["participants"]} == {
        "李某": "convener",
        "郑某": "member",
        "王某": "member",
    }
    waiting = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "grading.self_assessment" in {task["kind"] for task in waiting}
    listed = people["post_holder_b"].get("/grading-rounds").get_json()["items"]
    assert [each["id"] for each in listed] == [one["id"]]
    assert people["post_holder_2"].get("/grading-rounds").get_json()["items"] == []
    assert people["post_holder_2"].get(f"/grading-rounds/{one['id']}").status_code == 403


def test_of_two_rounds_convened_at_once_one_has_the_point(work, point):
    head, home = work.actor("section_head"), work.bureau.departments["预算科"]
    words = {"title": "预算科评估", "department_id": home, "risk_point_ids": [point]}

    def convene(session):
        return convene_round(session, head, **words).number

    with pytest.raises(AlreadyInRound) as refused:
        at_once(work, convene, convene)
    assert refused.value.facts["number"] == "DJ-000001"


def test_others_than_the_head_convene_nothing(people, work, point):
    assert convened(people, work, point, role="post_holder").status_code == 403
    assert convened(people, work, point, role="section_head_2").status_code == 403
    assert convened(people, work, point, role="deputy_leader").status_code == 403


def test_only_points_and_people_of_the_section_take_part(people, work, point):
    elsewhere = work.draft("section_head_2", "post_holder_2", title="拨付环节审核不严")
    refused = convened(people, work, point, elsewhere)
    assert pointers(refused) == {"/risk_point_ids/1": "本单位没有这一项"}
    stranger = [work.bureau.people["post_holder_2"].person_id]
    assert convened(people, work, point, participant_ids=stranger).status_code == 422


def test_a_point_is_assessed_in_one_open_round_at_a_time(people, work, point):
    convened(people, work, point)
    again = convened(people, work, point)
    assert (again.status_code, again.get_json()["code"]) == (409, "already-in-round")


def test_a_panel_of_experts_has_experts_and_representatives(people, work, point):
    panel = {"panel": "expert_and_representatives"}
    refused = convened(people, work, point, **panel)
    told = [one["message"] for one in refused.get_json()["errors"]]
    assert told == ["应有专家参加", "应有各界代表参加"]
    outsiders = [
        {"name": "何教授", "capacity": "expert"},
        {"name": "刘代表", "capacity": "representative"},
    ]
    assert convened(people, work, point, outsiders=outsiders, **panel).status_code == 201


def test_the_panel_scores_the_point_and_each_way_it_shows_itself(people, work, point):
    one = convened(people, work, point).get_json()
    said = [{"text": "擅自调整分配系数", "assessment": "可能性较大"}]
    found = assess(people, one, point, manifestations=said, suggested_rank=1)
    assert found.status_code == 200, found.get_json()
    own = found.get_json()["points"][0]
    assert (own["computed_rank"], own["suggested_rank"]) == (1, 1)
    assert own["manifestations"] == [
        {"text": "擅自调整分配系数", "assessment": "可能性较大"},
        {"text": "接受请托虚报项目", "assessment": ""},
    ]
    stale = assess(people, one, point)
    assert stale.status_code == 412
    unknown = [{"text": "没有写过的表现"}]
    assert assess(people, found.get_json(), point, manifestations=unknown).status_code == 422


def test_a_milder_suggestion_than_the_scores_give_needs_a_reason(people, work, point):
    one = convened(people, work, point).get_json()
    refused = assess(people, one, point, suggested_rank=3)
    assert pointers(refused) == {"/opinion": "应写明实际内容"}
    given = assess(people, one, point, suggested_rank=3, opinion="已由系统自动分配")
    assert given.get_json()["points"][0]["suggested_rank"] == 3


def test_nobody_is_the_only_assessor_of_his_own_post(people, work):
    own = work.draft(of="section_head", subject_type="work_post", title="审批集中于一人")
    alone = convened(
        people, work, own, participant_ids=[work.bureau.people["section_head"].person_id]
    ).get_json()
    refused = assess(people, alone, own)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "sole-assessor")


def test_a_holder_says_himself_what_he_thinks_and_proposes_nothing(people, work, point):
    path = f"/risk-points/{point}/self-assessments"
    assert people["post_holder_b"].post(path, SHEET).get_json()["code"] == "not-the-holder"
    made = people["post_holder"].post(path, MILD | {"comment": "流程已固化"})
    assert (made.status_code, made.get_json()["computed_rank"]) == (201, 3)
    assert work.read(point).proposed_rank is None
    assert len(people["section_head"].get(path).get_json()["items"]) == 1
    unreasoned = {"scores": MILD["scores"], "rationales": {}}
    assert people["post_holder"].post(path, unreasoned).status_code == 422


def test_the_report_holds_everything_and_never_changes(people, work, point):
    one = convened(people, work, point).get_json()
    path = f"/grading-rounds/{one['id']}/reports"
    early = people["section_head"].post(path, {"opinions": "同意"}, if_match=one["version"])
    assert (early.status_code, early.get_json()["code"]) == (409, "round-incomplete")
    people["post_holder"].post(f"/risk-points/{point}/self-assessments", MILD)
    one = assess(people, one, point).get_json()
    made = people["section_head"].post(
        path, {"opinions": "经集体评估，建议定为高等级。"}, if_match=one["version"]
    )
    assert made.status_code == 201, made.get_json()
    report = made.get_json()
    told = report["document"]["points"][0]
    assert (told["suggested_rank"], told["scores"]) == (1, SHEET["scores"])
    assert [each["kind"] for each in told["assessments"]] == ["self"]
    assert told["danger_coefficient"] is None
    one = people["section_head"].get(f"/grading-rounds/{one['id']}").get_json()
    late = assess(people, one, point)
    assert (late.status_code, late.get_json()["code"]) == (409, "round-reported")
    second = (
        people["section_head"]
        .post(path, {"opinions": "补充参加人意见。"}, if_match=one["version"])
        .get_json()
    )
    editions = people["supervision_office"].get(path).get_json()["items"]
    assert [each["edition"] for each in editions] == [2, 1]
    assert editions[1]["digest"] == report["digest"] != second["digest"]


@pytest.fixture
def neighbour(app, settings, tag):
    return api.client(app, make.bureau(settings, f"beside-{tag}"), "main_leader")


def test_another_bureau_never_learns_of_a_round(people, work, point, neighbour):
    one = convened(people, work, point).get_json()
    assert neighbour.get(f"/grading-rounds/{one['id']}").status_code == 404
    assert neighbour.get(f"/grading-rounds/{one['id']}/reports").status_code == 404
