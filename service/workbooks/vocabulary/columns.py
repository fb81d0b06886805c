"""Matching a column head to the field it means."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from service.workbooks.text import word
from service.workbooks.vocabulary.organisation import ORGANISATION_TABLES
from service.workbooks.vocabulary.powers import POWER_HEADS, POWER_PATTERNS
from service.workbooks.vocabulary.risks import RISK_HEADS, RISK_PATTERNS

Kind = Literal["powers", "risks", "organisation"]
KINDS: tuple[Kind, ...] = ("powers", "risks", "organisation")
LONGEST_HEAD = 32
COUNT_SUFFIX = re.compile(r"(?<=.)(?:\d+|一|二|三)$")


class Match(NamedTuple):
    """A field a head may mean; `exact` when the very words are known."""

    field: str
    exact: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Table:
    """The heads one kind of table is known by, and what it cannot be without."""

    name: str
    heads: dict[str, tuple[str, ...]]
    patterns: tuple[tuple[str, str], ...]
    core: frozenset[str]
    support: frozenset[str]


RISKS = Table(
    "risks",
    RISK_HEADS,
    RISK_PATTERNS,
    core=frozenset({"title", "manifestations"}),
    support=frozenset(
        {"rank", "measures", "category", "power_name", "department", "post", "flow_step"}
        | {"direct_responsible", "likelihood", "harm", "monitoring"}
    ),
)
POWERS = Table(
    "powers",
    POWER_HEADS,
    POWER_PATTERNS,
    core=frozenset({"name"}),
    support=frozenset(
        {"category", "legal_basis", "exercising_subject", "departments", "responsibility_items"}
        | {"accountability_scope", "accountability_cases", "level_authority", "sub_name"}
    ),
)
TABLES: dict[str, Table] = {
    "risks": RISKS,
    "powers": POWERS,
    **{
        name: Table(name, heads, (), core, support)
        for name, (heads, core, support) in ORGANISATION_TABLES.items()
    },
}
TABLES_OF: dict[Kind, tuple[str, ...]] = {
    "risks": ("risks",),
    "powers": ("powers",),
    "organisation": tuple(ORGANISATION_TABLES),
}


@cache
def _known(table: str) -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for field, heads in TABLES[table].heads.items():
        for rank, head in enumerate(heads):
            known.setdefault(word(head), (field, rank))
    return known


@cache
def _compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((field, re.compile(pattern)) for field, pattern in TABLES[table].patterns)


@lru_cache(maxsize=16384)
def match_head(table: str, head: str) -> Match | None:
    """Say which field of the table a column head means, if any."""
    plain = word(head)
    if not plain or len(plain) > LONGEST_HEAD:
        return None
    known = _known(table)
    for candidate in (plain, COUNT_SUFFIX.sub("", plain)):
        if candidate in known:
            field, rank = known[candidate]
            return Match(field, exact=True, rank=rank)
    for place, (field, pattern) in enumerate(_compiled(table)):
        if pattern.search(plain):
            return Match(field, exact=False, rank=100 + place) if field != "-" else None
    return None
