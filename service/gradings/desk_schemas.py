"""The grading desk: sheets, reviews and decisions of one point side by side."""

from marshmallow import Schema, fields, validate

from service.gradings.queries.desk import DESKS, WAITING
from service.http.paging import PageArguments
from service.procedures.schemas.standing import OnItsWaySchema
from service.risks.schemas import RANK


class DeskArguments(PageArguments):
    """Which pile of the grading desk: waiting for a grade, decided below the sheet, lowered."""

    desk = fields.String(load_default=WAITING, validate=validate.OneOf(DESKS))
    department_id = fields.UUID(load_default=None)
    rank = fields.Integer(load_default=None, validate=RANK)


class DeskSheetSchema(Schema):
    """What the newest sheet scored, and what the rule makes of it."""

    at = fields.AwareDateTime(required=True)
    scores = fields.Dict(required=True)
    rationales = fields.Dict(required=True)
    consequence = fields.String(required=True, allow_none=True)
    proposed_rank = fields.Integer(required=True, allow_none=True)


class DeskDecisionSchema(Schema):
    """The newest decision; a lowering says from what."""

    at = fields.AwareDateTime(required=True)
    kind = fields.String(required=True)
    decided_rank = fields.Integer(required=True, allow_none=True)
    before_rank = fields.Integer(required=True, allow_none=True)
    reason = fields.String(required=True)
    evidence = fields.String(required=True)


class DeskPanelSchema(Schema):
    """What the section's panel suggested."""

    suggested_rank = fields.Integer(required=True, allow_none=True)
    computed_rank = fields.Integer(required=True, allow_none=True)
    opinion = fields.String(required=True)


class DeskReviewSchema(Schema):
    """What was said at the first review."""

    person_name = fields.String(required=True)
    post_title = fields.String(required=True)
    opinion = fields.String(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)


class DeskCaseSchema(Schema):
    """The case in which the grade is being decided, and the reader's to-do if it waits for him."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    rank = fields.Integer(required=True, allow_none=True)
    review = fields.Nested(DeskReviewSchema, required=True, allow_none=True)
    task_id = fields.UUID(required=True, allow_none=True)


class DeskRowSchema(OnItsWaySchema):
    """A risk point on the grading desk."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    subject_type = fields.String(required=True)
    category = fields.String(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    post = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    proposed_rank = fields.Integer(required=True, allow_none=True)
    floor_rank = fields.Integer(required=True, allow_none=True)
    review_required = fields.Boolean(required=True)
    sheet = fields.Nested(DeskSheetSchema, required=True, allow_none=True)
    panel = fields.Nested(DeskPanelSchema, required=True, allow_none=True)
    case = fields.Nested(DeskCaseSchema, required=True, allow_none=True)
    decision = fields.Nested(DeskDecisionSchema, required=True, allow_none=True)
    difference = fields.String(
        required=True, allow_none=True, metadata={"description": "审定等级与建议等级的差异"}
    )
