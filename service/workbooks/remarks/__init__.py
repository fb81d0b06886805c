"""What is said about a cell of a workbook: one catalogue per language, by code and facts."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from tenants.profiles.schemas import words

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("zh-CN", "en")
CHINESE: Final = LANGUAGES[0]
JOINTS: Final = {"zh-CN": "、", "en": ", "}
LONGEST_VALUE: Final = 40
# Facts that are codes, and the words they are told in; any other fact is told as it is.
TOLD_IN: Final = {
    "fields": "fields",
    "allowed": "categories",
    "category": "categories",
    "rank": "ranks",
    "rank_there": "ranks",
    "rank_here": "ranks",
    "kind": "kinds",
}


class Remark(NamedTuple):
    """What is wrong with a cell, and what its reader may do about it."""

    message: str
    suggestion: str

    def in_one(self) -> str:
        """Say both, one after the other."""
        return f"{self.message} {self.suggestion}".strip()


def remark(code: str, facts: Mapping[str, Any], language: str = CHINESE) -> Remark:
    """Say what was found about a cell; `mend` names the advice where there are several."""
    texts = catalogue(language)
    entry: Mapping[str, str] = texts["remarks"].get(code, {"message": code})
    told = {name: _told(name, fact, language) for name, fact in facts.items()}
    mend = facts.get("mend")
    advice = texts["mends"][mend] if mend else entry.get("suggestion", "")
    return Remark(entry["message"].format_map(told), advice.format_map(told))


def head(table: str, field: str, printed: str, language: str = CHINESE) -> str:
    """Name a column of a register in the reader's language; in Chinese as it is printed."""
    named: str = catalogue(language)["heads"].get(table, {}).get(field, printed)
    return named


@cache
def catalogue(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Read what is said in one language once."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    side = language.partition("-")[0]
    ladder: Any = words()["label_sets"]["HML"]
    found["words"] |= {
        "categories": {code: pair[side] for code, pair in words()["categories"].items()},
        "ranks": {rank: pair[side] for rank, pair in ladder.items()},
    }
    return found


def _told(name: str, fact: Any, language: str) -> str:
    known = catalogue(language)["words"].get(TOLD_IN.get(name, ""), {})
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return JOINTS[language].join(known.get(str(one), str(one)) for one in fact)
    said = str(known.get(str(fact), fact))
    return said[:LONGEST_VALUE] if name == "value" else said
