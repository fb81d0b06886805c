"""Catalogues and the power list as documents."""

from marshmallow import Schema, fields, validate

from service.catalogues.models import ITEM_STATES, KINDS, STATES
from service.http.gaps import GapMessage
from service.http.paging import PageArguments
from tenants.vocabulary import POWER_CATEGORIES


class CatalogueDraftSchema(Schema):
    """A catalogue to be made: of a section, or of the bureau from those of its sections."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    department_id = fields.UUID(load_default=None, allow_none=True)
    title = fields.String(load_default="", validate=validate.Length(max=200))


class CountsSchema(Schema):
    """How many powers of which category; they add up to the total (R-042)."""

    total = fields.Integer(required=True)
    by_category = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class SourceCatalogueSchema(Schema):
    number = fields.String(required=True)
    edition = fields.Integer(required=True)
    title = fields.String(required=True)


class CatalogueSchema(Schema):
    """A catalogue of powers; with a list number, a version of the power list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    edition = fields.Integer(required=True)
    state = fields.String(required=True)
    title = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    made_on = fields.Date(required=True)
    made_by_name = fields.String(required=True)
    counts = fields.Nested(CountsSchema, required=True)
    sources = fields.List(fields.Nested(SourceCatalogueSchema), required=True)
    approved_on = fields.Date(required=True, allow_none=True)
    list_number = fields.Integer(required=True, allow_none=True)
    in_force_on = fields.Date(required=True, allow_none=True)
    superseded_on = fields.Date(required=True, allow_none=True)
    case_id = fields.UUID(required=True, allow_none=True)


class CatalogueArguments(PageArguments):
    """Which catalogues are asked for."""

    kind = fields.String(load_default=None, validate=validate.OneOf(KINDS))
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    department_id = fields.UUID(load_default=None)


class CatalogueItemSchema(Schema):
    """A power in a catalogue, word for word as it was taken in."""

    id = fields.UUID(required=True)
    power_id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    category = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    document = fields.Dict(required=True)
    duplicates = fields.List(fields.String(), required=True)
    state = fields.String(required=True)
    reviewed_by_name = fields.String(required=True)
    reviewed_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(required=True)


class ItemArguments(PageArguments):
    """Which items are asked for."""

    state = fields.String(load_default=None, validate=validate.OneOf(ITEM_STATES))
    category = fields.String(load_default=None, validate=validate.OneOf(POWER_CATEGORIES))
    duplicates = fields.Boolean(load_default=None, allow_none=True)


class ItemReviewSchema(Schema):
    """What a reviewer says of one power."""

    item_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("approved", "returned")))
    reason = fields.String(load_default="", validate=validate.Length(max=2000))


class ReviewSchema(Schema):
    """What a reviewer says of these powers."""

    items = fields.List(
        fields.Nested(ItemReviewSchema), required=True, validate=validate.Length(1, 2000)
    )


class ReadinessSchema(Schema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    code = fields.String(required=True)
    message = GapMessage(required=True)


class ReadinessListSchema(Schema):
    """The sections whose catalogue does not stand yet."""

    items = fields.List(fields.Nested(ReadinessSchema), required=True)


class ComparisonArguments(Schema):
    """Which two versions of the power list are compared."""

    before = fields.UUID(required=True)
    after = fields.UUID(required=True)


class ComparedLineSchema(Schema):
    number = fields.String(required=True)
    name = fields.String(required=True)


class FieldChangeSchema(Schema):
    field = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class ChangedLineSchema(ComparedLineSchema):
    changes = fields.List(fields.Nested(FieldChangeSchema), required=True)


class ComparisonSchema(Schema):
    """What came, what went, and what reads differently."""

    before = fields.Nested(CatalogueSchema, required=True)
    after = fields.Nested(CatalogueSchema, required=True)
    added = fields.List(fields.Nested(ComparedLineSchema), required=True)
    removed = fields.List(fields.Nested(ComparedLineSchema), required=True)
    changed = fields.List(fields.Nested(ChangedLineSchema), required=True)
