"""The journal as its readers get it."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.journal.queries import DONE, RESULTS


class EntryArguments(PageArguments):
    """Whose entries, about what, of which days."""

    subject_id = fields.UUID(load_default=None)
    person_id = fields.UUID(load_default=None)
    topic = fields.String(load_default=None, validate=validate.Length(1, 100))
    since = fields.AwareDateTime(load_default=None)
    until = fields.AwareDateTime(load_default=None)
    result = fields.String(load_default=None, validate=validate.OneOf((DONE, *RESULTS)))
    request = fields.String(load_default=None, validate=validate.Regexp(r"^[A-Za-z0-9_.:-]{8,64}$"))


class EntrySchema(Schema):
    """What one person did to one thing; `body` holds the words that were hashed."""

    id = fields.UUID(required=True)
    at = fields.DateTime(required=True)
    topic = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True, allow_none=True)
    person_id = fields.UUID(required=True)
    body = fields.String(required=True)
    digest = fields.String(required=True)
    result = fields.String(required=True)
    names = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "what it speaks of and the reader may read, by id"},
    )


class SealSchema(Schema):
    """A numbered link of the chain."""

    number = fields.Integer(required=True)
    entry_count = fields.Integer(required=True)
    from_xid = fields.Integer(required=True)
    to_xid = fields.Integer(required=True)
    root = fields.Function(lambda seal: seal.root.hex(), required=True)
    previous = fields.Function(lambda seal: seal.previous.hex(), required=True)
    hash = fields.Function(lambda seal: seal.hash.hex(), required=True)
    algorithm = fields.String(required=True)
    epoch = fields.String(required=True)
    sealed_at = fields.DateTime(required=True)


class FindingSchema(Schema):
    code = fields.String(required=True)
    place = fields.String(required=True)


class VerificationSchema(Schema):
    """What was looked at, and what is not as it was written."""

    entries = fields.Integer(required=True)
    seals = fields.Integer(required=True)
    witnesses = fields.Integer(required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)
