"""Review chains as they are written down: which steps, by whom, until when, after what (D-09).

A chain set is one YAML file per profile and version; a running case keeps the chain it began with.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

from tenants.vocabulary import (
    BODY_KINDS,
    CASE_OBJECTS,
    NOTICE_SCOPES,
    STEP_RESULTS,
    STEP_TYPES,
    SUBJECT_TYPES,
)

FOLDER: Final = Path(__file__).parent / "chains"
ACTING_WORDS: Final = (
    "post_holder",
    "section_members",
    "section_head",
    "deputy_leader",
    "main_leader",
    "main_leaders",
    "leadership_members",
    "related_sections",
    "register_office",
    "discipline_group",
    "supervision_office",
    "staff",
    "system",
)
BODY: Final = "body:"
MEETING: Final = "meeting:"
# What the engine itself knows to be in place; all other words are answered by the areas.
ENGINE_WORDS: Final = frozenset({"opinions", "comments_answered", "signed_minutes"})
# A signature under one's own form or letter judges nobody.
DECIDING: Final = frozenset({"gatekeep", "review", "collective_decision"})
_FILE = re.compile(r"^(?P<code>[a-z0-9_]+)\.v(?P<version>\d+)\.yaml$")
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class ChainInvalid(ValueError):
    """A chain set contradicts the form; the message names the file, the chain and the key."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain."""

    code: str
    type: str
    acting: str
    zh: str
    en: str
    in_place: tuple[str, ...] = ()
    due: Mapping[str, int] = field(default_factory=lambda: _NONE)
    results: tuple[str, ...] = ()
    notice: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    appraisal: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    ask: str = ""
    collated_by: str = ""
    returns_to: str = ""

    @property
    def body(self) -> str:
        """Name the kind of body that does this step, if a body does."""
        return self.acting.removeprefix(BODY) if self.acting.startswith(BODY) else ""

    @property
    def decides(self) -> bool:
        """Say whether who does this step judges the work of others (I3)."""
        return self.type in DECIDING


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain: for which records, which steps."""

    code: str
    object: str
    zh: str
    en: str
    source: str
    steps: tuple[Step, ...]
    subjects: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()

    def place(self, code: str) -> int | None:
        """Find a step by its code."""
        return next((n for n, step in enumerate(self.steps) if step.code == code), None)

    def last_draft(self, before: int) -> int:
        """Find the last drafting step before a place: where returned work goes (R-312)."""
        drafts = [n for n, step in enumerate(self.steps[:before]) if step.type == "draft"]
        return drafts[-1] if drafts else 0


@dataclass(frozen=True, slots=True)
class ChainSet:
    """All chains of one version of one profile; `notice_scopes` says what may be shown how far."""

    profile: str
    version: int
    chains: tuple[Chain, ...]
    notice_scopes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)

    def choose(self, object_kind: str, subject_type: str | None, code: str = "") -> Chain | None:
        """Find the chain for such records: the one asked for, else the first that fits."""
        for chain in self.chains:
            fits = not chain.subjects or subject_type in chain.subjects
            if chain.object == object_kind and fits and code in ("", chain.code):
                return chain
        return None


@cache
def load_chains(profile: str, version: int) -> ChainSet:
    """Read the chains of one version of a profile."""
    path = FOLDER / f"{profile}.v{version}.yaml"
    if not path.exists():
        return ChainSet(profile, version, ())
    return read_chains(path.read_text(encoding="utf-8"), source=path.name)


def chain_files() -> tuple[tuple[str, int], ...]:
    """Name the chain sets shipped with the release."""
    found = ((_FILE.match(path.name)) for path in sorted(FOLDER.glob("*.yaml")))
    return tuple((name["code"], int(name["version"])) for name in found if name)


def read_chains(text: str, *, source: str) -> ChainSet:
    """Read a chain set from its text; whatever is wrong is told with its place."""
    try:
        written = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ChainInvalid(f"{source}: not readable as YAML: {error}") from error
    allowed = {"profile", "version", "chains", "notice_scopes"}
    _known(written, allowed, {"profile", "version", "chains"}, source)
    scopes = written.get("notice_scopes") or {}
    for kind, words in scopes.items():
        _among([kind], CASE_OBJECTS, f"{source}: notice_scopes")
        _among(words, NOTICE_SCOPES, f"{source}: notice_scopes.{kind}")
    chains = tuple(thaw_chain(one, source=source) for one in written["chains"])
    _once([one.code for one in chains], source)
    return ChainSet(
        profile=str(written["profile"]),
        version=int(written["version"]),
        chains=chains,
        notice_scopes=MappingProxyType({kind: tuple(words) for kind, words in scopes.items()}),
    )


def thaw_chain(written: Mapping[str, Any], *, source: str = "frozen chain") -> Chain:
    """Read one chain, from a file or as a case keeps it."""
    place = f"{source}: {written.get('code', '?') if isinstance(written, Mapping) else '?'}"
    wanted = {"code", "object", "zh", "en", "source", "steps"}
    _known(written, wanted | {"subjects", "gate"}, wanted, place)
    _among([written["object"]], CASE_OBJECTS, place)
    _among(written.get("subjects") or (), SUBJECT_TYPES, place)
    steps = tuple(_step(one, place) for one in written["steps"])
    _once([one.code for one in steps], place)
    for step in steps:
        if step.returns_to and step.returns_to not in {one.code for one in steps}:
            raise ChainInvalid(f"{place}: {step.code} returns to unknown {step.returns_to!r}")
    if not steps or steps[0].type != "draft":
        raise ChainInvalid(f"{place}: a chain begins with a draft")
    return Chain(
        code=str(written["code"]),
        object=written["object"],
        zh=written["zh"],
        en=written["en"],
        source=str(written["source"]),
        steps=steps,
        subjects=tuple(written.get("subjects") or ()),
        gate=tuple(written.get("gate") or ()),
    )


def freeze_chain(chain: Chain) -> dict[str, Any]:
    """Write a chain out in full, as a case keeps it whatever later versions say."""
    frozen = {name: getattr(chain, name) for name in Chain.__dataclass_fields__ if name != "steps"}
    steps = [
        {name: _plain(getattr(step, name)) for name in Step.__dataclass_fields__}
        for step in chain.steps
    ]
    return {name: _plain(value) for name, value in frozen.items()} | {"steps": steps}


def words_in_place(chains: ChainSet) -> set[tuple[str, str]]:
    """List which words each kind of record must be able to answer, by these chains."""
    found: set[tuple[str, str]] = set()
    for chain in chains.chains:
        words = {*chain.gate, *(word for step in chain.steps for word in step.in_place)}
        found |= {(chain.object, word) for word in words if not is_engine_word(word)}
    return found


def is_engine_word(word: str) -> bool:
    """Say whether the engine itself answers this word."""
    return word in ENGINE_WORDS or meeting_number(word) is not None


def meeting_number(word: str) -> int | None:
    """Read which section meeting a word asks for: `meeting:3` is the third (R-293)."""
    number = word.removeprefix(MEETING)
    return int(number) if word.startswith(MEETING) and number.isdecimal() else None


def _step(written: Any, place: str) -> Step:
    wanted = {"code", "type", "acting", "zh", "en"}
    _known(written, set(Step.__dataclass_fields__), wanted, place)
    here = f"{place}: {written['code']}"
    _among([written["type"]], STEP_TYPES, here)
    _among(written.get("results") or (), STEP_RESULTS, here)
    _check_acting(written["acting"], here)
    if written.get("collated_by"):
        _check_acting(written["collated_by"], here)
    due = written.get("due") or {}
    _known(due, {"days", "working_days", "month", "day"}, set(), here)
    if ("month" in due) != ("day" in due):
        raise ChainInvalid(f"{here}: a day of the year has month and day")
    collective = written["type"] == "collective_decision"
    if collective != str(written["acting"]).startswith(BODY):
        raise ChainInvalid(f"{here}: bodies decide collectively, and nobody else does")
    values = {name: written[name] for name in written if written[name] is not None}
    for name in ("in_place", "results"):
        values[name] = tuple(values.get(name, ()))
    for name in ("due", "notice", "appraisal"):
        values[name] = MappingProxyType(dict(values.get(name, {})))
    return Step(**values)


def _check_acting(word: str, place: str) -> None:
    known = {*ACTING_WORDS, *(BODY + kind for kind in BODY_KINDS)}
    if word not in known:
        raise ChainInvalid(f"{place}: nobody acts as {word!r}")


def _known(written: Any, allowed: set[str], wanted: set[str], place: str) -> None:
    if not isinstance(written, Mapping):
        raise ChainInvalid(f"{place}: a mapping is expected")
    unknown, missing = set(written) - allowed, wanted - set(written)
    if unknown or missing:
        raise ChainInvalid(f"{place}: unknown {sorted(unknown)}, missing {sorted(missing)}")


def _among(words: Any, known: tuple[str, ...], place: str) -> None:
    strange = [word for word in words if word not in known]
    if strange:
        raise ChainInvalid(f"{place}: unknown {strange}")


def _once(codes: list[str], place: str) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ChainInvalid(f"{place}: {twice} stands there twice")


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
