"""Which documents may travel which way, and which of two is the newer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Way = Literal["up", "down"]

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "summary": "up",
        "journal_seal": "up",
        "cycle_plan": "down",
        "plan_receipt": "up",
        "filing": "up",
        "filing_result": "down",
        "withdrawal_result": "down",
        "lowering": "up",
    }
)


def may_travel(
    kind: str,
    *,
    sender_overseer: int | None,
    recipient_overseer: int | None,
    sender: int,
    recipient: int,
) -> bool:
    """Say whether a kind may go from one to the other: reports rise, plans descend, one step."""
    way = WAYS.get(kind)
    if way == "up":
        return sender_overseer == recipient
    return way == "down" and recipient_overseer == sender


def supersedes(revision: int, newest: int | None) -> bool:
    """Say whether this revision says something newer than what is known."""
    return newest is None or revision > newest
