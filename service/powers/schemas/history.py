"""What became of a power, entry by entry and version by version, as documents."""

from marshmallow import Schema, fields


class ChangedFieldSchema(Schema):
    field = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class WhoSchema(Schema):
    person = fields.String(required=True)
    name = fields.String(required=True)
    post = fields.String(required=True, allow_none=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)


class ChangeSchema(Schema):
    """One entry of a record's history: who, when, before, after."""

    version = fields.Integer(required=True, allow_none=True)
    at = fields.String(required=True)
    topic = fields.String(required=True)
    actor = fields.Nested(WhoSchema, required=True)
    changes = fields.List(fields.Nested(ChangedFieldSchema), required=True)
    facts = fields.Dict(required=True)


class HistorySchema(Schema):
    """Every change of a record, oldest first."""

    items = fields.List(fields.Nested(ChangeSchema), required=True)


class VersionSchema(ChangeSchema):
    """A record as it was in one version."""

    after = fields.Dict(required=True)
