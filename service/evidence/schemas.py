"""Attachments as documents."""

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, validate

from service.evidence.owners import OWNERS

OWNER_KIND = validate.OneOf(tuple(OWNERS))


class AttachmentFormSchema(Schema):
    """To what a file is to be attached, and in place of which."""

    owner_kind = fields.String(required=True, validate=OWNER_KIND)
    owner_id = fields.UUID(required=True)
    label = fields.String(load_default="", validate=validate.Length(max=200))
    replaces = fields.UUID(load_default=None)


class AttachmentFileSchema(Schema):
    file = Upload(required=True)


class AttachmentArguments(Schema):
    """Whose files are asked for."""

    owner_kind = fields.String(required=True, validate=OWNER_KIND)
    owner_id = fields.UUID(required=True)
    replaced = fields.Boolean(load_default=False)


class AttachmentSchema(Schema):
    """A file attached to a record."""

    id = fields.UUID(required=True)
    owner_kind = fields.String(required=True)
    owner_id = fields.UUID(required=True)
    name = fields.String(required=True)
    label = fields.String(required=True)
    size = fields.Integer(required=True)
    media_type = fields.String(required=True)
    algorithm = fields.String(required=True)
    digest = fields.Function(lambda one: one.digest.hex(), required=True)
    uploaded_by = fields.UUID(required=True)
    uploaded_name = fields.String(required=True)
    uploaded_at = fields.AwareDateTime(required=True)
    replaced_by = fields.UUID(required=True, allow_none=True)


class AttachmentsSchema(Schema):
    items = fields.List(fields.Nested(AttachmentSchema), required=True)
