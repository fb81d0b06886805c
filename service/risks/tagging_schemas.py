"""Tagging many risk points at once, as documents."""

from marshmallow import Schema, fields, validate

from tenants.vocabulary import KEY_TAGS

MOST_TOGETHER = 500
FOCUS = validate.And(validate.Length(1, 100), validate.Regexp(r"\S(.*\S)?$"))


class TaggedPointSchema(Schema):
    """One point as it was read, and all the tags it is to have."""

    risk_point_id = fields.UUID(required=True)
    version = fields.Integer(required=True, strict=True)
    focus_tags = fields.List(
        fields.String(validate=FOCUS), required=True, validate=validate.Length(max=100)
    )
    key_tags = fields.List(
        fields.String(validate=validate.OneOf(KEY_TAGS)),
        required=True,
        validate=validate.Length(max=len(KEY_TAGS)),
    )


class TaggingSchema(Schema):
    """Which points are to have which tags."""

    items = fields.List(
        fields.Nested(TaggedPointSchema),
        required=True,
        validate=validate.Length(1, MOST_TOGETHER),
    )


class TaggingOutcomeSchema(Schema):
    """What became of one of them: its version now, or why it was left out."""

    risk_point_id = fields.UUID(required=True)
    outcome = fields.String(
        required=True, validate=validate.OneOf(("tagged", "unchanged", "refused"))
    )
    version = fields.Integer(required=True, allow_none=True)
    code = fields.String(required=True)
    reason = fields.String(required=True)


class TaggingOutcomesSchema(Schema):
    """What became of all of them, in the order they were named."""

    items = fields.List(fields.Nested(TaggingOutcomeSchema), required=True)
    tagged_count = fields.Integer(required=True)
