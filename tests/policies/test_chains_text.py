"""The chains as the sources list them, written down here a second time by hand."""

import pytest

from policies.chains import chain_files, load_chains, words_in_place
from tenants.profiles import load_profile, profile_codes
from tenants.vocabulary import CASE_OBJECTS

MEETING = "body:leadership_meeting"
# What areas answer, by the chains as agreed; a word more or less is a change of the agreement.
WORDS = {
    "power": {"complete", "basis", "decided", "allocated"},
    "catalogue": {"complete", "catalogue_confirmed"},
    "flowchart": {"complete", "lint_clean"},
    "risk_point": {
        "complete",
        "flowcharts",
        "grade_proposed",
        "participation",
        "searches_submitted",
    },
    "grading": {
        "appraised",
        "grade_proposed",
        "ledger_evidence",
        "participation",
        "report_written",
        "self_assessed",
    },
    "lowering": {"evidence"},
    "measure": {"complete", "responsible_set", "review_checklist"},
    "commitment": {"complete", "signed"},
}

# profile, code: each step's kind and who does it, as section 1 of the requirements lists them
SOURCES = {
    ("bureau_generic_2015", "C-01"): (
        "draft section_members",
        "draft section_members",
        "draft section_members",
        "gatekeep deputy_leader",
    ),
    ("bureau_generic_2015", "C-02"): (  # its first step, the sections' catalogues, is the gate
        "draft register_office",
        "review supervision_office",
        f"collective_decision {MEETING}",
        "public_notice register_office",
    ),
    ("bureau_generic_2015", "C-03"): (
        "draft section_members",
        "file register_office",
        "review supervision_office",
        f"collective_decision {MEETING}",
    ),
    ("bureau_generic_2015", "C-06"): (
        "draft post_holder",
        "consult related_sections",
        "draft post_holder",
        f"collective_decision {MEETING}",
        "public_notice register_office",
    ),
    ("bureau_generic_2015", "C-07"): (
        "draft section_members",
        "consult deputy_leader",
        "draft section_members",
        "review register_office",
        "draft section_members",
        "collective_decision body:party_committee",
        "public_notice register_office",
    ),
    ("bureau_generic_2015", "C-08"): (
        "draft leadership_members",
        "consult related_sections",
        "draft leadership_members",
        f"collective_decision {MEETING}",
        "public_notice register_office",
    ),
    ("civil_affairs_2011", "C-04"): (
        "draft section_members",
        "gatekeep section_head",
        "file register_office",
    ),
    ("civil_affairs_2011", "C-04.charts"): ("draft section_members", "file register_office"),
    ("civil_affairs_2011", "C-16"): (
        "draft post_holder",
        "sign post_holder",
        "file register_office",
    ),
    ("civil_affairs_2011", "C-17"): (
        "draft section_members",
        "sign section_head",
        "public_notice register_office",
        "file register_office",
    ),
    ("civil_affairs_2011", "C-18"): (
        "draft section_members",
        "sign section_head",
        "file register_office",
    ),
    ("civil_affairs_2011", "C-19"): (
        "draft section_head",
        "draft section_head",
        "review deputy_leader",
        "collective_decision body:party_group",
        "file section_head",
        "file register_office",
    ),
    ("region_pilot", "C-11"): (
        "draft section_members",
        f"collective_decision {MEETING}",
        "file register_office",
        "file register_office",
        "public_notice register_office",
    ),
    ("region_pilot", "C-11.section"): (
        "draft section_members",
        f"collective_decision {MEETING}",
        "file register_office",
        "file register_office",
        "public_notice register_office",
    ),
    ("region_pilot", "C-11.leader"): (
        "draft post_holder",
        f"collective_decision {MEETING}",
        "file register_office",
        "file register_office",
        "public_notice register_office",
    ),
    ("region_pilot", "C-11.team"): (
        "draft leadership_members",
        f"collective_decision {MEETING}",
        "file register_office",
        "file register_office",
        "public_notice register_office",
    ),
    ("region_pilot", "C-23"): (
        "draft post_holder",
        "public_notice register_office",
        "collective_decision body:party_organisation",
        "file register_office",
    ),
    ("region_pilot", "C-24"): (
        "draft section_members",
        "gatekeep deputy_leader",
        "file register_office",
        "file register_office",
    ),
    ("region_pilot", "C-25"): (
        "draft post_holder",
        "gatekeep main_leaders",
        "file register_office",
    ),
    ("region_pilot", "C-25.team"): (
        "draft leadership_members",
        "gatekeep main_leaders",
        "file register_office",
    ),
    ("district_2012", "C-05"): (
        "draft section_members",
        "consult discipline_group",
        "draft section_members",
        "gatekeep deputy_leader",
    ),
    ("district_2012", "C-13"): (
        "draft leadership_members",
        f"collective_decision {MEETING}",
        "draft leadership_members",
        "collective_decision body:standing_committee",
        "public_notice register_office",
    ),
    ("district_2012", "C-14"): (
        "draft section_members",
        "draft section_members",
        "gatekeep section_head",
        "collective_decision body:party_organisation",
        "file register_office",
    ),
    ("district_2012", "C-20"): (
        "draft post_holder",
        "consult register_office",
        "review section_head",
        "review deputy_leader",
        "collective_decision body:party_organisation",
        "public_notice register_office",
    ),
    ("logistics_province", "C-15"): (
        "draft section_members",
        "review section_head",
        "gatekeep deputy_leader",
        "public_notice register_office",
    ),
    ("logistics_province", "C-15.section"): (
        "draft section_members",
        "review section_head",
        "review deputy_leader",
        f"collective_decision {MEETING}",
        "public_notice register_office",
    ),
    ("logistics_province", "C-15.unit"): (
        "draft leadership_members",
        "review register_office",
        "review main_leader",
        "collective_decision body:party_group",
        "public_notice register_office",
    ),
}


