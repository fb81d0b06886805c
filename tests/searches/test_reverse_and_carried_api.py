"""The reverse method, last year's points, signed marks, the library, and what waits for what."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.organisation.queries import today
from service.powers.drafts import PowerDraft
from service.powers.models import Power
from service.powers.writing import insert_powers
from service.procedures.use_cases import withdraw_case
from service.risks.models import RiskPoint
from tenants.database import owned, unit_of_work, utc_now
from tenants.models.journal import JournalEntry
from tests import make
from tests.risks.scenes import Scene
from tests.searches.scenes import FOUND, Search


@pytest.fixture
def search(app, settings, tag):
    return Search(app, settings, f"reverse-{tag}")


def test_a_petition_is_read_by_few_and_leads_many_to_the_step(search):
    search.begin()
    office = search["supervision_office"]
    told = {
        "kind": "petition",
        "received_on": str(today()),
        "summary": "反映专项资金分配不公",
        "text": "某乡张某来信,反映资金分配给亲属企业",
        "post_id": search.post("post_holder"),
    }
    assert search["section_head"].post("/search-sources", told).status_code == 403
    recorded = office.post("/search-sources", told)
    source = recorded.get_json()
    assert (recorded.status_code, source["state"]) == (201, "located")
    path = f"/search-sources/{source['id']}"
    seen = search["post_holder"].get(path).get_json()
    assert (seen["summary"], seen["text"]) == ("反映专项资金分配不公", None)
    assert search["post_holder_2"].get(path).status_code == 403
    for _ in range(2):
        assert search["register_office"].get(path).get_json()["text"] == told["text"]
    asked = f"/journal?subject_id={source['id']}&topic=search_source.read"
    readings = search["discipline_group"].get(asked).get_json()["items"]
    reader = search.bureau.people["register_office"].person_id
    assert [one["person_id"] for one in readings] == [str(reader)]
    sheet = search.sheet_of("work_post", "post_holder")
    assert [one["number"] for one in search.shown(sheet, "post_holder")["sources"]] == [
        source["number"]
    ]
    forward = search.found(sheet, "post_holder").get_json()
    refused = office.put(f"{path}/use", {"risk_point_id": forward["risk_point_id"]}, if_match=1)
    assert refused.status_code == 422
    reverse = search.found(sheet, "post_holder", title="资金分配照顾亲属企业", method="reverse")
    used = office.put(
        f"{path}/use", {"risk_point_id": reverse.get_json()["risk_point_id"]}, if_match=1
    )
    assert used.get_json()["state"] == "used"
    with unit_of_work(search.bureau.tenant_id) as session:
        kept = select(JournalEntry.body).where(JournalEntry.topic.startswith("source."))
        assert not any("亲属企业" in body for body in session.scalars(kept))


def test_last_years_points_are_brought_in_and_each_is_answered(search):
    scene = Scene(search.bureau)
    living = scene.high()
    search.begin()
    sheet = search.sheet_of("work_post", "post_holder")
    search.found(sheet, "post_holder", part="flow", title="评审专家选取不规范")
    search.save(sheet, "post_holder", blanks=search.blank("duties"))
    gaps = search.shown(sheet, "post_holder")["gaps"]
    assert "living-points-not-carried" in {gap["code"] for gap in gaps}
    carried = search["post_holder"].post(f"/sheets/{sheet['id']}/carry-in").get_json()
    assert [one["kind"] for one in carried["points"]] == ["found", "carried"]
    assert search.codes(search.submit(sheet, "post_holder")) == {"carried-unanswered"}
    line = f"/sheets/{sheet['id']}/points/{living}"
    empty = search["post_holder"].put(line, {"answer": "retire"})
    assert empty.status_code == 422
    search["post_holder"].put(line, {"answer": "confirmed", "part": "duties"})
    handed = search.submit(sheet, "post_holder")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    with unit_of_work(search.bureau.tenant_id) as session:
        point = owned(session, RiskPoint, living)
        assert point is not None
        assert (point.status, point.rank) == ("in_force", 1)


def asked_to_retire(search):
    waiting = search["section_head"].get("/tasks?box=waiting").get_json()["items"]
    return [one["title"] for one in waiting if one["kind"] == "risk_point.retire"]


def test_what_was_to_go_and_stays_after_all_waits_for_the_head_no_longer(search):
    scene = Scene(search.bureau)
    living = scene.high()
    search.begin()
    sheet = search.sheet_of("work_post", "post_holder")
    search.found(sheet, "post_holder", part="flow", title="评审专家选取不规范")
    search.save(sheet, "post_holder", blanks=search.blank("duties"))
    search["post_holder"].post(f"/sheets/{sheet['id']}/carry-in")
    line = f"/sheets/{sheet['id']}/points/{living}"
    goes = {"answer": "retire", "reason": "职能已划转到国库科", "part": "duties"}
    assert search["post_holder"].put(line, goes).status_code == 200
    handed = search.submit(sheet, "post_holder")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    assert asked_to_retire(search) == [f"拟停用风险点：{scene.read(living).title}"]
    for case in handed.get_json()["case_ids"]:
        scene.act("post_holder", withdraw_case, UUID(case), if_version=None, reason="重新填报")
    back = {"reason": "职能没有划转，请重新填写", "defects": ["empty"]}
    returned = search["register_office"].put(
        f"/sheets/{sheet['id']}/return", back, if_match=handed.get_json()["version"]
    )
    assert returned.status_code == 200, returned.get_data(as_text=True)
    search["post_holder"].put(line, {"answer": "confirmed", "part": "duties"})
    again = search.submit(sheet, "post_holder")
    assert again.status_code == 200, again.get_data(as_text=True)
    assert asked_to_retire(search) == []


def test_a_section_waits_for_its_charts_and_the_whole_for_everybody(app, settings, tag):
    search = Search(app, settings, f"gates-{tag}")
    power = PowerDraft(
        name="专项资金拨付",
        category="payment",
        department_id=search.bureau.departments["预算科"],
    )
    with unit_of_work(search.bureau.tenant_id) as session:
        clerk = make.actor(search.bureau, "register_office")
        taken = insert_powers(session, clerk, [power], at=utc_now())
    with unit_of_work(search.bureau.tenant_id) as session:
        owned(session, Power, taken.ids[0]).status = "in_force"
    search.begin(flow_gate="all_powers", coverage_policy="block")
    section = search.section_sheet()
    locked = search.submit(section, "section_head")
    assert (locked.status_code, locked.get_json()["code"]) == (409, "still-locked")
    assert locked.get_json()["missing"] == ["专项资金拨付"]
    whole = search.submit(search.sheet_of("unit"), "main_leader")
    assert (whole.status_code, whole.get_json()["waits_for"]) == (409, "sheets")
    path = f"/campaigns/{search.campaign['id']}/coverage"
    row = next(one for one in search["register_office"].get(path).get_json()["items"])
    assert (row["name"], row["empty"]) == ("专项资金拨付", 1)
    mark = {"power_id": row["power_id"], "reason": "逐环节对照,未发现风险"}
    cells = f"/sheets/{section['id']}/examined-cells"
    assert search["post_holder"].post(cells, mark).status_code == 403
    signed = search["section_head"].post(cells, mark)
    assert (signed.status_code, signed.get_json()["signed_name"]) == (201, "李某")
    row = search["register_office"].get(path).get_json()["items"][0]
    assert [cell["state"] for cell in row["cells"]] == ["examined"]


def test_what_is_copied_from_another_post_is_told_and_listed(search):
    search.begin()
    for role in ("post_holder", "post_holder_2"):
        sheet = search.sheet_of("work_post", role)
        search.found(sheet, role)
        search.save(sheet, role, blanks=search.blank("flow"))
        handed = search.submit(sheet, role)
    assert [one["likeness"] for one in handed.get_json()["copies"]] == [100]
    path = f"/campaigns/{search.campaign['id']}/copies"
    listed = search["register_office"].get(path).get_json()["items"]
    assert len(listed) == 1
    assert search["post_holder"].get(path).status_code == 403


def test_a_returned_sheet_waits_for_its_holder_again(app, settings, tag):
    search = Search(app, settings, f"stock-{tag}")
    search.open_year(stock_taking=True)
    day = str(today())
    plan = search["register_office"].post("/campaigns", {"opens_on": day, "due_on": day})
    path = f"/campaigns/{plan.get_json()['id']}/opening"
    search.campaign = search["register_office"].put(path, if_match=1).get_json()
    sheet = search.sheet_of("work_post", "post_holder")
    search.found(sheet, "post_holder")
    search.save(sheet, "post_holder", blanks=search.blank("flow"))
    handed = search.submit(sheet, "post_holder").get_json()
    assert handed["case_ids"] == []
    back = {"reason": "表现形式与采购岗位雷同", "defects": ["copied", "empty"]}
    path = f"/sheets/{sheet['id']}/return"
    assert search["section_head"].put(path, back, if_match=handed["version"]).status_code == 403
    returned = search["register_office"].put(path, back, if_match=handed["version"])
    assert returned.get_json()["state"] == "returned"
    waiting = search["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert [one["kind"] for one in waiting] == ["sheet.fill"]
    figures = search["register_office"].get(f"/campaigns/{search.campaign['id']}/figures")
    assert figures.get_json()["defects"] == {"copied": 1, "empty": 1}
    excuse = search["register_office"].put(
        f"/sheets/{search.sheet_of('leadership_post', 'section_head')['id']}/excuse",
        {"reason": "长期借调在外"},
        if_match=1,
    )
    assert excuse.status_code == 409


def test_the_library_speaks_the_categories_of_the_bureau(search):
    found = search["post_holder"].get("/manifestation-library").get_json()["items"]
    assert "work_efficiency" not in {one["category"] for one in found}
    asked = search["post_holder"].get("/manifestation-library?category=post_duty&q=裁量")
    assert ["自由裁量" in one["text"] for one in asked.get_json()["items"]] == [True]
    own = {"category": "post_duty", "text": "违规指定评审专家名单"}
    assert search["post_holder"].post("/manifestation-library", own).status_code == 403
    added = search["register_office"].post("/manifestation-library", own).get_json()
    first = search["post_holder"].get("/manifestation-library?category=post_duty")
    assert first.get_json()["items"][0]["text"] == "违规指定评审专家名单"
    gone = search["register_office"].put(
        f"/manifestation-library/{added['id']}", {"retired": True}, if_match=1
    )
    assert gone.status_code == 200


def test_high_danger_points_are_listed_by_section(search):
    Scene(search.bureau).high()
    listed = search["section_head"].get("/high-danger-points").get_json()["items"]
    assert [(one["title"], one["rank"]) for one in listed] == [(FOUND["title"], 1)]
    assert search["section_head_2"].get("/high-danger-points").get_json()["items"] == []


def test_a_section_of_the_stricter_profile_still_holds_its_first_meeting(app, settings, tag):
    search = Search(app, settings, f"generic-{tag}", profile="bureau_generic_2015")
    search.begin()
    sheet = search.section_sheet()
    found = search.found(
        sheet, "section_head", part="process", category="business_process", flow_step="分配"
    )
    assert found.status_code == 201, found.get_data(as_text=True)
    people = [
        {"person_id": one["person_id"], "present": True} for one in search.shown(sheet)["members"]
    ]
    kinds = ("laws", "rules", "business", "petitions")
    search.save(
        sheet,
        "section_head",
        blanks=search.blank("post_step", "institution"),
        participants=people,
        inputs=[{"kind": kind, "text": "已逐项对照"} for kind in kinds],
    )
    handed = search.submit(sheet, "section_head")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    case = search["section_head"].get(f"/cases/{handed.get_json()['case_ids'][0]}").get_json()
    assert (case["step_code"], case["state"]) == ("find", "running")
    assert [one["code"] for one in case["missing"]] == ["meeting-missing"]
    reviews = search.shown(sheet)["reviews"]
    assert [(one["code"], one["state"]) for one in reviews] == [("find", "open")]
    assert search.bureau.people["section_head"].name in reviews[0]["waiting_for"]


def test_odd_answers_are_refused_field_by_field_and_never_fail(search):
    search.begin()
    sheet = search.sheet_of("work_post", "post_holder")
    path, version = f"/sheets/{sheet['id']}", search.shown(sheet)["version"]
    odd = (
        {"blanks": [{"part": "nowhere", "reason": "x"}]},
        {"blanks": [{"part": "duties", "reason": "x", "power_id": "not-an-id"}]},
        {"participants": [{"person_id": "1", "present": "perhaps"}]},
        {"inputs": [{"kind": "rumours", "text": "x"}]},
        {"step": 9},
        {"state": "submitted"},
        {"meetings": [{"number": 1, "held_on": "yesterday"}]},
    )
    for body in odd:
        assert search["post_holder"].put(path, body, if_match=version).status_code == 422, body
    assert search["post_holder"].put(path, {}, if_match=version + 7).status_code == 412
    assert search["post_holder"].put(path, {}).status_code == 428
    placed = search.found(sheet, "post_holder", post_id=search.post("post_holder_2"))
    assert placed.status_code == 422  # the subject is the sheet's own
    somebody = [{"person_id": "01a20301-0000-7000-8000-000000000000", "present": True}]
    kept = search["post_holder"].put(path, {"participants": somebody}, if_match=version)
    assert kept.status_code == 200
