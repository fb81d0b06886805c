"""Work of the search for risks: rounds begin on their day, sheets answer for the new year."""

from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.cycles.models import Confirmation
from service.cycles.use_cases.carrying import confirm_point
from service.searches.models import Campaign, Sheet
from service.searches.queries.answers import signer_of, standing_answers
from service.searches.use_cases.campaigns import follow_calendar
from tenants.context import system_actor
from tenants.database import owned
from tenants.models.journal import WorkItem

OUTCOMES: Final = MappingProxyType({"confirmed": "unchanged", "revised": "revised"})


def follow(session: Session, item: WorkItem) -> None:
    """Begin what is planned for today; ask those who came since."""
    follow_calendar(session, system_actor(item.tenant_id))


def confirm(session: Session, item: WorkItem) -> None:
    """Let a sheet handed in answer what the new year asks about last year's points (J2, J10)."""
    sheet = owned(session, Sheet, item.subject_id) if item.subject_id else None
    signer = signer_of(session, sheet) if sheet else None
    campaign = owned(session, Campaign, sheet.campaign_id) if sheet else None
    if sheet is None or campaign is None or signer is None:
        return
    answers = {one.risk_point_id: one for one in standing_answers(session, sheet)}
    asked = select(Confirmation).where(
        Confirmation.cycle_id == campaign.cycle_id,
        Confirmation.risk_point_id.in_(answers),
        Confirmation.outcome.is_(None),
    )
    for one in session.scalars(asked).all():
        answer = answers[one.risk_point_id]
        confirm_point(
            session,
            signer,
            one.id,
            if_version=one.version,
            outcome=OUTCOMES[answer.answer],
            note=f"排查表 {sheet.number} {answer.reason}".strip(),
        )