def chain(profile, code):
    return next(one for one in load_chains(profile, 1).chains if one.code == code)


def step(profile, code, step_code):
    return next(one for one in chain(profile, code).steps if one.code == step_code)


@pytest.mark.parametrize(("profile", "code"), SOURCES)
def test_a_chain_has_the_steps_its_source_lists(profile, code):
    steps = tuple(f"{one.type} {one.acting}" for one in chain(profile, code).steps)

    assert steps == SOURCES[profile, code]


@pytest.mark.parametrize("code", profile_codes())
def test_every_record_of_a_bureau_has_a_chain_to_run(code):
    profile, chains = load_profile(code), load_chains(code, 1)

    without = [
        (kind, subject.code)
        for kind in CASE_OBJECTS
        for subject in profile.subject_types
        if kind != "plan" and chains.choose(kind, subject.code) is None
    ]

    assert without == []


@pytest.mark.parametrize("code", profile_codes())
def test_records_of_nobody_in_particular_have_a_chain_too(code):
    for kind in ("power", "catalogue", "flowchart", "commitment"):
        assert load_chains(code, 1).choose(kind, None) is not None


def test_chain_sets_are_those_of_the_profiles():
    assert {code for code, _ in chain_files()} == set(profile_codes())


def test_chains_ask_for_nothing_that_nobody_answers():
    asked: dict[str, set[str]] = {}
    for code, version in chain_files():
        for kind, word in words_in_place(load_chains(code, version)):
            asked.setdefault(kind, set()).add(word)

    assert asked == WORDS


@pytest.mark.parametrize("code", profile_codes())
def test_chains_for_one_kind_of_record_never_contend(code):
    seen = set()
    for one in load_chains(code, 1).chains:
        for subject in one.subjects:
            assert (one.object, subject) not in seen
            seen.add((one.object, subject))


@pytest.mark.parametrize("code", profile_codes())
def test_what_is_inferred_says_so(code):
    for one in load_chains(code, 1).chains:
        assert one.code.startswith(("C-", "I-"))
        if one.code.startswith("I-"):
            assert "inferred" in one.source


@pytest.mark.parametrize("code", profile_codes())
def test_every_decided_record_comes_into_force_and_no_step_is_nameless(code):
    for one in load_chains(code, 1).chains:
        results = [result for each in one.steps for result in each.results]
        ends = {"power": "confirmed"}.get(one.object, "in_force")
        graded_later = code == "civil_affairs_2011" and one.object == "risk_point"
        assert graded_later or ends in results, one.code
        assert all(each.zh and each.en for each in one.steps)


