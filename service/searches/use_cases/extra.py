"""A sheet between two searches: new risks are written down when they appear (R-110)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries import today
from service.searches.models import Campaign, Sheet
from service.searches.queries.access import open_year
from service.searches.queries.subjects import Owed, every_subject
from service.searches.refusals import CampaignNotOpen, OutsideScope
from service.searches.use_cases.campaigns import lay_out
from service.searches.use_cases.keeping import STILL_OPEN
from tenants.context import Actor


def add_sheet(
    session: Session,
    actor: Actor,
    *,
    subject_type: str,
    department_id: UUID | None = None,
    post_id: UUID | None = None,
    topic: str | None = None,
) -> Sheet:
    """Begin a sheet for a subject outside the plan; its points run the very same chain."""
    year = open_year(session)
    campaign = session.scalar(
        select(Campaign)
        .where(Campaign.cycle_id == year.id, Campaign.state != "planned")
        .order_by(Campaign.round.desc())
        .limit(1)
    )
    if campaign is None:
        raise CampaignNotOpen("This year's search has not begun.")
    found = _subject(session, campaign, (subject_type, department_id, post_id, topic))
    require(actor, Permission.SHEET_FILL, Target(found.department_id, found.post_id))
    begun = _begun(session, campaign, found)
    return begun or lay_out(session, actor, campaign, [found], ad_hoc=True)[0]


def _subject(
    session: Session,
    campaign: Campaign,
    asked: tuple[str, UUID | None, UUID | None, str | None],
) -> Owed:
    subject_type, department_id, post_id, topic = asked
    for one in every_subject(session, campaign, due_on=today()):
        same_place = department_id in (None, one.department_id)
        named = one.post_id == post_id and one.topic == topic
        needed = subject_type != "section" or department_id is not None
        if one.subject_type == subject_type and same_place and named and needed:
            return one
    raise OutsideScope("There is no such subject to search.", subject_type=subject_type)


def _begun(session: Session, campaign: Campaign, owed: Owed) -> Sheet | None:
    """Give the sheet of this subject that is still being filled in."""
    sheets = session.scalars(
        select(Sheet).where(
            Sheet.campaign_id == campaign.id,
            Sheet.subject_type == owed.subject_type,
            Sheet.state.in_(STILL_OPEN),
        )
    )
    same = (owed.department_id, owed.post_id, owed.topic)
    for one in sheets:
        alive = one.ad_hoc or campaign.state == "open"
        if alive and (one.department_id, one.post_id, one.topic) == same:
            return one
    return None
