"""Lay hands on a round of search, a sheet or a source, or be refused and told who may."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.acting import acts_as
from policies.guard import Target, condition, require
from policies.permissions import Permission
from policies.refusals import who_can
from policies.seats import Subject
from service.organisation.queries import load_chart, today
from service.searches.models import Campaign, LibraryEntry, SearchSource, Sheet
from service.searches.refusals import NoOpenYear
from service.searches.rules.vocabulary import ACTING
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Cycle


def open_year(session: Session) -> Cycle:
    """Give the open year of the register, in which alone there is a search."""
    cycle = session.scalar(select(Cycle).where(Cycle.state == "open").limit(1))
    if cycle is None:
        raise NoOpenYear("No year is open.")
    return cycle


def access_campaign(
    session: Session,
    actor: Actor,
    campaign_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Campaign:
    """Fetch a round of search: 404 if there is none, 403 if not his to do, 412 if it moved on."""
    campaign = owned(session, Campaign, campaign_id)
    if campaign is None:
        raise NotFound("There is no such search.")
    require(actor, permission)
    refuse_stale(campaign, if_version)
    return campaign


def list_campaigns(actor: Actor) -> Select[Any]:
    """Select the rounds of search of this bureau."""
    require(actor, Permission.CAMPAIGN_READ)
    return select(Campaign)


def access_sheet(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Sheet:
    """Fetch a sheet for one act."""
    sheet = owned(session, Sheet, sheet_id)
    if sheet is None:
        raise NotFound("There is no such sheet.")
    target, day = Target(sheet.department_id, sheet.post_id), today()
    require(
        actor,
        permission,
        target,
        who_can=lambda: who_can(
            permission,
            target,
            subject_of(sheet),
            load_chart(session, day),
            day,
            tenant_id=actor.tenant_id,
        ),
    )
    refuse_stale(sheet, if_version)
    return sheet


def list_sheets(
    actor: Actor,
    *,
    campaign_id: UUID | None = None,
    department_id: UUID | None = None,
    post_id: UUID | None = None,
    year: int | None = None,
    state: Sequence[str] = (),
    subject_type: Sequence[str] = (),
) -> Select[Any]:
    """Select the sheets this person may read."""
    found = select(Sheet).where(
        condition(
            actor,
            Permission.SHEET_READ,
            department=Sheet.department_id.expression,
            post=Sheet.post_id.expression,
        )
    )
    same = {
        Sheet.campaign_id: campaign_id,
        Sheet.department_id: department_id,
        Sheet.post_id: post_id,
    }
    for column, value in same.items():
        found = found if value is None else found.where(column == value)
    if year is not None:
        of_year = select(Campaign.id).where(Campaign.year == year)
        found = found.where(Sheet.campaign_id.in_(of_year))
    if state:
        found = found.where(Sheet.state.in_(state))
    return found.where(Sheet.subject_type.in_(subject_type)) if subject_type else found


def subject_of(sheet: Sheet) -> Subject:
    """Show the organisation what a sheet belongs to."""
    return Subject(sheet.subject_type, sheet.department_id, sheet.post_id, kind="risk_point")


def answers_for(session: Session, actor: Actor, sheet: Sheet) -> bool:
    """Say whether this person holds the office that hands the sheet in."""
    day = today()
    subject = subject_of(sheet)
    return acts_as(actor, ACTING[sheet.subject_type], subject, load_chart(session, day), day)


def access_source(
    session: Session,
    actor: Actor,
    source_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> SearchSource:
    """Fetch a source of the reverse method."""
    source = owned(session, SearchSource, source_id)
    if source is None:
        raise NotFound("There is no such source.")
    require(actor, permission, Target(source.department_id, source.post_id))
    refuse_stale(source, if_version)
    return source


def list_sources(actor: Actor) -> Select[Any]:
    """Select the sources whose summary this person may read."""
    return select(SearchSource).where(
        condition(
            actor,
            Permission.SOURCE_READ,
            department=SearchSource.department_id.expression,
            post=SearchSource.post_id.expression,
        )
    )


def access_entry(
    session: Session, actor: Actor, entry_id: UUID, *, if_version: int | None
) -> LibraryEntry:
    """Fetch an entry the bureau added to the library, to change it."""
    found = owned(session, LibraryEntry, entry_id)
    if found is None:
        raise NotFound("There is no such entry.")
    require(actor, Permission.CAMPAIGN_PLAN)
    refuse_stale(found, if_version)
    return found
