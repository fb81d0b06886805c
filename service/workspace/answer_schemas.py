"""Who may, and the policy's own lines, as documents."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from policies.permissions import Permission
from policies.words import ROLES
from service.http.problems import WhoCanSchema
from service.workspace.queries.answers import Question
from service.workspace.subjects import KINDS

MOST = 50
PERMISSIONS = tuple(one.value for one in Permission)


class QuestionSchema(Schema):
    """May I do this: to a record, or at all where none is named."""

    permission = fields.String(required=True, validate=validate.OneOf(PERMISSIONS))
    subject_kind = fields.String(load_default=None, validate=validate.OneOf(tuple(KINDS)))
    subject_id = fields.UUID(load_default=None)

    @validates_schema
    def name_it_whole(self, asked: dict[str, Any], **_: object) -> None:
        """Take a kind only with an id, and an id only with a kind."""
        if (asked["subject_kind"] is None) != (asked["subject_id"] is None):
            raise ValidationError("Name the kind and the id together.", "subject_id")

    @post_load
    def make(self, asked: dict[str, Any], **_: object) -> dict[str, Any]:
        """Put the question."""
        rest = {name: value for name, value in asked.items() if name == "person_id"}
        question = Question(
            Permission(asked["permission"]), asked["subject_kind"], asked["subject_id"]
        )
        return {"question": question, **rest}


class QuestionArguments(QuestionSchema):
    """May I, or may somebody else."""

    person_id = fields.UUID(load_default=None)


class QuestionsSchema(Schema):
    """Many questions at once."""

    questions = fields.List(
        fields.Nested(QuestionSchema), required=True, validate=validate.Length(1, MOST)
    )


class DecidingRuleSchema(Schema):
    """One line of the policy that bears on the question, and what it says here."""

    role = fields.String(required=True)
    role_label = fields.String(required=True)
    scope = fields.String(required=True)
    scope_label = fields.String(required=True)
    effect = fields.String(required=True)
    sentence = fields.String(required=True)
    because = fields.String(required=True)
    source = fields.String(required=True)


class AnswerSchema(Schema):
    """What the policy says; a record its asker cannot read is not `known` to him."""

    permission = fields.String(required=True)
    label = fields.String(required=True)
    subject_kind = fields.String(required=True, allow_none=True)
    subject_id = fields.UUID(required=True, allow_none=True)
    known = fields.Boolean(required=True)
    allowed = fields.Boolean(required=True)
    sentence = fields.String(required=True)
    who_can = fields.List(fields.Nested(WhoCanSchema), required=True)
    you_can = fields.List(fields.String(), required=True)
    you_can_labels = fields.List(fields.String(), required=True)
    rules = fields.List(fields.Nested(DecidingRuleSchema), required=True)
    contact = fields.Nested(WhoCanSchema, required=True, allow_none=True)
    by_rank = fields.Integer(
        required=True, allow_none=True, metadata={"description": "由谁办理取决于等级时，该等级"}
    )
    waiting_case = fields.UUID(
        required=True, allow_none=True, metadata={"description": "正待其办理、您可以催办的审核"}
    )
    request_id = fields.String(metadata={"description": "问一项时的编号，供管理员查找"})


class AnswersSchema(Schema):
    """The answers, in the order of the questions."""

    items = fields.List(fields.Nested(AnswerSchema), required=True)


class RuleArguments(Schema):
    """The lines about a role, with all it takes over; about a permission."""

    role = fields.String(load_default=None, validate=validate.OneOf(tuple(ROLES)))
    permission = fields.String(load_default=None, validate=validate.OneOf(PERMISSIONS))


class LabelledSchema(Schema):
    """A word of the policy's alphabet and how it reads."""

    code = fields.String(required=True)
    label = fields.String(required=True)


class RuleSchema(Schema):
    """One line of the policy in words; `overlay` ones were added by the region or the bureau."""

    source = fields.String(required=True)
    line = fields.Integer(required=True)
    text = fields.String(required=True)
    effect = fields.String(required=True)
    role = fields.Nested(LabelledSchema, required=True)
    borne_by = fields.List(fields.Nested(LabelledSchema), required=True)
    permissions = fields.List(fields.Nested(LabelledSchema), required=True)
    ranks = fields.List(fields.Nested(LabelledSchema), required=True)
    scopes = fields.List(fields.Nested(LabelledSchema), required=True)
    because = fields.String(required=True)
    overlay = fields.Boolean(required=True)
    sentence = fields.String(required=True)


class RulesSchema(Schema):
    """The lines in the order of the policy, those that tighten it last."""

    items = fields.List(fields.Nested(RuleSchema), required=True)
