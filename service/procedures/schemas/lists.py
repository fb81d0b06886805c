"""Consultations, agendas and reminders as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, page_schema
from service.procedures.queries.consultations import BOXES


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
    title = fields.String(required=True)
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


class CandidateArguments(Schema):
    """For which body."""

    body_id = fields.UUID(required=True)


class PlannedMeetingSchema(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    held_on = fields.Date(required=True)


class AgendaCandidateSchema(Schema):
    """A case that waits for a body; `meeting` has it on its agenda already."""

    case_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    object_kind = fields.String(required=True)
    object_label = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    rank_label = fields.String(required=True)
    high = fields.Boolean(required=True)
    lowers = fields.Boolean(required=True)
    item_count = fields.Integer(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    waits_since = fields.DateTime(required=True)
    meeting = fields.Nested(PlannedMeetingSchema, required=True, allow_none=True)


class AgendaCandidatesSchema(Schema):
    items = fields.List(fields.Nested(AgendaCandidateSchema), required=True)


class ReminderSchema(Schema):
    """Who was reminded, and from when on that is possible again."""

    reminded = fields.List(fields.String(), required=True)
    next_at = fields.AwareDateTime(required=True)
