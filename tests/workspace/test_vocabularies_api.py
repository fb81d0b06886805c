"""Every code the console shows has a word in both languages, and a bureau's own where it chose."""

import re

import pytest
from sqlalchemy import CheckConstraint

from service.cycles.templates import stage_templates
from service.journal.queries import DONE, RESULTS
from service.matters.rules import REGIME
from service.measures.rules import TOOLS
from service.procedures.queries.calendar import STAGES
from service.procedures.queries.invited import (
    ATTENDING,
    CALLED_OFF,
    CHANGED,
    MEMBER,
    NOTICE,
    PRESENTS,
)
from service.rollups.queries.register import STATES as PILOT_STATES
from service.tables import every_table
from service.tasks.schemas import URGENCIES
from service.visits.queries import RECEIVED
from service.workspace.queries.vocabularies import kept, told
from tenants.vocabulary import DELEGATED_KINDS, KEY_TAGS, STANDINGS
from tests import api, make
from tests.platform.matrices.people import entries
from tests.risks.test_ledger_api import Office
from tests.tasks.test_kinds_have_words import CASE_OBJECTS, PASSED_ON, opened


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"words-{tag}")


def words(caller):
    answer = caller.get("/vocabularies")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["vocabularies"]


def by_code(listed):
    return {one["code"]: one for one in listed}


def of_tables():
    """Read the codes each column may hold from its constraint."""
    found = {}
    for table in every_table().sorted_tables:
        for one in table.constraints:
            told = re.match(r"(\w+) IN \((.*)\)$", str(getattr(one, "sqltext", "")))
            if isinstance(one, CheckConstraint) and told:
                found[f"{table.name}.{told[1]}"] = set(re.findall(r"'([^']+)'", told[2]))
    return found


# Their columns are counts; no entry tells them.
FIGURES = {"received_summaries"}
# Lists no constraint of a table names: their codes stand in lists and documents.
IN_DOCUMENTS = {
    "major_matters.procedure": set(REGIME),
    "focus_tags": {"人权", "财权", "物权", "执法权", "审批权"},  # R-128; a bureau adds its own
    "key_tags": set(KEY_TAGS),
    "standings": set(STANDINGS),
    "journal_results": {DONE, *RESULTS},
    "measure_tools": set(TOOLS),
    "agenda_candidates.state": {"waiting", "decided"},
    "meetings.stage": set(STAGES),
    "meetings.part": {MEMBER, PRESENTS, ATTENDING},
    "meetings.notice": {NOTICE, CHANGED, CALLED_OFF},
    "delegations.kinds": set(DELEGATED_KINDS),
    "cycle_stages.name": {one.name for stages in stage_templates().values() for one in stages},
    "gradings.difference": {"lowered", "again", "below", "above"},
    "jurisdictions.level": {"region", "county"},
    "pilots.state": set(PILOT_STATES),
    "received_visits.topic": set(RECEIVED),
    "tasks.kind": {*opened(), *CASE_OBJECTS, *PASSED_ON},
    "tasks.urgency": set(URGENCIES),
}


@pytest.mark.parametrize("name", sorted(kept()))
def test_every_code_a_column_may_hold_has_a_word_and_no_word_is_left_over(name):
    assert set(kept()[name]) == (of_tables() | IN_DOCUMENTS)[name]
    for zh, en in kept()[name].values():
        assert re.search("[一-龥]", zh)
        assert en.lstrip("▲▼ ").isascii()


def test_whatever_a_record_keeps_has_a_name_in_the_journal():
    """An auditor reads the values before and after by words, figures of summaries apart."""
    tables = [one for one in every_table().sorted_tables if one.name not in FIGURES]
    names = {column.name for table in tables for column in table.columns}
    assert {"manifestations", "proposed_rank", "due_on"} <= names
    assert sorted(names - set(told()["fields"])) == []
    for pairs in told().values():
        assert all(re.search("[一-龥]", zh) and en.isascii() for zh, en in pairs.values())


@pytest.mark.parametrize(
    "name",
    ["powers.time_limit_unit", "power_posts.duty", "measures.phase", "risk_points.topic"],
)
def test_words_of_the_forms_fit_their_columns_too(office, name):
    assert {one["code"] for one in words(office["post_holder"])[name]} == of_tables()[name]


def test_words_of_the_profile_say_what_is_offered_here(office):
    found = words(office["post_holder"])
    categories = by_code(found["categories"])
    assert categories["post_duty"] == {
        "code": "post_duty",
        "zh": "岗位职责风险",
        "en": "Post duty",
        "off": False,
    }
    assert categories["work_efficiency"]["off"]
    assert [one["zh"] for one in found["ranks.work_post"]] == ["高", "中", "低"]
    assert by_code(found["roles"])["main_leader"]["zh"] == "主要领导"
    assert by_code(found["permissions"])["grading:decide"]["zh"] == "审定风险等级"
    assert by_code(found["object_kinds"])["power"]["en"] == "Power"
    assert by_code(found["power_categories"])["licensing"]["zh"]


