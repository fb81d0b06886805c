"""How the forms are filled in (填写说明), and a filled example of each (样例)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from service.papers.kinds import PaperKind, built_in
from service.papers.rendering import rendered
from tenants.errors import NotFound

FILE: Final = Path(__file__).parent / "guidance.yaml"
ENGLISH: Final = "en"
SAMPLE: Final = "样例"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a form: what it is called, what to write, how that reads."""

    name: str
    how: str
    example: str


@dataclass(frozen=True, slots=True)
class Guide:
    """How one form is filled in, and by whom."""

    form: str
    name: str
    who: str
    lines: Sequence[Line]


@cache
def _written() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def guides(language: str, term: str) -> list[Guide]:
    """Say of each form how it is filled in, in the reader's language and the bureau's `term`.

    Examples are as on paper.
    """
    place = 1 if language == ENGLISH else 0
    return [
        Guide(
            form,
            told["name"][place].replace("{term}", term),
            told["who"][place],
            [Line(one[place], one[2 + place], one[4]) for one in told["fields"]],
        )
        for form, told in _written()["forms"].items()
    ]


def exemplified() -> frozenset[str]:
    """Name the kinds of papers of which there is a filled example."""
    return frozenset(kind for told in _written()["forms"].values() for kind in told["kinds"])


def example(kind: PaperKind) -> tuple[str, bytes]:
    """Fill a form in from invented records, to be looked at."""
    if kind.code not in exemplified():
        raise NotFound("There is no example of this form.")
    held = _written()["example"]
    facts = {**held["house"], **held["facts"], **held["own"].get(kind.code, {})}
    lists = {name: held["lists"][name] for name in kind.lists}
    content = rendered(built_in(kind.code), {**facts, **lists}, "")
    return f"{kind.zh}（{SAMPLE}）.docx", content
