"""Measures as documents."""

from collections.abc import Sequence
from typing import Any

from marshmallow import Schema, fields, validate

from service.measures.rules import MEANS, MECHANISMS, POST_CONTROLS, RECURRENCES, TOOLS
from tenants.vocabulary import MEASURE_KINDS, MEASURE_PHASES

TEXT = validate.Length(1, 4000)
LINE = validate.Length(max=1000)


def several_of(words: Sequence[str]) -> Any:
    """Take some of these words, each once."""
    return fields.List(
        fields.String(validate=validate.OneOf(words)), validate=validate.Length(max=len(words))
    )


class ReallocationSchema(Schema):
    """A step of a power, and the posts that had and have it (R-233)."""

    step = fields.String(required=True, validate=validate.Length(1, 200))
    before_post_id = fields.UUID(required=True, allow_none=True)
    after_post_id = fields.UUID(required=True, allow_none=True)


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
    responsible_department_id = fields.UUID(allow_none=True)
    recurrence = fields.String(allow_none=True, validate=validate.OneOf(tuple(RECURRENCES)))
    tools = several_of(TOOLS)
    means = several_of(MEANS)
    mechanisms = several_of(MECHANISMS)
    urgent = fields.Boolean()
    post_controls = several_of(POST_CONTROLS)
    decomposition = fields.List(
        fields.Nested(ReallocationSchema), validate=validate.Length(max=100)
    )


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
    responsible_department_id = fields.UUID(required=True, allow_none=True)
    recurrence = fields.String(required=True, allow_none=True)
    tools = fields.List(fields.String(), required=True)
    means = fields.List(fields.String(), required=True)
    mechanisms = fields.List(fields.String(), required=True)
    urgent = fields.Boolean(required=True)
    post_controls = fields.List(fields.String(), required=True)
    decomposition = fields.List(fields.Nested(ReallocationSchema), required=True)
    needs_review = fields.Boolean(required=True)
    reviewed_on = fields.Date(required=True, allow_none=True)
    noticed_on = fields.Date(required=True, allow_none=True)
    filed_on = fields.Date(required=True, allow_none=True)
    next_due_on = fields.Date(required=True, allow_none=True)
    suitability = fields.String(required=True, allow_none=True)


class MeasureOfPointSchema(MeasureSchema):
    """A measure, and the risk point it belongs to."""

    risk_point_id = fields.UUID(required=True)


class MeasuresSchema(Schema):
    """The measures of one risk point, retired ones too."""

    items = fields.List(fields.Nested(MeasureSchema), required=True)
