"""Take in a workbook: kept as it came, refused at once if it is not an ordinary one."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import Target, may
from policies.permissions import Permission
from service.imports.models import Import
from service.imports.placing.reading import refuse_hostile
from service.imports.queries.access import document, insist
from service.organisation.queries.access import refer
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.hashing import digest
from tenants.journal import record
from tenants.models.organisation import Department, Post

LONGEST_NAME = 200
UNFIT = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff]")


def upload_import(
    session: Session,
    actor: Actor,
    *,
    file_name: str,
    content: bytes,
    kind: str,
    options: Mapping[str, Any] | None = None,
    is_read: bool = False,
) -> Import:
    """Keep a workbook somebody wants to import; a hostile one leaves nothing behind."""
    asked = dict(options or {})
    section_id = section_of(session, actor)
    insist(session, actor, Permission.IMPORT_UPLOAD, section_id)
    refuse_beyond_rights(session, actor, kind, asked)
    if not is_read:
        refuse_hostile(content)
    one = Import(
        kind=kind,
        file_name=UNFIT.sub("_", file_name)[-LONGEST_NAME:] or "workbook",
        content=content,
        content_digest=digest(content),
        uploaded_at=utc_now(),
        uploaded_by=actor.person_id,
        department_id=section_id,
        options={name: _plain(value) for name, value in asked.items() if value},
    )
    session.add(one)
    session.flush()
    record(session, actor, "import.uploaded", "import", one.id, version=1, after=document(one))
    return one


def refuse_beyond_rights(
    session: Session, actor: Actor, kind: str, options: Mapping[str, Any]
) -> None:
    """The organisation is changed by those who may change it, by whatever way."""
    if kind == "organisation":
        insist(session, actor, Permission.ORGANISATION_IMPORT, None)
    if options.get("create_departments"):
        insist(session, actor, Permission.ORGANISATION_EDIT, None)
    if options.get("department_id"):
        refer(session, Department, "department_id", UUID(str(options["department_id"])))


def section_of(session: Session, actor: Actor) -> UUID | None:
    """Whoever may not import for the whole bureau imports for the section of his post."""
    if may(actor, Permission.IMPORT_UPLOAD, Target()) or actor.post_id is None:
        return None
    post = owned(session, Post, actor.post_id)
    return post.department_id if post else None


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
