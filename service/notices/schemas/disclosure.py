"""The disclosure set, what is withheld from it, and the board, as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.notices.objects import SOURCES
from service.notices.pool import COLUMNS
from service.notices.schemas.notices import LINE, REASON, TITLE, ChannelSchema

DISCLOSED = tuple(SOURCES)
POOLED = tuple(COLUMNS)


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
    since = fields.Date(load_default=None)


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
    email = fields.String(validate=LINE)
    opinion_box = fields.String(validate=LINE)
    supervisor = fields.String(validate=LINE)
    takes_anonymous = fields.Boolean()
    kiosk_until = fields.Date(allow_none=True)


class BoardSettingSchema(Schema):
    """How the board is kept; the kiosk's link is told to those who keep the board."""

    version = fields.Integer(required=True)
    telephone = fields.String(required=True, metadata={"description": "监督电话，在版面设置中填写"})
    email = fields.String(required=True)
    opinion_box = fields.String(required=True)
    supervisor = fields.String(required=True)
    takes_anonymous = fields.Boolean(required=True)
    kiosk_until = fields.Date(required=True, allow_none=True)
    board_address = fields.String(required=True)
    kiosk_address = fields.String(required=True)
