"""Changes of powers in force as documents."""

from marshmallow import Schema, fields, validate

from service.powers.rules import CHANGE_CAUSES
from service.powers.schemas.catalogue import (
    REASON,
    EnactmentSchema,
    PowerChangeSchema,
)
from service.powers.schemas.history import ChangedFieldSchema
from service.tasks.rules import URGENCIES


class ChangeDraftSchema(Schema):
    """The new wording of a power in force, why it is changed, and from which day it shall hold."""

    cause = fields.String(required=True, validate=validate.OneOf(tuple(CHANGE_CAUSES)))
    reason = fields.String(required=True, validate=REASON)
    citation = fields.String(required=True, validate=REASON)
    enters_on = fields.Date(load_default=None, allow_none=True)
    proposed = fields.Nested(PowerChangeSchema, required=True)


class PowerSendingSchema(Schema):
    """How urgent what is sent is."""

    urgency = fields.String(load_default=URGENCIES[0], validate=validate.OneOf(URGENCIES))


class SentPowerSchema(Schema):
    """Where what was sent lies now, and for whom it waits; without chains it has no case."""

    case_id = fields.UUID(required=True, allow_none=True)
    number = fields.String(required=True, allow_none=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    waiting_for = fields.List(fields.String(), required=True)


class PowerEditionSchema(Schema):
    """One wording that held, and what reads otherwise than in the one before."""

    edition = fields.Integer(required=True)
    version = fields.Integer(required=True)
    at = fields.String(required=True)
    effective_on = fields.Date(required=True, allow_none=True)
    enactment = fields.Nested(EnactmentSchema, required=True, allow_none=True)
    changes = fields.List(fields.Nested(ChangedFieldSchema), required=True)


class EditionsSchema(Schema):
    """Every wording of a power that ever held, the newest first."""

    items = fields.List(fields.Nested(PowerEditionSchema), required=True)
