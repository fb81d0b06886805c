"""Figures rise from bureaus to their leading groups, county by county, newest over older."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.queries import tenant_of
from service.exchange.use_cases import Document, DocumentForged, send
from service.rollups.models import OwnSummary, ReceivedSummary, SummarySnapshot
from service.rollups.queries import compute_summary, expected_bureaus, standing
from service.rollups.rules import has_register
from tenants.context import Actor, system_actor
from tenants.database import new_id, utc_now

KEEPERS_OF_REGISTERS = ("bureau", "discipline_organ")


def refresh_summary(session: Session, actor: Actor, *, full: bool = False) -> bool:
    """Compute the own figures and report them if they changed; a full run reports in any case."""
    require(actor, Permission.SUMMARY_COMPUTE)
    _one_at_a_time(session)
    # The position is read before the figures, so it is never newer than what they count.
    kind, overseer_id, at_position, known = standing(session)
    if kind not in KEEPERS_OF_REGISTERS:
        return False
    computed_at = utc_now()
    figures = compute_summary(session)
    if known is None and not has_register(figures):
        return False
    changed = known is None or known.figures != figures
    if not changed and not (full and known and known.position < at_position):
        return False
    summary = known or OwnSummary(position=0, revision=0, computed_at=computed_at, figures={})
    summary.position, summary.computed_at, summary.figures = at_position, computed_at, figures
    summary.revision = next_revision(summary.revision, computed_at)
    session.add(summary)
    if overseer_id is not None:
        _report(session, actor, overseer_id, summary)
    session.flush()
    return changed


def next_revision(last: int, at: datetime) -> int:
    """Number revisions by the clock, so that a register restored from a backup is heard again."""
    return max(last + 1, int(at.timestamp() * 1000))


def receive_summary(session: Session, document: Document, body: dict[str, Any]) -> None:
    """Keep a bureau's newest figures, and pass them on if there is a leading group above us."""
    bureau_id = int(body["bureau"])
    _check_about(session, document, bureau_id)
    known = session.scalar(
        select(ReceivedSummary).where(ReceivedSummary.bureau_id == bureau_id).with_for_update()
    )
    if known is not None and known.revision >= document.revision:
        return
    values = {
        "via_id": document.sender_id,
        "position": int(body["position"]),
        "revision": document.revision,
        "computed_at": datetime.fromisoformat(body["computed_at"]),
        "received_at": utc_now(),
        "document_id": document.id,
        "figures": body["figures"],
    }
    if known is None:
        session.add(ReceivedSummary(bureau_id=bureau_id, **values))
    else:
        for name, value in values.items():
            setattr(known, name, value)
    session.flush()
    actor = system_actor(document.recipient_id)
    above = tenant_of(session, document.recipient_id).overseer_id
    if above is not None:
        send(
            session,
            actor,
            "summary",
            above,
            subject=str(bureau_id),
            revision=document.revision,
            body=body,
        )


def _check_about(session: Session, document: Document, bureau_id: int) -> None:
    """Refuse figures about a bureau that neither sent them nor lies below the sender."""
    below = {one.id for one in expected_bureaus(session, document.sender_id)}
    if document.subject != str(bureau_id) or bureau_id not in below | {document.sender_id}:
        raise DocumentForged("The figures are about somebody else's bureau.")


def take_snapshot_of_day(session: Session, day: date) -> int:
    """Keep what a leading group holds at the end of a day, for trends."""
    received = session.scalars(select(ReceivedSummary)).all()
    rows = [
        {
            "id": new_id(),
            "bureau_id": one.bureau_id,
            "day": day,
            "position": one.position,
            "figures": one.figures,
        }
        for one in received
    ]
    if rows:
        session.execute(insert(SummarySnapshot).values(rows).on_conflict_do_nothing())
    return len(rows)


def _one_at_a_time(session: Session) -> None:
    """Let only one computation of this bureau run at a time."""
    session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"),
        {"name": f"summary {session.info['tenant_id']}"},
    )


def _report(session: Session, actor: Actor, overseer_id: int, summary: OwnSummary) -> None:
    send(
        session,
        actor,
        "summary",
        overseer_id,
        subject=str(actor.tenant_id),
        revision=summary.revision,
        body={
            "bureau": actor.tenant_id,
            "position": summary.position,
            "computed_at": summary.computed_at.isoformat(),
            "figures": summary.figures,
        },
    )
