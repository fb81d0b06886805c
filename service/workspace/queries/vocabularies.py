"""Every word the console shows for a code, from where it is kept; none is written twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml
from sqlalchemy.orm import Session

from policies.guard import label
from policies.permissions import Permission
from policies.words import RANKS, ROLES, SCOPES
from service.organisation.queries.profiles import current_profile
from service.procedures.queries.faces import written
from service.procedures.standing import unsaid
from tenants.profiles import Coded, Profile
from tenants.profiles.schemas import words

FOLDER: Final = Path(__file__).parent.parent
FILE: Final = FOLDER / "words.yaml"
REGISTERS: Final = ("power", "flowchart", "risk_point", "measure")
Pairs = Mapping[str, Sequence[str]]
# The lists a profile chooses from: the attribute, and the section of all that could be chosen.
CHOSEN: Final = (
    ("subject_types", "subject_types"),
    ("categories", "categories"),
    ("causes", "causes"),
    ("methods", "methods"),
    ("origins", "origins"),
    ("contributions", "contributions"),
    ("major_matters", "major_matters"),
    ("measure_kinds", "measure_kinds"),
    ("bodies", "bodies"),
    ("power_fields", "power_fields"),
)
# What the forms of cases have words for already.
OF_FORMS: Final = MappingProxyType(
    {
        "powers.time_limit_unit": "time_unit",
        "powers.time_limit_counting": "counting",
        "power_posts.duty": "duty",
        "flowcharts.procedure_source": "procedure_source",
        "measures.phase": "phase",
        "measures.recurrence": "recurrence",
        "powers.cleanup_decision": "decision",
        "powers.change_cause": "power_cause",
        "powers.disclosure": "disclosure",
        "risk_points.topic": "topic",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """A code and its words; one that is `off` is not offered, but may stand in old records."""

    code: str
    zh: str
    en: str
    off: bool = False


def vocabularies(session: Session) -> dict[str, list[Word]]:
    """Gather all lists of words as this bureau has them today."""
    return {**_everybodys(), **_of_profile(current_profile(session))}


def _of_profile(profile: Profile) -> dict[str, list[Word]]:
    known = words()
    chosen = {name: _chosen(getattr(profile, name), known[section]) for name, section in CHOSEN}
    grading = profile.grading
    chosen["consequences"] = _chosen(grading.consequence_words, known["consequences"])
    chosen["factors"] = _chosen(grading.factors, known["factors"])
    chosen["scale"] = _said(grading.scale)
    chosen["power_categories"] = _canonical(profile)
    chosen["term"] = _said([profile.term])
    sets = {labels.code: labels.ranks for labels in profile.label_sets}
    for level in profile.subject_types:
        chosen[f"ranks.{level.code}"] = _said(sets[level.label_set])
    return chosen


def _canonical(profile: Profile) -> list[Word]:
    """Name the canonical categories of powers as the bureau does, where it has a word for them."""
    own = {one.canonical: one for one in reversed(profile.power_categories)}
    return [
        Word(code, *((own[code].zh, own[code].en) if code in own else (pair["zh"], pair["en"])))
        for code, pair in words()["power_categories"].items()
    ]


def _chosen(own: Sequence[Coded], known: Mapping[str, Mapping[str, str]]) -> list[Word]:
    offered = {one.code for one in own}
    rest = (
        Word(code, pair["zh"], pair["en"], off=True)
        for code, pair in known.items()
        if code not in offered
    )
    return [*_said(own), *rest]


def _said(own: Iterable[Coded]) -> list[Word]:
    return [Word(one.code, one.zh, one.en) for one in own]


@cache
def _everybodys() -> dict[str, list[Word]]:
    """Gather the words no bureau chooses: of the policy, of the engine, of the tables."""
    codes = written()["codes"]
    return {
        "roles": _paired(ROLES),
        "scopes": _paired(SCOPES),
        "rank_words": _paired(RANKS),
        "permissions": [Word(one.value, *label(one)) for one in Permission],
        "object_kinds": _paired(written()["object_kinds"]),
        "cases.state": _paired(written()["states"]),
        **{name: _paired(codes[group]) for name, group in OF_FORMS.items()},
        **{name: _paired(pairs) for name, pairs in kept().items()},
        **{f"standings.{kind}": _standings(kind) for kind in REGISTERS},
    }


def _standings(object_kind: str) -> list[Word]:
    """Name how far records of this register may be."""
    never = unsaid(object_kind)
    return [one for one in _paired(kept()["standings"]) if one.code not in never]


def journal_words() -> dict[str, list[Word]]:
    """Name the fields and codes only a reader of the journal meets; they are many."""
    return {f"journal.{name}": _paired(pairs) for name, pairs in told().items()}


@cache
def kept() -> Mapping[str, Pairs]:
    """Read the words of the states and kinds kept in tables."""
    found: Mapping[str, Pairs] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


@cache
def told() -> Mapping[str, Pairs]:
    """Read what fields and codes are called that only the journal tells."""
    found: Mapping[str, Pairs] = yaml.safe_load((FOLDER / "journal.yaml").read_text("utf-8"))
    return found


def _paired(pairs: Mapping[str, Any]) -> list[Word]:
    return [Word(code, pair[0], pair[1]) for code, pair in pairs.items()]
