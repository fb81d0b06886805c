"""Saved filters as documents."""

from typing import Any

import orjson
from marshmallow import Schema, ValidationError, fields, validate

from service.workspace.models import SHARING
from service.workspace.preference_schemas import NAME

LONGEST = 8 * 1024
SIMPLE = (str, int, float, bool, type(None))


def _simple(query: dict[str, Any]) -> None:
    for value in query.values():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, SIMPLE) for one in values):
            raise ValidationError("A query is simple values by name.")
    if len(orjson.dumps(query)) > LONGEST:
        raise ValidationError("A query holds at most 8 KiB.")


class FilterArguments(Schema):
    """Of which table."""

    table = fields.String(load_default=None, validate=NAME)


class FilterDraftSchema(Schema):
    """A question to a list, its name, and who else may use it."""

    name = fields.String(required=True, validate=validate.Length(1, 60))
    table = fields.String(required=True, validate=NAME)
    query = fields.Dict(keys=fields.String(validate=NAME), required=True, validate=_simple)
    sharing = fields.String(load_default="own", validate=validate.OneOf(SHARING))
    opens_first = fields.Boolean(load_default=False)


class FilterSchema(Schema):
    """A saved filter; `mine` ones may be changed, `opens_first` is the owner's alone."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    table = fields.String(required=True)
    query = fields.Dict(required=True)
    sharing = fields.String(required=True)
    opens_first = fields.Boolean(required=True)
    mine = fields.Boolean(required=True)
    owner_name = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department_name = fields.String(required=True, allow_none=True)


class FilterListSchema(Schema):
    """One's own first, then by name."""

    items = fields.List(fields.Nested(FilterSchema), required=True)
