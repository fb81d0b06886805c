"""Numbers, check codes, differences: what holds for all papers."""

from hypothesis import given
from hypothesis import strategies as st

from service.papers.kinds import built_in, kinds
from service.papers.layout.forms import FORMS
from service.papers.layout.writing import drawn
from service.papers.placeholders import placeholders
from service.papers.rules.codes import ALPHABET, LENGTH, check_code, read_code
from service.papers.rules.differences import differences
from service.papers.rules.numbers import written
from service.papers.samples import sample

KEY = b"k" * 32


def test_letters_and_records_are_numbered_as_the_standard_and_the_files_have_it():
    words = {"unit_code": "MZ", "agency_mark": "民廉防"}
    assert written("letter", "纪", 2026, 3, **words) == "民廉防纪〔2026〕3号"
    assert written("record", "GR", 2026, 31, **words) == "MZ-GR-2026-0031"


@given(st.binary(), st.binary())
def test_a_code_has_eight_plain_signs_and_reads_back_however_it_is_typed(said, other):
    code = check_code(KEY, said)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert not set("0O1I") & set(code)
    assert read_code(f" {code[:4].lower()} - {code[4:]} ") == code
    if said != other:
        assert check_code(KEY, other) != code


def test_only_who_has_the_key_makes_a_code():
    assert check_code(KEY, b"a") != check_code(b"l" * 32, b"a")


rows = st.lists(
    st.fixed_dictionaries({"number": st.sampled_from("abcd"), "title": st.text(max_size=3)}),
    unique_by=lambda row: row["number"],
)


@given(rows, rows)
def test_differences_are_none_exactly_when_nothing_differs(then, now):
    found = list(differences({"points": then}, {"points": now}))
    alike = {row["number"]: row["title"] for row in then} == {
        row["number"]: row["title"] for row in now
    }
    assert (not found) == alike


def test_a_row_that_moved_is_no_difference():
    a, b = {"no": 1, "number": "a"}, {"no": 2, "number": "b"}
    moved = [{**b, "no": 1}, {**a, "no": 2}]
    assert not list(differences({"points": [a, b]}, {"points": moved}))


def test_the_committed_templates_are_the_ones_that_would_be_drawn_today():
    assert set(FORMS) == set(kinds())
    for kind in FORMS:
        assert drawn(kind) == built_in(kind), f"{kind}: run lianfang paper templates --write"


def test_the_templates_name_documented_fields_and_nothing_else():
    for kind in kinds().values():
        known = {*kind.fields, *kind.lists, *(f"{one}[]" for one in kind.lists)}
        assert placeholders(built_in(kind.code)) <= known, kind.code
        assert {"code", "number"} <= placeholders(built_in(kind.code)), kind.code


def test_a_sample_fills_every_field():
    for kind in kinds().values():
        filled = sample(kind)
        assert {name for name in kind.fields if "[]" not in name} <= set(filled)
        assert all(filled[name] for name in kind.lists)
