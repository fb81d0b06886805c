"""What a naive review would get wrong (requirements, section 4), in a year in which chains rule.

Rules whose proof needs a long story are proved where the story is told; PROVED says where.
"""

from datetime import date, datetime
from importlib import import_module
from uuid import UUID

import pytest

from service.filings.rules import is_late, reaches
from tenants import clock
from tests import api, make
from tests.procedures.scenes import Desk, desk
from tests.risks.test_ledger_api import Office

PROVED = {
    "03 the incumbent changes": (
        "tests.risks.test_following",
        "test_a_new_incumbent_finds_the_points_of_the_post_untouched",
    ),
    "04 in place, at every door": (
        "tests.requirements.test_298_in_place",
        "test_the_interface_lets_nobody_click_an_empty_step_away",
        "test_an_import_brings_nothing_decided_past_the_chains",
        "test_the_clock_ends_no_case_that_is_not_in_place",
    ),
    "05 nothing unreviewed is carried out": (
        "tests.measures.test_review",
        "test_nobody_carries_out_what_no_review_has_passed",
        "test_any_no_to_the_checklist_holds_a_measure_back",
    ),
    "07 strict only where the profile is": (
        "tests.tenants.test_profiles",
        "test_only_the_generic_bureau_asks_for_exactly_one_measure",
    ),
    "10 the third meeting": (
        "tests.procedures.test_section_meetings",
        "test_the_third_meeting_stands_before_the_party_committee",
    ),
    "13 open is the rule": (
        "tests.notices.test_notices_api",
        "test_what_is_withheld_later_disappears_from_the_standing_disclosure",
        "TestDisclosure",
    ),
    "14 comments are answered and may change the point": (
        "tests.notices.test_notices_api",
        "test_an_open_comment_keeps_a_notice_from_being_concluded",
        "test_an_adopted_comment_on_a_disclosed_point_asks_its_section_to_revise_it",
    ),
    "15 two packages, two ends": (
        "tests.filings.test_filings",
        "test_measures_end_filed_under_a_number_and_points_end_reviewed",
    ),
    "22 the grade of a post is derived": (
        "tests.gradings.test_catalogue",
        "test_editions_list_the_gravest_posts_first_and_stay_as_they_were",
    ),
    "26 only the approved and shown catalogue": (
        "tests.catalogues.test_catalogues",
        "test_the_approved_and_shown_catalogue_is_the_power_list",
    ),
    "27 many powers, one chart": (
        "tests.flowcharts.test_flowcharts_api",
        "test_every_power_must_be_covered_and_its_own_chart_goes_before_a_shared_one",
    ),
    "30 a changed flow asks for review": (
        "tests.flowcharts.test_reviewing",
        "test_a_new_edition_marks_the_points_that_rest_on_the_flow",
    ),
    "31 the year carries over": (
        "tests.cycles.test_years",
        "test_living_points_are_carried_over_to_be_confirmed_with_number_and_grade",
    ),
    "33 earlier stages first": (
        "tests.cycles.test_years",
        "test_a_stage_is_completed_when_it_is_in_place_and_after_those_before_it",
    ),
    "34 the unsupervised step": (
        "tests.flowcharts.test_flow_risks_api",
        "test_the_section_takes_up_a_risk_that_the_flow_shows",
    ),
    "36 nobody judges his own work": (
        "tests.procedures.test_endings",
        "test_nobody_judges_what_he_sent",
    ),
    "48 occurrences and distinct": (
        "tests.rollups.test_rollup",
        "test_repeated_risks_count_as_occurrences_and_once_as_distinct",
    ),
    "59 his own item": (
        "tests.procedures.test_cases_api",
        "test_a_leader_stands_aside_on_his_own_item_and_does_not_chair_it",
    ),
    "60 copied words": (
        "tests.searches.test_reverse_and_carried_api",
        "test_what_is_copied_from_another_post_is_told_and_listed",
    ),
}
LADDER = ("正处", "副处", "正科", "副科", "科员")


@pytest.mark.parametrize("rule", PROVED)
def test_the_long_stories_are_told(rule):
    module, *names = PROVED[rule]
    assert all(callable(getattr(import_module(module), name)) for name in names)


@pytest.fixture(scope="module")
def generic(app, settings):
    """The chains of a bureau of any line, as anybody there reads them."""
    bureau = make.bureau(settings, make.new_code(), profile="bureau_generic_2015")
    return chains_of(api.client(app, bureau, "post_holder"))


@pytest.fixture(scope="module")
def work(settings, engine) -> Desk:
    return desk(settings, make.new_code())


@pytest.fixture(scope="module")
def people(app, work) -> Office:
    people = Office.__new__(Office)
    people.app, people.bureau, people.seated = app, work.bureau, {}
    return people


def chains_of(caller) -> dict:
    return {one["code"]: one for one in caller.get("/chains").get_json()["items"]}


def who(chain) -> list[str]:
    return [one["acting"] for one in chain["steps"]]


