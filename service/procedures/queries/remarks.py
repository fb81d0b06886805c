"""Remarks on single fields of returned records: what was said, and whether it is mended."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from service.procedures.models import CaseStep
from tenants.journal import plain


def remarks_of(
    visits: Sequence[CaseStep], documents: Mapping[UUID, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """List every remark; one is settled when it is ticked off, or its field reads otherwise now."""
    return [
        {
            "id": UUID(one["id"]),
            "step_id": visit.id,
            "round": visit.round,
            "item_id": UUID(one["item_id"]) if one["item_id"] else None,
            "field": one["field"],
            "text": one["text"],
            "by_name": one["by_name"],
            "at": visit.opened_at,
            "changed": _changed(one, documents),
            "resolved": bool(one.get("ticked_by")) or _changed(one, documents),
            "ticked_by": one.get("ticked_by", ""),
        }
        for visit in visits
        for one in visit.facts.get("remarks", ())
    ]


def value_at(document: Mapping[str, Any] | None, field: str) -> Any:
    """Give what a record says in a field, whose name may go on into its parts."""
    value: Any = plain(dict(document or {}))
    for part in filter(None, field.replace("/", ".").split(".")):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _changed(one: Mapping[str, Any], documents: Mapping[UUID, Mapping[str, Any]]) -> bool:
    document = documents.get(UUID(one["item_id"])) if one["item_id"] else None
    return document is not None and value_at(document, one["field"]) != one["was"]
