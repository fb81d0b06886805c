"""Exchanged documents as their readers get them."""

from marshmallow import Schema, fields

from service.http.paging import PageArguments, several
from tenants.vocabulary import DOCUMENT_KINDS


class DocumentArguments(PageArguments):
    kind = several(*DOCUMENT_KINDS)


class PartySchema(Schema):
    """A tenant as the public directory names it."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class DocumentSchema(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    subject = fields.String(required=True)
    revision = fields.Integer(required=True)
    state = fields.String(required=True)
    digest = fields.Function(lambda document: document["digest"].hex(), required=True)


class InboxDocumentSchema(DocumentSchema):
    """A document another tenant sent here."""

    sender = fields.Nested(PartySchema, required=True)
    received_at = fields.DateTime(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class InboxDocumentBodySchema(InboxDocumentSchema):
    body = fields.Raw(required=True)


class OutboxDocumentSchema(DocumentSchema):
    """A document sent from here, and how far it has come."""

    recipient = fields.Nested(PartySchema, required=True)
    written_at = fields.DateTime(required=True)
    acknowledged_at = fields.DateTime(required=True, allow_none=True)
    last_error = fields.String(required=True)
