"""Which duties one person must not hold together."""

from collections.abc import Iterable
from itertools import combinations
from typing import Final

from policies.words import ROLES

OPERATORS: Final = frozenset(
    {"system_administrator", "security_administrator", "audit_administrator"}
)
BUSINESS: Final = frozenset(ROLES) - OPERATORS - {"system"}
DECIDING: Final = frozenset({"section_head", "deputy_leader", "main_leader", "leading_group"})
WATCHING: Final = frozenset({"discipline_group", "supervision_office"})


def _pairs(ones: Iterable[str], others: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset({one, other}) for one in ones for other in others if one != other}


# Each pair with its source: platform operators exclude each other and all business (AC-12, AC-13);
# who administers accounts does not audit, watch or decide; who audits takes no part.
EXCLUSIVE_ROLES: Final = frozenset(
    _pairs(OPERATORS, OPERATORS)
    | _pairs(OPERATORS, BUSINESS)
    | _pairs({"administrator"}, {"auditor"} | WATCHING | DECIDING)
    | _pairs({"auditor"}, BUSINESS - {"post_holder"})
    | _pairs({"system"}, OPERATORS | BUSINESS)
)


def check_separation(roles: Iterable[str]) -> list[tuple[str, str]]:
    """List the pairs among these roles that one person must not hold together."""
    known = sorted(set(roles), key=list(ROLES).index)
    return [pair for pair in combinations(known, 2) if frozenset(pair) in EXCLUSIVE_ROLES]
