"""What operators see: the directory, the machinery, each other; no business of any bureau."""

from marshmallow import Schema, fields

from service.sign_in.schemas import AccountSchema


class TenantSchema(Schema):
    """A tenant as the public directory has it."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    sector = fields.String(required=True)
    jurisdiction = fields.String(required=True, allow_none=True)
    jurisdiction_name = fields.String(required=True, allow_none=True)
    overseer = fields.String(required=True, allow_none=True)
    overseer_name = fields.String(required=True, allow_none=True)
    dead_letters = fields.Integer(required=True, allow_none=True)


class DeadLetterSchema(Schema):
    """Something workers gave up on."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    attempts = fields.Integer(required=True)
    due_at = fields.DateTime(required=True)
    last_error = fields.String(required=True)


class DeadLetterListSchema(Schema):
    items = fields.List(fields.Nested(DeadLetterSchema), required=True)


class JournalHeadSchema(Schema):
    """How far a tenant's journal is sealed."""

    bureau = fields.String(required=True)
    name = fields.String(required=True)
    number = fields.Integer(required=True, allow_none=True)
    hash = fields.String(required=True, allow_none=True)
    algorithm = fields.String(required=True, allow_none=True)
    sealed_at = fields.DateTime(required=True, allow_none=True)


class OperatorSchema(AccountSchema):
    """An operator of the platform."""

    name = fields.String(required=True)
    role = fields.String(required=True, allow_none=True)
