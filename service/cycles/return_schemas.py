"""What is said when a year's plan goes back, and when it is handed in again."""

from marshmallow import Schema, fields, validate


class PlanReturnSchema(Schema):
    """What is to be changed in a plan before it is approved."""

    reason = fields.String(required=True, validate=validate.Length(1, 2000))


class PlanResubmissionSchema(Schema):
    note = fields.String(load_default="", validate=validate.Length(max=2000))
