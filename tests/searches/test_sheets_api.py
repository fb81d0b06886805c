"""A search from its plan to its closure: who owes what, what is asked, who may, what is refused."""

from datetime import timedelta
from uuid import UUID

import pytest

from service.organisation.queries import today
from service.searches.use_cases.filling import add_point
from service.searches.use_cases.submitting import submit_sheet
from tenants.database import unit_of_work
from tenants.models.organisation import Post
from tests import api, make
from tests.risks.test_twins_at_once import at_once
from tests.searches.scenes import FOUND, Search

LEADING = (
    "main_leader",
    "deputy_leader",
    "deputy_leader_2",
    "section_head",
    "section_head_2",
    "section_head_3",
)


@pytest.fixture
def search(app, settings, tag):
    one = Search(app, settings, f"search-{tag}")
    one.begin()
    return one


def test_leading_posts_owe_a_sheet_strictly_and_everybody_finds_it_among_his_to_dos(search):
    kinds = search["register_office"].get("/sheets?limit=200").get_json()["items"]
    of_year = search["register_office"].get(f"/sheets?limit=200&year={today().year}").get_json()
    assert of_year["items"] == kinds
    assert not search["register_office"].get("/sheets?year=2024").get_json()["items"]
    strict = {one["subject_type"]: one["coverage"] for one in kinds}
    assert strict["leadership_post"] == "block"
    assert strict["work_post"] == "warn"
    topics = {one["topic"] for one in kinds if one["subject_type"] == "topic"}
    assert topics == {"major_decision", "key_appointment", "major_project", "large_funds"}
    assert sum(one["subject_type"] == "section" for one in kinds) == 3
    waiting = search["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert [one["kind"] for one in waiting] == ["sheet.fill"]


def test_a_round_opens_on_its_day_and_not_before(app, settings, tag):
    office = Search(app, settings, f"early-{tag}")
    plan = {"opens_on": str(today() + timedelta(days=2)), "due_on": str(today())}
    no_year = office["register_office"].post("/campaigns", plan)
    assert (no_year.status_code, no_year.get_json()["code"]) == (409, "no-open-year")
    office.open_year()
    assert office["register_office"].post("/campaigns", plan).status_code == 422
    plan["due_on"] = str(today() + timedelta(days=9))
    assert office["section_head"].post("/campaigns", plan).status_code == 403
    one = office["register_office"].post("/campaigns", plan).get_json()
    early = office["register_office"].put(f"/campaigns/{one['id']}/opening", if_match=1)
    assert (early.status_code, early.get_json()["code"]) == (409, "too-early")
    changed = office["register_office"].put(
        f"/campaigns/{one['id']}", {"opens_on": str(today())}, if_match=1
    )
    assert changed.get_json()["version"] == 2
    stale = office["register_office"].put(f"/campaigns/{one['id']}/opening", if_match=1)
    assert stale.status_code == 412


def test_a_post_that_disposes_of_something_makes_no_nil_return(search):
    sheet = search.sheet_of("leadership_post", "section_head")
    search.save(sheet, "section_head", blanks=search.blank("duties", "flow"))
    with unit_of_work(search.bureau.tenant_id) as session:
        post = session.get(
            Post, (search.bureau.tenant_id, search.bureau.people["section_head"].post_id)
        )
        post.has_disposal_authority = True
    refused = search.submit(sheet, "section_head")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "sheet-incomplete")
    assert search.codes(refused) == {"nil-return-refused"}


def test_both_parts_are_answered_and_every_gap_is_told_at_once(search):
    sheet = search.sheet_of("work_post", "post_holder")
    thin = {"manifestations": [], "loss": "无", "uncertainty": "可", "causes": []}
    assert search.found(sheet, "post_holder", **thin).status_code == 201
    refused = search.submit(sheet, "post_holder")
    gaps = refused.get_json()["gaps"]
    assert {(gap["pointer"], gap["code"]) for gap in gaps} >= {
        ("/blanks/flow", "part-unanswered"),
        ("/points/0/manifestations", "manifestation-missing"),
        ("/points/0/loss", "text-missing"),
        ("/points/0/uncertainty", "text-too-short"),
        ("/points/0/causes", "cause-missing"),
    }
    assert next(gap for gap in gaps if gap["code"] == "cause-missing")["blocking"] is False


