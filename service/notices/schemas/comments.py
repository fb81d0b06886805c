"""What is said of a notice, and the answers, as documents."""

from marshmallow import Schema, fields, validate

from service.notices.models import REMARKS, VERDICTS
from service.procedures.schemas.faces import ActReason
from service.procedures.schemas.parts import WhoSchema


class CommentDraftSchema(Schema):
    """What somebody has to say; anonymous, only the words are kept."""

    kind = fields.String(load_default="opinion", validate=validate.OneOf(REMARKS))
    text = fields.String(required=True, validate=validate.Length(1, 2000))
    notice_item_id = fields.UUID(load_default=None, allow_none=True)
    anonymous = fields.Boolean(load_default=False)


class AnsweringSchema(Schema):
    """Whether the reader may answer; if not, why, and who may."""

    allowed = fields.Boolean(required=True)
    code = fields.String(required=True)
    reason = ActReason(required=True)
    who_can = fields.List(fields.Nested(WhoSchema), required=True)


class CommentSchema(Schema):
    """A comment and its answer."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    notice_id = fields.UUID(required=True)
    notice_item_id = fields.UUID(required=True, allow_none=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    made_on = fields.Date(required=True)
    person_name = fields.String(required=True)
    contact = fields.String(required=True)
    verdict = fields.String(required=True, allow_none=True)
    reply = fields.String(required=True)
    answered_at = fields.DateTime(required=True, allow_none=True)
    reopened_case_id = fields.UUID(required=True, allow_none=True)
    due_on = fields.Date(required=True)
    remaining_working_days = fields.Integer(required=True, allow_none=True)
    answering = fields.Nested(AnsweringSchema, required=True)


class CommentMadeSchema(CommentSchema):
    """The answer to whoever commented: the receipt is told once."""

    receipt = fields.String(required=True)


class CommentAnswerSchema(Schema):
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reply = fields.String(required=True, validate=validate.Length(1, 2000))
    revise = fields.Boolean(load_default=False)
    notice_item_id = fields.UUID(load_default=None, allow_none=True)
    field = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={"description": "意见所指的栏目；退回后批注落在此栏"},
    )
