"""A power in force is changed by a new wording that is drafted, decided, and holds from its day."""

from datetime import timedelta
from typing import Any

import pytest

from service.powers.use_cases.enacting import enter_due_changes
from service.powers.use_cases.succeeding import merge_powers
from service.procedures.use_cases import reject_case
from tenants import clock
from tenants.context import system_actor
from tenants.database import unit_of_work
from tests import api, make
from tests.powers.test_cleaning import LAW, clean, confirm, draft, read
from tests.procedures.scenes import Desk, desk

WHY = {
    "cause": "law_changed",
    "reason": "预算法实施条例修订，压缩批复时限",
    "citation": "《中华人民共和国预算法实施条例》第三十二条",
}
SHORTER = {"time_limit_value": 15, "time_limit_unit": "day", "time_limit_counting": "working"}


@pytest.fixture
def work(app, settings, engine, tag) -> Desk:
    return desk(settings, f"changing-{tag}")


def standing(work: Desk, **values: Any):
    """A power the leader in charge confirmed."""
    power = draft(work, **values)
    clean(work, power)
    confirm(work, power)
    return read(work, power)


def change(client: Any, power: Any, version: int, **values: Any) -> Any:
    body = {**WHY, "proposed": {"content": "批复各部门预算并公开", **SHORTER}, **values}
    return client.put(f"/powers/{power.id}/change", body, if_match=version)


def run(work: Desk, power: Any) -> Any:
    """The section sends the change; the leader in charge confirms it."""
    return confirm(work, power)


def test_a_change_leaves_the_power_as_it_is_until_the_leader_confirms_it(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    drafted = change(head, power, power.version)
    assert drafted.status_code == 200, drafted.get_data(as_text=True)
    body = drafted.get_json()
    assert (body["content"], body["edition"], body["status"]) == ("批复各部门预算", 1, "in_force")
    assert body["pending"]["cause"] == "law_changed"
    assert body["pending"]["sources"] == [{"kind": "law_regulation", "citation": WHY["citation"]}]
    case = run(work, power)
    now = head.get(f"/powers/{power.id}").get_json()
    assert (now["content"], now["time_limit_value"]) == ("批复各部门预算并公开", 15)
    assert (now["edition"], now["effective_on"]) == (2, clock.today().isoformat())
    assert now["pending"] is None
    told = now["enactment"]
    assert (told["cause"], told["reason"]) == (WHY["cause"], WHY["reason"])
    assert (told["case_id"], told["meeting"]) == (str(case), None)
    editions = head.get(f"/powers/{power.id}/editions").get_json()["items"]
    assert [one["edition"] for one in editions] == [2, 1]
    changed = {one["field"]: (one["before"], one["after"]) for one in editions[0]["changes"]}
    assert changed["content"] == ("批复各部门预算", "批复各部门预算并公开")
    assert set(changed) == {"content", *SHORTER}
    assert work.topics(power.id)[-2:] == ["power.change_drafted", "power.changed"]


def test_levels_main_item_and_reform_are_changed_and_compared_like_any_words(app, work):
    power, main = standing(work), standing(work, name="部门预算管理")
    head = api.client(app, work.bureau, "section_head")
    proposed = {
        "parent_id": str(main.id),
        "levels": [{"level": "县级", "duty": "初审"}],
        "reform": {"document_number": "国发〔2020〕13号", "item_number": "", "decision": "承接"},
    }
    drafted = change(head, power, power.version, proposed=proposed)
    assert drafted.status_code == 200, drafted.get_data(as_text=True)
    case = work.send("section_head", power.id, kind="power")
    face = head.get(f"/cases/{case}").get_json()["items"][0]["face"]
    lines = {one["field"]: one["value"] for one in face if one["changed"]}
    assert lines["levels"] == ["县级：初审"]
    assert lines["reform"] == ["承接 国发〔2020〕13号"]
    assert lines["parent_id"] == [f"{main.number} 部门预算管理"]


def test_whoever_reviews_sees_the_old_words_beside_the_new(app, work):
    power = standing(work)
    change(api.client(app, work.bureau, "section_head"), power, power.version)
    case = work.send("section_head", power.id, kind="power")
    shown = api.client(app, work.bureau, "section_head").get(f"/cases/{case}").get_json()
    lines = {one["field"]: one for one in shown["items"][0]["face"]}
    assert lines["content"]["before"] == ["批复各部门预算"]
    assert lines["cause"]["value"] == ["法律法规调整"]
    assert lines["reason"]["value"] == [WHY["reason"]]


def test_only_the_section_that_exercises_it_drafts_a_change(app, work, settings, tag):
    power = standing(work)
    refused = change(api.client(app, work.bureau, "section_head_2"), power, power.version)
    assert refused.status_code == 403
    assert "李某" in {one["name"] for one in refused.get_json()["who_can"]}
    neighbour = api.client(app, make.bureau(settings, f"beside-change-{tag}"), "section_head")
    assert change(neighbour, power, power.version).status_code == 404
    head = api.client(app, work.bureau, "section_head")
    assert change(head, power, power.version - 1).status_code == 412
    assert head.get(f"/powers/{power.id}").get_json()["pending"] is None


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"reason": " "}, "/reason"),
        ({"citation": " "}, "/citation"),
        ({"cause": "mood"}, "/cause"),
        ({"proposed": {"content": "批复各部门预算"}}, "/proposed"),
        ({"enters_on": "2020-01-01"}, "/enters_on"),
        ({"proposed": {"name": " "}}, "/proposed/name"),
        ({"proposed": {"time_limit_value": 3}}, "/proposed/time_limit_unit"),
    ],
)
def test_a_change_that_says_too_little_is_refused_at_its_field(app, work, wrong, pointer):
    power = standing(work)
    answer = change(api.client(app, work.bureau, "section_head"), power, power.version, **wrong)
    assert answer.status_code == 422
    assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_a_power_keeps_the_category_of_its_number(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    answer = change(head, power, power.version, proposed={"category": "penalty"})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "category-fixed")


