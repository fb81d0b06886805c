"""Other bureaus, other searches: key posts only, notice first, input from outside."""

from uuid import UUID

import pytest

from service.organisation.queries import today
from service.powers.models import Power
from tenants.database import owned, unit_of_work
from tenants.models.organisation import Post
from tests.flowcharts.desk import Desk
from tests.searches.scenes import Search


@pytest.fixture
def civil(app, settings, tag):
    one = Search(app, settings, f"civil-{tag}", profile="civil_affairs_2011")
    with unit_of_work(one.bureau.tenant_id) as session:
        post = owned(session, Post, one.bureau.people["post_holder"].post_id)
        post.is_key, post.has_disposal_authority = True, True
    return one


def test_in_civil_affairs_only_leaders_heads_and_key_posts_are_asked(civil):
    civil.begin()
    sheets = civil["register_office"].get("/sheets?subject_type=work_post").get_json()["items"]
    assert [one["post_id"] for one in sheets] == [civil.post("post_holder")]
    focus = {one["code"] for one in civil.shown(sheets[0])["focus"]}
    assert {"money", "licensing_approval", "rural_minimum_living"} <= focus


def test_annex_1_goes_to_its_signature(civil):
    civil.begin()
    sheet = civil.sheet_of("work_post", "post_holder")
    found = civil.found(sheet, "post_holder", origin="existing_weakness")
    assert found.status_code == 201, found.get_data(as_text=True)
    civil.save(sheet, "post_holder", blanks=civil.blank("flow"))
    handed = civil.submit(sheet, "post_holder")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    case = civil["post_holder"].get(f"/cases/{handed.get_json()['case_ids'][0]}").get_json()
    assert case["step_code"] == "sign"
    signed = civil["post_holder"].put(
        f"/cases/{case['id']}/advance", {"opinion": "本人已核对"}, if_match=case["version"]
    )
    assert signed.status_code == 200, signed.get_data(as_text=True)
    returned = civil["register_office"].put(
        f"/cases/{case['id']}/return",
        {"reason": "与其他岗位雷同,请结合本岗位重写", "defects": ["copied"]},
        if_match=signed.get_json()["version"],
    )
    assert returned.status_code == 200, returned.get_data(as_text=True)
    figures = civil["register_office"].get(f"/campaigns/{civil.campaign['id']}/figures")
    assert figures.get_json()["defects"] == {"copied": 1}
    told = civil.shown(sheet)["reviews"]
    assert [one["defects"] for one in told if one["state"] == "returned"] == [["copied"]]


def test_a_topic_is_answered_for_by_a_post_and_filed(civil):
    civil.begin()
    sheet = civil.sheet_of("topic", topic="large_funds")
    assert civil.submit(sheet, "main_leader").get_json()["code"] == "sheet-incomplete"
    found = civil.found(
        sheet, "deputy_leader", part="matter", answering_post_id=civil.post("deputy_leader")
    )
    assert found.status_code == 201, found.get_data(as_text=True)
    handed = civil.submit(sheet, "deputy_leader")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    assert len(handed.get_json()["case_ids"]) == 1


def test_a_search_from_inside_and_outside_hears_somebody_outside(civil):
    civil.begin(direction="inside_outside", subject_types=["section"], coverage_policy="warn")
    path = f"/campaigns/{civil.campaign['id']}/closure"
    for name in ("预算科", "国库科", "政府采购管理科"):
        sheet = civil.section_sheet(name)
        excused = civil["register_office"].put(
            f"/sheets/{sheet['id']}/excuse", {"reason": "机构改革期间不单独排查"}, if_match=1
        )
        assert excused.status_code == 200
    alone = civil["register_office"].put(path, if_match=civil.campaign["version"])
    assert alone.get_json()["code"] == "outside-input-missing"
    told = {
        "kind": "audit_report",
        "received_on": str(today()),
        "summary": "审计指出低保资金发放核查不严",
        "text": "审计报告第三条:低保资金发放核查不严",
    }
    assert civil["discipline_group"].post("/search-sources", told).status_code == 201
    closed = civil["register_office"].put(path, if_match=civil.campaign["version"])
    assert closed.status_code == 200, closed.get_data(as_text=True)


def test_what_an_outsider_says_is_noted_as_help_from_the_public(civil):
    civil.begin()
    sheet = civil.sheet_of("work_post", "post_holder")
    said = {
        "text": "办事群众反映评审结果不公开",
        "from_outside": True,
        "person_written": "群众代表",
    }
    noted = civil["post_holder"].post(f"/sheets/{sheet['id']}/contributions", said).get_json()
    assert (noted["method"], noted["person_name"]) == ("masses_help", "群众代表")
    path = f"/sheets/{sheet['id']}/contributions/{noted['id']}"
    assert civil["post_holder_b"].put(path, {"reply": "评审结果已公开"}).status_code == 403
    assert civil["post_holder"].put(path, {"reply": "评审结果已公开"}).status_code == 200


class Mapped(Search, Desk):
    """A bureau with a chart of its power."""


def test_every_step_of_an_approved_chart_has_a_point_or_a_signed_mark(app, settings, tag):
    search = Mapped(app, settings, f"mapped-{tag}")
    power = search.power()
    with unit_of_work(search.bureau.tenant_id) as session:
        owned(session, Power, UUID(power["id"])).status = "in_force"
    chart = search.drawn(power_ids=[power["id"]])
    search.publish(chart)
    steps = search["section_head"].get(f"/flowcharts/{chart['id']}/graph").get_json()["steps"]
    step = {one["code"]: one["id"] for one in steps}
    search.begin(flow_gate="all_powers", coverage_policy="block")
    sheet = search.section_sheet()
    assert search.shown(sheet)["locked_by"] == []
    for part, code in (("process", "H"), ("institution", "D")):
        found = search.found(
            sheet,
            "section_head",
            part=part,
            title=f"审批环节把关不严{code}",
            category="business_process",
            power_id=power["id"],
            flow_step_id=step[code],
        )
        assert found.status_code == 201, found.get_data(as_text=True)
    people = [
        {"person_id": one["person_id"], "present": True} for one in search.shown(sheet)["members"]
    ]
    kinds = ("laws", "rules", "business", "petitions")
    inputs = [{"kind": kind, "text": "已逐项对照"} for kind in kinds]
    blank = {"part": "post_step", "power_id": power["id"], "reason": "岗位环节已由岗位表排查"}
    search.save(sheet, "section_head", participants=people, inputs=inputs, blanks=[blank])
    refused = search.submit(sheet, "section_head").get_json()
    assert [(gap["code"], gap["count"]) for gap in refused["gaps"]] == [("cells-empty", 2)]
    for code in ("A", "R"):
        mark = {"power_id": power["id"], "flow_step_id": step[code], "reason": "已查,未发现风险"}
        signed = search["section_head"].post(f"/sheets/{sheet['id']}/examined-cells", mark)
        assert signed.status_code == 201, signed.get_data(as_text=True)
    assert search.submit(sheet, "section_head").status_code == 200
    danger = search["section_head"].get("/high-danger-points").get_json()["items"]
    assert [(one["step"], one["key_step"]) for one in danger] == [("审查", True)]
    path = f"/campaigns/{search.campaign['id']}/coverage?department_id={power['department_id']}"
    row = search["section_head"].get(path).get_json()["items"][0]
    assert [one["state"] for one in row["cells"]] == ["examined", "points", "examined", "points"]
