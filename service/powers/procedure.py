"""Powers on their way through the clean-up chain (C-01): what they show, lack, and become."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart
from service.organisation.queries import load_chart
from service.powers.models import Power
from service.powers.queries import (
    authors_of,
    full_documents,
    on_their_way,
    posts_by_power,
    vacant_posts,
)
from service.powers.rules import (
    ABOLISHED,
    ENDING,
    PowerGap,
    allocation_gaps,
    cleanup_gaps,
    lawful_gaps,
)
from service.powers.use_cases.cleaning import drop_cleanup
from service.powers.use_cases.enacting import as_proposed, decide
from service.powers.use_cases.keeping import gaps_of, refuse_abolished
from service.procedures.models import AgendaItem, Case, CaseItem, Meeting
from service.procedures.objects import Matter, Missing
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound

CRITERIA = frozenset({"complete", "basis", "decided", "allocated"})
CONFIRMING = frozenset({"confirmed", "approved", "in_force"})
AUTHORSHIP = (
    "power.drafted",
    "power.imported",
    "power.changed",
    "power.cleaned_up",
    "power.change_drafted",
)
REJECTED = {False: "power.cleanup_rejected", True: "power.change_rejected"}
Proposed = tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:  # noqa: ARG001
    """Describe powers as a case sees them; an abolished one is sent to nobody."""
    found = {one.id: one for one in session.scalars(select(Power).where(Power.id.in_(ids)))}
    if set(ids) - set(found):
        raise NotFound("There is no such power.")
    documents = full_documents(session, found.values())
    authors = authors_of(session, ids, AUTHORSHIP)
    under_way = on_their_way(session, ids)
    for power in found.values():
        if power.id not in under_way:
            refuse_abolished(power)
    return [
        Matter(
            id=power.id,
            number=power.number,
            title=power.name,
            version=power.version,
            document=documents[power.id],
            subject_type="section" if power.department_id else "unit",
            department_id=power.department_id,
            authors=authors.get(power.id, frozenset()),
        )
        for power in (found[one] for one in ids)
    ]


def missing(
    session: Session,
    case: Case,  # noqa: ARG001
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what these powers lack, as they would be once confirmed."""
    ids = [one.item_id for one in items]
    powers = {one.id: one for one in session.scalars(select(Power).where(Power.id.in_(ids)))}
    posts = posts_by_power(session, ids)
    chart = load_chart(session, today()) if criterion == "allocated" else None
    found = []
    for one in ids:
        power = powers[one]
        if (power.pending or {}).get("decision") in ENDING and criterion != "decided":
            continue
        proposed = as_proposed(power, posts.get(one, ()))
        gaps = _gaps(session, power, proposed, criterion, chart)
        found += [
            Missing(gap.code, one, power.number, f"/{gap.field}") for gap in gaps if gap.blocking
        ]
    return found


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Let the clean-up hold once it is confirmed; a rejected one is dropped."""
    for item in items:
        power = owned(session, Power, item.item_id)
        if power is None:
            raise NotFound("There is no such power.")
        if result in CONFIRMING and power.status != ABOLISHED and _waits(power):
            decide(session, actor, power, **_way(session, case))
        elif result == "rejected" and power.pending is not None:
            topic = REJECTED["cause" in power.pending]
            drop_cleanup(session, actor, power, topic, case=case.number)


def _way(session: Session, case: Case) -> dict[str, Any]:
    """Name the case that decided and, where a body did, its meeting."""
    meeting = session.scalar(
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.case_id == case.id, AgendaItem.decision == "approve")
        .order_by(Meeting.held_on.desc())
        .limit(1)
    )
    way = {"case": case.number, "case_id": case.id}
    if meeting is not None:
        way |= {"meeting": f"{meeting.number} {meeting.title}", "meeting_id": meeting.id}
    return way


def _waits(power: Power) -> bool:
    """Say whether there is still something to confirm; a chain may name two such results."""
    return power.status == "draft" or (
        power.pending is not None and not power.pending.get("decided")
    )


def _gaps(
    session: Session, power: Power, proposed: Proposed, criterion: str, chart: Chart | None
) -> Sequence[PowerGap]:
    values, posts = proposed
    if criterion == "complete":
        return gaps_of(session, values, posts)
    if criterion == "basis":
        return lawful_gaps(values)
    if criterion == "allocated" and chart is not None:
        ids = [UUID(str(one["post_id"])) for one in posts]
        return allocation_gaps(values, posts, vacant=len(vacant_posts(ids, chart)))
    if power.pending is None:
        return (PowerGap("pending", "cleanup-missing"),)
    return cleanup_gaps(power.pending, values)
