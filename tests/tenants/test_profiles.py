"""Each bureau speaks its own words over one canonical core."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from tenants import vocabulary
from tenants.profiles import (
    Profile,
    ProfileInvalid,
    UnknownProfile,
    allows,
    canonical_power_category,
    freeze,
    label,
    load_profile,
    profile_codes,
    rank_of_label,
    read_profile,
    thaw,
)
from tenants.profiles.schemas import FOLDER

PROFILES = [load_profile(code) for code in profile_codes()]
PILOT = load_profile("region_pilot")
PILOT_TEXT = (FOLDER / "region_pilot.v1.yaml").read_text(encoding="utf-8")

every_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.code)
a_profile = some.sampled_from(PROFILES)


def changed(**keys: object) -> str:
    return yaml.safe_dump({**yaml.safe_load(PILOT_TEXT), **keys}, allow_unicode=True)


def test_the_six_presets_of_the_sources_are_shipped():
    assert profile_codes() == (
        "bureau_generic_2015",
        "civil_affairs_2011",
        "district_2012",
        "fund_agency",
        "logistics_province",
        "region_pilot",
    )


@every_profile
def test_a_profile_uses_only_codes_the_rollup_can_sum(profile: Profile):
    assert {level.code for level in profile.subject_types} <= set(vocabulary.SUBJECT_TYPES)
    assert {category.code for category in profile.categories} <= set(vocabulary.CATEGORIES)
    assert {kind.canonical for kind in profile.power_categories} <= set(vocabulary.POWER_CATEGORIES)
    assert {kind.code for kind in profile.measure_kinds} <= set(vocabulary.MEASURE_KINDS)
    assert {cause.code for cause in profile.causes} <= set(vocabulary.CAUSES)
    assert [topic.code for topic in profile.major_matters] == list(vocabulary.TOPICS)


@every_profile
def test_a_frozen_profile_survives_the_cycle_unchanged(profile: Profile):
    kept = json.loads(json.dumps(freeze(profile), ensure_ascii=False))
    assert thaw(kept) == profile
    assert freeze(thaw(kept)) == kept


@given(
    a_profile,
    some.sampled_from(vocabulary.SUBJECT_TYPES),
    some.sampled_from((1, 2, 3)),
    some.sampled_from(("zh-CN", "en")),
)
def test_a_label_always_reads_back_as_the_rank_it_stands_for(profile, level, rank, language):
    assert rank_of_label(profile, level, label(profile, level, rank, language)) == rank


def test_civil_affairs_says_level_one_of_a_section_and_a_of_a_post():
    profile = load_profile("civil_affairs_2011")
    assert label(profile, "section", 1) == "一级"
    assert label(profile, "work_post", 1) == "A级"
    assert label(profile, "work_post", None) == ""


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("高风险", 1),
        ("Ⅱ级", 2),
        (" 3 级 ", 3),
        ("B", 2),
        ("一级风险", 1),
        ("较多", None),
        ("", None),
    ],
)
def test_grade_words_of_any_label_set_are_understood_and_others_are_not_guessed(word, rank):
    assert rank_of_label(PILOT, "section", word) == rank


def test_the_pilot_region_searches_each_level_for_its_own_categories():
    assert allows(PILOT, "section", "business_process")
    assert not allows(PILOT, "section", "ideology_morality")
    assert allows(PILOT, "work_post", "ideology_morality")
    assert not allows(PILOT, "work_post", "business_process")
    assert not allows(PILOT, "person", "post_duty")
    assert "work_efficiency" not in {category.code for category in PILOT.categories}


def test_only_the_generic_bureau_asks_for_exactly_one_measure():
    assert [profile.code for profile in PROFILES if profile.strict_one_measure] == [
        "bureau_generic_2015"
    ]


def test_points_and_measures_of_the_pilot_have_two_different_deadlines():
    points, measures = PILOT.deadlines
    assert (points.month, points.day, points.until) == (4, 10, "reviewed")
    assert (measures.month, measures.day, measures.until) == (5, 10, "filed")
    assert "section" in measures.subject_types
    assert "section" not in points.subject_types


def test_own_words_for_powers_are_summed_under_the_canonical_category():
    district = load_profile("district_2012")
    assert canonical_power_category(district, "行政审批权") == "licensing"
    assert canonical_power_category(district, "神权") is None


def test_basis_and_subject_of_a_power_are_required_everywhere():
    for profile in PROFILES:
        presence = profile.power_presence
        assert {presence[name] for name in ("name", "legal_basis", "exercising_subject")} == {
            "required"
        }


def test_a_profile_nobody_wrote_is_refused():
    with pytest.raises(UnknownProfile):
        load_profile("district_1912")
    with pytest.raises(UnknownProfile):
        load_profile("region_pilot", 99)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"coverage_polcy": "warn"}, "coverage_polcy: Unknown field."),
        ({"coverage_policy": "wran"}, "coverage_policy: Must be one of"),
        ({"term": "risc"}, "term.code: 'risc' is not one of"),
        ({"causes": ["education", "education"]}, "causes: named twice: education"),
        ({"causes": [7]}, "causes.0: Invalid input type."),
        ({"label_sets": ["HML", "XYZ"]}, "label_sets.1.code: 'XYZ' is not one of"),
        ({"label_sets": ["ABC"]}, "subject_types.section.label_set: 'HML' is not in label_sets"),
        ({"grades_decided_by": "the_mayor"}, "grades_decided_by: 'the_mayor' is not in bodies"),
        ({"categories": ["post_duty"]}, "'business_process' is not enabled in categories"),
        (
            {"grading": {**yaml.safe_load(PILOT_TEXT)["grading"], "high_from": "2"}},
            "grading.high_from: must lie above medium_from",
        ),
        (
            {
                "deadlines": [
                    {
                        "code": "x",
                        "month": 2,
                        "day": 30,
                        "subject_types": ["topic"],
                        "until": "filed",
                    }
                ]
            },
            "deadlines.x.day: there is no such day",
        ),
    ],
)
def test_a_slip_in_a_preset_is_told_with_its_file_and_key(keys, told):
    with pytest.raises(ProfileInvalid) as refused:
        read_profile(changed(**keys), source="ours.v1.yaml")
    assert str(refused.value).startswith("ours.v1.yaml: ")
    assert told in str(refused.value)


def test_a_matrix_that_rewards_a_worse_score_is_refused():
    written = yaml.safe_load((FOLDER / "logistics_province.v1.yaml").read_text(encoding="utf-8"))
    written["grading"]["matrix"]["ranks"][4][4] = 3
    with pytest.raises(ProfileInvalid, match="a worse score must never give a lower rank"):
        read_profile(yaml.safe_dump(written), source="m.yaml")


def test_a_file_that_is_no_preset_is_refused_by_name():
    with pytest.raises(ProfileInvalid, match=r"broken\.yaml: not readable"):
        read_profile("a: [", source="broken.yaml")
    with pytest.raises(ProfileInvalid, match=r"list\.yaml: .*Invalid input"):
        read_profile("- 1", source="list.yaml")


def test_every_preset_file_is_named_after_code_and_version():
    files = sorted(path.name for path in Path(FOLDER).glob("*.v*.yaml"))
    assert files == [f"{profile.code}.v{profile.version}.yaml" for profile in PROFILES]
