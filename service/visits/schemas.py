"""Inspection visits as their readers get them."""

from marshmallow import Schema, fields, validate

from service.visits.use_cases import LONGEST_HOURS


class VisitDraftSchema(Schema):
    """Which bureau, why, and for how long."""

    bureau = fields.String(required=True, validate=validate.Length(1, 100))
    reason = fields.String(required=True, validate=validate.Length(5, 1000))
    hours = fields.Integer(load_default=2, strict=True, validate=validate.Range(1, LONGEST_HOURS))


class VisitSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    bureau = fields.String(required=True)
    bureau_name = fields.String(required=True)
    reason = fields.String(required=True)
    opened_by = fields.UUID(required=True)
    opened_at = fields.DateTime(required=True)
    expires_at = fields.DateTime(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)


class ReceivedVisitSchema(Schema):
    """What the bureau's own journal says of a visit it received."""

    id = fields.UUID(required=True)
    at = fields.DateTime(required=True)
    topic = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    visitor = fields.String(required=True)
    by = fields.String(required=True)
    reason = fields.String(required=True)
