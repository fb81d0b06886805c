"""Rounds of search as documents."""

from marshmallow import Schema, fields, validate

from service.risks.schemas import MANY, TEXT, TITLE
from service.searches.rules.vocabulary import DIRECTIONS, ENFORCEMENT, FLOW_GATES, WORK_POSTS
from tenants.vocabulary import SUBJECT_TYPES

WORD = validate.Length(1, 100)
CODES = fields.List(fields.String(validate=WORD), validate=MANY)


class CampaignChangeSchema(Schema):
    """The plan of a round; what is left out stays, or is as the profile says."""

    title = fields.String(validate=TITLE)
    direction = fields.String(validate=validate.OneOf(DIRECTIONS))
    opens_on = fields.Date()
    due_on = fields.Date()
    leaders_due_on = fields.Date(allow_none=True)
    coverage_policy = fields.String(validate=validate.OneOf(ENFORCEMENT))
    flow_gate = fields.String(validate=validate.OneOf(FLOW_GATES))
    work_posts = fields.String(validate=validate.OneOf(WORK_POSTS))
    subject_types = fields.List(
        fields.String(validate=validate.OneOf(SUBJECT_TYPES)), validate=validate.Length(1, 10)
    )
    focus = CODES
    note = fields.String(validate=TEXT)


class CampaignDraftSchema(CampaignChangeSchema):
    """A round of search to be planned."""

    opens_on = fields.Date(required=True)
    due_on = fields.Date(required=True)


class CampaignSchema(Schema):
    """A round of search."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    cycle_id = fields.UUID(required=True)
    year = fields.Integer(required=True)
    round = fields.Integer(required=True)
    title = fields.String(required=True)
    direction = fields.String(required=True)
    opens_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    leaders_due_on = fields.Date(required=True, allow_none=True)
    coverage_policy = fields.String(required=True)
    flow_gate = fields.String(required=True)
    work_posts = fields.String(required=True)
    subject_types = fields.List(fields.String(), required=True)
    focus = fields.List(fields.String(), required=True)
    note = fields.String(required=True)
    state = fields.String(required=True)
    opened_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    closing = fields.Dict(required=True)


class ItemsSchema(Schema):
    items = fields.List(fields.Dict(), required=True)


class DepartmentArguments(Schema):
    """Of which section."""

    department_id = fields.UUID(load_default=None)


class ExtendedSchema(Schema):
    """How many sheets were added."""

    sheets = fields.Integer(required=True)


class FiguresSchema(Schema):
    """How far a round has come; figures, no ranking."""

    campaign = fields.Nested(CampaignSchema, required=True)
    sections = fields.List(fields.Dict(), required=True)
    missing = fields.List(fields.Dict(), required=True)
    methods = fields.Dict(required=True)
    warnings = fields.List(fields.String(), required=True)
    contributions = fields.Dict(required=True)
    defects = fields.Dict(required=True)
    copies = fields.Integer(required=True)
    leaders = fields.List(fields.Dict(), required=True)
