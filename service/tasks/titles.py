"""What to-dos are called: a code and facts are kept, and said in the language of who reads them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import yaml

FILE: Final = Path(__file__).parent / "titles.yaml"
GAP: Final = re.compile(r"\{(\w+)\}")
KEYS: Final = ("zh", "en")
Pair = Mapping[str, str]


class Kept(Protocol):
    """What keeps a title as a code and facts."""

    @property
    def kind(self) -> str: ...
    @property
    def titled(self) -> str: ...
    @property
    def said(self) -> Mapping[str, Any]: ...


class Title(NamedTuple):
    """What a to-do is called, apart from any language."""

    kind: str
    titled: str
    said: Mapping[str, Any]


@cache
def written() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Read the sentences once."""
    read: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


def pair(group: str, code: str) -> Pair:
    """Give a fact that is itself a word of this catalogue, in both languages."""
    return dict(zip(KEYS, written()[group][code], strict=True))


def sentence(group: str, code: str, language: str) -> str:
    """Give a sentence in one language, its gaps still open."""
    return written()[group][code][language == "en"]


def title_of(task: Kept) -> Title:
    """Take the title off a to-do, to be said later."""
    return Title(task.kind, task.titled, task.said)


def said_title(task: Kept, language: str) -> str:
    """Say what a to-do is called."""
    title = filled(sentence("titles", task.titled, language), task.said, language)
    if task.kind in written()["around"]:
        title = filled(sentence("around", task.kind, language), {"title": title}, language)
    return title


def said_note(task: Any, language: str) -> str:
    """Say what stands beside a title: the words of people, or of the service."""
    if task.titled in written()["notes"]:
        return filled(sentence("notes", task.titled, language), task.said, language)
    lines = task.facts.get("lines")
    if lines:
        line = sentence("notes", "line", language)
        between = "; " if language == "en" else "；"
        return between.join(filled(line, one, language) for one in lines)
    note = task.facts.get("note") or ""
    return str(note[KEYS[language == "en"]] if isinstance(note, Mapping) else note)


def filled(text: str, facts: Mapping[str, Any], language: str) -> str:
    """Put facts into the gaps; one that was kept in both languages is said in the reader's."""

    def fact(gap: re.Match[str]) -> str:
        value = facts[gap[1]]
        return str(value[KEYS[language == "en"]] if isinstance(value, Mapping) else value)

    return GAP.sub(fact, text)


def refuse_unsaid(titled: str, said: Mapping[str, Any]) -> None:
    """Let nothing wait that could not be said to its reader."""
    lacking = {one for text in written()["titles"][titled] for one in GAP.findall(text)} - {*said}
    if lacking:
        raise LookupError(f"{titled}: {sorted(lacking)}")