def test_a_draft_is_reworded_itself_and_not_changed(app, work):
    power = draft(work)
    answer = change(api.client(app, work.bureau, "section_head"), power, power.version)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "not-in-force")


def test_a_power_being_cleaned_up_or_merged_is_not_changed_nor_the_other_way_round(app, work):
    one, other, third = (standing(work, name=name) for name in ("预算批复", "决算批复", "调剂审批"))
    head = api.client(app, work.bureau, "section_head")
    clean(work, one)
    said = change(head, one, one.version + 1)
    assert (said.status_code, said.get_json()["code"]) == (409, "cleanup-under-way")
    assert change(head, other, other.version).status_code == 200
    cleanup = {"decision": "retain", "sources": LAW}
    path = f"/powers/{other.id}/clean-up"
    said = head.put(path, cleanup, if_match=other.version + 1)
    assert (said.status_code, said.get_json()["code"]) == (409, "change-under-way")
    said = head.delete(path, if_match=other.version + 1)
    assert (said.status_code, said.get_json()["code"]) == (409, "no-cleanup")
    merger = {"power_ids": [str(other.id), str(third.id)], "name": "批复", "reason": "合并"}
    said = head.post("/powers/mergers", merger)
    assert (said.status_code, said.get_json()["code"]) == (409, "succession-under-way")
    fourth = standing(work, name="指标下达")
    ids = [third.id, fourth.id]
    work.act("section_head", merge_powers, power_ids=ids, name="下达", reason="合并")
    said = change(head, third, third.version + 1)
    assert (said.status_code, said.get_json()["code"]) == (409, "succession-under-way")


