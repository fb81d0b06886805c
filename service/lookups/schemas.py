"""A question to all registers, and what they answer."""

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.http.paging import MOST
from service.lookups.queries import REGISTERS
from service.procedures.schemas.standing import PerhapsOnItsWaySchema

KIND = validate.OneOf(tuple(REGISTERS))


class LookupArguments(Schema):
    """The words asked for, in characters or pinyin; in which registers, and how many of each."""

    q = fields.String(required=True, validate=validate.Length(1, 100))
    kind = DelimitedList(fields.String(validate=KIND), load_default=())
    limit = fields.Integer(load_default=5, validate=validate.Range(1, MOST))


class FoundSchema(PerhapsOnItsWaySchema):
    """One record that answers; `marks` are the characters of its title that do, from and to."""

    kind = fields.String(required=True, validate=KIND)
    id = fields.UUID(required=True)
    title = fields.String(required=True)
    number = fields.String(required=True, allow_none=True)
    marks = fields.List(fields.List(fields.Integer()), required=True)
    section = fields.String(required=True, allow_none=True)
    updated_at = fields.DateTime(required=True, allow_none=True)
    status = fields.String(required=True, allow_none=True)
    rank = fields.Integer(required=True, allow_none=True)


class LookupSchema(Schema):
    """What was found, kind by kind, and of which kinds there is more."""

    items = fields.List(fields.Nested(FoundSchema), required=True)
    more = fields.List(fields.String(validate=KIND), required=True)
