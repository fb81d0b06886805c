"""Notices, comments and disclosure as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.notices.models import KINDS, REMARKS, STATES, VERDICTS
from service.notices.objects import SOURCES
from service.notices.pool import COLUMNS
from service.notices.rules import CHANNELS
from service.notices.rules import KINDS as TYPES
from tenants.vocabulary import NOTICE_SCOPES

TITLE = validate.Length(1, 200)
TEXT = validate.Length(max=4000)
DISCLOSED = tuple(SOURCES)
POOLED = tuple(COLUMNS)
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
    case_id = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    kind = fields.String(load_default=None, validate=validate.OneOf(KINDS))


class RowSchema(Schema):
    zh = fields.String(required=True)
    en = fields.String(required=True)
    value = fields.String(required=True)


class NoticeItemSchema(Schema):
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
    case_id = fields.UUID(required=True, allow_none=True)
    conclusion = fields.String(required=True)


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
    follows_id = fields.UUID(required=True, allow_none=True)
    allowed_scopes = fields.List(fields.String(), required=True)
    items = fields.List(fields.Nested(NoticeItemSchema), required=True)


class NoticeWithdrawalSchema(Schema):
    reason = fields.String(required=True, validate=REASON)


class ChannelProofSchema(Schema):
    code = fields.String(required=True, validate=validate.OneOf(tuple(CHANNELS)))
    proof = fields.String(required=True, validate=validate.Length(1, 500))


class CommentDraftSchema(Schema):
    """What somebody has to say; anonymous, only the words are kept."""

    kind = fields.String(load_default="opinion", validate=validate.OneOf(REMARKS))
    text = fields.String(required=True, validate=validate.Length(1, 2000))
    notice_item_id = fields.UUID(load_default=None, allow_none=True)
    anonymous = fields.Boolean(load_default=False)


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


class CommentMadeSchema(CommentSchema):
    """The answer to whoever commented: the receipt is told once."""

    receipt = fields.String(required=True)


class CommentAnswerSchema(Schema):
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reply = fields.String(required=True, validate=validate.Length(1, 2000))
    revise = fields.Boolean(load_default=False)
    field = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={"description": "意见所指的栏目；退回后批注落在此栏"},
    )


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


class NonDisclosureDraftSchema(Schema):
    object_kind = fields.String(required=True, validate=validate.OneOf(DISCLOSED))
    object_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=REASON)
    basis = fields.String(required=True, validate=REASON)
    expires_on = fields.Date(required=True)


class NonDisclosureSchema(Schema):
    """What is kept from disclosure, by whom, why, until when."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    object_kind = fields.String(required=True)
    object_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    reason = fields.String(required=True)
    basis = fields.String(required=True)
    approver_name = fields.String(required=True)
    approved_on = fields.Date(required=True)
    expires_on = fields.Date(required=True)
    ended_on = fields.Date(required=True, allow_none=True)


class DisclosureDraftSchema(Schema):
    """The whole disclosure set of these types, released at once."""

    title = fields.String(required=True, validate=TITLE)
    types = fields.List(
        fields.String(validate=validate.OneOf(DISCLOSED)),
        required=True,
        validate=validate.Length(1, 5),
    )
    channels = fields.List(
        fields.Nested(ChannelSchema), required=True, validate=validate.Length(1, 10)
    )


class UnshownArguments(PageArguments):
    type = fields.String(load_default="risk_point", validate=validate.OneOf(POOLED))
    department_id = fields.UUID(load_default=None)


class UnshownSchema(Schema):
    """A record in force that no notice has shown yet."""

    type = fields.String(required=True)
    object_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    department = fields.String(required=True, allow_none=True)
    in_force_on = fields.Date(required=True, allow_none=True)


class TermArguments(Schema):
    working_days = fields.Integer(required=True, validate=validate.Range(1, 60))


class TermSchema(Schema):
    """The term of a notice published today: free days do not count, made-up ones do."""

    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    free_days = fields.List(fields.Date(), required=True)
    made_up_days = fields.List(fields.Date(), required=True)


class DisclosureTypeSchema(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    of_register = fields.Boolean(required=True)
    scopes = fields.List(fields.String(), required=True)


class DisclosureTypesSchema(Schema):
    items = fields.List(fields.Nested(DisclosureTypeSchema), required=True)


class CompletenessCheckSchema(Schema):
    part = fields.String(required=True)
    missing_count = fields.Integer(required=True)
    missing = fields.List(fields.String(), required=True)


class CompletenessSchema(Schema):
    """Whether everything that is to be open is there to be shown."""

    complete = fields.Boolean(required=True)
    powers = fields.Integer(required=True)
    risk_points = fields.Integer(required=True)
    withheld = fields.Integer(required=True)
    checks = fields.List(fields.Nested(CompletenessCheckSchema), required=True)


class BoardSettingChangeSchema(Schema):
    telephone = fields.String(validate=LINE)
    email = fields.String(validate=LINE)
    opinion_box = fields.String(validate=LINE)
    supervisor = fields.String(validate=LINE)
    takes_anonymous = fields.Boolean()
    kiosk_until = fields.Date(allow_none=True)


class BoardSettingSchema(Schema):
    """How the board is kept; the kiosk's link is told to those who keep the board."""

    version = fields.Integer(required=True)
    telephone = fields.String(required=True)
    email = fields.String(required=True)
    opinion_box = fields.String(required=True)
    supervisor = fields.String(required=True)
    takes_anonymous = fields.Boolean(required=True)
    kiosk_until = fields.Date(required=True, allow_none=True)
    board_address = fields.String(required=True)
    kiosk_address = fields.String(required=True)
