"""A head of section registers a power in one go, and it lies on the right desks (J1)."""

from uuid import UUID

from flask import Flask
from sqlalchemy import func, select

from service.flowcharts.models import Flowchart
from service.powers.models import Power
from service.registrations.use_cases.waiting import (
    forget_measures_of,
    tell_whose_measures_wait,
)
from service.risks.models import RiskPoint
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests.api import client
from tests.procedures.scenes import Desk
from tests.registrations.forms import form, measure, point

ADDRESS = "/power-registrations"


def counted(work: Desk) -> list[int]:
    with unit_of_work(work.bureau.tenant_id) as session:
        tables = (Power, Flowchart, RiskPoint, JournalEntry)
        return [session.scalar(select(func.count()).select_from(one)) or 0 for one in tables]


def states(answer) -> dict[str, str]:
    return {one["step"]: one["state"] for one in answer["steps"]}


def test_what_is_sent_lies_with_the_deputy_and_the_offices(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    assert head.post(ADDRESS, form(work, send=True, urgency="soon")).status_code == 422
    answer = head.post(ADDRESS, form(work, send=True, urgency="urgent"))
    assert answer.status_code == 201, answer.get_data(as_text=True)
    whole = answer.get_json()
    assert whole["state"] == "sent"
    steps = {one["object_kind"]: one["step_code"] for one in whole["cases"]}
    assert steps == {"power": "confirm", "flowchart": "review", "risk_point": "review"}
    sent = [head.get(f"/cases/{one['id']}").get_json() for one in whole["cases"]]
    assert {one["urgency"] for one in sent} == {"urgent"}
    waiting = {one["object_kind"]: one["waiting_for"] for one in whole["cases"]}
    assert waiting["power"] == ["钱某"]
    assert waiting["flowchart"] == ["韩某"]
    [risk] = whole["risk_points"]
    assert (risk["flow_node_key"], risk["subject_type"]) == ("examine", "work_post")
    assert risk["proposed_rank"] == 1
    assert [one["waiting"] for one in risk["measures"]] == [True]
    (told,) = head.get(f"/risk-points/standing?id={risk['id']}").get_json()["items"]
    assert (told["waiting_measures"], told["under_review"]) == (1, True)


def test_the_answer_before_sending_names_who_gets_it(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    before = counted(work)
    answer = head.post(f"{ADDRESS}/check", form(work))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    check = answer.get_json()
    assert set(states(check).values()) == {"complete"}, check
    assert check["complete"]
    assert check["ranks"] == [1]
    assert check["next"][0]["message"] == "将送 钱某（副局长甲），10个工作日内办理"
    assert counted(work) == before


def test_what_is_wrong_is_told_at_its_place_and_nothing_is_kept(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    before = counted(work)
    wrong = form(work, risk_points=[point(work), point(work, flow_node_key="nowhere")])
    check = head.post(f"{ADDRESS}/check", wrong).get_json()
    assert states(check)["risk_points"] == "wrong"
    places = [one["pointer"] for step in check["steps"] for one in step["problems"]]
    assert "/risk_points/1/flow_node_key" in places
    answer = head.post(ADDRESS, wrong)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "/risk_points/1/flow_node_key"
    assert counted(work)[:3] == before[:3]


def test_a_form_hardly_begun_says_what_comes_first(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    check = head.post(f"{ADDRESS}/check", {"power": {"name": "临时救助给付"}}).get_json()
    assert (
        states(check)
        == {
            "power": "in_progress",
            "flowchart": "empty",
            "risk_points": "empty",
            "measures": "empty",
        }
        or states(check)["power"] == "in_progress"
    )
    assert check["steps"][0]["problems"][0]["pointer"] == "/power/category"


def test_nothing_incomplete_is_sent(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    before = counted(work)
    bare = form(work, send=True)
    bare["power"].pop("legal_basis")
    answer = head.post(ADDRESS, bare)
    assert answer.status_code == 409
    told = answer.get_json()
    assert told["code"] == "registration-incomplete"
    assert "/power/legal_basis" in [one["pointer"] for one in told["missing"]]
    assert counted(work)[:3] == before[:3]


def test_a_draft_is_opened_again_changed_and_then_sent(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    whole = head.post(ADDRESS, form(work)).get_json()
    address = f"{ADDRESS}/{whole['power_id']}"
    again = head.get(address).get_json()
    assert again == whole
    changed = form(work, send=True)
    changed["power"]["content"] = "对困难群众给予临时救助"
    changed["risk_points"][0]["id"] = again["risk_points"][0]["id"]
    changed["risk_points"][0]["measures"].append(measure(work, text="结果公示五日", phase="mid"))
    assert head.put(address, changed, if_match=again["version"] - 1).status_code == 412
    answer = head.put(address, changed, if_match=again["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    sent = answer.get_json()
    assert sent["power"]["content"] == "对困难群众给予临时救助"
    assert len(sent["risk_points"][0]["measures"]) == 2
    assert sent["flowchart"]["number"] == again["flowchart"]["number"]
    assert len(sent["cases"]) == 3


def test_while_stock_is_taken_the_register_office_is_told(stock: Desk, app: Flask):
    head = client(app, stock.bureau, "section_head")
    check = head.post(f"{ADDRESS}/check", form(stock)).get_json()
    assert check["next"][0]["message"] == "建账年度，由登记机关登记生效：韩某（办公（监察）室）"
    whole = head.post(ADDRESS, form(stock, send=True)).get_json()
    assert (whole["state"], whole["cases"]) == ("sent", [])
    [risk] = whole["risk_points"]
    assert [one["waiting"] for one in risk["measures"]] == [False]
    office = client(app, stock.bureau, "register_office")
    titles = [one["title"] for one in office.get("/tasks?box=to_read").get_json()["items"]]
    assert titles == [f"职权登记待生效 · {whole['number']} 临时救助给付"]


def test_the_form_begins_with_the_posts_of_the_section(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    found = head.get(f"{ADDRESS}/prefill").get_json()
    assert found["department"]["name"] == "预算科"
    posts = {duty: [one["post"] for one in listed] for duty, listed in found["posts"].items()}
    assert sorted(posts["handling"]) == ["预算审核岗", "预算编制岗"]
    assert (posts["reviewing"], posts["deciding"]) == (["预算科科长"], ["副局长甲"])
    assert len(found["templates"]) >= 9


def test_every_template_is_a_sound_flow(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    for one in head.get("/flow-templates").get_json()["items"]:
        filled = form(work, risk_points=[], flowchart={"template": one["code"]})
        filled["power"]["category"] = one["categories"][0]
        check = head.post(f"{ADDRESS}/check", filled).get_json()
        chart = check["steps"][1]
        assert chart["state"] == "complete", (one["code"], chart)


def test_another_section_registers_nothing_here(work: Desk, app: Flask):
    other = client(app, work.bureau, "section_head_2")
    assert other.post(ADDRESS, form(work)).status_code == 403
    assert other.post(f"{ADDRESS}/check", form(work)).status_code == 403
    assert client(app, work.bureau, "auditor").get(f"{ADDRESS}/prefill").status_code == 403


def test_waiting_measures_are_sent_on_once_their_point_is_decided(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    own = form(work, send=True, risk_points=[point(work, flow_node_key="review")])
    whole = head.post(ADDRESS, own).get_json()
    assert whole["risk_points"][0]["post_id"] == str(work.post("section_head"))
    address = f"{ADDRESS}/{whole['power_id']}/measures"
    early = head.put(address, if_match=whole["version"])
    assert early.get_json()["code"] == "measures-wait"
    case = next(one["id"] for one in whole["cases"] if one["object_kind"] == "risk_point")
    work.hold_body_meeting(UUID(case))
    now = head.get(f"{ADDRESS}/{whole['power_id']}").get_json()
    answer = head.put(address, if_match=now["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    [risk] = answer.get_json()["risk_points"]
    assert [(one["text"], one["waiting"]) for one in risk["measures"]] == [
        ("核查两人以上,全过程留痕", False)
    ]
    [review] = [one for one in answer.get_json()["cases"] if one["object_kind"] == "measure"]
    assert (review["state"], review["step_code"]) == ("running", "notice")


def test_the_holder_of_a_post_enters_the_measures_written_for_it(work: Desk, app: Flask):
    """The head wrote them in one go; they are the holder's, who is told once they are due."""
    head = client(app, work.bureau, "section_head")
    whole = head.post(ADDRESS, form(work, send=True)).get_json()
    [post] = [one["post_id"] for one in whole["risk_points"]]
    people = work.bureau.people
    role = next(one for one, person in people.items() if str(person.post_id) == post)
    holder = client(app, work.bureau, role)
    case = next(one["id"] for one in whole["cases"] if one["object_kind"] == "risk_point")
    work.hold_body_meeting(UUID(case))
    with unit_of_work(work.bureau.tenant_id) as session:
        tell_whose_measures_wait(session, UUID(case))
    waiting = holder.get("/tasks?box=waiting").get_json()["items"]
    assert [one["kind"] for one in waiting] == ["measure.waiting"]
    now = head.get(f"{ADDRESS}/{whole['power_id']}").get_json()
    assert now["risk_points"][0]["confirmed"]
    address = f"{ADDRESS}/{whole['power_id']}/measures"
    assert head.put(address, if_match=now["version"]).status_code in {403, 409}
    answer = holder.put(address, if_match=now["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert holder.get("/tasks?box=waiting").get_json()["items"] == []


def test_nobody_is_asked_for_measures_against_a_point_that_was_retired(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    own = form(work, send=True, risk_points=[point(work, flow_node_key="review")])
    whole = head.post(ADDRESS, own).get_json()
    [risk] = [UUID(one["id"]) for one in whole["risk_points"]]
    case = UUID(next(one["id"] for one in whole["cases"] if one["object_kind"] == "risk_point"))
    work.hold_body_meeting(case)
    while work.visit(case).type == "file":
        work.advance("register_office", case)
    work.show_and_end(case)

    def waiting() -> list[str]:
        items = head.get("/tasks?box=waiting").get_json()["items"]
        return [one["kind"] for one in items if one["kind"] == "measure.waiting"]

    with unit_of_work(work.bureau.tenant_id) as session:
        tell_whose_measures_wait(session, case)
    assert waiting() == ["measure.waiting"]
    work.retire("main_leader", risk)
    with unit_of_work(work.bureau.tenant_id) as session:
        forget_measures_of(session, risk)
    assert waiting() == []


def test_what_keeps_a_section_back_is_foretold_and_named(work: Desk, app: Flask):
    """A risk of the whole section waits for the meeting at which all of it looked."""
    head = client(app, work.bureau, "section_head")
    section = {
        "subject_type": "section",
        "department_id": str(work.bureau.departments["预算科"]),
        "category": "business_process",
    }
    own = form(work, risk_points=[point(work, **section)])
    told = head.post(f"{ADDRESS}/check", own).get_json()["next"]
    [risk] = [one for one in told if one["object_kind"] == "risk_point"]
    assert [one["code"] for one in risk["missing"]] == ["participation-missing"]
    assert risk["mine"]
    sent = head.post(ADDRESS, {**own, "send": True}).get_json()
    lies = {one["object_kind"]: one["step_code"] for one in sent["cases"]}
    assert lies["risk_point"] == risk["step"] == "find"
    assert work.topics(None).count("case.refused") == 0


def test_what_the_deputy_sends_back_is_mended_in_the_form_and_sent_again(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    whole = head.post(ADDRESS, form(work, send=True)).get_json()
    case = next(one["id"] for one in whole["cases"] if one["object_kind"] == "power")
    work.give_back("deputy_leader", UUID(case), field="content")
    mended = form(work, send=True)
    mended["power"]["content"] = "对遭遇突发困难的家庭给予临时救助"
    mended["risk_points"][0]["id"] = whole["risk_points"][0]["id"]
    now = head.get(f"{ADDRESS}/{whole['power_id']}").get_json()
    answer = head.put(f"{ADDRESS}/{whole['power_id']}", mended, if_match=now["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    steps = {one["object_kind"]: one["step_code"] for one in answer.get_json()["cases"]}
    assert steps == {"power": "confirm", "flowchart": "review", "risk_point": "review"}
    seen = head.get(f"/cases/{case}").get_json()
    assert [(one["field"], one["resolved"]) for one in seen["remarks"]] == [("content", True)]


def test_a_risk_of_another_section_upon_the_same_power_is_neither_shown_nor_touched(
    work: Desk, app: Flask
):
    head = client(app, work.bureau, "section_head")
    whole = head.post(ADDRESS, form(work)).get_json()
    foreign = {
        "title": "国库科复核不严",
        "category": "business_process",
        "subject_type": "section",
        "department_id": str(work.bureau.departments["国库科"]),
        "power_id": whole["power_id"],
    }
    neighbour = client(app, work.bureau, "section_head_2")
    answer = neighbour.post("/risk-points", foreign)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    assert head.get(f"/risk-points/{answer.get_json()['id']}").status_code == 403
    address = f"{ADDRESS}/{whole['power_id']}"
    for person in (head, client(app, work.bureau, "post_holder")):
        assert "国库科复核不严" not in person.get(address).get_data(as_text=True)
    again = head.get(address).get_json()
    changed = form(work)
    changed["risk_points"][0]["id"] = again["risk_points"][0]["id"]
    saved = head.put(address, changed, if_match=again["version"])
    assert saved.status_code == 200, saved.get_data(as_text=True)
    kept = neighbour.get(f"/risk-points/{answer.get_json()['id']}").get_json()
    assert (kept["status"], kept["version"]) == ("draft", answer.get_json()["version"])
