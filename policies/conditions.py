"""The same policy as one SQL condition: lists show exactly what single records would allow."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, true

from policies.decisions import BIT, RANK_WORD, Verdict
from policies.permissions import Permission
from policies.reach import combined
from tenants.context import Actor

Condition = ColumnElement[bool]
Column = ColumnElement[Any]


def condition(
    actor: Actor,
    permission: Permission,
    *,
    department: Column | None = None,
    post: Column | None = None,
    rank: Column | None = None,
    person: Column | None = None,
) -> Condition:
    """Narrow a list to the records to which this person may do this.

    A column left out is one the records do not have: they lie in no scope it could place them in.
    """
    scopes = _scopes(actor, department, post, rank, person)
    if rank is None:
        return _granted(combined(actor, permission, None), scopes)
    alike: dict[Verdict, list[int | None]] = defaultdict(list)
    for one in RANK_WORD:
        alike[combined(actor, permission, one)].append(one)
    return _any(
        [
            _all([_granted(verdict, scopes), _ranked(rank, ranks)])
            for verdict, ranks in alike.items()
            if verdict.allowed
        ]
    )


def _granted(verdict: Verdict, scopes: dict[str, Condition]) -> Condition:
    """A record is granted when it lies in an allowed scope and in no forbidden one."""
    allowed = [scopes[scope] for scope, bit in BIT.items() if bit & verdict.allowed]
    forbidden = [scopes[scope] for scope, bit in BIT.items() if bit & verdict.forbidden]
    return _all([_any(allowed), *(_outside(scope) for scope in forbidden)])


def _scopes(
    actor: Actor,
    department: Column | None,
    post: Column | None,
    rank: Column | None,
    person: Column | None,
) -> dict[str, Condition]:
    own_posts = actor.recused_from | ({actor.post_id} if actor.post_id else set())
    own_persons = {actor.person_id} | ({actor.on_behalf_of} if actor.on_behalf_of else set())
    return {
        "tenant": true(),
        "portfolio": _among(department, actor.portfolio),
        "department": _among(department, actor.departments),
        "post": _among(post, {actor.post_id} if actor.post_id else set()),
        "own": _any([_among(post, own_posts), _among(person, own_persons)]),
        "superior": _among(post, actor.superiors),
        "recused": _recused(post, rank, actor.recused_to),
    }


def _recused(
    post: Column | None, rank: Column | None, pairs: frozenset[tuple[UUID, int]]
) -> Condition:
    """What comes up to a leader comes up at one rank: his deputy's medium item, say."""
    if rank is None:
        return false()
    ranks = sorted({one for _, one in pairs})
    at_rank = {one: frozenset(post for post, other in pairs if other == one) for one in ranks}
    return _any([_all([rank == one, _among(post, posts)]) for one, posts in at_rank.items()])


def _among(column: Column | None, ids: frozenset[UUID] | set[UUID]) -> Condition:
    if column is None or not ids:
        return false()
    return column == next(iter(ids)) if len(ids) == 1 else column.in_(sorted(ids))


def _ranked(rank: Column, ranks: list[int | None]) -> Condition:
    if len(ranks) == len(RANK_WORD):
        return true()
    known = rank.in_([one for one in ranks if one is not None])
    return or_(known, rank.is_(None)) if None in ranks else known


def _outside(scope: Condition) -> Condition:
    """A record without a section or post lies outside: `unknown` counts as `no`."""
    if _is(scope, false()):
        return true()
    return false() if _is(scope, true()) else scope.is_not(true())


def _any(parts: Sequence[Condition]) -> Condition:
    if any(_is(part, true()) for part in parts):
        return true()
    open_parts = [part for part in parts if not _is(part, false())]
    return or_(*open_parts) if open_parts else false()


def _all(parts: Sequence[Condition]) -> Condition:
    if any(_is(part, false()) for part in parts):
        return false()
    open_parts = [part for part in parts if not _is(part, true())]
    return and_(*open_parts) if open_parts else true()


def _is(one: Condition, other: Condition) -> bool:
    return type(one) is type(other)
