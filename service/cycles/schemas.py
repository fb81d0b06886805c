"""Cycles and their plans as documents."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

YEARS = validate.Range(2000, 2100)
NAME = validate.Length(1, 100)


class CycleDraftSchema(Schema):
    year = fields.Integer(required=True, strict=True, validate=YEARS)
    stock_taking = fields.Boolean(load_default=False)


class CycleSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    state = fields.String(required=True)
    opened_on = fields.Date(required=True)
    stock_taking = fields.Boolean(required=True)
    profile = fields.Function(lambda cycle: cycle.profile["code"], required=True)


class StageSchema(Schema):
    """One stage of the year: from its first day to the end of its last."""

    name = fields.String(required=True, validate=NAME)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    note = fields.String(load_default="", validate=validate.Length(max=1000))

    @post_load
    def written(self, stage: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Keep days as they are written in JSON."""
        days = {day: stage[day].isoformat() for day in ("starts_on", "due_on")}
        return {**stage, **days}


class PlanChangeSchema(Schema):
    title = fields.String(required=True, validate=NAME)
    stages = fields.List(fields.Nested(StageSchema), required=True, validate=validate.Length(1, 50))


class PlanDraftSchema(PlanChangeSchema):
    year = fields.Integer(required=True, strict=True, validate=YEARS)


class WrittenStageSchema(Schema):
    name = fields.String(required=True)
    starts_on = fields.String(required=True)
    due_on = fields.String(required=True)
    note = fields.String(required=True)


class PlanSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    edition = fields.Integer(required=True)
    title = fields.String(required=True)
    stages = fields.List(fields.Nested(WrittenStageSchema), required=True)
    state = fields.String(required=True)
    written_by = fields.UUID(required=True)
    issued_at = fields.DateTime(required=True, allow_none=True)


class ReceivedPlanSchema(Schema):
    """A plan of a leading group above, in the edition that is in force."""

    document_id = fields.UUID(required=True)
    issuer = fields.String(required=True)
    year = fields.Integer(required=True)
    edition = fields.Integer(required=True)
    title = fields.String(required=True)
    stages = fields.List(fields.Nested(WrittenStageSchema), required=True)
    issued_at = fields.String(required=True)
    received_at = fields.DateTime(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class ReceivedPlanListSchema(Schema):
    items = fields.List(fields.Nested(ReceivedPlanSchema), required=True)
