"""What a year hands on, and what it is planned with, as documents."""

from marshmallow import Schema, fields

from service.cycles.schemas import YEARS, WrittenStageSchema


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


class PlanProposalArguments(Schema):
    year = fields.Integer(required=True, validate=YEARS)


class YearProposalArguments(PlanProposalArguments):
    document_id = fields.UUID(
        load_default=None, metadata={"description": "按上级下发的方案编制：该方案的文件"}
    )


class YearProposalSchema(Schema):
    """The stages a bureau's year would be drafted with."""

    year = fields.Integer(required=True)
    stages = fields.List(fields.Nested(ProposedStageSchema), required=True)


class PlanProposalSchema(Schema):
    """The stages a leading group's next plan begins with."""

    year = fields.Integer(required=True)
    stages = fields.List(fields.Nested(WrittenStageSchema), required=True)