def test_what_has_not_changed_is_not_sent_again(office):
    reader = office["post_holder"]
    first = reader.get("/vocabularies")
    again = reader.get("/vocabularies", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    office["administrator"].put("/label-settings", {"term": "integrity_conduct_risk"}, if_match=0)
    changed = reader.get("/vocabularies", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.get_json()["vocabularies"]["term"][0]["zh"] == "廉洁风险"


@pytest.mark.parametrize("role", ["administrator", "register_office"])
def test_a_bureau_calls_its_grades_as_it_likes_and_it_is_written_down(office, role):
    before = office["main_leader"].get("/label-settings").get_json()
    assert (before["version"], before["label_sets"], before["term"]) == (0, {}, None)
    assert {one["code"] for one in before["known_sets"]} == {"HML", "L123", "ABC"}
    chosen = {"label_sets": {"work_post": "ABC"}, "categories_off": ["ideology_morality"]}
    answer = office[role].put("/label-settings", chosen, if_match=0)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["ETag"] == '"1"'
    levels = by_code(answer.get_json()["levels"])
    assert levels["work_post"] == {
        "code": "work_post",
        "zh": "工作岗位",
        "en": "Work post",
        "of_profile": "HML",
        "in_use": "ABC",
    }
    found = words(office["post_holder"])
    assert [one["zh"] for one in found["ranks.work_post"]] == ["A级", "B级", "C级"]
    assert [one["zh"] for one in found["ranks.section"]] == ["高", "中", "低"]
    assert by_code(found["categories"])["ideology_morality"]["off"]
    assert entries(office.bureau.tenant_id, "labels.set") == 1


def used(reader) -> list[str]:
    return [one["code"] for one in words(reader)["categories"] if not one["off"]]


def test_categories_stand_everywhere_in_the_order_the_bureau_gave_them(office):
    keeper, reader = office["administrator"], office["post_holder"]
    usual = keeper.get("/label-settings").get_json()["categories_of_profile"]
    order = [usual[2], usual[0], usual[1], *usual[3:]]
    kept = keeper.put("/label-settings", {"categories_order": order}, if_match=0)
    assert kept.status_code == 200, kept.get_data(as_text=True)
    assert [one["code"] for one in kept.get_json()["categories"]] == order
    assert used(reader) == order
    profile = reader.get("/profile").get_json()["current"]
    assert [one["code"] for one in profile["categories"]] == order
    for level in profile["subject_types"]:
        assert level["categories"] == sorted(level["categories"], key=order.index)
    back = keeper.put("/label-settings", {}, if_match=1).get_json()
    assert back["categories_order"] == []
    assert used(reader) == usual == back["categories_of_profile"]


def test_what_is_left_out_is_not_taken_any_more_but_stays_where_it_stands(office):
    point = office.point(category="ideology_morality")
    office["administrator"].put(
        "/label-settings", {"categories_off": ["ideology_morality"]}, if_match=0
    )
    kept_one = office["section_head"].get(f"/risk-points/{point['id']}").get_json()
    assert kept_one["category"] == "ideology_morality"
    refused = office["section_head"].post(
        "/risk-points",
        {
            "title": "办理人情件",
            "subject_type": "work_post",
            "post_id": office.post("post_holder"),
            "category": "ideology_morality",
        },
    )
    assert refused.status_code == 422, refused.get_data(as_text=True)


@pytest.mark.parametrize("role", ["post_holder", "main_leader", "auditor", "section_head"])
def test_nobody_else_chooses_words_and_hears_who_does(office, role):
    refused = office[role].put("/label-settings", {"term": "integrity_risk"}, if_match=0)
    assert refused.status_code == 403
    told = {one["role"] for one in refused.get_json()["who_can"]}
    assert told == {"administrator", "register_office"}
    assert office[role].get("/label-settings").status_code == 200


def test_words_that_fit_nothing_are_refused(office):
    keeper = office["administrator"]
    every = [one["code"] for one in words(keeper)["categories"]]
    for draft in (
        {"label_sets": {"work_post": "XYZ"}},
        {"label_sets": {"moon": "ABC"}},
        {"term": "bliss"},
        {"categories_off": every},
        {"categories_off": ["moon"]},
        {"categories_order": ["moon"]},
    ):
        answer = keeper.put("/label-settings", draft, if_match=0)
        assert answer.status_code == 422, draft
    assert "每类风险对象至少要保留一个风险类别。" in str(
        keeper.put("/label-settings", {"categories_off": every}, if_match=0).get_json()
    )


def test_two_keepers_do_not_overwrite_one_another(office):
    first, second = office["administrator"], office["register_office"]
    assert first.put("/label-settings", {}, if_match=0).status_code == 200
    assert second.put("/label-settings", {}, if_match=0).status_code == 412
    assert second.put("/label-settings", {"term": None}, if_match=1).status_code == 200


def test_a_neighbour_keeps_his_own_words(office, app, settings, tag):
    office["administrator"].put("/label-settings", {"label_sets": {"work_post": "ABC"}}, if_match=0)
    other = api.client(app, make.bureau(settings, f"next-{tag}"), "post_holder")
    assert [one["zh"] for one in words(other)["ranks.work_post"]] == ["高", "中", "低"]


def test_the_many_names_of_the_journal_come_only_to_who_asks_for_them(office):
    everyday = words(office["post_holder"])
    asked = office["post_holder"].get("/vocabularies?of=journal").get_json()["vocabularies"]
    assert sorted(asked) == ["journal.codes", "journal.fields"]
    assert not asked.keys() & everyday.keys()
    refused = office["post_holder"].get("/vocabularies?of=everything")
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("kind", "never"),
    [
        ("power", "in_force"),
        ("flowchart", "in_force"),
        ("risk_point", "effective"),
        ("measure", "effective"),
    ],
)
def test_a_register_offers_only_the_words_its_records_may_bear(office, kind, never):
    offered = {one["code"] for one in words(office["post_holder"])[f"standings.{kind}"]}
    assert offered == set(STANDINGS) - {never}
