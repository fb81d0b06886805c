"""Files of a regulation: whoever may read or change it reads or adds them."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.regulations.models import Regulation
from service.regulations.queries import access
from tenants.context import Actor


def access_regulation(
    session: Session, actor: Actor, regulation_id: UUID, permission: Permission
) -> Regulation:
    """Fetch a regulation for one act upon its files."""
    return access(session, actor, Regulation, regulation_id, permission)
