"""Measures as documents."""

from marshmallow import Schema, fields, validate

from tenants.vocabulary import MEASURE_KINDS, MEASURE_PHASES

TEXT = validate.Length(1, 4000)
LINE = validate.Length(max=1000)


class MeasureChangeSchema(Schema):
    """What is written of a measure; a field left out stays as it is."""

    text = fields.String(validate=TEXT)
    kind = fields.String(allow_none=True, validate=validate.OneOf(MEASURE_KINDS))
    phase = fields.String(allow_none=True, validate=validate.OneOf(MEASURE_PHASES))
    basis = fields.String(validate=LINE)
    responsible_post_id = fields.UUID(allow_none=True)
    responsible_written = fields.String(validate=LINE)
    due_on = fields.Date(allow_none=True)
    frequency = fields.String(validate=LINE)


class MeasureDraftSchema(MeasureChangeSchema):
    """A measure to be drawn up."""

    text = fields.String(required=True, validate=TEXT)


class MeasureSchema(Schema):
    """A measure of a risk point."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    position = fields.Integer(required=True)
    text = fields.String(required=True)
    kind = fields.String(required=True, allow_none=True)
    phase = fields.String(required=True, allow_none=True)
    basis = fields.String(required=True)
    responsible_post_id = fields.UUID(required=True, allow_none=True)
    responsible_written = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    frequency = fields.String(required=True)
    status = fields.String(required=True)
    retired_reason = fields.String(required=True)


class MeasureOfPointSchema(MeasureSchema):
    """A measure, and the risk point it belongs to."""

    risk_point_id = fields.UUID(required=True)


class MeasuresSchema(Schema):
    """The measures of one risk point, retired ones too."""

    items = fields.List(fields.Nested(MeasureSchema), required=True)
