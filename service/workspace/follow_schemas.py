"""What one follows, as documents."""

from marshmallow import Schema, fields, validate

from service.workspace.models import FOLLOWED_KINDS


class FollowSchema(Schema):
    """One record followed, as it stands now."""

    kind = fields.String(required=True, validate=validate.OneOf(FOLLOWED_KINDS))
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.String(required=True)
    followed_at = fields.DateTime(required=True)


class FollowListSchema(Schema):
    """What one follows and may read, the latest first."""

    items = fields.List(fields.Nested(FollowSchema), required=True)
