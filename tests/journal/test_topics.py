"""The console has words for whatever the journal is told of."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from service.commitments.models import STATES
from service.cycles.models import OUTCOMES
from service.filings.models import RECEIVED_STATES, SENT_STATES

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "web/src/features/journal/locales"
TOPIC = re.compile(r"([a-z_]+)\.([a-z_]+)")
WRITERS = {"record", "entry", "write_down", "_write_down", "_write_down_gap", "_note"}
SUBJECTS = {"record": 3, "entry": 2, "record_readings": 2}
ACTORS = {"load_actor", "system_actor", "provisioning_actor", "replace"}
COMPOSED = {
    *(f"confirmation.{outcome}" for outcome in OUTCOMES),
    *(f"commitment.{state}" for state in STATES),
    *(f"filing.{state}" for state in (*SENT_STATES[1:], *RECEIVED_STATES)),
    *(f"saved_filter.{what}" for what in ("kept", "changed", "dropped")),
    "risk_point.import_reverted",
    "case.refused",
}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_topic_of_the_journal_has_its_words(language):
    words = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
    topics = {*_written(), *COMPOSED}
    assert {"cycle.opened", "case.opinions_asked"} <= topics
    split = [topic.split(".") for topic in topics]
    bare = [one for one in split if one[0] not in words["noun"] or one[1] not in words["verb"]]
    assert sorted(bare) == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_kind_of_thing_and_every_place_in_the_journal_has_its_words(language):
    words = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
    kinds = {kind for call in _calls() for kind in _subjects(call)}
    assert {"risk_point", "notice_comment", "session"} <= kinds
    assert sorted(kinds - set(words["noun"])) == []
    places = {place for call in _calls() for place in _places(call)}
    assert {"worker", "cli"} <= places
    assert sorted(places - set(words["origin"])) == []


def _written() -> Iterator[str]:
    """Yield what the service and its workers write down, where the topic stands in the call."""
    for call in _calls():
        if _name(call) in WRITERS:
            yield from _topics(call)


@cache
def _calls() -> list[ast.Call]:
    return [
        call
        for folder in ("service", "workers/cli", "workers/jobs", "tenants", "policies")
        for path in (ROOT / folder).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
    ]


def _subjects(call: ast.Call) -> Iterator[str]:
    """Yield the kind of thing an entry is about, where it stands in the call."""
    for given in call.args[SUBJECTS[_name(call)] :][:1] if _name(call) in SUBJECTS else ():
        if isinstance(given, ast.Constant):
            yield str(given.value)


def _places(call: ast.Call) -> Iterator[str]:
    """Yield from where the service says it acts when nobody's address is known."""
    if _name(call) in ACTORS:
        for given in call.keywords:
            if (
                given.arg == "origin"
                and isinstance(given.value, ast.Constant)
                and given.value.value
            ):
                yield str(given.value.value)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _topics(call: ast.Call) -> Iterator[str]:
    for given in call.args:
        branches = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
        said = [str(one.value) for one in branches if isinstance(one, ast.Constant)]
        yield from filter(TOPIC.fullmatch, said)
