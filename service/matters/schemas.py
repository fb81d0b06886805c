"""Major matters as documents; sums are in yuan, with two places."""

from decimal import Decimal

from marshmallow import Schema, ValidationError, fields, validate

from service.http.gaps import Gap
from service.http.paging import PageArguments
from service.matters.rules import REGIME
from tenants.vocabulary import TOPICS

TITLE = validate.Length(1, 500)
LINE = validate.Length(max=500)
TEXT = validate.Length(max=20_000)
MOST = Decimal("999999999999999999.99")
SUM = {"type": "string", "format": "decimal"}  # no number of a program holds it whole


def countable(value: Decimal | None) -> None:
    """Refuse what no register could hold; said here because a range has no words for decimals."""
    if value is not None and not 0 <= value <= MOST:
        raise ValidationError("Invalid value.")


class ProcedureStepSchema(Schema):
    """One step of the deciding regime that was followed (R-057)."""

    step = fields.String(required=True, validate=validate.OneOf(REGIME))
    on = fields.Date(required=True)
    document = fields.String(load_default="", validate=LINE)


class ProcedureStepReadSchema(Schema):
    """A step of the deciding regime as it is kept."""

    step = fields.String(required=True)
    on = fields.String(required=True, metadata={"format": "date"})
    document = fields.String(required=True)


class MatterChangeSchema(Schema):
    """What is written of a major matter; a field left out stays as it is."""

    title = fields.String(validate=TITLE)
    content = fields.String(validate=TEXT)
    amount = fields.Decimal(
        places=2, as_string=True, allow_none=True, validate=countable, metadata=SUM
    )
    department_id = fields.UUID(allow_none=True)
    responsible_post_id = fields.UUID(allow_none=True)
    power_id = fields.UUID(allow_none=True)
    procedure = fields.List(
        fields.Nested(ProcedureStepSchema), validate=validate.Length(max=len(REGIME))
    )
    risk_point_ids = fields.List(fields.UUID(), validate=validate.Length(max=200))
    remarks = fields.String(validate=TEXT)


class MatterDraftSchema(MatterChangeSchema):
    """A major matter to be entered."""

    topic = fields.String(required=True, validate=validate.OneOf(TOPICS))
    title = fields.String(required=True, validate=TITLE)


class MatterDecisionSchema(Schema):
    """How, where and when a matter was decided."""

    decision = fields.String(required=True, validate=validate.Length(1, 20_000))
    decided_on = fields.Date(required=True)
    meeting_id = fields.UUID(allow_none=True)
    meeting_written = fields.String(validate=LINE)


class MatterSchema(Schema):
    """A major matter."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    topic = fields.String(required=True)
    title = fields.String(required=True)
    content = fields.String(required=True)
    amount = fields.Decimal(required=True, allow_none=True, as_string=True, metadata=SUM)
    department_id = fields.UUID(required=True, allow_none=True)
    responsible_post_id = fields.UUID(required=True, allow_none=True)
    power_id = fields.UUID(required=True, allow_none=True)
    procedure = fields.List(fields.Nested(ProcedureStepReadSchema), required=True)
    meeting_id = fields.UUID(required=True, allow_none=True)
    meeting_written = fields.String(required=True)
    decision = fields.String(required=True)
    decided_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True)
    remarks = fields.String(required=True)


class MatterReadSchema(MatterSchema):
    """A major matter, the risk points it touches, and what it still lacks."""

    risk_point_ids = fields.List(fields.UUID(), required=True)
    is_large = fields.Boolean(required=True)
    gaps = fields.List(Gap(), required=True)


class MatterArguments(PageArguments):
    """Which major matters are asked for."""

    topic = fields.String(load_default=None, validate=validate.OneOf(TOPICS))
    state = fields.String(load_default=None, validate=validate.OneOf(("open", "decided")))
    department_id = fields.UUID(load_default=None)
    risk_point_id = fields.UUID(load_default=None)


class ThresholdChangeSchema(Schema):
    """From which sum on a matter counts as major, and by what rule."""

    amount = fields.Decimal(
        required=True, places=2, as_string=True, validate=countable, metadata=SUM
    )
    basis = fields.String(load_default="", validate=LINE)


class ThresholdSchema(ThresholdChangeSchema):
    version = fields.Integer(required=True)
    topic = fields.String(required=True)


class ThresholdsSchema(Schema):
    """The bureau's thresholds; a topic without one has none."""

    items = fields.List(fields.Nested(ThresholdSchema), required=True)
