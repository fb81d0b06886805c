"""Find attachments for whoever may read what they belong to."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.evidence.models import Attachment, StoredFile
from service.evidence.owners import OWNERS
from service.procedures.models import CaseStep
from service.procedures.queries.access import access_case, target_of
from tenants.context import Actor
from tenants.errors import NotFound

SHOWN = (
    *(column for column in Attachment.__table__.columns if column.key != "tenant_id"),
    StoredFile.size,
    StoredFile.media_type,
    StoredFile.algorithm,
    StoredFile.digest,
)


def attachments_of(
    session: Session, actor: Actor, owner_kind: str, owner_id: UUID, *, replaced: bool = False
) -> Sequence[Row[Any]]:
    """List the files of a record, those replaced by newer ones too if they are asked for."""
    OWNERS[owner_kind].refuse_others(session, actor, owner_id, "read")
    statement = (
        select(*SHOWN)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .where(Attachment.owner_kind == owner_kind, Attachment.owner_id == owner_id)
        .order_by(Attachment.id)
    )
    if not replaced:
        statement = statement.where(Attachment.replaced_by.is_(None))
    return session.execute(statement).all()


def access_attachment(session: Session, actor: Actor, attachment_id: UUID) -> Row[Any]:
    """Find one file for whoever may read what it belongs to; to others it does not exist."""
    found = session.execute(
        select(*SHOWN)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .where(Attachment.id == attachment_id)
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such file.")
    OWNERS[found.owner_kind].refuse_others(session, actor, found.owner_id, "read")
    return found


def access_step(session: Session, actor: Actor, step_id: UUID, permission: Permission) -> CaseStep:
    """Find a step of a case for whoever may read the case, or act on it."""
    step = session.get(CaseStep, (session.info["tenant_id"], step_id))
    if step is None:
        raise NotFound("There is no such step.")
    case = access_case(session, actor, step.case_id)
    if permission is not Permission.CASE_READ:
        require(actor, permission, target_of(case))
    return step


def unreferenced(session: Session, digests: Iterable[bytes]) -> set[bytes]:
    """Say which of these digests no file of the bureau is known by."""
    wanted = set(digests)
    known = session.scalars(select(StoredFile.digest).where(StoredFile.digest.in_(wanted)))
    return wanted - set(known)
