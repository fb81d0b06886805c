"""A round begins by itself on its day, and whoever comes later is asked too."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from service.cycles.models import Confirmation
from service.organisation.use_cases.appointments import appoint
from service.organisation.use_cases.posts import create_post
from service.powers.drafts import PowerDraft
from service.powers.models import Power
from service.powers.writing import insert_powers
from service.searches.use_cases.campaigns import follow_calendar
from service.tasks.models import Task, TaskPerson
from tenants import clock
from tenants.context import system_actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tenants.provisioning import provisioning_actor
from tests import make
from tests.risks.scenes import Scene
from tests.searches.scenes import Search
from workers.jobs.searches import confirm


@pytest.fixture
def search(app, settings, tag):
    return Search(app, settings, f"follow-{tag}")


def night(search):
    with unit_of_work(search.bureau.tenant_id) as session:
        follow_calendar(session, system_actor(search.bureau.tenant_id))


def test_what_is_planned_begins_with_its_day(search):
    search.open_year()
    day = clock.today() + timedelta(days=3)
    plan = {"opens_on": str(day), "due_on": str(day + timedelta(days=20))}
    one = search["register_office"].post("/campaigns", plan).get_json()
    night(search)
    assert search["register_office"].get(f"/campaigns/{one['id']}").get_json()["state"] == "planned"
    with clock.simulated():
        clock.go_to(day)
        night(search)
    assert search["register_office"].get(f"/campaigns/{one['id']}").get_json()["state"] == "open"
    night(search)
    sheets = search["register_office"].get("/sheets?limit=200&total=true").get_json()
    assert sheets["total"] == len(sheets["items"])


def test_a_new_post_is_asked_and_waits_for_whoever_is_appointed(search):
    search.begin()
    bureau, founder = search.bureau, provisioning_actor(search.bureau.tenant_id)
    with unit_of_work(bureau.tenant_id) as session:
        section = bureau.departments["预算科"]
        post = create_post(session, founder, code="new", title="绩效评价岗", department_id=section)
    night(search)
    sheets = search["register_office"].get(f"/sheets?post_id={post.id}").get_json()["items"]
    assert [one["state"] for one in sheets] == ["open"]
    assert waiting_for(search, sheets[0]["id"]) == 0
    with unit_of_work(bureau.tenant_id) as session:
        colleague = bureau.people["post_holder_b"].person_id
        appoint(session, founder, person_id=colleague, post_id=post.id, starts_on=clock.today())
    night(search)
    night(search)
    assert waiting_for(search, sheets[0]["id"]) == 1


def waiting_for(search, sheet_id):
    with unit_of_work(search.bureau.tenant_id) as session:
        found = select(TaskPerson.id).join(Task, Task.id == TaskPerson.task_id)
        return len(session.scalars(found.where(Task.subject_id == sheet_id)).all())


def test_nothing_goes_on_before_the_search_it_builds_on(app, settings, tag):
    search = Search(app, settings, f"criteria-{tag}", profile="bureau_generic_2015")
    search.open_year()
    whole = search.draft("main_leader", subject_type="unit", category="institution_mechanism")
    refused = search.send("main_leader", whole)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "step-not-in-place")
    assert [one["code"] for one in refused.get_json()["missing"]] == ["search-not-held"]
    with unit_of_work(search.bureau.tenant_id) as session:
        section = search.bureau.departments["预算科"]
        power = PowerDraft(name="专项资金拨付", category="payment", department_id=section)
        clerk = make.actor(search.bureau, "register_office")
        taken = insert_powers(session, clerk, [power], at=utc_now())
        owned(session, Power, taken.ids[0]).status = "in_force"
    mine = search.draft(
        "section_head",
        subject_type="section",
        department_id=str(section),
        category="business_process",
    )
    refused = search.send("section_head", mine)
    assert [one["code"] for one in refused.get_json()["missing"]] == ["flowchart-missing"]
    assert refused.get_json()["missing"][0]["power"] == "专项资金拨付"


def test_last_years_points_confirmed_on_the_sheet_are_confirmed_for_the_year(search):
    living = Scene(search.bureau).high()
    search.open_year(stock_taking=True)
    year = search["register_office"].get("/cycles").get_json()["items"][0]
    closing = search["register_office"].put(
        f"/cycles/{year['id']}/closure", {}, if_match=year["version"]
    )
    assert closing.status_code == 200, closing.get_data(as_text=True)
    with clock.simulated():
        clock.go_to(date(clock.today().year + 1, 1, 12))
        search.seated.clear()
        search.begin()
        sheet = search.sheet_of("work_post", "post_holder")
        search["post_holder"].post(f"/sheets/{sheet['id']}/carry-in")
        search["post_holder"].put(
            f"/sheets/{sheet['id']}/points/{living}", {"answer": "confirmed", "part": "duties"}
        )
        search.save(sheet, "post_holder", blanks=search.blank("flow"))
        assert search.submit(sheet, "post_holder").status_code == 200
        with unit_of_work(search.bureau.tenant_id) as session:
            item = WorkItem(
                kind="search.confirm", key=sheet["id"], subject_id=sheet["id"], due_at=utc_now()
            )
            item.tenant_id = search.bureau.tenant_id
            confirm(session, item)
        with unit_of_work(search.bureau.tenant_id) as session:
            told = session.scalars(
                select(Confirmation).where(Confirmation.risk_point_id == living)
            ).one()
    assert (told.outcome, told.note) == ("unchanged", f"排查表 {sheet['number']}")


def test_leaders_hand_in_first_where_the_bureau_says_so(search):
    early = str(clock.today() + timedelta(days=5))
    search.begin(leaders_due_on=early)
    assert search.sheet_of("leadership_post", "main_leader")["due_on"] == early
    assert search.sheet_of("work_post", "post_holder")["due_on"] != early


def test_the_ledger_is_narrowed_by_tags_rounds_and_outside_references(search):
    search.begin()
    sheet = search.sheet_of("work_post", "post_holder")
    search.found(
        sheet,
        "post_holder",
        key_tags=["step"],
        focus_tags=["money"],
        external_references=["OA-2026-17"],
    )
    for asked in (
        "key_tag=step",
        "focus_tag=money",
        "external_reference=OA-2026-17",
        "search_round=1",
    ):
        found = search["section_head"].get(f"/risk-points?{asked}").get_json()["items"]
        assert [one["search_round"] for one in found] == [1], asked
    for asked in ("key_tag=post", "focus_tag=people", "external_reference=OA", "search_round=2"):
        assert search["section_head"].get(f"/risk-points?{asked}").get_json()["items"] == []
