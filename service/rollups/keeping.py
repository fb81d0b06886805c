"""A bureau's new figures, kept and on their way to its leading group in one statement."""

from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.orm import Session

from service.exchange.documents import owed_delivery, sending_entry, written
from service.rollups.queries import Standing
from service.rollups.rules import Figures
from tenants.context import Actor
from tenants.database import utc_now


def keep_and_report(session: Session, actor: Actor, standing: Standing, figures: Figures) -> bool:
    """Keep new figures and send them up, unless another kept newer ones since they were counted."""
    at = utc_now()
    kept = {
        "position": standing.position,
        "known_revision": standing.known_revision,
        "revision": next_revision(standing.known_revision or 0, at),
        "computed_at": at,
        "figures": orjson.dumps(figures).decode(),
    }
    if standing.overseer_id is None:
        return bool(session.scalar(KEEP, kept))
    report = _report(actor, standing.overseer_id, kept, figures)
    return bool(session.scalar(KEEP_AND_REPORT, {**kept, **report}))


def next_revision(last: int, at: datetime) -> int:
    """Number revisions by the clock, so that a register restored from a backup is heard again."""
    return max(last + 1, int(at.timestamp() * 1000))


def _report(
    actor: Actor, overseer_id: int, kept: dict[str, Any], figures: Figures
) -> dict[str, Any]:
    outgoing = written(
        actor,
        "summary",
        overseer_id,
        subject=str(actor.tenant_id),
        revision=kept["revision"],
        body={
            "bureau": actor.tenant_id,
            "position": kept["position"],
            "computed_at": kept["computed_at"].isoformat(),
            "figures": figures,
        },
    )
    owed, noted = owed_delivery(outgoing), sending_entry(actor, outgoing)
    return {
        "document": outgoing.id,
        "overseer": overseer_id,
        "subject": outgoing.subject,
        "body": outgoing.body,
        "digest": outgoing.digest,
        "signature": outgoing.signature,
        "written_at": outgoing.written_at,
        "work": owed.id,
        "entry": noted.id,
        "at": noted.at,
        "person": noted.person_id,
        "said": noted.body,
        "said_digest": noted.digest,
    }


# Two may count at once; the one overtaken finds the revision he saw replaced, and keeps nothing.
KEPT = """
INSERT INTO own_summaries (position, revision, computed_at, figures)
VALUES (:position, :revision, :computed_at, CAST(:figures AS jsonb))
ON CONFLICT (tenant_id) DO UPDATE SET position = excluded.position, revision = excluded.revision,
  computed_at = excluded.computed_at, figures = excluded.figures
WHERE own_summaries.revision = CAST(:known_revision AS bigint) RETURNING tenant_id
"""
KEEP = text(f"WITH kept AS ({KEPT}) SELECT count(*) FROM kept")  # noqa: S608 - constants only
KEEP_AND_REPORT = text(f"""
WITH kept AS ({KEPT}),
written AS (
  INSERT INTO outbox_documents (id, kind, recipient_id, subject, revision, body, digest, signature,
    written_at, state, last_error)
  SELECT CAST(:document AS uuid), 'summary', CAST(:overseer AS integer), CAST(:subject AS text),
    CAST(:revision AS bigint), CAST(:body AS text), CAST(:digest AS bytea),
    CAST(:signature AS bytea), CAST(:written_at AS timestamptz), 'waiting', '' FROM kept),
owed AS (
  INSERT INTO work_items (id, kind, key, subject_id, due_at, state, attempts, last_error)
  SELECT CAST(:work AS uuid), 'document', CAST(:document AS uuid)::text, CAST(:document AS uuid),
    CAST(:written_at AS timestamptz), 'waiting', 0, '' FROM kept),
noted AS (
  INSERT INTO journal_entries (id, at, topic, subject_kind, subject_id, person_id, body, digest)
  SELECT CAST(:entry AS uuid), CAST(:at AS timestamptz), 'document.sent', 'document',
    CAST(:document AS uuid), CAST(:person AS uuid), CAST(:said AS text), CAST(:said_digest AS bytea)
  FROM kept)
SELECT count(*) FROM kept
""")  # noqa: S608 - composed of constants only
