"""What a year hands on, as a document."""

from marshmallow import Schema, fields


class ProposedStageSchema(Schema):
    """A stage as it is proposed for the next year."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    conditions = fields.List(fields.String(), required=True)


class CarryOverSchema(Schema):
    """What a year takes over: how much of the register, and how many people are asked."""

    year = fields.Integer(required=True)
    points = fields.Integer(required=True)
    measures = fields.Integer(required=True)
    letters = fields.Integer(required=True)
    cases = fields.Integer(required=True)
    people = fields.Integer(required=True)
    stages = fields.List(fields.Nested(ProposedStageSchema), required=True)