def test_a_change_taken_back_leaves_the_power_as_it_was(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    path = f"/powers/{power.id}/change"
    assert head.delete(path, if_match=power.version).get_json()["code"] == "no-change"
    change(head, power, power.version)
    other = api.client(app, work.bureau, "section_head_2")
    assert other.delete(path, if_match=power.version + 1).status_code == 403
    gone = head.delete(path, if_match=power.version + 1).get_json()
    assert (gone["pending"], gone["edition"], gone["content"]) == (None, 1, power.content)
    assert len(head.get(f"/powers/{power.id}/editions").get_json()["items"]) == 1
    assert work.topics(power.id)[-2:] == ["power.change_drafted", "power.change_withdrawn"]


def test_what_lies_before_the_leader_is_neither_rewritten_nor_taken_back(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    change(head, power, power.version)
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    version = head.get(f"/powers/{power.id}").get_json()["version"]
    for said in (
        change(head, power, version),
        head.delete(f"/powers/{power.id}/change", if_match=version),
    ):
        assert (said.status_code, said.get_json()["code"]) == (409, "power-under-review")
    work.act("deputy_leader", reject_case, case, if_version=None, reason="时限过短，无法办结")
    now = read(work, power)
    assert (now.pending, now.edition, now.content) == (None, 1, power.content)
    assert work.topics(power.id)[-1] == "power.change_rejected"


def test_a_change_for_a_later_day_waits_for_it_word_for_word(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    day = clock.today() + timedelta(days=9)
    change(head, power, power.version, enters_on=day.isoformat())
    run(work, power)
    waiting = head.get(f"/powers/{power.id}").get_json()
    assert (waiting["content"], waiting["edition"]) == (power.content, 1)
    assert waiting["pending"]["decided"]["by_name"]
    version = waiting["version"]
    band = {"name": "", "condition": "一般", "lower": "0", "upper": "100"}
    bounds = {"title": "幅度", "unit": "元", "lower_limit": "0", "upper_limit": "100"}
    for said in (
        change(head, power, version),
        head.delete(f"/powers/{power.id}/change", if_match=version),
        head.post(f"/powers/{power.id}/discretion-standards", {**bounds, "bands": [band]}),
    ):
        assert (said.status_code, said.get_json()["code"]) == (409, "change-decided")
    assert enter(work) == 0
    with clock.simulated():
        clock.go_to(day + timedelta(days=1))
        assert enter(work) == 1
        assert enter(work) == 0
    now = head.get(f"/powers/{power.id}").get_json()
    assert (now["content"], now["edition"]) == ("批复各部门预算并公开", 2)
    assert (now["effective_on"], now["pending"]) == (day.isoformat(), None)
    assert work.topics(power.id)[-2:] == ["power.change_decided", "power.changed"]


def enter(work: Desk) -> int:
    """The clock asks at midnight which changes hold from now on."""
    with unit_of_work(work.bureau.tenant_id) as session:
        return enter_due_changes(session, system_actor(work.bureau.tenant_id))


def test_posts_and_section_move_with_a_change_and_its_risk_points_stay(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    words = {
        "title": "批复预算时擅自调整项目",
        "subject_type": "section",
        "category": "business_process",
        "department_id": str(work.bureau.departments["预算科"]),
        "power_id": str(power.id),
        "manifestations": ["未经集体研究调整项目预算"],
    }
    point = head.post("/risk-points", words).get_json()
    moved = {
        "department_id": str(work.bureau.departments["国库科"]),
        "posts": [{"post_id": str(work.post("post_holder_b")), "duty": "deciding"}],
        "fee": "不收费",
        "disclosure": "society",
    }
    drafted = change(head, power, power.version, cause="duties_moved", proposed=moved)
    assert drafted.status_code == 200, drafted.get_data(as_text=True)
    run(work, power)
    now = head.get(f"/powers/{power.id}").get_json()
    assert (now["department"], now["fee"], now["disclosure"]) == ("国库科", "不收费", "society")
    assert [one["duty"] for one in now["posts"]] == ["deciding"]
    assert head.get(f"/risk-points/{point['id']}").get_json()["power_id"] == str(power.id)


def test_where_the_bureau_takes_stock_the_leader_confirms_a_change_by_hand(app, settings, tag):
    bureau = make.bureau(settings, f"stock-change-{tag}")
    head, leader = (api.client(app, bureau, one) for one in ("section_head", "deputy_leader"))
    made = head.post(
        "/powers",
        {
            "name": "部门预算批复",
            "category": "other_administrative",
            "legal_basis": "《中华人民共和国预算法》第五十二条",
            "exercising_subject": "预算科",
            "department_id": str(bureau.departments["预算科"]),
        },
    ).get_json()
    path = f"/powers/{made['id']}"
    first = leader.put(f"{path}/entry-into-force", if_match=1).get_json()
    assert (first["edition"], first["effective_on"]) == (1, clock.today().isoformat())
    body = {**WHY, "proposed": {"content": "批复并公开"}}
    drafted = head.put(f"{path}/change", body, if_match=first["version"]).get_json()
    by_hand = {"content": "径行修改"}
    said = head.put(path, by_hand, if_match=drafted["version"])
    assert (said.status_code, said.get_json()["code"]) == (409, "change-under-way")
    sent = head.put(f"{path}/review", if_match=drafted["version"]).get_json()
    assert (sent["case_id"], sent["waiting_for"]) == (None, [bureau.people["deputy_leader"].name])
    (waiting,) = leader.get("/tasks?box=waiting").get_json()["items"]
    assert waiting["kind"] == "power.confirm"
    topics = [one["topic"] for one in head.get(f"{path}/history").get_json()["items"]]
    assert topics[-2:] == ["power.change_drafted", "power.proposal_sent"]
    entering = f"{path}/entry-into-force"
    assert head.put(entering, if_match=drafted["version"]).status_code == 403
    now = leader.put(entering, if_match=drafted["version"]).get_json()
    assert (now["content"], now["edition"]) == ("批复并公开", 2)
    assert now["enactment"]["decided_by_name"] == bureau.people["deputy_leader"].name
    assert leader.get("/tasks?box=waiting").get_json()["items"] == []
    again = head.put(path, by_hand, if_match=now["version"]).get_json()
    assert (again["content"], again["edition"]) == ("径行修改", 3)
    editions = head.get(f"{path}/editions").get_json()["items"]
    assert [one["edition"] for one in editions] == [3, 2, 1]


def test_sending_a_change_leaves_the_drafting_steps_and_names_who_has_it_now(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    path = f"/powers/{power.id}/review"
    nothing = head.put(path, if_match=power.version)
    assert (nothing.status_code, nothing.get_json()["code"]) == (409, "no-change")
    change(head, power, power.version)
    other = api.client(app, work.bureau, "section_head_2")
    assert other.put(path, if_match=power.version + 1).status_code == 403
    sent = head.put(path, {"urgency": "urgent"}, if_match=power.version + 1)
    assert sent.status_code == 200, sent.get_data(as_text=True)
    told = sent.get_json()
    assert head.get(f"/cases/{told['case_id']}").get_json()["urgency"] == "urgent"
    assert told["step_zh"] == "分管领导把关确认"
    assert told["waiting_for"] == [work.bureau.people["deputy_leader"].name]
    work.give_back("deputy_leader", told["case_id"])
    version = head.get(f"/powers/{power.id}").get_json()["version"]
    assert change(head, power, version, reason="压缩时限，已核对条例").status_code == 200
    again = head.put(path, if_match=version + 1).get_json()
    assert again["number"] == told["number"]
    work.advance("deputy_leader", told["case_id"])
    assert read(work, power).edition == 2


def test_a_change_that_would_leave_the_power_without_basis_is_not_sent(app, work):
    power = standing(work)
    head = api.client(app, work.bureau, "section_head")
    change(head, power, power.version, proposed={"legal_basis": "", "posts": []})
    refused = head.put(f"/powers/{power.id}/review", if_match=power.version + 1)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "step-not-in-place")
    assert "/legal_basis" in {one["pointer"] for one in refused.get_json()["missing"]}
    assert work.topics(power.id)[-1] == "power.change_drafted"
