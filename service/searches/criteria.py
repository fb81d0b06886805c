"""What a search must have done before a review chain goes on: answered for the engine."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.procedures.models import Case, CaseItem, Meeting
from service.procedures.objects import Missing
from service.searches.models import Campaign, Sheet, SheetPoint
from service.searches.queries.coverage import without_chart
from service.searches.queries.judging import attended, members_of
from service.searches.rules.vocabulary import POST_SUBJECTS
from service.searches.use_cases.keeping import STILL_OPEN

ASKED_FIRST = ("section", *sorted(POST_SUBJECTS))
MOST_NAMED = 50


def missing(
    session: Session, case: Case, items: Sequence[CaseItem], criterion: str
) -> list[Missing]:
    """List what the search still lacks, by this word."""
    if criterion == "searches_submitted":
        return _searches(session, case)
    if criterion == "flowcharts":
        return _flowcharts(session, case)
    return _participation(session, case, items)


def _searches(session: Session, case: Case) -> list[Missing]:
    """The whole is searched once sections and posts have handed in (R-289)."""
    campaign = newest_campaign(session, case.cycle_id)
    if campaign is None:
        return [Missing("search-not-held", pointer="/campaigns")]
    return [
        Missing("sheet-not-submitted", pointer=f"/sheets/{one.id}", facts={"sheet": one.title})
        for one in sheets_awaited(session, campaign)
    ]


def newest_campaign(session: Session, cycle_id: UUID | None) -> Campaign | None:
    """Give the last round of a year that was opened."""
    return session.scalar(
        select(Campaign)
        .where(Campaign.cycle_id == cycle_id, Campaign.state != "planned")
        .order_by(Campaign.round.desc())
        .limit(1)
    )


def sheets_awaited(session: Session, campaign: Campaign) -> Sequence[Sheet]:
    """List the sheets of sections and posts which the search of the whole waits for."""
    return session.scalars(
        select(Sheet)
        .where(
            Sheet.campaign_id == campaign.id,
            Sheet.subject_type.in_(ASKED_FIRST),
            Sheet.coverage == "block",
            Sheet.state.in_(STILL_OPEN),
            ~Sheet.ad_hoc,
        )
        .order_by(Sheet.number)
        .limit(MOST_NAMED)
    ).all()


def _flowcharts(session: Session, case: Case) -> list[Missing]:
    """A section searches what it has drawn (D-30)."""
    campaign = newest_campaign(session, case.cycle_id)
    gate = campaign.flow_gate if campaign else current_profile(session).flow_gate
    bare = without_chart(session, case.department_id, gate)
    return [
        Missing("flowchart-missing", pointer="/flowcharts", facts={"power": name})
        for name in bare[:MOST_NAMED]
    ]


def _participation(session: Session, case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """The whole section took part, or was there when its meeting spoke of it (R-116)."""
    ids = [one.item_id for one in items]
    sheets = session.scalars(
        select(Sheet)
        .join(SheetPoint, SheetPoint.sheet_id == Sheet.id)
        .where(SheetPoint.risk_point_id.in_(ids))
        .distinct()
    ).all()
    sections = [one for one in sheets if one.subject_type == "section"]
    if not sections:
        return [] if sheets or _section_met(session, case) else [Missing("participation-missing")]
    return [
        Missing("participant-missing", pointer=f"/sheets/{sheet.id}", facts={"name": name})
        for sheet in sections
        for person, name in members_of(session, sheet).items()
        if person not in attended(sheet)
    ]


def _section_met(session: Session, case: Case) -> bool:
    held = select(Meeting.id).where(
        Meeting.case_id == case.id, Meeting.kind == "section", Meeting.state == "signed"
    )
    return session.scalar(held.limit(1)) is not None
