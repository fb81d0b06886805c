"""Which grades an item of an agenda would change, from what to what and why."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from service.procedures.models import AgendaItem

Told = Mapping[str, Any]


def wanted_rank(values: Told, document: Told) -> int | None:
    """Say which grade a meeting is asked for."""
    return values.get("to_rank") or document.get("proposed_rank")


def grade_changes(item: AgendaItem, laid: Told) -> Iterator[dict[str, Any]]:
    """Go through the records that lie before a meeting whose grade it would change, or changed."""
    values = laid.get("values") or {}
    own = {one["item_id"]: one.get("outcome") or {} for one in item.items}
    for one in laid.get("items", ()):
        document = one["document"]
        said = own.get(str(document.get("id")), {})
        before = document.get("rank")
        after = said.get("rank") or wanted_rank(values, document)
        if after and before != after:
            yield {
                "item_id": UUID(str(document["id"])),
                "number": one["number"],
                "from_rank": before,
                "to_rank": after,
                "reason": said.get("reason") or values.get("reason") or "",
            }
