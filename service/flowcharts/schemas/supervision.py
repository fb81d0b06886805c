"""Mutual supervision of key posts as a document."""

from marshmallow import Schema, fields


class UnsupervisedPostSchema(Schema):
    """A key post nobody else holds in check; perhaps it acts in no drawn flow yet."""

    post_id = fields.UUID(required=True)
    post = fields.String(required=True)
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    acts_in_flows = fields.Boolean(required=True)


class MutualSupervisionSchema(Schema):
    """How many key posts there are, and which nobody holds in check (R-066)."""

    key_posts = fields.Integer(required=True)
    items = fields.List(fields.Nested(UnsupervisedPostSchema), required=True)
