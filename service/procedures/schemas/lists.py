"""Consultations, agendas and reminders as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, page_schema
from service.procedures.queries.agendas import STATES, WAITING
from service.procedures.queries.consultations import BOXES
from service.procedures.schemas.parts import CaseTitle
from tenants.vocabulary import CASE_OBJECTS


class ConsultationArguments(PageArguments):
    """Where one was asked, or where one asks; open ones, ended ones, or all."""

    box = fields.String(load_default="asked", validate=validate.OneOf(BOXES))
    open = fields.Boolean(load_default=None)


class ConsultedOpinionSchema(Schema):
    """What one of those asked said; `mine` is one the reader may give now."""

    id = fields.UUID(required=True)
    department = fields.String(required=True)
    asked_zh = fields.String(required=True)
    asked_en = fields.String(required=True)
    person_name = fields.String(required=True)
    text = fields.String(required=True)
    field = fields.String(required=True)
    at = fields.DateTime(required=True, allow_none=True)
    adopted = fields.Boolean(required=True, allow_none=True)
    reply = fields.String(required=True)
    binding = fields.Boolean(required=True)
    agreed = fields.Boolean(required=True, allow_none=True)
    withdrawn_at = fields.DateTime(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True)
    mine = fields.Boolean(required=True)


class ConsultationSchema(Schema):
    """A consultation: about what, until when, how many answered."""

    case_id = fields.UUID(required=True)
    step_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = CaseTitle(required=True)
    object_kind = fields.String(required=True)
    object_label = fields.String(required=True)
    items = fields.List(fields.String(), required=True)
    department = fields.String(required=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    state = fields.String(required=True)
    opened_at = fields.DateTime(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    asked_count = fields.Integer(required=True)
    answered_count = fields.Integer(required=True)
    adopted_count = fields.Integer(required=True)
    opinions = fields.List(fields.Nested(ConsultedOpinionSchema), required=True)


ConsultationPageSchema = page_schema(ConsultationSchema)


class AgendaArguments(PageArguments):
    """What awaits a body or was decided; of which body, kind, section, by which words."""

    state = fields.String(load_default=WAITING, validate=validate.OneOf(STATES))
    body_id = fields.UUID(load_default=None)
    object_kind = fields.String(load_default=None, validate=validate.OneOf(CASE_OBJECTS))
    department_id = fields.UUID(load_default=None)
    planned = fields.Boolean(
        load_default=None, metadata={"description": "是否已列入待开会议的议题"}
    )
    q = fields.String(load_default="", validate=validate.Length(max=100))


class NamedMeetingSchema(Schema):
    """The meeting that has a case on its agenda, or decided on it."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    held_on = fields.Date(required=True)


class MaterialSchema(Schema):
    """A file laid beside a case or its records."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class AgendaCandidateSchema(Schema):
    """A case that waits for a body, or was decided on by it.

    `meeting` has it on its agenda already; `decision` is what the last meeting came to.
    """

    id = fields.UUID(required=True)
    case_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = CaseTitle(required=True)
    object_kind = fields.String(required=True)
    object_label = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    rank_label = fields.String(required=True)
    high = fields.Boolean(required=True)
    lowers = fields.Boolean(required=True)
    item_count = fields.Integer(required=True)
    materials = fields.List(fields.Nested(MaterialSchema), required=True)
    body_id = fields.UUID(required=True, allow_none=True)
    body = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    waits_since = fields.DateTime(required=True, allow_none=True)
    waited_days = fields.Integer(
        required=True, allow_none=True, metadata={"description": "已等待的工作日"}
    )
    meeting = fields.Nested(NamedMeetingSchema, required=True, allow_none=True)
    decision = fields.String(required=True, allow_none=True)
    decided_in = fields.Nested(NamedMeetingSchema, required=True, allow_none=True)


AgendaCandidatePageSchema = page_schema(AgendaCandidateSchema)


class ReminderSchema(Schema):
    """Who was reminded, and from when on that is possible again."""

    reminded = fields.List(fields.String(), required=True)
    next_at = fields.AwareDateTime(required=True)
