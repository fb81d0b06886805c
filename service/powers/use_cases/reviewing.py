"""Powers that must be looked at again because what they rest on changed (R-465)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.powers.models import Power
from service.powers.queries import full_documents
from service.powers.rules import ABOLISHED
from service.powers.use_cases.keeping import write_down
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor


def require_power_review(
    session: Session, actor: Actor, power_ids: Iterable[UUID], *, because: str
) -> int:
    """Mark powers for review and let their sections clean them up anew; say how many."""
    powers = session.scalars(
        select(Power).where(Power.id.in_(list(power_ids)), Power.status != ABOLISHED)
    ).all()
    chart = load_chart(session, today()) if powers else None
    documents = full_documents(session, powers)
    for power in powers:
        power.review_required = True
        write_down(
            session, actor, "power.review_required", power, documents[power.id], because=because
        )
        acting = "section_head" if power.department_id else "register_office"
        subject = Subject(
            "section" if power.department_id else "unit", power.department_id, kind="power"
        )
        open_task(
            session,
            kind="power.review",
            said={"power": power.name},
            subject_kind="power",
            subject_id=power.id,
            persons=holders_of(acting, subject, chart, today()) if chart else (),
            acting=acting,
            department_id=power.department_id,
            sender=actor,
            facts={"because": because},
        )
    return len(powers)
