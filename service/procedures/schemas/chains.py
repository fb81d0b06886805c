"""Review chains as documents."""

from marshmallow import Schema, fields


class StepWordsSchema(Schema):
    """A step as a chain describes it."""

    code = fields.String(required=True)
    type = fields.String(required=True)
    acting = fields.String(required=True)
    by_zh = fields.String(required=True)
    by_en = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    in_place = fields.List(fields.String(), required=True)
    due = fields.Dict(required=True)
    results = fields.List(fields.String(), required=True)
    notice = fields.Dict(required=True)


class ChainSchema(Schema):
    """A review chain; `bodies_missing` names what the bureau has still to set up for it."""

    code = fields.String(required=True)
    object = fields.String(required=True)
    subjects = fields.List(fields.String(), required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    source = fields.String(required=True)
    gate = fields.List(fields.String(), required=True)
    steps = fields.List(fields.Nested(StepWordsSchema), required=True)
    bodies_missing = fields.List(fields.String(), required=True)


class ChainsSchema(Schema):
    """The review chains of the profile in force."""

    profile = fields.String(required=True)
    version = fields.Integer(required=True)
    notice_scopes = fields.Dict(required=True)
    items = fields.List(fields.Nested(ChainSchema), required=True)
