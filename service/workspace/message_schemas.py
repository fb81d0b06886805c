"""Messages as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, several
from service.tasks.rules import URGENCIES
from service.workspace.messages import CATEGORIES


class MessageArguments(PageArguments):
    """Which messages."""

    category = several(*CATEGORIES)
    unread = fields.Boolean(load_default=False)


class MessageSchema(Schema):
    """One message: what about, from whom, when, and when it was read."""

    id = fields.UUID(required=True)
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    kind = fields.String(required=True)
    title = fields.String(required=True)
    note = fields.String(required=True)
    number = fields.String(required=True, allow_none=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    case_id = fields.UUID(required=True, allow_none=True)
    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))
    due_on = fields.Date(required=True, allow_none=True)
    sender_name = fields.String(required=True)
    opened_at = fields.DateTime(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class CategoryCountsSchema(Schema):
    """Unread messages of each category."""

    task = fields.Integer(required=True)
    warning = fields.Integer(required=True)
    notice = fields.Integer(required=True)
    system = fields.Integer(required=True)


class MessageCountsSchema(Schema):
    """What is unread; `badge` leaves out the categories the reader does not want counted."""

    unread = fields.Integer(required=True)
    badge = fields.Integer(required=True)
    by_category = fields.Nested(CategoryCountsSchema, required=True)


class MessageReadingSchema(Schema):
    """Which categories are to be marked as read; none named means all."""

    categories = fields.List(fields.String(validate=validate.OneOf(CATEGORIES)), load_default=list)


class MessagesReadSchema(Schema):
    """How many were marked as read."""

    read_count = fields.Integer(required=True)
