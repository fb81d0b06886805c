"""The picture of a signature as a document."""

from flask_smorest.fields import Upload
from marshmallow import Schema, fields


class SignaturePictureFileSchema(Schema):
    """The picture itself: PNG or JPEG, at most 200 KiB and 1200 by 600 points."""

    file = Upload(required=True)


class SignaturePictureSchema(Schema):
    """What is known of one's own picture."""

    media_type = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    size = fields.Integer(required=True)
    digest = fields.Function(lambda one: one.digest.hex(), required=True)
    algorithm = fields.String(required=True)
    kept_at = fields.AwareDateTime(required=True)


class OwnSignatureSchema(Schema):
    """The own picture, if there is one, and whether the bureau lets people sign by picture."""

    in_use = fields.Boolean(required=True)
    picture = fields.Nested(SignaturePictureSchema, required=True, allow_none=True)