def test_the_draft_of_a_sheet_goes_with_it_and_stays_while_it_is_refused(search):
    sheet = search.sheet_of("work_post", "post_holder")
    writer, other = search["post_holder"], search["section_head"]
    draft = {"title": sheet["title"], "revision": 0, "content": {}}
    places = [f"/drafts/{kind}/{sheet['id']}" for kind in ("self_check", "sheet")]
    for place in (*places, "/drafts/self_check/another"):
        assert writer.put(place, draft).status_code == 200
    other.put(places[0], draft)
    search.found(sheet, "post_holder")
    assert search.submit(sheet, "post_holder").status_code == 409
    assert len(writer.get("/drafts").get_json()["items"]) == 3
    search.save(sheet, "post_holder", step=2, blanks=search.blank("flow"))
    assert search.submit(sheet, "post_holder").status_code == 200
    assert [one["key"] for one in writer.get("/drafts").get_json()["items"]] == ["another"]
    late = writer.put(places[0], {**draft, "revision": 1})
    assert (late.status_code, late.get_json()["code"]) == (412, "draft-moved-on")
    assert len(other.get("/drafts").get_json()["items"]) == 1


def test_a_cadre_hands_in_his_sheet_and_its_points_go_into_their_chain(search):
    sheet = search.sheet_of("work_post", "post_holder")
    point = search.found(sheet, "post_holder").get_json()
    search.save(sheet, "post_holder", step=2, blanks=search.blank("flow"))
    handed = search.submit(sheet, "post_holder")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    told = handed.get_json()
    assert (told["state"], told["submitted_name"], told["late"]) == ("submitted", "郑某", False)
    assert [one["method"] for one in told["points"][0]["contributions"]] == ["self_find"]
    case = search["post_holder"].get(f"/cases/{told['case_ids'][0]}").get_json()
    assert case["state"] == "running"
    assert [one["item_id"] for one in case["items"]] == [point["risk_point_id"]]
    assert search["post_holder"].get("/tasks?box=waiting").get_json()["items"] == []
    assert [one["decided_collectively"] for one in told["points"]] == [False]
    again = search.found(sheet, "post_holder")
    assert (again.status_code, again.get_json()["code"]) == (409, "sheet-closed")
    returned = search["register_office"].put(
        f"/sheets/{sheet['id']}/return",
        {"reason": "照抄其他岗位的内容", "defects": ["copied"]},
        if_match=told["version"],
    )
    assert returned.get_json()["code"] == "sheet-under-review"


def test_what_is_found_while_the_sheet_is_handed_in_goes_into_the_chain_too(search):
    sheet = search.sheet_of("work_post", "post_holder")
    search.found(sheet, "post_holder")
    search.save(sheet, "post_holder", step=2, blanks=search.blank("flow"))
    holder, sheet_id = make.actor(search.bureau, "post_holder"), UUID(sheet["id"])
    version = search.shown(sheet)["version"]
    late = {**FOUND, "title": "评审专家选取不规范"}
    at_once(
        search,
        lambda session: add_point(session, holder, sheet_id, **late).id,
        lambda session: submit_sheet(session, holder, sheet_id, if_version=version).id,
    )
    points = search.shown(sheet)["points"]
    assert [one["position"] for one in points] == [1, 2]
    assert [bool(one["case_id"]) for one in points] == [True, True]


def test_only_the_holder_answers_colleagues_help_and_leaders_raise(search):
    sheet = search.sheet_of("work_post", "post_holder")
    path = f"/sheets/{sheet['id']}"
    assert search.save(sheet, "post_holder_b", blanks=[]).get_json()["code"] == "not-the-holder"
    assert search.submit(sheet, "post_holder_b").status_code == 403
    assert search["post_holder_2"].get(path).status_code == 403
    helped = search.found(sheet, "post_holder_b")
    assert helped.status_code == 201, helped.get_data(as_text=True)
    raised = search["deputy_leader"].post(
        f"{path}/contributions", {"text": "注意项目评审专家的选取环节"}
    )
    assert raised.get_json()["method"] == "leader_raise"
    own = search.found(
        sheet, "post_holder", title="评审专家选取不规范", contribution_id=raised.get_json()["id"]
    )
    assert own.status_code == 201
    told = search.shown(sheet, "post_holder")
    methods = [{each["method"] for each in one["contributions"]} for one in told["points"]]
    assert methods == [{"masses_help"}, {"self_find", "leader_raise"}]
    assert told["raised"] == []


