"""What tables of charts are written with: cells that lead somewhere, heads, words and rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from sqlalchemy.orm import Session

from service.http.messages import LANGUAGES, language
from service.statistics.arithmetic import shown_rate
from service.workspace.queries.vocabularies import vocabularies

FILE: Final = Path(__file__).parent / "heads.yaml"
Says = str | int | None
Drill = Mapping[str, str] | None


class Cell(NamedTuple):
    """A number that can be looked into: the list, and the question, that show what it counts."""

    says: Says
    list: str | None
    drill: Drill


class Head(NamedTuple):
    """What a column is called, and how wide it is on paper."""

    text: str
    width: float = 10


Row = Sequence[Cell | Says]


class Table(NamedTuple):
    """The numbers behind one picture."""

    heads: Sequence[Head]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the bureau in the reader's language."""

    place: int
    lists: Mapping[str, Mapping[str, Sequence[str]]]

    def word(self, group: str, code: Any) -> str:
        """Say a code in words; one that has none stands as it is."""
        found = self.lists[group].get(str(code))
        return found[self.place] if found else str(code)

    def rank(self, rank: int | None) -> str:
        """Say a grade."""
        return self.word("rank_words", rank if rank is not None else "none")

    def role(self, role: str | None) -> str | None:
        """Name a role; none is nobody."""
        return self.word("roles", role) if role else None

    def said(self, key: str) -> str:
        """Give one of the fixed words of tables."""
        return str(written()["said"][key][self.place])

    def heads(self, *keys: str) -> list[Head]:
        """Give columns by their keys."""
        known = written()["heads"]
        return [Head(known[key][self.place], known[key][2]) for key in keys]


@cache
def written() -> Mapping[str, Any]:
    """Read once how charts and their columns are called."""
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def words_of(session: Session) -> Words:
    """Read the words of the bureau once for a whole table."""
    known = vocabularies(session)
    lists = {name: {one.code: (one.zh, one.en) for one in kept} for name, kept in known.items()}
    return Words(LANGUAGES.index(language()), lists)


def question(name: str) -> str:
    """Say what a chart asks."""
    return str(written()["questions"][name][LANGUAGES.index(language())])


def rate(part: int, base: int) -> str:
    """Write a percentage, or n of m where too few stand behind it."""
    shown = shown_rate(part, base)
    return f"{part}/{base}" if shown is None else f"{shown}%"


def day(value: date | None) -> str:
    """Write a day; none is nothing."""
    return value.isoformat() if value else ""
