"""`make bench` takes every figure the product promises; a test does not judge them."""

import json
from collections import Counter

import pytest

from tests.platform.surroundings import lianfang
from workers.bench.measuring import Timing, in_turns, lasting
from workers.bench.rows import Row, Target, table

PROMISED = {
    "ledger page": 6,
    "ledger page unchanged (304)": 2,
    "p95 as the register grows: first page, main leader": 1,
    "p95 as the register grows: page in the middle, main leader": 1,
    "p95 as the register grows: first page, section head": 1,
    "p95 as the register grows: by rank, main leader": 1,
    "ledger page over gunicorn": 1,
    "ledger page unchanged over gunicorn": 1,
    "single read, signed in": 1,
    "single change, signed in": 1,
    "change with its journal entry": 2,
    "policy decision": 1,
    "journal append, one writer in one bureau": 1,
    "journal append, 4 writers in one bureau": 1,
    "journal append, 4 writers in 4 bureaus": 1,
    "writers while sealing, p99": 1,
    "writers seen waiting for a lock while sealing": 1,
    "journal verify": 1,
    "import from .xlsx to committed, journalled rows": 2,
    "bureau summary": 1,
    "sweep over dirty bureaus: compute, keep, journal, report": 1,
    "delivery of the reported summaries": 1,
    "region totals, signed in (exact to the unit)": 1,
    "case taken one step forward": 1,
    "waiting to-dos, page of 50": 1,
    "ledger of cases, page of 50, signed in": 1,
    "register carried over, everybody asked": 1,
    "round of search opened": 1,
    "ledger as a Word file": 1,
    "annex 1 as a Word file": 1,
    "flowchart drawn as SVG": 1,
}


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    done = lianfang("bench", "--quick", "--json")
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_every_promised_figure_is_taken(told):
    assert Counter(row["name"] for row in told["rows"]) == PROMISED


def test_each_figure_has_its_size_its_value_and_the_command_that_repeats_it(told):
    for row in told["rows"]:
        assert row["size"]
        assert row["value"]
        assert row["repeat"].startswith("lianfang bench --only ")
        assert (row["target"] is None) == (row["passed"] is None)


def test_the_machine_is_described(told):
    assert {"cpu", "memory", "python", "postgresql", "packages"} <= told["machine"].keys()


def test_a_target_is_at_most_or_at_least():
    assert Target(1.5).met_by(1.5)
    assert not Target(1.5).met_by(1.51)
    assert Target(4, at_least=True).met_by(4)
    assert not Target(4, at_least=True).met_by(3.9)


def test_a_figure_without_a_target_neither_passes_nor_fails():
    assert Row("read", "1 point", "1 ms", ratio=2.0).passed is None
    assert Row("read", "1 point", "1 ms", ratio=2.0, target=Target(1.5)).verdict == "FAIL"


def test_candidates_are_done_in_turns_and_equally_often():
    done: list[str] = []
    times = in_turns({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 4, warm=1)
    assert done == ["a", "b", "a", "b", "b", "a", "a", "b", "b", "a"]
    assert {name: len(one.seconds) for name, one in times.items()} == {"a": 4, "b": 4}


def test_percentiles_are_those_of_the_samples():
    timing = Timing([one / 100 for one in range(1, 101)])
    assert (timing.median, timing.p95, timing.p99) == (0.505, 0.96, 1.0)


@pytest.mark.parametrize(
    ("seconds", "written"), [(12.3456, "12.35 s"), (0.00456, "4.56 ms"), (1.5e-6, "1.50 µs")]
)
def test_durations_are_written_as_people_read_them(seconds, written):
    assert lasting(seconds) == written


def test_columns_stand_under_their_headings():
    lines = list(table([Row("汇总", "1", "2"), Row("ledger page", "1", "3")]))
    assert lines[0].startswith("name         size  value")
    assert lines[1].startswith("汇总         1     2")
