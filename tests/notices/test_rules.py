"""The standard of disclosure by itself: audiences, names, receipts, the last day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.notices.receipts import derived_receipt, digest_of, looks_like_one, new_receipt
from service.notices.rules import (
    EVERYWHERE,
    KINDS,
    conclusion_of,
    scopes_of,
    tally,
    without_names,
)
from tenants.calendar import add_working_days

VERDICTS = st.lists(st.sampled_from([None, "adopted", "partly_adopted", "not_adopted"]))


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1))
def test_things_shown_together_go_no_further_than_each_may_go(kinds):
    allowed = scopes_of(kinds, {})
    assert all(set(allowed) <= set(scopes_of([kind], {})) for kind in kinds)
    assert "unit" in allowed


def test_a_profile_may_narrow_and_widen_what_the_usual_rule_says():
    assert "society" not in scopes_of(["risk_point"], {})
    assert "society" in scopes_of(["risk_point"], {"risk_point": EVERYWHERE})
    assert scopes_of(["power"], {"power": ["unit"]}) == ("unit",)


def test_no_name_is_left_in_what_goes_outside():
    names = {"王小明": "会计岗", "王小": "出纳岗", "李": "有关人员"}
    assert (
        without_names("王小明与王小核对,李姓客户除外", names) == "会计岗与出纳岗核对,李姓客户除外"
    )


@given(VERDICTS)
def test_every_comment_is_counted_once(verdicts):
    counts = tally(verdicts)
    parts = ("adopted", "partly_adopted", "not_adopted", "open_comments")
    assert sum(counts[part] for part in parts) == counts["comments"] == len(verdicts)
    said = conclusion_of(counts, 0)
    assert said.endswith("无异议。") == (not verdicts)


def test_receipts_are_long_unlike_and_read_however_they_are_typed():
    one, other = new_receipt(), new_receipt()
    assert one != other
    assert looks_like_one(one)
    assert digest_of(one) == digest_of(one.lower().replace("-", "  "))
    assert not looks_like_one(one[:-1])


def test_a_form_gives_one_receipt_and_another_form_another():
    key = b"k" * 32
    assert derived_receipt(key, "a") == derived_receipt(key, "a")
    assert len({derived_receipt(key, str(n)) for n in range(500)}) == 500
    assert all(looks_like_one(derived_receipt(key, str(n))) for n in range(50))


def test_a_term_over_the_long_holidays_ends_with_the_days_made_up_for_them():
    begun = date(2025, 9, 26)  # 28 September and 11 October are worked for the National Day
    assert add_working_days(begun, 5) == date(2025, 10, 10)
