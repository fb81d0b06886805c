"""Why the policy answers as it does, in words a cadre can check against the text."""

from dataclasses import dataclass
from typing import Final

from policies.decisions import BIT, TABLE
from policies.kinds import delegated
from policies.overlays import overlays_of
from policies.permissions import Permission
from policies.reach import BUREAU, Target, combined, scopes_of
from policies.text import EVERYONE, Line
from policies.words import ACTS, NOUNS, RANKS, ROLES, SAID_OTHERWISE, SCOPES
from tenants.context import Actor

ANYBODY: Final = ("任何人", "anybody")


@dataclass(frozen=True, slots=True)
class Deciding:
    """One policy line that bears on the question, and what it says here."""

    role: str
    scope: str
    effect: str
    line: str
    because: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer with every line behind it; no line means nobody wrote that it is allowed."""

    allowed: bool
    lines: tuple[Deciding, ...]
    zh: str
    en: str


def explain(actor: Actor, permission: Permission, target: Target | None = None) -> Explanation:
    """Answer whether and why this person may do this to this record."""
    target = target or BUREAU
    here = scopes_of(actor, target)
    tables = (TABLE, *overlays_of(actor.tenant_id))
    bearing = {
        (line, scope): None
        for role in sorted(actor.roles)
        for scope in SCOPES
        if BIT[scope] & here
        for table in tables
        for line in table.lines.get((role, permission, target.rank, scope), ())
    }
    lines = tuple(_deciding(scope, permission, line) for line, scope in bearing)
    answer = combined(actor, permission, target.rank).permits(here)
    zh, en = _summary(actor, permission, target, answer=answer)
    return Explanation(answer, lines, zh, en)


def label(permission: Permission) -> tuple[str, str]:
    """Name a permission in Chinese and in English."""
    said = SAID_OTHERWISE.get(permission.value)
    if said is not None:
        return said
    act, noun = ACTS[permission.act], NOUNS[permission.noun]
    return f"{act[0]}{noun[0]}", f"{act[1]} {noun[1]}"


def _deciding(scope: str, permission: Permission, line: Line) -> Deciding:
    """Say it of whom the line was written for: several of his roles may include that one."""
    zh_label, en_label = label(permission)
    zh_role, en_role = ANYBODY if line.role == EVERYONE else ROLES[line.role]
    zh_scope, en_scope = SCOPES[scope]
    permits = line.effect == "allow"
    return Deciding(
        role=line.role,
        scope=scope,
        effect=line.effect,
        line=str(line),
        because=line.because,
        zh=f"{zh_role}在「{zh_scope}」范围内{'可以' if permits else '不得'}{zh_label}",
        en=f"{en_role} {'may' if permits else 'must not'} {en_label} within {en_scope}",
    )


def _why_not(actor: Actor, permission: Permission, target: Target) -> tuple[str, str]:
    if not delegated(permission, actor.kinds):
        return "委托办理的事项类型不包括这一项", "the office is not delegated for such matters"
    if combined(actor, permission, target.rank).forbidden & scopes_of(actor, target):
        return "有禁止性规定", "a line forbids it"
    return "没有任何规定允许", "no line allows it"


def _summary(
    actor: Actor, permission: Permission, target: Target, *, answer: bool
) -> tuple[str, str]:
    zh_label, en_label = label(permission)
    zh_rank, en_rank = RANKS["none" if target.rank is None else str(target.rank)]
    if answer:
        return f"允许：{zh_label}（{zh_rank}）", f"Allowed: {en_label} ({en_rank})"
    zh_why, en_why = _why_not(actor, permission, target)
    return (
        f"不允许：{zh_label}（{zh_rank}），{zh_why}",
        f"Refused: {en_label} ({en_rank}), {en_why}",
    )
