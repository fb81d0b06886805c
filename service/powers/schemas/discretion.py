"""Discretion standards as documents."""

from decimal import Decimal

from marshmallow import Schema, ValidationError, fields, validate

from service.http.paging import PageArguments

NAME = validate.Length(1, 500)
TEXT = validate.Length(max=20_000)
MOST = Decimal("999999999999999999.99")


def countable(value: Decimal | None) -> None:
    """Refuse what no register could hold; said here because a range has no words for decimals."""
    if value is not None and not 0 <= value <= MOST:
        raise ValidationError("Invalid value.")


class BandSchema(Schema):
    """One band of discretion: when it applies, from where to where."""

    name = fields.String(load_default="", validate=validate.Length(max=200))
    condition = fields.String(required=True, validate=validate.Length(1, 2000))
    lower = fields.Decimal(required=True, places=2, as_string=True, validate=countable)
    upper = fields.Decimal(required=True, places=2, as_string=True, validate=countable)


class BandArguments(Schema):
    """Which value is to be placed."""

    value = fields.Decimal(required=True, places=2, validate=countable)


class StandardChangeSchema(Schema):
    """What is written of a discretion standard; a field left out stays as it is."""

    title = fields.String(validate=NAME)
    unit = fields.String(validate=validate.Length(1, 50))
    lower_limit = fields.Decimal(places=2, as_string=True, validate=countable)
    upper_limit = fields.Decimal(places=2, as_string=True, validate=countable)
    bands = fields.List(fields.Nested(BandSchema), validate=validate.Length(1, 50))
    boundary = fields.String(validate=TEXT)
    basis = fields.String(validate=TEXT)


class StandardDraftSchema(StandardChangeSchema):
    """A discretion standard to be set."""

    title = fields.String(required=True, validate=NAME)
    unit = fields.String(required=True, validate=validate.Length(1, 50))
    lower_limit = fields.Decimal(required=True, places=2, as_string=True, validate=countable)
    upper_limit = fields.Decimal(required=True, places=2, as_string=True, validate=countable)
    bands = fields.List(fields.Nested(BandSchema), required=True, validate=validate.Length(1, 50))
    replaces_id = fields.UUID(allow_none=True)


class StandardSchema(Schema):
    """How the discretion within a power is bounded and graded (R-046, R-047)."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    power_id = fields.UUID(required=True)
    title = fields.String(required=True)
    unit = fields.String(required=True)
    lower_limit = fields.Decimal(required=True, as_string=True)
    upper_limit = fields.Decimal(required=True, as_string=True)
    bands = fields.List(fields.Nested(BandSchema), required=True)
    boundary = fields.String(required=True)
    basis = fields.String(required=True)
    status = fields.String(required=True)
    replaces_id = fields.UUID(required=True, allow_none=True)
    retired_reason = fields.String(required=True)


class StandardsSchema(Schema):
    items = fields.List(fields.Nested(StandardSchema), required=True)


class StandardArguments(PageArguments):
    """Which standards are asked for."""

    status = fields.String(
        load_default=None, validate=validate.OneOf(("draft", "in_force", "retired"))
    )
