"""Plan a round of search, open it, ask everybody who owes a sheet, and close it (R-100, R-159)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from service.organisation.queries.profiles import current_profile
from service.searches.library import standards
from service.searches.models import Campaign, Contribution, SearchSource, Sheet
from service.searches.queries.access import access_campaign, open_year
from service.searches.queries.subjects import Owed, owed_sheets
from service.searches.refusals import (
    CampaignNotOpen,
    CampaignNotPlanned,
    OutsideInputMissing,
    SearchIncomplete,
    TooEarly,
)
from service.searches.use_cases.asking import TASK, ask_all, ask_for
from service.searches.use_cases.keeping import STILL_OPEN, write_down
from service.tasks.models import Task
from service.tasks.use_cases import clear_desks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import entry, record_all
from tenants.models.organisation import Cycle
from tenants.numbering import take_numbers

PLAN = Permission.CAMPAIGN_PLAN


def plan_campaign(session: Session, actor: Actor, **values: Any) -> Campaign:
    """Plan the next round of the open year; what is not said, the profile says."""
    require(actor, PLAN)
    year = open_year(session)
    profile = current_profile(session)
    done = select(func.max(Campaign.round)).where(Campaign.cycle_id == year.id)
    usual: dict[str, Any] = {
        "title": f"{year.year}年度廉政风险排查",
        "direction": "bottom_up",
        "coverage_policy": profile.coverage_policy,
        "flow_gate": profile.flow_gate,
        "work_posts": standards(profile.code)["work_posts"],
        "subject_types": [level.code for level in profile.subject_types],
        "focus": [one["code"] for one in standards(profile.code)["focus"]],
    }
    given = {name: value for name, value in values.items() if value is not None}
    campaign = Campaign(
        cycle_id=year.id,
        year=year.year,
        round=(session.scalar(done) or 0) + 1,
        planned_by=actor.person_id,
        **(usual | given),
    )
    _refuse_unfit(session, campaign)
    session.add(campaign)
    write_down(session, actor, "campaign.planned", campaign)
    return campaign


def change_campaign(
    session: Session, actor: Actor, campaign_id: UUID, *, if_version: int, **values: Any
) -> Campaign:
    """Change a round that has not begun."""
    campaign = access_campaign(session, actor, campaign_id, PLAN, if_version=if_version)
    if campaign.state != "planned":
        raise CampaignNotPlanned("The search has begun.", state=campaign.state)
    before = snapshot(campaign)
    for name, value in values.items():
        if value is not None or name == "leaders_due_on":
            setattr(campaign, name, value)
    _refuse_unfit(session, campaign)
    write_down(session, actor, "campaign.changed", campaign, before)
    return campaign


def open_campaign(
    session: Session, actor: Actor, campaign_id: UUID, *, if_version: int
) -> Campaign:
    """Begin the search on its day: everybody who owes a sheet finds it among his to-dos."""
    campaign = access_campaign(session, actor, campaign_id, PLAN, if_version=if_version)
    if campaign.state != "planned":
        raise CampaignNotPlanned("The search has begun.", state=campaign.state)
    if today() < campaign.opens_on:
        raise TooEarly("The search opens later.", opens_on=campaign.opens_on.isoformat())
    begin(session, actor, campaign)
    return campaign


def extend_campaign(session: Session, actor: Actor, campaign_id: UUID) -> int:
    """Ask those who came since: new posts get a sheet, vacant ones that were filled a to-do."""
    campaign = access_campaign(session, actor, campaign_id, PLAN)
    if campaign.state != "open":
        raise CampaignNotOpen("The search is not open.", state=campaign.state)
    fresh = ask_newcomers(session, actor, campaign)
    write_down(session, actor, "campaign.extended", campaign, sheets=fresh)
    return fresh


def follow_calendar(session: Session, actor: Actor) -> None:
    """Begin what is planned for today, and let open rounds follow the organisation."""
    running = select(Cycle.id).where(Cycle.state == "open")
    rounds = session.scalars(
        select(Campaign).where(Campaign.cycle_id.in_(running), Campaign.state != "closed")
    ).all()
    for campaign in rounds:
        if campaign.state == "planned" and campaign.opens_on <= today():
            begin(session, actor, campaign)
        elif campaign.state == "open":
            fresh = ask_newcomers(session, actor, campaign)
            if fresh:
                write_down(session, actor, "campaign.extended", campaign, sheets=fresh)


def begin(session: Session, actor: Actor, campaign: Campaign) -> None:
    """Open a round and lay out every sheet that is owed."""
    before = snapshot(campaign)
    campaign.state, campaign.opened_at = "open", utc_now()
    sheets = lay_out(session, actor, campaign, owed_sheets(session, campaign))
    write_down(session, actor, "campaign.opened", campaign, before, sheets=len(sheets))


def ask_newcomers(session: Session, actor: Actor, campaign: Campaign) -> int:
    """Lay out the sheets that are owed since, and let nobody's wait for whoever came."""
    known = session.scalars(select(Sheet).where(Sheet.campaign_id == campaign.id)).all()
    keys = {(one.subject_type, one.post_id or one.department_id, one.topic) for one in known}
    owed = [one for one in owed_sheets(session, campaign) if one.key not in keys]
    fresh = lay_out(session, actor, campaign, owed)
    asked = select(Task.subject_id).where(Task.state == "open", Task.kind == TASK)
    waiting = set(session.scalars(asked))
    ask_for(session, [one for one in known if one.id not in waiting], actor)
    return len(fresh)


