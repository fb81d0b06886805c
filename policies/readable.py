"""The policy as rows of a table: who, what, of which grade, how far, allowed or not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policies.decisions import TEXT
from policies.explanations import ANYBODY, label
from policies.overlays import overlays_of
from policies.permissions import Permission
from policies.text import EVERYONE, Line
from policies.words import RANKS, ROLES, SCOPES

Words = tuple[str, str]
EVERY_RANK: Final[Words] = ("不限等级", "any grade")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the policy in words; `overlay` says that the region or the bureau added it."""

    source: str
    line: int
    text: str
    effect: str
    role: str
    role_words: Words
    borne_by: tuple[str, ...]
    permissions: tuple[Permission, ...]
    ranks: tuple[str, ...]
    scopes: tuple[str, ...]
    because: str
    overlay: bool
    words: Words


def rules(
    tenant_id: int, *, role: str | None = None, permission: Permission | None = None
) -> list[Rule]:
    """List the lines that bind a bureau; those of a role include what it takes over of others."""
    return [
        one
        for one in _all(tenant_id)
        if (role is None or role in one.borne_by)
        and (permission is None or permission in one.permissions)
    ]


def _all(tenant_id: int) -> Iterator[Rule]:
    yield from (_rule(line, overlay=False) for line in TEXT.lines)
    for table in overlays_of(tenant_id):
        added = {line: None for lines in table.lines.values() for line in lines}
        ordered = sorted(added, key=lambda line: line.number)
        yield from (_rule(line, overlay=True) for line in ordered)


def _rule(line: Line, *, overlay: bool) -> Rule:
    role_words = ANYBODY if line.role == EVERYONE else ROLES[line.role]
    return Rule(
        source=line.source,
        line=line.number,
        text=str(line).partition(": ")[2],
        effect=line.effect,
        role=line.role,
        role_words=role_words,
        borne_by=tuple(dict.fromkeys(TEXT.bearers(line.role))),
        permissions=tuple(line.permissions()),
        ranks=line.ranks,
        scopes=line.scopes,
        because=line.because,
        overlay=overlay,
        words=_sentence(line, role_words),
    )


def _sentence(line: Line, role: Words) -> Words:
    permits = line.effect == "allow"
    acts = [label(one) for one in line.permissions()]
    whole = len(line.ranks) == len(RANKS)
    ranks = [EVERY_RANK] if whole else [RANKS[one] for one in line.ranks]
    scopes = [SCOPES[one] for one in line.scopes]
    zh = (
        f"{role[0]}{'可以' if permits else '不得'}{_joined(acts, 0)}；"
        f"等级：{_joined(ranks, 0)}；范围：{_joined(scopes, 0)}"
    )
    en = (
        f"{role[1]} {'may' if permits else 'must not'} {_joined(acts, 1)};"
        f" grade: {_joined(ranks, 1)}; within: {_joined(scopes, 1)}"
    )
    return zh, en


def _joined(words: list[Words], language: int) -> str:
    return ("、", ", ")[language].join(one[language] for one in words)
