"""Attach files, hand them out as they came, and tidy up what no record points to."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import Row, func, select, text
from sqlalchemy.orm import Session

from service.evidence.kinds import HostileFile, recognise, safe_name
from service.evidence.models import Attachment, StoredFile
from service.evidence.owners import OWNERS
from service.evidence.queries import access_attachment, unreferenced
from service.evidence.stores import chosen_store
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import DomainError, NotFound
from tenants.hashing import chosen_algorithm, digest
from tenants.journal import record, record_refusal

MOST_FILES: Final = 50
A_DAY: Final = 86_400.0
ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")


class TooManyFiles(DomainError):
    """So many files are attached to the record already that no more are taken."""


class AlreadyReplaced(DomainError):
    """The file was replaced by a newer one already."""


class FileAltered(DomainError):
    """What lies in the storage is no longer what was attached."""

    status: ClassVar[int] = 409


@dataclass(frozen=True, slots=True)
class Content:
    """A file ready to be handed out."""

    name: str
    media_type: str
    content: bytes
    digest: bytes


def attach_file(
    session: Session,
    actor: Actor,
    *,
    owner_kind: str,
    owner_id: UUID,
    file_name: str,
    content: bytes,
    limit: int,
    label: str = "",
    replaces: UUID | None = None,
) -> Attachment:
    """Attach a file to a record; it is put in its place first, and known of only on commit."""
    OWNERS[owner_kind].refuse_others(session, actor, owner_id, "add")
    if len(content) > limit:
        raise HostileFile("The file cannot be taken.", reason="too-large", limit=limit)
    name = safe_name(file_name)
    media_type = recognise(name, content)
    former = _former(session, owner_kind, owner_id, replaces)
    _refuse_too_many(session, owner_kind, owner_id)
    stored = _stored(session, content, media_type)
    one = Attachment(
        owner_kind=owner_kind,
        owner_id=owner_id,
        file_id=stored.id,
        name=name,
        label=label.strip(),
        uploaded_by=actor.person_id,
        uploaded_name=actor.name,
        uploaded_at=utc_now(),
    )
    session.add(one)
    session.flush()
    if former is not None:
        former.replaced_by = one.id
    record(
        session,
        actor,
        "attachment.added",
        "attachment",
        one.id,
        owner_kind=owner_kind,
        owner=str(owner_id),
        name=name,
        size=stored.size,
        algorithm=stored.algorithm,
        digest=stored.digest.hex(),
        replaces=str(former.id) if former else None,
    )
    return one


def hand_out(session: Session, actor: Actor, attachment_id: UUID) -> Content:
    """Give a file back as it came, or say that it is no longer the same."""
    found = access_attachment(session, actor, attachment_id)
    content = chosen_store().fetch(key_of(session, found.digest))
    if digest(content, found.algorithm) != found.digest:
        _raise_alarm(actor, found)
    return Content(found.name, found.media_type, content, found.digest)


def tidy_files(session: Session) -> int:
    """Remove files older than a day that no record knows of; say how many there were."""
    store, removed = chosen_store(), 0
    tenant_id: int = session.info["tenant_id"]
    old: dict[bytes, str] = {}
    for key in store.older_than(tenant_id, A_DAY):
        with suppress(ValueError):
            old[bytes.fromhex(key.partition("/")[2])] = key
    for orphan in sorted(unreferenced(session, old)):
        _one_at_a_time(session, orphan)
        if unreferenced(session, [orphan]):
            store.remove(old[orphan])
            removed += 1
    return removed


def key_of(session: Session, content_digest: bytes) -> str:
    """Say where a file of this bureau lies."""
    return f"{session.info['tenant_id']}/{content_digest.hex()}"


def _stored(session: Session, content: bytes, media_type: str) -> StoredFile:
    """Keep each file once; two who bring the same at the same time wait for one another."""
    content_digest = digest(content)
    _one_at_a_time(session, content_digest)
    known = session.scalar(select(StoredFile).where(StoredFile.digest == content_digest))
    chosen_store().put(key_of(session, content_digest), content)
    if known is not None:
        return known
    stored = StoredFile(
        digest=content_digest,
        algorithm=chosen_algorithm(),
        size=len(content),
        media_type=media_type,
    )
    session.add(stored)
    session.flush()
    return stored


def _one_at_a_time(session: Session, content_digest: bytes) -> None:
    session.execute(ONE_AT_A_TIME, {"key": key_of(session, content_digest)})


def _former(
    session: Session, owner_kind: str, owner_id: UUID, replaces: UUID | None
) -> Attachment | None:
    if replaces is None:
        return None
    found = session.get(Attachment, (session.info["tenant_id"], replaces))
    if found is None or (found.owner_kind, found.owner_id) != (owner_kind, owner_id):
        raise NotFound("There is no such file.")
    if found.replaced_by is not None:
        raise AlreadyReplaced("The file was replaced by a newer one already.")
    return found


def _refuse_too_many(session: Session, owner_kind: str, owner_id: UUID) -> None:
    count = session.scalar(
        select(func.count()).where(
            Attachment.owner_kind == owner_kind, Attachment.owner_id == owner_id
        )
    )
    if (count or 0) >= MOST_FILES:
        raise TooManyFiles("No more files are taken here.", most=MOST_FILES)


def _raise_alarm(actor: Actor, found: Row[Any]) -> None:
    """What somebody did to the file behind our back is written down at once."""
    record_refusal(
        actor,
        "attachment.found_altered",
        "attachment",
        attachment=str(found.id),
        name=found.name,
        digest=found.digest.hex(),
    )
    raise FileAltered("The file was altered after it was attached.", name=found.name)
