"""Notices as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.notices.models import KINDS, STATES
from service.notices.rules import CHANNELS
from service.notices.rules import KINDS as TYPES
from service.procedures.schemas.standing import PerhapsOnItsWaySchema
from tenants.vocabulary import NOTICE_SCOPES

TITLE = validate.Length(1, 200)
TEXT = validate.Length(max=4000)
LINE = validate.Length(max=500)
REASON = validate.Length(1, 1000)


class ChannelSchema(Schema):
    code = fields.String(required=True, validate=validate.OneOf(tuple(CHANNELS)))
    proof = fields.String(load_default="", validate=LINE)


class NoticeItemDraftSchema(Schema):
    """A record of the register by its id, or a free item by its words."""

    type = fields.String(required=True, validate=validate.OneOf(tuple(TYPES)))
    object_id = fields.UUID(allow_none=True)
    title = fields.String(validate=validate.Length(max=200))
    text = fields.String(validate=TEXT)
    file_reference = fields.String(validate=LINE)


class NoticeChangeSchema(Schema):
    """What is written of a notice; a field left out stays as it is."""

    title = fields.String(validate=TITLE)
    scope = fields.String(validate=validate.OneOf(NOTICE_SCOPES))
    department_ids = fields.List(fields.UUID(), validate=validate.Length(max=200))
    person_ids = fields.List(fields.UUID(), validate=validate.Length(max=500))
    introduction = fields.String(validate=TEXT)
    channels = fields.List(fields.Nested(ChannelSchema), validate=validate.Length(max=10))
    scope_decision = fields.String(validate=LINE)
    working_days = fields.Integer(strict=True, validate=validate.Range(1, 60))
    takes_comments = fields.Boolean()
    supervisor = fields.String(validate=LINE)
    items = fields.List(fields.Nested(NoticeItemDraftSchema), validate=validate.Length(max=500))


class NoticeDraftSchema(NoticeChangeSchema):
    """A notice of the register office's own making."""

    kind = fields.String(load_default="notice", validate=validate.OneOf(KINDS))
    title = fields.String(required=True, validate=TITLE)
    scope = fields.String(load_default="unit", validate=validate.OneOf(NOTICE_SCOPES))
    follows_id = fields.UUID(load_default=None, allow_none=True)
    items = fields.List(
        fields.Nested(NoticeItemDraftSchema), required=True, validate=validate.Length(1, 500)
    )


class NoticeArguments(PageArguments):
    q = fields.String(load_default="", validate=validate.Length(max=100))
    scope = fields.String(load_default=None, validate=validate.OneOf(NOTICE_SCOPES))
    type = fields.String(load_default=None, validate=validate.OneOf(tuple(TYPES)))
    case_id = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    kind = fields.String(load_default=None, validate=validate.OneOf(KINDS))


class RowSchema(Schema):
    zh = fields.String(required=True)
    en = fields.String(required=True)
    value = fields.String(required=True)


class NoticeItemSchema(PerhapsOnItsWaySchema):
    id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    type = fields.String(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    file_reference = fields.String(required=True)
    object_id = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True)
    rows = fields.List(fields.Nested(RowSchema), required=True)


class NoticeLineSchema(Schema):
    """A notice in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    scope = fields.String(required=True)
    state = fields.String(required=True)
    object_kind = fields.String(required=True)
    working_days = fields.Integer(required=True, allow_none=True)
    starts_on = fields.Date(required=True, allow_none=True)
    ends_on = fields.Date(required=True, allow_none=True)
    published_at = fields.DateTime(required=True, allow_none=True)
    content = fields.String(required=True)
    item_count = fields.Integer(required=True)
    returned_count = fields.Integer(required=True)
    comment_count = fields.Integer(required=True)
    objection_count = fields.Integer(required=True)
    open_comment_count = fields.Integer(required=True)
    case_id = fields.UUID(required=True, allow_none=True)
    conclusion = fields.String(required=True)


class NoticeExtensionSchema(Schema):
    """A last day moved later: by how much, and why."""

    on = fields.String(required=True)
    former_ends_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    working_days = fields.Integer(required=True)
    reason = fields.String(required=True)


class NoticeExtensionDraftSchema(Schema):
    working_days = fields.Integer(required=True, strict=True, validate=validate.Range(1, 60))
    reason = fields.String(required=True, validate=REASON)


class NoticeSchema(NoticeLineSchema):
    """A notice with all it shows."""

    introduction = fields.String(required=True)
    department_ids = fields.List(fields.UUID(), required=True)
    person_ids = fields.List(fields.UUID(), required=True)
    channels = fields.List(fields.Nested(ChannelSchema), required=True)
    scope_decision = fields.String(required=True)
    takes_comments = fields.Boolean(required=True)
    supervisor = fields.String(required=True)
    withdrawn_reason = fields.String(required=True)
    extensions = fields.List(fields.Nested(NoticeExtensionSchema), required=True)
    follows_id = fields.UUID(required=True, allow_none=True)
    allowed_scopes = fields.List(fields.String(), required=True)
    items = fields.List(fields.Nested(NoticeItemSchema), required=True)


class NoticeWithdrawalSchema(Schema):
    reason = fields.String(required=True, validate=REASON)


class ChannelProofSchema(Schema):
    code = fields.String(required=True, validate=validate.OneOf(tuple(CHANNELS)))
    proof = fields.String(required=True, validate=validate.Length(1, 500))


class NoticeResultSchema(Schema):
    """What came of a notice (公示结果表)."""

    number = fields.String(required=True)
    starts_on = fields.String(required=True, allow_none=True)
    ends_on = fields.String(required=True, allow_none=True)
    working_days = fields.Integer(required=True, allow_none=True)
    readers = fields.Integer(required=True)
    comments = fields.Integer(required=True)
    adopted = fields.Integer(required=True)
    partly_adopted = fields.Integer(required=True)
    not_adopted = fields.Integer(required=True)
    open_comments = fields.Integer(required=True)
    items = fields.Integer(required=True)
    returned = fields.Integer(required=True)
    conclusion = fields.String(required=True)
    supervisor = fields.String(required=True)