def lay_out(
    session: Session, actor: Actor, campaign: Campaign, owed: Iterable[Owed], **values: Any
) -> list[Sheet]:
    """Make the sheets that are owed, and let each wait for whoever holds the office."""
    asked = list(owed)
    if not asked:
        return []
    numbers = take_numbers(session, f"sheets-{campaign.year}", len(asked))
    sheets = [
        Sheet(
            campaign_id=campaign.id,
            number=f"PC-{campaign.year}-{number:04d}",
            title=f"{one.title} · {campaign.title}",
            subject_type=one.subject_type,
            coverage=one.coverage,
            due_on=one.due_on,
            department_id=one.department_id,
            post_id=one.post_id,
            topic=one.topic,
            **values,
        )
        for number, one in zip(numbers, asked, strict=True)
    ]
    session.add_all(sheets)
    session.flush()
    record_all(
        session,
        [
            entry(actor, "sheet.opened", "sheet", one.id, version=1, after=snapshot(one))
            for one in sheets
        ],
    )
    ask_all(session, sheets, actor)
    return sheets


def close_campaign(
    session: Session, actor: Actor, campaign_id: UUID, *, if_version: int
) -> Campaign:
    """End a round; sheets that block must be there, others are named in the closing (D-15)."""
    campaign = access_campaign(session, actor, campaign_id, PLAN, if_version=if_version)
    if campaign.state != "open":
        raise CampaignNotOpen("The search is not open.", state=campaign.state)
    missing = session.scalars(
        select(Sheet)
        .where(Sheet.campaign_id == campaign.id, Sheet.state.in_(STILL_OPEN), ~Sheet.ad_hoc)
        .order_by(Sheet.number)
    ).all()
    blocking = [one for one in missing if one.coverage == "block"]
    if blocking:
        raise SearchIncomplete(
            "Sheets that must be there are missing.",
            count=len(blocking),
            missing=[_named(one) for one in blocking],
        )
    _refuse_without_outside(session, campaign)
    before = snapshot(campaign)
    campaign.state, campaign.closed_at = "closed", utc_now()
    campaign.closing = {"missing": [_named(one) for one in missing]}
    clear_desks(session, [one.id for one in missing])
    write_down(session, actor, "campaign.closed", campaign, before, missing=len(missing))
    return campaign


def _named(sheet: Sheet) -> dict[str, Any]:
    return {"sheet_id": str(sheet.id), "number": sheet.number, "title": sheet.title}


def _refuse_without_outside(session: Session, campaign: Campaign) -> None:
    """A search from inside and outside has heard somebody outside (R-122)."""
    if campaign.direction != "inside_outside":
        return
    outside = session.scalar(
        select(Contribution.id)
        .join(Sheet, Sheet.id == Contribution.sheet_id)
        .where(Sheet.campaign_id == campaign.id, Contribution.from_outside)
        .limit(1)
    )
    this_year = SearchSource.received_on >= date(campaign.year, 1, 1)
    source = select(SearchSource.id).where(this_year)
    if outside is None and session.scalar(source.limit(1)) is None:
        raise OutsideInputMissing("Nothing from outside was recorded.")


def _refuse_unfit(session: Session, campaign: Campaign) -> None:
    errors: dict[str, list[str]] = {}
    if campaign.due_on < campaign.opens_on:
        errors["due_on"] = ["before-start"]
    early = campaign.leaders_due_on
    if early is not None and not campaign.opens_on <= early <= campaign.due_on:
        errors["leaders_due_on"] = ["outside-the-round"]
    used = {level.code for level in current_profile(session).subject_types}
    if not campaign.subject_types or not set(campaign.subject_types) <= used:
        errors["subject_types"] = ["subject-type-not-used"]
    if errors:
        raise Invalid("The plan cannot be taken.", errors=errors)
