"""Mergers and splits of powers as documents."""

from marshmallow import Schema, fields, validate

from service.powers.models import SUCCESSIONS
from service.powers.schemas.catalogue import NAME, REASON, TEXT


class MergerDraftSchema(Schema):
    """Which powers shall be one, and what it is called."""

    power_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(2, 20))
    name = fields.String(required=True, validate=NAME)
    reason = fields.String(required=True, validate=REASON)


class PartDraftSchema(Schema):
    """One of the powers a power is split into, and the risk points that go with it."""

    name = fields.String(required=True, validate=NAME)
    content = fields.String(load_default="", validate=TEXT)
    risk_point_ids = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=500)
    )


class SplitDraftSchema(Schema):
    """What a power is split into; risk points nobody names go to the first part."""

    parts = fields.List(
        fields.Nested(PartDraftSchema), required=True, validate=validate.Length(2, 10)
    )
    reason = fields.String(required=True, validate=REASON)


class RelativeSchema(Schema):
    """A power this one came from, or that came from it."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    status = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(SUCCESSIONS))
    state = fields.String(
        required=True, validate=validate.OneOf(("proposed", "effective", "withdrawn"))
    )
    reason = fields.String(required=True)
    made_on = fields.Date(required=True)
    made_by_name = fields.String(required=True)
    effective_on = fields.Date(required=True, allow_none=True)


class PowerLineageSchema(Schema):
    """Where a power came from, and what became of it."""

    predecessors = fields.List(fields.Nested(RelativeSchema), required=True)
    successors = fields.List(fields.Nested(RelativeSchema), required=True)