@pytest.mark.parametrize("code", profile_codes())
def test_notices_begin_within_the_range_allowed_for_their_kind(code):
    chains = load_chains(code, 1)
    for one in chains.chains:
        for each in one.steps:
            if each.type == "public_notice":
                assert each.notice["scope"] in chains.notice_scopes[one.object]
                assert each.notice["working_days"] == 5
                assert "comments_answered" in each.in_place


def test_society_sees_only_what_is_whitelisted():
    shown = {
        code: {
            kind
            for kind, scopes in load_chains(code, 1).notice_scopes.items()
            if "society" in scopes
        }
        for code in profile_codes()
    }

    assert shown == {
        "bureau_generic_2015": set(),
        "civil_affairs_2011": {"flowchart"},
        "district_2012": {"catalogue", "flowchart", "grading"},
        "fund_agency": set(),
        "logistics_province": set(),
        "region_pilot": {"commitment"},
    }
    assert step("district_2012", "C-20", "notice").notice["scope"] == "society"


def test_a_section_meets_three_times_before_the_party_committee():
    steps = chain("bureau_generic_2015", "C-07").steps
    meetings = [word for one in steps for word in one.in_place if word.startswith("meeting:")]
    third = next(n for n, one in enumerate(steps) if "meeting:3" in one.in_place)

    assert meetings == ["meeting:1", "meeting:2", "meeting:3"]
    assert steps[third + 1].body == "party_committee"
    assert chain("bureau_generic_2015", "C-07").gate == ("flowcharts",)
    assert chain("bureau_generic_2015", "C-08").gate == ("searches_submitted",)


def test_measures_of_a_post_are_shown_before_the_party_organisation_reviews_them():
    kinds = [one.type for one in chain("region_pilot", "C-23").steps]

    assert kinds.index("public_notice") < kinds.index("collective_decision")


def test_forms_of_civil_affairs_are_shown_before_they_are_reported_on_25_august():
    kinds = [one.type for one in chain("civil_affairs_2011", "C-17").steps]

    assert kinds.index("public_notice") < kinds.index("file")
    for code in ("C-04", "C-04.charts", "C-16", "C-17", "C-16.letter", "C-17.letter"):
        assert step("civil_affairs_2011", code, "report").due == {"month": 8, "day": 25}
    graded = chain("civil_affairs_2011", "C-19")
    assert [dict(one.due) for one in graded.steps if one.due][-1] == {"month": 9, "day": 4}


def test_all_members_take_part_when_a_section_searches():
    for profile, code in (
        ("region_pilot", "C-11.section"),
        ("bureau_generic_2015", "C-07"),
        ("civil_affairs_2011", "C-17"),
    ):
        assert "participation" in step(profile, code, "find").in_place


def test_measures_go_to_the_region_by_10_may():
    for code in ("C-24", "C-25", "C-25.team"):
        assert step("region_pilot", code, "region").due == {"month": 5, "day": 10}


@pytest.mark.parametrize("code", profile_codes())
def test_a_grade_is_lowered_by_who_decided_it_and_only_after_the_region_was_told(code):
    chains = load_chains(code, 1)
    for subject in (one.code for one in load_profile(code).subject_types):
        lowering, grading = chains.choose("lowering", subject), chains.choose("grading", subject)
        codes = [(one.type, one.acting) for one in lowering.steps]
        decided = {(one.type, one.acting) for one in grading.steps if "approved" in one.results}

        assert codes[0][0] == "draft"
        assert codes[1] == ("consult", "discipline_group")
        assert codes[2] in decided
        assert [kind for kind, _ in codes][3:] == ["public_notice", "file"]
        assert "in_force" not in lowering.steps[3].results
        assert lowering.steps[4].results == ("filed", "in_force")


@pytest.mark.parametrize("code", profile_codes())
def test_every_measure_is_checked_by_somebody_who_did_not_write_it(code):
    for one in load_chains(code, 1).chains:
        if one.object == "measure":
            checked = [each for each in one.steps if "review_checklist" in each.in_place]
            assert len(checked) == 1
            assert checked[0].decides
