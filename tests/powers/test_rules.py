"""What a power needs before it is confirmed, and the number it bears."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from service.powers import rules
from tenants.profiles import load_profile

PILOT = load_profile("region_pilot").power_presence
CIVIL_AFFAIRS = load_profile("civil_affairs_2011").power_presence

CONFIRMED = {
    "name": "会计代理记账机构执业资格审批",
    "category": "licensing",
    "direction": "external",
    "legal_basis": ["《中华人民共和国会计法》第三十六条"],
    "exercising_subject": "会计科",
}


def gaps(values, *, posts=("科长",), presence=PILOT):
    return {
        (gap.field, gap.code, gap.blocking)
        for gap in rules.gaps_before_in_force(values, posts=posts, presence=presence)
    }


def test_a_power_with_basis_subject_and_post_may_be_confirmed():
    assert gaps(CONFIRMED) == set()


def test_a_power_without_basis_or_subject_may_not():
    bare = {**CONFIRMED, "legal_basis": [" "], "exercising_subject": ""}
    assert gaps(bare) == {
        ("legal_basis", "legal-basis-missing", True),
        ("exercising_subject", "exercising-subject-missing", True),
    }


def test_a_power_no_post_exercises_is_shown_as_a_gap():
    assert gaps(CONFIRMED, posts=()) == {("posts", "post-missing", False)}


def test_civil_affairs_also_asks_for_commitment_and_discipline():
    assert {field for field, _, _ in gaps(CONFIRMED, presence=CIVIL_AFFAIRS)} == {
        "service_commitment",
        "work_discipline",
    }


def test_a_licence_is_not_an_internal_power():
    assert gaps({**CONFIRMED, "direction": "internal"}) == {
        ("direction", "direction-contradicts-category", True)
    }
    assert ("category", "category-unknown", True) in gaps({**CONFIRMED, "category": "divine"})


def test_an_abolished_power_is_never_revived():
    assert rules.may_become("draft", "in_force")
    assert rules.may_become("in_force", "abolished")
    assert not rules.may_become("abolished", "in_force")


@given(some.sampled_from(sorted(rules.CATEGORIES)), some.integers(1, 99_999))
def test_a_number_reads_back_as_category_and_sequence(category, sequence):
    assert rules.read_power_number(rules.power_number(category, sequence)) == (category, sequence)


@pytest.mark.parametrize("number", ["", "W-XX-0001", "N-XK-0001", "W-RS-0001", "XK0001", "W-XK-1"])
def test_numbers_that_are_not_ours_are_not_read(number):
    assert rules.read_power_number(number) is None


def test_powers_are_counted_from_one():
    with pytest.raises(ValueError, match="from 1"):
        rules.power_number("licensing", 0)


def test_adjusting_abolishing_or_revoking_a_power_needs_a_reason():
    assert [name for name, reasoned in rules.CLEANUP_DECISIONS.items() if reasoned] == [
        "adjust",
        "abolish",
        "revoke",
    ]
