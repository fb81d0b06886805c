"""Urging about many records at once, as documents."""

from collections.abc import Sequence
from typing import Any

from marshmallow import Schema, fields

from service.http.messages import problem_text
from service.tasks.use_cases.urging import Urged


class UrgedOneSchema(Schema):
    """Who was urged about one of them, or why nobody was."""

    id = fields.UUID(required=True)
    urged = fields.Boolean(required=True)
    names = fields.List(fields.String(), required=True)
    code = fields.String(required=True)
    reason = fields.String(required=True)


class UrgedSchema(Schema):
    """What became of all of them, in the order they were named."""

    items = fields.List(fields.Nested(UrgedOneSchema), required=True)
    urged_count = fields.Integer(required=True)


def told(found: Sequence[Urged]) -> dict[str, Any]:
    """Give the reasons in the reader's language."""
    return {
        "items": [_told(one) for one in found],
        "urged_count": sum(one.refusal is None for one in found),
    }


def _told(one: Urged) -> dict[str, Any]:
    code, reason = "", ""
    if one.refusal is not None:
        code = one.refusal.code()
        _, reason = problem_text(code, one.refusal.detail, one.refusal.facts)
    return {
        "id": one.id,
        "urged": one.refusal is None,
        "names": list(one.names),
        "code": code,
        "reason": reason,
    }
