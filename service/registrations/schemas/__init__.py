"""Registrations as documents."""

from service.registrations.schemas.drafts import RegistrationCheckSchema, RegistrationDraftSchema
from service.registrations.schemas.registrations import (
    FlowTemplatesSchema,
    PrefillArguments,
    RegistrationCheckedSchema,
    RegistrationPrefillSchema,
    RegistrationSchema,
)

__all__ = [
    "FlowTemplatesSchema",
    "PrefillArguments",
    "RegistrationCheckSchema",
    "RegistrationCheckedSchema",
    "RegistrationDraftSchema",
    "RegistrationPrefillSchema",
    "RegistrationSchema",
]
