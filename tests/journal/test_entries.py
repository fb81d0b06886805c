"""The words of an entry: the same whatever way they are written, and never a float's whim."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tenants.context import system_actor
from tenants.hashing import canonical
from tenants.journal import entry_body, plain

AT = datetime(2026, 11, 22, 8, 0, 0, 5, UTC)
EAST = timezone(timedelta(hours=8))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.uuids(),
    st.dates(),
    st.datetimes(
        min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        timezones=st.sampled_from([UTC, EAST]),
    ),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    ),
    max_leaves=12,
)


def written(after):
    return entry_body(
        UUID(int=1), system_actor(1), "a.b", at=AT, subject={}, before=None, after=after, facts={}
    )


@given(st.dictionaries(st.text("abc"), VALUES, max_size=5))
def test_the_quick_way_writes_what_the_plain_way_writes(after):
    assert written(after) == written(plain(after))


def test_what_json_does_not_know_is_written_in_plain_words():
    after = {"set": frozenset({"x"}), 7: "number", "day": date(2026, 1, 1)}
    assert '"after":{"7":"number","day":"2026-01-01","set":["x"]}' in written(after)


def test_an_entry_is_canonical_json():
    import json

    body = written({"乙": 1, "甲": [UUID(int=2)]})
    assert canonical(json.loads(body)) == body
