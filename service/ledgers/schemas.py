"""Lists taken out, as they travel over HTTP: in which columns, as what; the rest is the list's."""

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.exports.models import EXPORT_FORMATS

SIZES = ("A4", "A3")


class LedgerArguments(Schema):
    """The columns and their order; whatever else is asked narrows the list as on its own page."""

    columns = DelimitedList(
        fields.String(validate=validate.Length(1, 40)),
        load_default=(),
        metadata={"description": "列及其次序"},
    )


class LedgerExportArguments(LedgerArguments):
    """The same, and as what."""

    format = fields.String(load_default="xlsx", validate=validate.OneOf(EXPORT_FORMATS))


class LedgerPageArguments(LedgerArguments):
    """The same, and on which paper."""

    size = fields.String(load_default="A4", validate=validate.OneOf(SIZES))


class LedgerColumnSchema(Schema):
    """A column a list can be taken out in."""

    key = fields.String(required=True)
    head = fields.String(required=True)


class LedgerColumnsSchema(Schema):
    """All of them, in their usual order."""

    items = fields.List(fields.Nested(LedgerColumnSchema), required=True)
