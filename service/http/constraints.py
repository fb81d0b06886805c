"""What the database refuses, told by the name of the constraint, in one place."""

from typing import Any

from sqlalchemy.exc import DBAPIError

from service.http.refusals import Conflict, OutOfRange, ServiceUnavailable
from tenants.errors import DomainError, Invalid

NOT_NULL, FOREIGN_KEY, UNIQUE, CHECK, EXCLUSION = "23502", "23503", "23505", "23514", "23P01"
UNAVAILABLE_CLASSES = ("08", "53", "57", "40", "55", "58", "25P")


def translated(error: DBAPIError) -> DomainError | None:
    """Turn a refusal of the database into one its reader can act on; None if it is our fault."""
    state = getattr(error.orig, "sqlstate", None) or ""
    diagnosis = getattr(error.orig, "diag", None)
    if error.connection_invalidated or not state or state.startswith(UNAVAILABLE_CLASSES):
        return ServiceUnavailable("The service is unavailable for now.", retry_after=2)
    if state in (UNIQUE, EXCLUSION):
        return Conflict("There is such a record already.", field=_field(diagnosis))
    if state == FOREIGN_KEY:
        return _dangling(diagnosis)
    if state == NOT_NULL:
        column = getattr(diagnosis, "column_name", None)
        return Invalid("A field is missing.", errors={column or "record": [REQUIRED]})
    if state == CHECK:
        return Invalid("A field is not right.", errors={_field(diagnosis): ["Invalid value."]})
    return OutOfRange("A value cannot be kept.") if state.startswith("22") else None


REQUIRED = "Missing data for required field."


def _dangling(diagnosis: Any) -> DomainError:
    if (diagnosis.message_primary or "").startswith("update or delete"):
        return Conflict("Another record refers to this one.")
    return Invalid(
        "A field names no record.", errors={_field(diagnosis): ["There is no such one."]}
    )


def _field(diagnosis: Any) -> str:
    """Read the field out of the constraint's name: kind, table, tenant_id, columns."""
    name, table = diagnosis.constraint_name or "", diagnosis.table_name or ""
    rest = name.partition("_")[2].removeprefix(f"{table}_").removeprefix("tenant_id_")
    return rest or "record"
