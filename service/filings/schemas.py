"""Filings as their readers get them."""

from marshmallow import Schema, fields, validate

from service.filings.models import DECISIONS, FILING_KINDS, RECEIVED_STATES
from service.http.gaps import GapMessage
from service.http.paging import PageArguments
from service.procedures.schemas.standing import PerhapsOnItsWaySchema

YEARS = validate.Range(2000, 2100)
TEXT = validate.Length(max=2000)


class FilingArguments(PageArguments):
    year = fields.Integer(load_default=None, validate=YEARS)
    kind = fields.String(load_default=None, validate=validate.OneOf(FILING_KINDS))


class ReceivedArguments(FilingArguments):
    state = fields.String(load_default=None, validate=validate.OneOf(RECEIVED_STATES))


class FilingDraftSchema(Schema):
    """Which package of which year."""

    kind = fields.String(required=True, validate=validate.OneOf(FILING_KINDS))
    year = fields.Integer(required=True, strict=True, validate=YEARS)
    remarks = fields.String(load_default="", validate=TEXT)


class FilingChangeSchema(Schema):
    remarks = fields.String(load_default=None, validate=TEXT)


class SendingSchema(Schema):
    """Why the package goes up although the pre-check found gaps."""

    despite_gaps = fields.String(load_default="", validate=TEXT)


class FilingWithdrawalSchema(Schema):
    reason = fields.String(required=True, validate=validate.Length(1, 1000))


class GapSchema(Schema):
    code = fields.String(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    message = GapMessage(required=True)


class PrecheckArguments(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(FILING_KINDS))
    year = fields.Integer(required=True, validate=YEARS)


class PrecheckSchema(Schema):
    """What is due, by when, until which state, and what is still missing."""

    kind = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    binds = fields.Boolean(
        required=True, metadata={"description": "期限是否作数：早于本年度启动日的期限不计逾期"}
    )
    until = fields.String(required=True)
    ready = fields.Integer(required=True)
    news = fields.Integer(
        required=True, metadata={"description": "其中新增的，或上次审核备案后有变更的"}
    )
    gaps = fields.List(fields.Nested(GapSchema), required=True)


class ItemSchema(PerhapsOnItsWaySchema):
    item_id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    change = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    document = fields.Raw(required=True)
    decision = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True)


class FilingSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    year = fields.Integer(required=True)
    kind = fields.String(required=True)
    filing_type = fields.String(required=True)
    state = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    until = fields.String(required=True)
    revision = fields.Integer(required=True)
    first_sent_at = fields.DateTime(required=True, allow_none=True)
    sent_at = fields.DateTime(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    remarks = fields.String(required=True)
    opinion = fields.String(required=True)
    filed_number = fields.String(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)


class FilingLineSchema(FilingSchema):
    """A package in a list."""

    item_count = fields.Integer(required=True)


class FilingWithItemsSchema(FilingSchema):
    items = fields.List(fields.Nested(ItemSchema), required=True)


class ReceivedFilingSchema(Schema):
    """A package as lists and answers show it."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    bureau_id = fields.Integer(required=True)
    number = fields.String(required=True)
    year = fields.Integer(required=True)
    kind = fields.String(required=True)
    filing_type = fields.String(required=True)
    state = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    until = fields.String(required=True)
    revision = fields.Integer(required=True)
    first_sent_at = fields.DateTime(required=True)
    received_at = fields.DateTime(required=True)
    late = fields.Boolean(required=True)
    remarks = fields.String(required=True)
    opinion = fields.String(required=True)
    reviewer = fields.String(required=True)
    reviewed_at = fields.DateTime(required=True, allow_none=True)
    filed_number = fields.String(required=True)


class ReceivedLineSchema(ReceivedFilingSchema):
    """A received package in a list, with what its bureau's precheck found when it was sent."""

    bureau = fields.String(required=True)
    item_count = fields.Integer(required=True)
    gap_count = fields.Integer(required=True)
    lowered_count = fields.Integer(required=True)


class ReceivedWithItemsSchema(ReceivedFilingSchema):
    bureau = fields.String(required=True)
    via = fields.String(required=True, allow_none=True)
    gaps = fields.List(fields.Nested(GapSchema), required=True)
    items = fields.List(fields.Nested(ItemSchema), required=True)


class DecisionSchema(Schema):
    item_id = fields.UUID(required=True)
    decision = fields.String(required=True, validate=validate.OneOf(DECISIONS))
    reason = fields.String(load_default="", validate=TEXT)


class DecisionsSchema(Schema):
    items = fields.List(
        fields.Nested(DecisionSchema), required=True, validate=validate.Length(1, 2000)
    )


class AnswerSchema(Schema):
    opinion = fields.String(load_default="", validate=TEXT)


class YearArguments(Schema):
    year = fields.Integer(required=True, validate=YEARS)


class TimelinessSchema(Schema):
    bureau_id = fields.Integer(required=True)
    bureau = fields.String(required=True)
    kind = fields.String(required=True)
    packages = fields.Integer(required=True)
    late = fields.Integer(required=True)
    returned = fields.Integer(required=True)
    settled = fields.Integer(required=True)


class TimelinessListSchema(Schema):
    items = fields.List(fields.Nested(TimelinessSchema), required=True)
