"""What cases and meetings have in common."""

from typing import Any

from marshmallow import Schema, fields, utils, validate

from service.http.gaps import GapMessage
from service.http.messages import language
from service.tasks.rules import URGENCIES


class CaseTitle(fields.String):
    """What a case is called, in the language of its reader."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        return str(utils.get_value(obj, "title_en" if language() == "en" else "title"))


class Urgency(fields.String):
    """How urgent a case is; kept as a level, said as a code."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        return URGENCIES[value]


class OutcomeSchema(Schema):
    """What was decided of a record beside yes or no."""

    rank = fields.Integer(validate=validate.Range(1, 3))
    reason = fields.String(validate=validate.Length(max=4000))
    note = fields.String(validate=validate.Length(max=4000))
    targeted = fields.Boolean()
    binding = fields.Boolean()
    operable = fields.Boolean()


class ItemOutcomeSchema(Schema):
    """The outcome of one record."""

    item_id = fields.UUID(required=True)
    outcome = fields.Nested(OutcomeSchema, load_default=dict)


class MissingSchema(Schema):
    """Something that is not in place yet."""

    code = fields.String(required=True)
    item_id = fields.UUID(required=True, allow_none=True)
    number = fields.String(required=True)
    pointer = fields.String(required=True)
    message = GapMessage(required=True)


class WhoSchema(Schema):
    """Somebody who may act."""

    role = fields.String(required=True)
    post = fields.String(required=True)
    name = fields.String(required=True)


class MeetingLineSchema(Schema):
    """A meeting in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    held_on = fields.Date(required=True)
    hour = fields.String(required=True, metadata={"description": "开会时刻，如09:00"})
    place = fields.String(required=True)
    state = fields.String(required=True)
    stage = fields.String(required=True)
    body_id = fields.UUID(required=True, allow_none=True)
    body_kind = fields.String(required=True, allow_none=True)
    body = fields.String(required=True)
    year = fields.Integer(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    case_id = fields.UUID(required=True, allow_none=True)
    session_number = fields.Integer(required=True, allow_none=True)
    chair_id = fields.UUID(required=True, allow_none=True)
    signed_at = fields.DateTime(required=True, allow_none=True)
    signed_by = fields.UUID(required=True, allow_none=True)
