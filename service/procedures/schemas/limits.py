"""Limits of authority as documents; sums are in yuan, with two places."""

from decimal import Decimal

from marshmallow import Schema, ValidationError, fields, validate

from service.http.paging import PageArguments, page_schema
from tenants.vocabulary import AMOUNT_KINDS, WITHOUT_RECORD

MOST = Decimal("999999999999999999.99")
SUM = {"type": "string", "format": "decimal"}  # no number of a program holds it whole
DOCUMENT = validate.Length(1, 500)


def countable(value: Decimal) -> None:
    """Refuse what no register could hold; said here because a range has no words for decimals."""
    if not 0 <= value <= MOST:
        raise ValidationError("Invalid value.")


class LimitChangeSchema(Schema):
    """What a post may approve; a field left out stays as it is."""

    amount = fields.Decimal(places=2, as_string=True, validate=countable, metadata=SUM)
    document = fields.String(validate=DOCUMENT)
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)


class LimitGrantSchema(LimitChangeSchema):
    """A post to be authorised."""

    post_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(AMOUNT_KINDS))
    amount = fields.Decimal(
        required=True, places=2, as_string=True, validate=countable, metadata=SUM
    )
    document = fields.String(required=True, validate=DOCUMENT)
    starts_on = fields.Date(required=True)


class LimitSchema(Schema):
    """Up to which sum a post may approve matters of one kind, by which document."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    post_id = fields.UUID(required=True)
    kind = fields.String(required=True)
    amount = fields.Decimal(required=True, as_string=True, metadata=SUM)
    document = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)


class LimitArguments(PageArguments):
    """Which authorisation records are asked for."""

    post_id = fields.UUID(load_default=None)
    kind = fields.String(load_default=None, validate=validate.OneOf(AMOUNT_KINDS))
    current = fields.Boolean(load_default=False)


class AuthorityRuleChangeSchema(Schema):
    """What holds for a post without an authorisation record."""

    without_record = fields.String(required=True, validate=validate.OneOf(WITHOUT_RECORD))
    basis = fields.String(load_default="", validate=validate.Length(max=500))


class AuthorityRuleSchema(AuthorityRuleChangeSchema):
    version = fields.Integer(required=True)


LimitPageSchema = page_schema(LimitSchema)
