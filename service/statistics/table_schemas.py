"""The table behind a chart as a document."""

from marshmallow import Schema, fields

from service.statistics.schemas import Drill


class ChartCellSchema(Schema):
    """What a cell says, and the list that shows exactly what it counts."""

    says = fields.Raw(required=True, allow_none=True)
    list = fields.String(required=True, allow_none=True)
    drill = Drill


class ChartTableSchema(Schema):
    """The numbers behind a chart, in the reader's words."""

    heads = fields.List(fields.String(), required=True)
    rows = fields.List(fields.List(fields.Nested(ChartCellSchema)), required=True)
