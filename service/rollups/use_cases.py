"""Figures rise from bureaus to their leading groups, county by county, newest over older."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.documents import DocumentForged
from service.exchange.queries import tenant_of
from service.exchange.receiving import Arrived
from service.exchange.use_cases import send
from service.rollups.keeping import keep_and_report
from service.rollups.models import ReceivedSummary, SummarySnapshot
from service.rollups.queries import Standing, expected_bureaus, take_standing
from service.rollups.rules import Figures, has_register
from tenants.context import Actor, system_actor
from tenants.database import new_id

KEEPERS_OF_REGISTERS = ("bureau", "discipline_organ")


def refresh_summary(session: Session, actor: Actor, *, full: bool = False) -> bool:
    """Compute the own figures and report them if they changed; a full run reports in any case."""
    require(actor, Permission.SUMMARY_COMPUTE)
    return _refresh(session, actor, take_standing(session), full=full)


def settle_summary(session: Session, actor: Actor, kind: str, *, full: bool = False) -> int:
    """Refresh the figures if work of this kind asks for it; say how many askers are answered."""
    require(actor, Permission.SUMMARY_COMPUTE)
    standing = take_standing(session, kind)
    _refresh(session, actor, standing, full=full)
    return standing.settled


def _refresh(session: Session, actor: Actor, standing: Standing, *, full: bool) -> bool:
    """Tell what is new; whoever was overtaken meanwhile by another looks again."""
    while (told := _news(standing, full=full)) is not None:
        if keep_and_report(session, actor, standing, told):
            return told != standing.known
        standing = take_standing(session)
    return False


def _news(standing: Standing, *, full: bool) -> Figures | None:
    told, known = standing.figures, standing.known
    if told is None or (known is None and not has_register(told)):
        return None
    moved = standing.known_position is not None and standing.known_position < standing.position
    return told if told != known or (full and moved) else None


def receive_summaries(session: Session, arrived: Sequence[Arrived]) -> None:
    """Keep bureaus' newest figures, and pass them on if there is a leading group above us."""
    _check_about(session, arrived)
    newest = {int(body["bureau"]): (document, body) for document, body in arrived}
    heard = set(session.scalars(HEAR, _columns(newest)))
    here = session.info["tenant_id"]
    above = tenant_of(session, here).overseer_id
    if above is None:
        return
    for bureau_id in sorted(heard):
        document, body = newest[bureau_id]
        send(
            session,
            system_actor(here),
            "summary",
            above,
            subject=str(bureau_id),
            revision=document.revision,
            body=body,
        )


def _check_about(session: Session, arrived: Sequence[Arrived]) -> None:
    """Refuse figures about a bureau that neither sent them nor lies below the sender."""
    below: dict[int, set[int]] = {}
    for document, body in arrived:
        bureau_id, sender_id = int(body["bureau"]), document.sender_id
        if bureau_id != sender_id and sender_id not in below:
            below[sender_id] = {one.id for one in expected_bureaus(session, sender_id)}
        about_itself = bureau_id == sender_id
        if document.subject != str(bureau_id) or not (
            about_itself or bureau_id in below[sender_id]
        ):
            raise DocumentForged("The figures are about somebody else's bureau.")


def _columns(newest: Mapping[int, Arrived]) -> dict[str, list[Any]]:
    documents = [document for document, _ in newest.values()]
    bodies = [body for _, body in newest.values()]
    return {
        "ids": [new_id() for _ in newest],
        "bureaus": list(newest),
        "vias": [one.sender_id for one in documents],
        "positions": [int(body["position"]) for body in bodies],
        "revisions": [one.revision for one in documents],
        "computed": [datetime.fromisoformat(body["computed_at"]) for body in bodies],
        "documents": [one.id for one in documents],
        "figures": [orjson.dumps(body["figures"]).decode() for body in bodies],
    }


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


def _year_told(figures: str) -> str:
    """Write the SQL that says of which year figures are, as `year_told` does."""
    stage = f"{figures} -> 'stages' -> 0"
    return f"coalesce({stage} ->> 'year', left({stage} ->> 'due_on', 4))"


# What a bureau told last of a year it leaves is kept, as of its day: the next figures replace it.
HEAR = text(f"""
WITH heard AS (
  SELECT id, bureau_id, via_id, position, revision, computed_at, document_id,
    CAST(figures AS jsonb) AS figures
  FROM unnest(CAST(:ids AS uuid[]), CAST(:bureaus AS integer[]), CAST(:vias AS integer[]),
    CAST(:positions AS bigint[]), CAST(:revisions AS bigint[]), CAST(:computed AS timestamptz[]),
    CAST(:documents AS uuid[]), CAST(:figures AS text[]))
    AS told (id, bureau_id, via_id, position, revision, computed_at, document_id, figures)),
left_behind AS (
  INSERT INTO summary_snapshots (id, bureau_id, day, position, figures)
  SELECT gen_random_uuid(), r.bureau_id, (r.computed_at AT TIME ZONE 'Asia/Shanghai')::date,
    r.position, r.figures
  FROM received_summaries r JOIN heard h ON h.bureau_id = r.bureau_id AND r.revision < h.revision
  WHERE {_year_told("r.figures")} <> coalesce({_year_told("h.figures")}, '')
  ON CONFLICT (tenant_id, bureau_id, day) DO UPDATE SET position = excluded.position,
    figures = excluded.figures)
INSERT INTO received_summaries (id, bureau_id, via_id, position, revision, computed_at,
  received_at, document_id, figures)
SELECT id, bureau_id, via_id, position, revision, computed_at, clock_timestamp(), document_id,
  figures
FROM heard
ORDER BY bureau_id
ON CONFLICT (tenant_id, bureau_id) DO UPDATE SET via_id = excluded.via_id,
  position = excluded.position, revision = excluded.revision, computed_at = excluded.computed_at,
  received_at = excluded.received_at, document_id = excluded.document_id,
  figures = excluded.figures
WHERE received_summaries.revision < excluded.revision RETURNING bureau_id
""")  # noqa: S608 - composed of constants only
