"""Commitment letters as documents."""

from marshmallow import Schema, fields, validate

from service.commitments.kinds import AT_ONCE, FOR_ONE, KINDS
from service.commitments.models import METHODS, STATES
from service.http.paging import PageArguments

LINE = validate.Length(max=500)
CLAUSE = validate.Length(1, 1000)
STANDINGS = ("issued", "signed", "countersigned", "owed", "overdue")


class CommitmentArguments(PageArguments):
    kind = fields.String(load_default=None, validate=validate.OneOf(KINDS))
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2100))
    department_id = fields.UUID(load_default=None)
    mine = fields.Boolean(load_default=False)
    standing = fields.String(load_default=None, validate=validate.OneOf(STANDINGS))


class CommitmentLineSchema(Schema):
    """A letter in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    year = fields.Integer(required=True)
    department_id = fields.UUID(required=True)
    post_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    post_title = fields.String(required=True)
    state = fields.String(required=True)
    matter = fields.String(required=True)
    issued_on = fields.Date(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    signed_at = fields.DateTime(required=True, allow_none=True)
    signing_method = fields.String(required=True, allow_none=True)
    countersigned_at = fields.DateTime(required=True, allow_none=True)
    countersigner = fields.String(required=True)
    succeeds_id = fields.UUID(required=True, allow_none=True)
    closed_on = fields.Date(required=True, allow_none=True)
    closed_reason = fields.String(required=True)


class ListedCommitmentSchema(CommitmentLineSchema):
    """A letter in the list, and the newest notice it was shown in."""

    notice_id = fields.UUID(required=True, allow_none=True)
    notice_state = fields.String(required=True, allow_none=True)
    notice_ends_on = fields.Date(required=True, allow_none=True)


class CommitmentLetterSchema(CommitmentLineSchema):
    """A letter with its words; sign exactly these by sending their digest back."""

    text = fields.Dict(keys=fields.String(), required=True)
    text_digest = fields.String(required=True)
    countersigners = fields.List(fields.String(), required=True)


class CommitmentIssuanceSchema(Schema):
    """Letters of one annex for all who must sign; further posts may be named."""

    kind = fields.String(required=True, validate=validate.OneOf(AT_ONCE))
    due_on = fields.Date(load_default=None, allow_none=True)
    post_ids = fields.List(fields.UUID(), load_default=(), validate=validate.Length(max=500))


class CommitmentsIssuedSchema(Schema):
    issued = fields.List(fields.Nested(CommitmentLineSchema), required=True)
    already_count = fields.Integer(required=True)
    vacant = fields.List(fields.String(), required=True)


class CommitmentDraftSchema(Schema):
    """One letter for a special authority or a project."""

    kind = fields.String(required=True, validate=validate.OneOf(FOR_ONE))
    post_id = fields.UUID(required=True)
    matter = fields.String(required=True, validate=CLAUSE)
    own_clauses = fields.List(
        fields.String(validate=CLAUSE), load_default=(), validate=validate.Length(max=20)
    )
    due_on = fields.Date(load_default=None, allow_none=True)


class SignatureSchema(Schema):
    """The digest of the words the signer was shown, and how he signs them."""

    text_digest = fields.String(required=True, validate=validate.Regexp(r"[0-9a-fA-F]{64}\Z"))
    method = fields.String(load_default="hand", validate=validate.OneOf(METHODS))


class CommitmentWithdrawalSchema(Schema):
    reason = fields.String(required=True, validate=CLAUSE)


class UrgedCommitmentSchema(Schema):
    commitment_id = fields.UUID(required=True)


class CommitmentUrgingSchema(Schema):
    """Which letters are urged about."""

    items = fields.List(
        fields.Nested(UrgedCommitmentSchema), required=True, validate=validate.Length(1, 500)
    )


class CommitmentFigureSchema(Schema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    issued = fields.Integer(required=True)
    signed = fields.Integer(required=True)
    owed = fields.Integer(required=True)
    countersigned = fields.Integer(required=True)
    overdue = fields.Integer(required=True)


class CommitmentFiguresSchema(Schema):
    """Who signed and who owes, by section."""

    items = fields.List(fields.Nested(CommitmentFigureSchema), required=True)


class FigureArguments(Schema):
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2100))


class RewordingSchema(Schema):
    addressee = fields.String(load_default="", validate=LINE)
    opening = fields.String(required=True, validate=CLAUSE)
    clauses = fields.List(
        fields.String(validate=CLAUSE), required=True, validate=validate.Length(1, 30)
    )
    breach = fields.String(required=True, validate=CLAUSE)


class CommitmentTemplateSchema(Schema):
    """The words of a kind of letter; edition nought is the product's proposal."""

    kind = fields.String(required=True)
    annex = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    source = fields.String(required=True)
    edition = fields.Integer(required=True)
    addressee = fields.String(required=True)
    opening = fields.String(required=True)
    clauses = fields.List(fields.String(), required=True)
    breach = fields.String(required=True)


class CommitmentTemplatesSchema(Schema):
    items = fields.List(fields.Nested(CommitmentTemplateSchema), required=True)
