"""How far a record is on its way, as every list of a register shows it and asks for it."""

from marshmallow import Schema, fields, validate

from service.http.paging import several
from tenants.vocabulary import STANDINGS

ASKED_STANDINGS = several(*STANDINGS)


class OnItsWaySchema(Schema):
    """The word for how far a record is, and by how many working days its open step is late."""

    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    late_days = fields.Integer(required=True)


class PerhapsOnItsWaySchema(Schema):
    """The same beside what may be no record of a register, or one whose way is not told here."""

    standing = fields.String(required=True, allow_none=True, validate=validate.OneOf(STANDINGS))
    late_days = fields.Integer(required=True, allow_none=True)