def test_the_team_answers_four_headings_or_says_why_not(search):
    sheet = search.sheet_of("leadership_post", "deputy_leader")
    parts = ("duties", "flow", "major_decision", "key_appointment", "major_project", "large_funds")
    assert search.shown(sheet)["parts"] == list(parts)
    search.save(sheet, "deputy_leader", blanks=search.blank(*parts[:-1]))
    refused = search.submit(sheet, "deputy_leader")
    assert [gap["part"] for gap in refused.get_json()["gaps"]] == ["large_funds"]
    search.save(sheet, "deputy_leader", blanks=search.blank(*parts))
    assert search.submit(sheet, "deputy_leader").status_code == 200


def test_the_whole_section_takes_part_and_says_what_it_compared(search):
    sheet = search.section_sheet()
    wrong = search.found(sheet, "section_head", part="process")
    assert wrong.status_code == 422  # post duties are not for sections in this profile (D-02)
    found = search.found(
        sheet, "section_head", part="process", category="business_process", flow_step="分配"
    )
    assert found.status_code == 201, found.get_data(as_text=True)
    search.save(sheet, "post_holder", blanks=search.blank("post_step", "institution"))
    refused = search.submit(sheet, "section_head")
    assert search.codes(refused) == {"participant-missing", "input-missing"}
    members = search.shown(sheet)["members"]
    people = [{"person_id": one["person_id"], "present": True} for one in members]
    people[0] |= {"present": False, "reason": "住院治疗"}
    kinds = ("laws", "rules", "business", "petitions")
    search.save(
        sheet,
        "section_head",
        participants=people,
        inputs=[{"kind": kind, "text": "已逐项对照"} for kind in kinds],
    )
    assert search.submit(sheet, "post_holder").status_code == 403
    assert search.submit(sheet, "section_head").status_code == 200
    figures = search["register_office"].get(f"/campaigns/{search.campaign['id']}/figures")
    section = next(one for one in figures.get_json()["sections"] if one["department"] == "预算科")
    assert (section["took_part"], section["members"]) == (2, 3)
    leaders = {one["post"]: one["in_charge"] for one in figures.get_json()["leaders"]}
    assert leaders["副局长甲"]["submitted"] == 1
    assert figures.get_json()["warnings"] == ["no-reverse-points"]
    assert figures.get_json()["methods"] == {"forward": 1, "reverse": 0}


def test_the_round_closes_only_when_the_strict_sheets_are_there(search):
    path = f"/campaigns/{search.campaign['id']}/closure"
    version = search.campaign["version"]
    refused = search["register_office"].put(path, if_match=version)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "search-incomplete")
    for role in (
        "main_leader",
        "deputy_leader",
        "deputy_leader_2",
        "section_head",
        "section_head_2",
        "section_head_3",
    ):
        sheet = search.sheet_of("leadership_post", role)
        parts = search.shown(sheet)["parts"]
        search.save(sheet, role, blanks=search.blank(*parts))
        assert search.submit(sheet, role).status_code == 200
    team = search.sheet_of("leadership_team")
    search.save(team, "main_leader", blanks=search.blank(*search.shown(team)["parts"]))
    assert search.submit(team, "deputy_leader").status_code == 200
    closed = search["register_office"].put(path, if_match=version)
    assert closed.status_code == 200, closed.get_data(as_text=True)
    assert len(closed.get_json()["closing"]["missing"]) > 0
    late = search.sheet_of("work_post", "post_holder")
    assert search.found(late, "post_holder").get_json()["code"] == "sheet-closed"
    new = search["post_holder"].post(
        "/sheets", {"subject_type": "work_post", "post_id": search.post("post_holder")}
    )
    assert new.status_code == 201, new.get_data(as_text=True)
    assert new.get_json()["ad_hoc"] is True
    assert search.found(new.get_json(), "post_holder").status_code == 201


def test_another_bureau_never_learns_of_a_sheet(search, app, settings, tag):
    sheet = search.sheet_of("work_post", "post_holder")
    neighbour = api.client(app, make.bureau(settings, f"far-{tag}"), "main_leader")
    assert neighbour.get(f"/sheets/{sheet['id']}").status_code == 404
    assert neighbour.post(f"/sheets/{sheet['id']}/points", FOUND).status_code == 404
    assert neighbour.get("/sheets").get_json()["items"] == []
