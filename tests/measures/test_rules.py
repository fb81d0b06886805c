"""Every risk has a measure of its own, of a known kind and at a known time."""

import pytest

from service.measures import rules

SOUND = rules.MeasureFacts(text="实行双人复核", kind="improve_process", phase="mid")


def test_a_sound_measure_has_no_gap():
    assert rules.measure_gaps(SOUND) == ()


def test_an_empty_measure_of_no_kind_is_told_all_its_gaps():
    gaps = rules.measure_gaps(rules.MeasureFacts(text="同上", kind="prayer", phase=None))
    assert [gap.code for gap in gaps] == ["text-missing", "kind-unknown", "phase-unknown"]


@pytest.mark.parametrize(
    ("rank", "phases", "warned"),
    [
        (1, ["early", "mid", "late"], []),
        (1, ["early"], ["mid-measure-missing"]),
        (3, ["late"], ["only-late-measures"]),
        (3, ["mid"], []),
        (1, [], []),
    ],
)
def test_a_high_risk_wants_early_and_mid_measures_and_none_only_late(rank, phases, warned):
    assert [gap.code for gap in rules.phase_warnings(rank, phases)] == warned


def test_there_are_three_phases_and_no_fourth_line_of_defence():
    assert rules.PHASES == ("early", "mid", "late")


def test_the_last_measure_of_a_point_in_force_stays():
    assert not rules.may_remove(1, point_in_force=True)
    assert rules.may_remove(1, point_in_force=False)
    assert rules.may_remove(2, point_in_force=True)


def test_a_section_is_expected_to_change_its_process():
    assert [gap.code for gap in rules.kind_warnings("section", ["lawful_disclosure"])] == [
        "expected-kind-missing"
    ]
    assert rules.kind_warnings("section", ["improve_process"]) == ()
    assert rules.kind_warnings("work_post", ["lawful_disclosure"]) == ()


def test_nine_tools_are_suggested_three_for_each_of_three_categories():
    assert len(set(rules.TOOLS)) == 9


def test_words_copied_from_other_points_are_counted():
    assert rules.copied_texts("实行双人复核。", ["1.实行双人复核", "公开结果"]) == 1
