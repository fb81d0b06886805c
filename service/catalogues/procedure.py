"""The bureau's catalogue on its way to the power list (C-02, R-034)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogues.gathering import items_of, unready
from service.catalogues.models import Catalogue
from service.catalogues.refusals import CatalogueFixed
from service.catalogues.rules import (
    APPROVED,
    BUREAU,
    DRAFT,
    IN_FORCE,
    RETURNED,
    SUPERSEDED,
    WITHDRAWN,
    counts,
    last_result,
)
from service.catalogues.use_cases import open_items, write_down
from service.organisation.queries.access import snapshot
from service.powers.queries import on_their_way
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import NotFound
from tenants.numbering import take_numbers

CRITERIA = frozenset({"complete", "catalogue_confirmed"})


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:  # noqa: ARG001
    """Describe catalogues as a case sees them; only a bureau's draft is sent for review."""
    found = {one.id: one for one in session.scalars(select(Catalogue).where(Catalogue.id.in_(ids)))}
    if set(ids) - set(found):
        raise NotFound("There is no such catalogue.")
    under_way = on_their_way(session, ids)
    for one in found.values():
        if one.kind != BUREAU or (one.id not in under_way and one.state != DRAFT):
            raise CatalogueFixed("This catalogue is fixed.", number=one.number)
    return [_matter(session, found[one]) for one in ids]


def missing(
    session: Session,
    case: Case,  # noqa: ARG001
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what these catalogues lack: sections that are not ready, items that were sent back."""
    if criterion == "catalogue_confirmed":
        return [
            Missing(one["code"], pointer="/sources", facts={"section": one["department"]})
            for one in unready(session)
        ]
    return [
        Missing("item-returned", one.catalogue_id, one.number, f"/items/{one.position}")
        for one in items_of(session, [one.item_id for one in items])
        if one.state == RETURNED
    ]


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Approve the catalogue, put it in force as the power list, or send it back."""
    for item in items:
        catalogue = owned(session, Catalogue, item.item_id)
        if catalogue is None:
            raise NotFound("There is no such catalogue.")
        if result == "reviewed" and catalogue.state == DRAFT:
            _review(session, actor, catalogue, case)
        if result == APPROVED and catalogue.state == DRAFT:
            _approve(session, actor, catalogue, case)
        if result == last_result(case.chain["steps"]) and catalogue.state in (DRAFT, APPROVED):
            _put_in_force(session, actor, catalogue, case)
        if result == "returned" and catalogue.state == APPROVED:
            _restate(session, actor, catalogue, DRAFT, "catalogue.returned", case)
        if result == "rejected" and catalogue.state in (DRAFT, APPROVED):
            _restate(session, actor, catalogue, WITHDRAWN, "catalogue.rejected", case)


def _review(session: Session, actor: Actor, catalogue: Catalogue, case: Case) -> None:
    """Who lets a list pass has approved of each power he did not send back (R-048)."""
    before = snapshot(catalogue)
    if _approve_open(session, actor, catalogue):
        write_down(session, actor, "catalogue.reviewed", catalogue, before, case=case.number)


def _approve_open(session: Session, actor: Actor, catalogue: Catalogue) -> int:
    found = open_items(session, catalogue)
    for one in found:
        one.state, one.reviewed_by, one.reviewed_by_name = APPROVED, actor.person_id, actor.name
        one.reviewed_at = utc_now()
    return len(found)


def _approve(session: Session, actor: Actor, catalogue: Catalogue, case: Case) -> None:
    """The leadership decides on the list as a whole; what the review sent back stays out of it."""
    before = snapshot(catalogue)
    _approve_open(session, actor, catalogue)
    catalogue.state, catalogue.approved_on, catalogue.case_id = APPROVED, today(), case.id
    write_down(session, actor, "catalogue.approved", catalogue, before, case=case.number)


def _put_in_force(session: Session, actor: Actor, catalogue: Catalogue, case: Case) -> None:
    """From now on this is the power list; the one before it is history."""
    old = session.scalar(select(Catalogue).where(Catalogue.state == IN_FORCE))
    if old is not None:
        before = snapshot(old)
        old.state, old.superseded_on = SUPERSEDED, today()
        write_down(session, actor, "power_list.superseded", old, before, case=case.number)
    before = snapshot(catalogue)
    kept = [one.category for one in items_of(session, [catalogue.id]) if one.state == APPROVED]
    catalogue.state, catalogue.in_force_on = IN_FORCE, today()
    catalogue.counts = counts(kept)
    catalogue.approved_on = catalogue.approved_on or today()
    catalogue.list_number = take_numbers(session, "power_lists")[0]
    write_down(session, actor, "power_list.in_force", catalogue, before, case=case.number)


def _restate(  # noqa: PLR0917
    session: Session, actor: Actor, catalogue: Catalogue, state: str, topic: str, case: Case
) -> None:
    before = snapshot(catalogue)
    catalogue.state, catalogue.approved_on = state, None
    write_down(session, actor, topic, catalogue, before, case=case.number)


def _matter(session: Session, catalogue: Catalogue) -> Matter:
    lines = [
        {"number": one.number, "state": one.state, "document": one.document}
        for one in items_of(session, [catalogue.id])
    ]
    return Matter(
        id=catalogue.id,
        number=catalogue.number,
        title=catalogue.title,
        version=catalogue.version,
        document={**snapshot(catalogue), "items": lines},
        subject_type="unit",
        authors=frozenset({catalogue.made_by}),
    )
