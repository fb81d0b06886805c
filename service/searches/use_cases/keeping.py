"""What every change of a search shares: is it open, is it his, and the entry in the journal."""

from typing import Any

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.searches.models import Campaign, Sheet
from service.searches.queries.access import answers_for
from service.searches.refusals import NotTheHolder, SheetClosed
from service.searches.rules.vocabulary import ACTING, POST_SUBJECTS
from tenants.context import Actor
from tenants.database import TenantOwned, owned, refuse_stale, utc_now
from tenants.errors import NotFound
from tenants.journal import record
from tenants.models.organisation import Cycle

STILL_OPEN = ("open", "returned")


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    one: TenantOwned,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Journal a record of the search as it was and as it is."""
    session.flush()
    kind = topic.partition(".")[0]
    after = snapshot(one)
    record(
        session,
        actor,
        topic,
        kind,
        one.id,
        version=one.version,
        before=before,
        after=after,
        **facts,
    )


def touch(sheet: Sheet) -> None:
    """Let the sheet's version count a change of what is on it."""
    sheet.updated_at = utc_now()


def campaign_of(session: Session, sheet: Sheet) -> Campaign:
    """Give the round a sheet belongs to."""
    campaign = owned(session, Campaign, sheet.campaign_id)
    if campaign is None:
        raise NotFound("There is no such search.")
    return campaign


def refuse_closed(session: Session, sheet: Sheet, if_version: int | None = None) -> Campaign:
    """Leave alone what was handed in, and what belongs to a round or a year that is over.

    Whoever changes a sheet holds it: nothing is added to it while somebody hands it in.
    """
    session.refresh(sheet, with_for_update=True)
    refuse_stale(sheet, if_version)
    campaign = campaign_of(session, sheet)
    year = owned(session, Cycle, campaign.cycle_id)
    over = campaign.state != "open" and not sheet.ad_hoc
    over = over or (year is not None and year.state == "closed")
    if sheet.state not in STILL_OPEN or over:
        raise SheetClosed("The sheet no longer changes.", number=sheet.number, state=sheet.state)
    return campaign


def refuse_stranger(session: Session, actor: Actor, sheet: Sheet) -> None:
    """Let nobody but who holds the office answer for it; colleagues add what they see."""
    if not answers_for(session, actor, sheet):
        raise NotTheHolder(
            "Only who holds the office answers for this sheet.",
            permission=Permission.SHEET_FILL.value,
            acting=ACTING[sheet.subject_type],
        )


def refuse_meddling(session: Session, actor: Actor, sheet: Sheet) -> None:
    """A post's own answers are written by its holder; a section's by anybody of the section."""
    if sheet.subject_type in POST_SUBJECTS:
        refuse_stranger(session, actor, sheet)
