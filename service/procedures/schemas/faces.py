"""What the page of a case shows beside the case itself, as documents."""

from typing import Any

from marshmallow import Schema, fields

from service.http.messages import problem_text
from service.http.problems import act_in_question
from service.procedures.schemas.parts import WhoSchema


class FaceLineSchema(Schema):
    """One line of the printed form; `before` is how it read when it was decided last."""

    field = fields.String(required=True)
    label = fields.String(required=True)
    value = fields.List(fields.String(), required=True)
    before = fields.List(fields.String(), required=True, allow_none=True)
    changed = fields.Boolean(required=True)


class WayStepWhoSchema(Schema):
    post = fields.String(required=True)
    name = fields.String(required=True)


class WayStepSchema(Schema):
    """A step of the chain: done, returned, passed over, open, or ahead."""

    code = fields.String(required=True)
    type = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    by_zh = fields.String(required=True)
    by_en = fields.String(required=True)
    state = fields.String(required=True)
    who = fields.List(fields.Nested(WayStepWhoSchema), required=True)


class RemarkSchema(Schema):
    """A remark on one field, and whether it is settled: mended, or ticked off."""

    id = fields.UUID(required=True)
    step_id = fields.UUID(required=True)
    round = fields.Integer(required=True)
    item_id = fields.UUID(required=True, allow_none=True)
    field = fields.String(required=True)
    text = fields.String(required=True)
    by_name = fields.String(required=True)
    at = fields.DateTime(required=True)
    changed = fields.Boolean(required=True)
    resolved = fields.Boolean(required=True)
    ticked_by = fields.String(required=True)


class ReturnStepSchema(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class ActReason(fields.String):
    """Why somebody may not, in the reader's language."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        if obj["allowed"]:
            return ""
        facts = {"act": act_in_question(obj["facts"].get("permission")), **obj["facts"]}
        return problem_text(obj["code"], obj["detail"], facts)[1]


class ActSchema(Schema):
    """Whether the reader may do this; if not, by which rule, and who may."""

    act = fields.String(required=True)
    allowed = fields.Boolean(required=True)
    code = fields.String(required=True)
    reason = ActReason(required=True)
    who_can = fields.List(fields.Nested(WhoSchema), required=True)
    to_steps = fields.List(fields.Nested(ReturnStepSchema), required=True)
    task_id = fields.UUID(required=True, allow_none=True)
    outcomes = fields.List(
        fields.String(), required=True, metadata={"description": "通过时须逐项回答的内容"}
    )


class CaseFileSchema(Schema):
    """A file laid beside a step."""

    id = fields.UUID(required=True)
    step_id = fields.UUID(required=True)
    name = fields.String(required=True)
    label = fields.String(required=True)
    uploaded_name = fields.String(required=True)
    uploaded_at = fields.DateTime(required=True)


class ReaderSchema(Schema):
    """Somebody who was sent the case for reading, and when he read it."""

    name = fields.String(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class CopySchema(Schema):
    """One sending for reading: by whom, when, with what words, to whom."""

    id = fields.UUID(required=True)
    at = fields.DateTime(required=True)
    by_name = fields.String(required=True)
    note = fields.String(required=True)
    readers = fields.List(fields.Nested(ReaderSchema), required=True)
