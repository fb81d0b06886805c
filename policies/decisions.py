"""Every answer of the policy, computed once through Casbin when the process starts.

Casbin reads the rules; its words are few, so all its answers fit in one table. A decision is then a
look-up, which is fast and safe under threads (asking Casbin from threads is neither).
"""

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

import casbin
from casbin.core_enforcer import EnforceContext
from casbin.persist.adapter import load_policy_line

from policies.permissions import Permission
from policies.text import FOLDER, Line, PolicyError, Text, read_text
from policies.words import RANKS, ROLES, SCOPES

BIT: Final[Mapping[str, int]] = MappingProxyType(
    {scope: 1 << place for place, scope in enumerate(SCOPES)}
)
RANK_WORD: Final[Mapping[int | None, str]] = MappingProxyType(
    {None: "none", 1: "1", 2: "2", 3: "3"}
)
_FORBIDS = EnforceContext("r", "p", "e2", "m")


class Verdict(NamedTuple):
    """The scopes in which a role may do something, and those in which it must not, as bit sets."""

    allowed: int = 0
    forbidden: int = 0

    def __or__(self, other: "Verdict") -> "Verdict":
        return Verdict(self.allowed | other.allowed, self.forbidden | other.forbidden)

    def permits(self, scopes: int) -> bool:
        """Say whether a record lying in these scopes may be acted upon; a prohibition prevails."""
        return bool(self.allowed & scopes) and not self.forbidden & scopes


Key = tuple[str, Permission, int | None]


@dataclass(frozen=True, slots=True)
class Table:
    """All answers: one verdict for every role, permission and rank; and the lines behind each."""

    verdicts: Mapping[Key, Verdict]
    lines: Mapping[tuple[str, Permission, int | None, str], tuple[Line, ...]]


def compute_table(text: Text) -> Table:
    """Ask Casbin for every answer the text can give.

    Only questions that some line speaks of are asked: where no line speaks, nothing is granted.
    What is granted and what is forbidden are asked apart: Casbin stops at the first line that
    allows, and would pass over a prohibition written for the same scope.
    """
    verdicts: dict[Key, Verdict] = {
        (role, permission, rank): Verdict()
        for role in ROLES
        for permission in Permission
        for rank in RANK_WORD
    }
    lines: dict[tuple[str, Permission, int | None, str], list[Line]] = defaultdict(list)
    for noun, written in _by_noun(text.lines).items():
        granting, forbidding = (
            build_enforcer(text, [line for line in written if line.effect == effect])
            for effect in ("allow", "deny")
        )
        for question, speaking in _questions(text, noun, written).items():
            role, permission, rank, scope = question
            words = (role, noun, permission.act, RANK_WORD[rank], scope)
            effects = {line.effect for line in speaking}
            allowed = "allow" in effects and granting.enforce(*words)
            forbidden = "deny" in effects and not forbidding.enforce(_FORBIDS, *words)
            verdicts[role, permission, rank] |= Verdict(
                BIT[scope] if allowed else 0, BIT[scope] if forbidden else 0
            )
            lines[question].extend(speaking)
    return Table(
        MappingProxyType(verdicts),
        MappingProxyType({question: tuple(found) for question, found in lines.items()}),
    )


def build_enforcer(text: Text, lines: Iterable[Line]) -> casbin.Enforcer:
    """Set up Casbin with the model and these lines of the text."""
    logging.getLogger("casbin").setLevel(logging.WARNING)
    enforcer = casbin.Enforcer(str(FOLDER / "model.conf"))
    enforcer.add_function("listed", listed)
    for heir, included in text.includes:
        load_policy_line(f"g, {heir}, {included}", enforcer.get_model())
    for line in lines:
        written = str(line).partition(": ")[2]
        load_policy_line(written, enforcer.get_model())
    enforcer.build_role_links()
    return enforcer


def listed(word: str, words: str) -> bool:
    """Say whether a word of the question is among those a line lists."""
    return words == "*" or word in words.split("|")


def verdict(role: str, permission: Permission, rank: int | None) -> Verdict:
    """Look up in which scopes a role may do this at this rank."""
    try:
        return TABLE.verdicts[role, permission, rank]
    except (KeyError, TypeError):
        raise PolicyError(f"no such question: {role!r}, {permission!r}, {rank!r}") from None


def decide(role: str, permission: Permission, rank: int | None, scope: str) -> bool:
    """Answer one question over the closed alphabet: role, permission, rank, scope word."""
    try:
        return TABLE.verdicts[role, permission, rank].permits(BIT[scope])
    except (KeyError, TypeError):
        raise PolicyError(
            f"no such question: {role!r}, {permission!r}, {rank!r}, {scope!r}"
        ) from None


def measure_decision(repeats: int = 200_000) -> float:
    """Measure the seconds one decision takes in this process."""
    started = time.perf_counter()
    for _ in range(repeats):
        decide("deputy_leader", Permission.GRADING_DECIDE, 2, "portfolio")
    return (time.perf_counter() - started) / repeats


def _by_noun(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Casbin's cost grows with the lines it holds, so each noun gets an enforcer of its own."""
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for noun in line.nouns:
            grouped[noun].append(line)
    return grouped


def _questions(
    text: Text, noun: str, lines: Iterable[Line]
) -> dict[tuple[str, Permission, int | None, str], list[Line]]:
    """List each question about this noun that some line speaks of, with those lines."""
    ranks: dict[str, int | None] = {word: rank for rank, word in RANK_WORD.items()}
    questions: dict[tuple[str, Permission, int | None, str], list[Line]] = defaultdict(list)
    for line in lines:
        permissions = [one for one in line.permissions() if one.noun == noun]
        for role in dict.fromkeys(text.bearers(line.role)):
            for permission in permissions:
                for rank in line.ranks:
                    for scope in line.scopes:
                        questions[role, permission, ranks[rank], scope].append(line)
    return questions


TEXT: Final = read_text(FOLDER / "policy.csv")
TABLE: Final = compute_table(TEXT)
assert set(RANK_WORD.values()) == set(RANKS)  # noqa: S101 (one alphabet, two spellings)