def test_05_a_measure_waits_until_its_risk_is_confirmed(work, people):
    point = work.draft(title="尚未审定的风险")
    answer = people["post_holder"].post(f"/risk-points/{point}/measures", {"text": "双人复核"})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "not-yet-confirmed")


def test_08_each_subject_has_a_chain_of_its_own(generic, people):
    assert [len(generic[code]["steps"]) for code in ("C-06", "C-07", "C-08")] == [5, 7, 5]
    pilot = chains_of(people["post_holder"])
    ways = {code: who(pilot[code]) for code in ("C-23", "C-24", "C-25")}
    assert len({tuple(one) for one in ways.values()}) == len(ways)


def test_09_not_everything_is_the_leadership_meetings(generic, people):
    assert who(generic["C-07"])[5] == "body:party_committee"
    assert "body:party_organisation" in who(chains_of(people["post_holder"])["C-23"])


def test_10_a_third_meeting_stands_before_the_party_committee(generic):
    codes = [one["code"] for one in generic["C-07"]["steps"]]
    assert codes.index("review") < codes.index("third") < codes.index("decide")


def test_11_measures_of_a_post_are_shown_before_they_are_reviewed(people):
    types = [one["type"] for one in chains_of(people["post_holder"])["C-23"]["steps"]]
    assert types.index("public_notice") < types.index("collective_decision")


def test_16_a_rank_and_above_includes_the_rank():
    assert reaches("副科", "副科", LADDER)
    assert not reaches("科员", "副科", LADDER)
    assert not reaches(None, "副科", LADDER)


def test_17_a_last_day_is_a_calendar_day_and_lasts_until_midnight_in_shanghai():
    saturday = date(2027, 4, 10)
    assert not is_late(saturday, saturday)
    assert is_late(date(2027, 4, 11), saturday)
    ends = clock.end_of_day(saturday).astimezone(clock.CHINA)
    assert datetime(2027, 4, 10, 23, 59, tzinfo=clock.CHINA) < ends
    assert ends <= datetime(2027, 4, 11, tzinfo=clock.CHINA)


def test_32_a_new_point_is_found_and_sent_in_the_middle_of_a_year(work, people):
    point = work.draft(title="年中新发现的风险")
    sent = people["section_head"].post(
        "/cases", {"object_kind": "risk_point", "item_ids": [str(point)], "ad_hoc": True}
    )
    assert (sent.status_code, sent.get_json()["ad_hoc"]) == (201, True)


def test_33_stages_may_overlap(app, settings):
    bureau = make.bureau(settings, make.new_code(), profile="civil_affairs_2011")
    office = api.client(app, bureau, "register_office")
    superior = {"title": "市区建设实施方案", "number": "区纪字〔2011〕20号"}
    plan = {"year": 2027, "title": "年度工作方案", "superior_document": superior}
    planned = office.post("/cycles/plan", plan)
    assert planned.status_code == 201, planned.get_data(as_text=True)
    cycle = office.get(f"/cycles/{planned.get_json()['id']}").get_json()
    by = {one["code"]: one for one in cycle["stages"]}
    assert by["measures"]["starts_on"] <= by["ledger"]["due_on"] < by["measures"]["due_on"]


def test_36_no_administrator_reviews_in_anothers_place(work, people):
    case = work.send("section_head", work.draft(title="管理员不能代替审核"))
    for role in ("administrator", "auditor"):
        answer = people[role].put(f"/cases/{case}/advance", {}, if_match=1)
        assert answer.status_code in {403, 404}
    assert work.case(case).step_code == "find"


def test_59_the_main_leader_does_not_gatekeep_his_own_measure(work, people):
    """Q-05: where nobody else leads, it is the leading group's; he is told so."""
    words = {"subject_type": "leadership_post", "title": "局长岗位的风险"}
    point = work.draft("main_leader", "main_leader", **words)
    confirmed(work, point)
    measure = people["main_leader"].post(
        f"/risk-points/{point}/measures",
        {
            "text": "重大事项集体研究",
            "kind": "improve_process",
            "phase": "mid",
            "basis": "议事规则第三条",
            "responsible_post_id": str(work.post("main_leader")),
            "due_on": str(clock.today()),
        },
    )
    assert measure.status_code == 201, measure.get_data(as_text=True)
    case = work.send("main_leader", UUID(measure.get_json()["id"]), kind="measure")
    work.advance("main_leader", case)
    version = work.case(case).version
    answer = people["main_leader"].put(f"/cases/{case}/advance", {}, if_match=version).get_json()
    assert answer["code"] == "leading-group-decides"
    assert [one["role"] for one in answer["who_can"]] == ["leading_group"]


def confirmed(work: Desk, point: UUID) -> None:
    """The leadership decides on his risk without him."""
    case = work.send("main_leader", point)
    work.advance("main_leader", case)
    work.hold_body_meeting(case, chair="deputy_leader", votes_for=2)
    for _ in range(2):
        work.advance("register_office", case)
    work.show_and_end(case)
