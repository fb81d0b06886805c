"""What is not in place yet is said in words, not in codes."""

import re
from pathlib import Path

import pytest

from service.http.gaps import all_said
from service.http.messages import LANGUAGES, catalogue, gap_text

SERVICE = Path(__file__).parents[2] / "service"
NAMED = re.compile(
    r"\b(?:Missing|Gap|PowerGap|_absent|_counted)\(\s*(?:\"[\w./]+\",\s*)?\"([a-z-]+)\""
)


def named_gaps() -> set[str]:
    text = "\n".join(file.read_text("utf-8") for file in SERVICE.rglob("*.py"))
    return {code for code in NAMED.findall(text) if "-" in code}


def test_every_gap_the_service_names_has_its_sentence() -> None:
    found = named_gaps()
    assert len(found) > 60
    assert sorted(code for code in found if gap_text(code, {}) == code) == []


def test_both_languages_say_the_same_gaps() -> None:
    first, second = (catalogue(name).gaps.keys() for name in LANGUAGES)
    assert first == second


@pytest.mark.parametrize("name", ["missing", "gaps"])
def test_a_refusal_says_each_gap_beside_its_code(name: str) -> None:
    facts = all_said({name: [{"code": "minutes-missing"}, "by hand"], "who_can": [{"code": "x"}]})
    assert facts[name] == [{"code": "minutes-missing", "message": "还没有写会议纪要。"}, "by hand"]
    assert facts["who_can"] == [{"code": "x"}]
