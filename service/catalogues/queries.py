"""Reads of catalogues and of the power list."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from policies.acting import acts_as
from policies.guard import require
from policies.permissions import Permission
from policies.seats import Subject
from service.catalogues.models import Catalogue, CatalogueItem
from service.catalogues.rules import APPROVED, BUREAU, IN_FORCE, SUPERSEDED, compare
from service.organisation.queries import load_chart
from service.organisation.queries.access import insist_at
from service.procedures.models import Case, CaseItem, CaseStep
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound

LISTS = (IN_FORCE, SUPERSEDED)
REVIEWING = ("review", "gatekeep")


def access_catalogue(
    session: Session,
    actor: Actor,
    catalogue_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Catalogue:
    """Fetch a catalogue for one act, or refuse."""
    catalogue = owned(session, Catalogue, catalogue_id)
    if catalogue is None:
        raise NotFound("There is no such catalogue.")
    insist_at(session, actor, permission, catalogue.department_id)
    refuse_stale(catalogue, if_version)
    return catalogue


def catalogues(actor: Actor, asked: dict[str, Any]) -> Select[Any]:
    """Select the catalogues asked for."""
    require(actor, Permission.CATALOGUE_READ)
    found = select(Catalogue)
    for name in ("kind", "state", "department_id"):
        if asked.get(name):
            found = found.where(getattr(Catalogue, name) == asked[name])
    return found


def items(catalogue: Catalogue, asked: dict[str, Any]) -> Select[Any]:
    """Select the items of a catalogue; of a power list only what was approved."""
    found = select(CatalogueItem).where(CatalogueItem.catalogue_id == catalogue.id)
    if catalogue.state in LISTS:
        found = found.where(CatalogueItem.state == APPROVED)
    return _narrowed(found, asked)


def list_items(actor: Actor, asked: dict[str, Any]) -> Select[Any]:
    """Select the powers of the power list in force; before the first approval there are none."""
    require(actor, Permission.CATALOGUE_READ)
    found = (
        select(CatalogueItem)
        .join(Catalogue, Catalogue.id == CatalogueItem.catalogue_id)
        .where(Catalogue.state == IN_FORCE, CatalogueItem.state == APPROVED)
    )
    return _narrowed(found, asked)


def _narrowed(found: Select[Any], asked: dict[str, Any]) -> Select[Any]:
    if asked.get("state"):
        found = found.where(CatalogueItem.state == asked["state"])
    if asked.get("category"):
        found = found.where(CatalogueItem.category == asked["category"])
    if asked.get("duplicates") is not None:
        flagged = func.jsonb_array_length(CatalogueItem.duplicates) > 0
        found = found.where(flagged if asked["duplicates"] else ~flagged)
    return found


def power_lists(actor: Actor) -> Select[Any]:
    """Select every version of the power list there ever was."""
    require(actor, Permission.CATALOGUE_READ)
    return select(Catalogue).where(Catalogue.kind == BUREAU, Catalogue.state.in_(LISTS))


def current_list(session: Session, actor: Actor) -> Catalogue:
    """Give the power list in force; before the first approval there is none (R-034)."""
    found = session.scalar(power_lists(actor).where(Catalogue.state == IN_FORCE))
    if not isinstance(found, Catalogue):
        raise NotFound("No power list has been approved yet.")
    return found


def access_list(session: Session, actor: Actor, list_id: UUID) -> Catalogue:
    """Fetch one version of the power list; a catalogue that is none is not to be found here."""
    found = session.scalar(power_lists(actor).where(Catalogue.id == list_id))
    if not isinstance(found, Catalogue):
        raise NotFound("There is no such power list.")
    return found


def compare_lists(session: Session, actor: Actor, old_id: UUID, new_id: UUID) -> dict[str, Any]:
    """Tell what changed from one version of the power list to another (R-037)."""
    old, new = (access_list(session, actor, one) for one in (old_id, new_id))
    lines = [
        {one.number: one.document for one in session.scalars(items(version, {}))}
        for version in (old, new)
    ]
    return {"before": old, "after": new, **compare(*lines)}


def next_edition(session: Session, kind: str, department_id: UUID | None) -> int:
    """Count the editions of a section's catalogue, or of the bureau's."""
    last = session.scalar(
        select(func.max(Catalogue.edition)).where(
            Catalogue.kind == kind, Catalogue.department_id.is_not_distinct_from(department_id)
        )
    )
    return (last or 0) + 1


def running_case(session: Session, catalogue_id: UUID) -> tuple[Case, CaseStep] | None:
    """Find the case a catalogue is in, and the step it stands at."""
    found = session.execute(
        select(Case, CaseStep)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .join(CaseStep, CaseStep.case_id == Case.id)
        .where(
            CaseItem.item_id == catalogue_id,
            CaseItem.object_kind == "catalogue",
            CaseItem.state == "open",
            Case.state == "running",
            CaseStep.state == "open",
        )
        .limit(1)
    ).first()
    return (found[0], found[1]) if found else None


def may_review(session: Session, actor: Actor, catalogue: Catalogue) -> bool:
    """Say whether it is this person's turn to review the items; not of what he made himself."""
    found = running_case(session, catalogue.id)
    if found is None or found[1].type not in REVIEWING:
        return False
    subject, chart = Subject("unit", kind="power"), load_chart(session, today())
    besides = frozenset({catalogue.made_by})
    return acts_as(actor, found[1].acting, subject, chart, today(), besides=besides)
