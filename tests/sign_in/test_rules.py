"""When a password is guessable, and when guessing must stop."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.sign_in.rules import COMMON, LOCKED_FOR, faults_of, locked_until
from service.sign_in.tokens import check_code, digest_of, new_token, read_token

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@given(st.text(max_size=11))
def test_nothing_short_is_a_password(password: str):
    assert "Shorter than 12 characters." in faults_of(password)


@given(st.sampled_from(COMMON), st.sampled_from(COMMON))
def test_common_words_strung_together_stay_common(one: str, other: str):
    assert "This is a password others guess first." in faults_of(f"{one.title()}{other}!1")


@given(st.lists(st.integers(0, 3600), max_size=12))
def test_four_failures_never_lock_and_a_lock_always_ends(seconds: list[int]):
    failures = [NOON + timedelta(seconds=one) for one in seconds]
    latest = max(failures, default=NOON)
    ends = locked_until(failures, latest)
    assert len(failures) >= 5 or ends is None
    assert ends is None or ends == latest + LOCKED_FOR
    assert locked_until(failures, latest + LOCKED_FOR) is None


def test_five_failures_spread_over_an_hour_do_not_lock():
    failures = [NOON + timedelta(minutes=12 * one) for one in range(5)]
    assert locked_until(failures, failures[-1]) is None


@given(st.integers(1, 999_999_999))
def test_a_token_names_its_bureau_and_is_known_by_its_digest(tenant_id: int):
    text, digest = new_token(tenant_id)
    carried = read_token(text)
    assert carried is not None
    assert carried.tenant_id == tenant_id
    assert carried.digest == digest == digest_of(carried.secret)
    assert check_code(carried.secret) != check_code(carried.secret[::-1] + "x")


@given(st.text(max_size=80))
def test_anything_else_is_no_token(text: str):
    assert read_token(text) is None


def test_a_token_of_a_tenant_no_number_holds_is_none():
    assert read_token(f"lf_9999999999_{'a' * 43}") is None
    assert read_token(f"lf_1_{'a' * 43}\n") is None
