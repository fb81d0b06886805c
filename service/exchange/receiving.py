"""Documents taken in, many at once: genuine, once in effect, the newest over the older."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from service.exchange.documents import WITNESSES, Document, DocumentForged, signed_text
from service.exchange.models import InboxDocument
from service.exchange.queries import newest_revisions, overseers
from service.exchange.rules import may_travel, supersedes
from service.exchange.signatures import is_signed_by
from tenants.context import system_actor
from tenants.database import utc_now
from tenants.hashing import digest
from tenants.journal import entry, record_all
from tenants.models.journal import JournalEntry

Arrived = tuple[Document, Any]  # the document and what its body says
Receiver = Callable[[Session, Sequence[Arrived]], None]
States = dict[UUID, str]


def receive(session: Session, document: Document, receivers: Mapping[str, Receiver]) -> str:
    """Take a document in: once, whatever comes twice; and never an older one over a newer."""
    return receive_all(session, [document], receivers)[document.id]


def receive_all(
    session: Session, documents: Iterable[Document], receivers: Mapping[str, Receiver]
) -> States:
    """Take documents in together: each or none of them; say what became of each."""
    ordered = sorted(documents, key=_order)
    _check_genuine(session, ordered)
    _one_at_a_time(session, ordered)
    states = _known(session, ordered)
    fresh = _judge(session, ordered, states)
    if fresh:
        session.execute(insert(InboxDocument), [_received(one, states[one.id]) for one in fresh])
        noted = [_noted(one, states[one.id]) for one in fresh if one.kind != WITNESSES]
        record_all(session, noted)
    applied: dict[str, list[Arrived]] = {}
    for one in fresh:
        if states[one.id] == "applied":
            applied.setdefault(one.kind, []).append((one, orjson.loads(one.body)))
    for kind, arrived in applied.items():
        receivers[kind](session, arrived)
    return states


def check_way(
    overseer_of: Mapping[int, int | None], kind: str, sender_id: int, recipient_id: int
) -> None:
    """Refuse a document that would go a way documents of its kind do not go."""
    if not may_travel(
        kind,
        sender=sender_id,
        recipient=recipient_id,
        sender_overseer=overseer_of[sender_id],
        recipient_overseer=overseer_of[recipient_id],
    ):
        raise DocumentForged("A document of this kind may not go this way.", kind=kind)


def _order(document: Document) -> tuple[int, str, str, int]:
    return document.sender_id, document.kind, document.subject, document.revision


def _check_genuine(session: Session, documents: Sequence[Document]) -> None:
    here = session.info["tenant_id"]
    overseer_of = overseers(session, {here, *(one.sender_id for one in documents)})
    for one in documents:
        if one.recipient_id != here:
            raise DocumentForged("The document is meant for somebody else.")
        check_way(overseer_of, one.kind, one.sender_id, one.recipient_id)
        if digest(one.body.encode(), "sha256") != one.digest:
            raise DocumentForged("The document was changed on its way.")
        if not is_signed_by(one.sender_id, signed_text(one), one.signature):
            raise DocumentForged("The document was not signed by its sender.")


def _one_at_a_time(session: Session, documents: Sequence[Document]) -> None:
    """Let documents about one subject come in one after the other, so that the newest wins.

    Everybody takes the locks in the same order, so nobody waits for one who waits for him.
    """
    subjects = {f"{one.recipient_id}/{one.sender_id}/{one.kind}/{one.subject}" for one in documents}
    session.execute(LOCK_SUBJECTS, {"subjects": list(subjects)})


def _known(session: Session, documents: Sequence[Document]) -> States:
    """Recall what became of those that came before."""
    found = session.execute(
        select(InboxDocument.id, InboxDocument.state).where(
            InboxDocument.id.in_([one.id for one in documents])
        )
    )
    return {row.id: row.state for row in found}


def _judge(session: Session, documents: Sequence[Document], states: States) -> list[Document]:
    """Say of each that is new here whether it says something newer than what is known."""
    newest = newest_revisions(session, [(o.sender_id, o.kind, o.subject) for o in documents])
    fresh = []
    for one in documents:
        if one.id in states:
            continue
        key = (one.sender_id, one.kind, one.subject)
        applies = supersedes(one.revision, newest.get(key))
        states[one.id] = "applied" if applies else "superseded"
        if applies:
            newest[key] = one.revision
        fresh.append(one)
    return fresh


def _received(document: Document, state: str) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "sender_id": document.sender_id,
        "subject": document.subject,
        "revision": document.revision,
        "body": document.body,
        "digest": document.digest,
        "signature": document.signature,
        "received_at": utc_now(),
        "state": state,
    }


def _noted(document: Document, state: str) -> JournalEntry:
    return entry(
        system_actor(document.recipient_id),
        "document.received",
        "document",
        document.id,
        document=document.kind,
        sender=document.sender_id,
        about=document.subject,
        revision=document.revision,
        state=state,
    )


LOCK_SUBJECTS = text("""
SELECT pg_advisory_xact_lock(number) FROM (
  SELECT DISTINCT hashtextextended(subject, 0) AS number
  FROM unnest(CAST(:subjects AS text[])) AS named (subject) ORDER BY 1) AS locks
""")
