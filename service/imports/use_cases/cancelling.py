"""Give an import up before anything of it is in the register."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.models import Import
from service.imports.queries.access import access_import
from service.imports.use_cases.parsing import tell
from service.imports.use_cases.refusals import ImportNotOpen
from tenants.context import Actor
from tenants.progress import ask_to_stop

OPEN = frozenset({"uploaded", "parsed"})


def cancel_import(session: Session, actor: Actor, import_id: UUID) -> Import:
    """Stop the reading of a workbook, or give up what was read; nothing of it was written."""
    seen = access_import(session, actor, import_id, Permission.IMPORT_UPLOAD)
    if seen.state == "cancelled":
        return seen
    if seen.state not in OPEN:
        raise ImportNotOpen("This import cannot be given up any more.", state=seen.state)
    if seen.state == "uploaded":
        ask_to_stop(actor.tenant_id, import_id)
    one = access_import(session, actor, import_id, Permission.IMPORT_UPLOAD, to_change=True)
    if one.state in OPEN:
        one.state = "cancelled"
        tell(session, actor, "import.cancelled", one)
    elif one.state != "cancelled":
        raise ImportNotOpen("This import cannot be given up any more.", state=one.state)
    return one
