"""Sources of the reverse method and the library as documents."""

from marshmallow import Schema, fields, validate

from service.risks.schemas import LINE, TEXT
from tenants.vocabulary import CATEGORIES, SOURCE_KINDS

SAID = validate.Length(1, 4000)


class SourceChangeSchema(Schema):
    """What is known of a source."""

    kind = fields.String(validate=validate.OneOf(SOURCE_KINDS))
    received_on = fields.Date()
    reference = fields.String(validate=LINE)
    summary = fields.String(validate=LINE)
    text = fields.String(validate=TEXT)
    department_id = fields.UUID(allow_none=True)
    post_id = fields.UUID(allow_none=True)
    power_id = fields.UUID(allow_none=True)
    flow_step = fields.String(validate=LINE)


class SourceDraftSchema(SourceChangeSchema):
    """A source that came in."""

    kind = fields.String(required=True, validate=validate.OneOf(SOURCE_KINDS))
    received_on = fields.Date(required=True)
    summary = fields.String(required=True, validate=LINE)
    text = fields.String(required=True, validate=TEXT)


class SourceSchema(Schema):
    """A source; its text only for those who keep such matters."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    received_on = fields.Date(required=True)
    summary = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    reference = fields.String(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    power_id = fields.UUID(required=True, allow_none=True)
    flow_step = fields.String(required=True)
    risk_point_id = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True)


class SourceUseSchema(Schema):
    """The point found from a source."""

    risk_point_id = fields.UUID(required=True)


class LibraryArguments(Schema):
    """Which samples are asked for."""

    category = fields.String(load_default=None, validate=validate.OneOf(CATEGORIES))
    q = fields.String(load_default="", validate=validate.Length(max=200))


class LibraryDraftSchema(Schema):
    """A typical manifestation of the bureau's own."""

    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    text = fields.String(required=True, validate=SAID)
    aspect = fields.String(load_default="", validate=LINE)
    source = fields.String(load_default="", validate=LINE)


class LibraryChangeSchema(Schema):
    """What changes of an own sample."""

    text = fields.String(validate=SAID)
    aspect = fields.String(validate=LINE)
    source = fields.String(validate=LINE)
    retired = fields.Boolean()


class LibraryEntrySchema(LibraryDraftSchema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    retired = fields.Boolean(required=True)
