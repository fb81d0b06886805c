"""An approved chart becomes the next edition, word for word, and the valid one (R-037)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.flowcharts.documents import frozen
from service.flowcharts.models import Flowchart, FlowchartEdition
from service.flowcharts.queries.access import edition_of, full_document, powers_of
from service.flowcharts.rules.comparing import compare
from service.flowcharts.rules.vocabulary import APPROVED
from service.flowcharts.use_cases.keeping import write_down
from service.organisation.queries import today
from service.tasks.use_cases import settle_changes
from tenants.context import Actor
from tenants.hashing import canonical, digest
from tenants.journal import plain


def publish(
    session: Session,
    actor: Actor,
    chart: Flowchart,
    *,
    case_id: UUID | None = None,
    decided_by: str = "",
) -> FlowchartEdition:
    """Let the draft be valid from today; whether it may be is for the caller to ask."""
    before = full_document(session, chart)
    document: dict[str, Any] = plain(frozen(before))
    changed = _changed_steps(session, chart, document)
    with session.no_autoflush:
        chart.edition += 1
        chart.status, chart.approved_on = APPROVED, today()
        edition = FlowchartEdition(
            flowchart_id=chart.id,
            edition=chart.edition,
            document=document,
            digest=digest(canonical(document).encode()),
            approved_on=today(),
            case_id=case_id,
            decided_by=decided_by,
        )
        session.add(edition)
        for link in powers_of(session, chart.id):
            link.approved = link.drafted
            if not link.approved:
                session.delete(link)
        write_down(
            session,
            actor,
            "flowchart.approved",
            chart,
            before,
            edition=chart.edition,
            changed_steps=changed,
        )
    settle_changes(session, [chart.id], by=actor)
    return edition


def _changed_steps(session: Session, chart: Flowchart, document: dict[str, Any]) -> list[str]:
    if not chart.edition:
        return []
    valid = edition_of(session, chart.id, chart.edition).document
    found = compare(valid, document)
    return [*found.added, *found.removed, *found.changed]
