"""Drafts as documents."""

from typing import Any

import orjson
from marshmallow import Schema, ValidationError, fields, validate

LONGEST = 256 * 1024
KIND = r"[a-z_]{1,40}"


def _of_bearable_size(content: Any) -> None:
    if len(orjson.dumps(content)) > LONGEST:
        raise ValidationError("A draft holds at most 256 KiB.")


class DraftArguments(Schema):
    """Which drafts."""

    kind = fields.String(load_default=None, validate=validate.Regexp(KIND + r"\Z"))


class DraftLineSchema(Schema):
    """A draft by its title; `key` tells drafts of one kind apart."""

    kind = fields.String(required=True)
    key = fields.String(required=True)
    title = fields.String(required=True)
    revision = fields.Integer(required=True)
    saved_at = fields.DateTime(required=True)


class DraftListSchema(Schema):
    """The own drafts, newest first."""

    items = fields.List(fields.Nested(DraftLineSchema), required=True)


class DiscardedDraftSchema(DraftLineSchema):
    """A draft in its writer's bin, and until when he may fetch it back."""

    id = fields.UUID(required=True)
    discarded_at = fields.DateTime(required=True)
    kept_until = fields.DateTime(required=True)


class DiscardedDraftListSchema(Schema):
    """What the reader has thrown away, the last thrown first."""

    items = fields.List(fields.Nested(DiscardedDraftSchema), required=True)


class DraftSchema(DraftLineSchema):
    """A draft with all that is in it."""

    content = fields.Raw(required=True, allow_none=True)


class DraftSavingSchema(Schema):
    """What is to be kept, written over which revision."""

    title = fields.String(required=True, validate=validate.Length(max=200))
    revision = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, 2**31 - 2),
        metadata={"description": "最后读到的修订号;新草稿为 0 · last read; 0 for none"},
    )
    content = fields.Raw(required=True, allow_none=True, validate=_of_bearable_size)
