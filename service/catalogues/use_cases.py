"""Make catalogues of confirmed powers, and review them power by power (R-032, R-033, R-048)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.catalogues.gathering import (
    confirmed_powers,
    items_of,
    standing,
    unready,
    written_out,
)
from service.catalogues.models import Catalogue, CatalogueItem
from service.catalogues.queries import (
    access_catalogue,
    may_review,
    next_edition,
    running_case,
)
from service.catalogues.refusals import (
    CatalogueFixed,
    NothingConfirmed,
    NotUnderItemReview,
    SectionsNotReady,
)
from service.catalogues.rules import (
    APPROVED,
    BUREAU,
    DRAFT,
    FROZEN,
    OPEN,
    RETURNED,
    SECTION,
    Named,
    counts,
    differences,
    duplicates,
)
from service.organisation.queries.access import insist_at, snapshot
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record
from tenants.models.organisation import Department
from tenants.numbering import take_numbers

Line = dict[str, Any]


def make_catalogue(
    session: Session, actor: Actor, *, kind: str, department_id: UUID | None, title: str
) -> Catalogue:
    """Make the catalogue of a section, or that of the bureau."""
    if (kind == SECTION) != (department_id is not None):
        raise Invalid("Some fields are not right.", errors={"department_id": ["section-or-bureau"]})
    if department_id is not None:
        return make_section_catalogue(session, actor, department_id)
    return make_bureau_catalogue(session, actor, title=title)


def make_section_catalogue(session: Session, actor: Actor, department_id: UUID) -> Catalogue:
    """Freeze the confirmed powers of a section as its catalogue."""
    insist_at(session, actor, Permission.CATALOGUE_DRAFT, department_id)
    department = owned(session, Department, department_id)
    if department is None:
        raise NotFound("There is no such department.")
    lines = _lines(session, department_id)
    if not lines:
        raise NothingConfirmed("No power of this section is confirmed.")
    title = f"{department.name}职权目录"
    catalogue = _catalogue(session, actor, SECTION, title, department_id, lines)
    _fill(session, catalogue, lines)
    write_down(session, actor, "catalogue.frozen", catalogue)
    return catalogue


def make_bureau_catalogue(session: Session, actor: Actor, *, title: str = "") -> Catalogue:
    """Merge the catalogues of all sections, kind by kind, into a draft for the bureau."""
    insist_at(session, actor, Permission.CATALOGUE_DRAFT, None)
    lines, sources = _merged(session)
    named = title or f"单位职权目录（{today().year}）"
    catalogue = _catalogue(session, actor, BUREAU, named, None, lines)
    catalogue.sources = sources
    _fill(session, catalogue, lines)
    write_down(session, actor, "catalogue.drafted", catalogue)
    return catalogue


def renew_bureau_catalogue(
    session: Session, actor: Actor, catalogue_id: UUID, *, if_version: int
) -> Catalogue:
    """Merge a draft anew, keeping what was approved of each power that reads as it did."""
    catalogue = access_catalogue(
        session, actor, catalogue_id, Permission.CATALOGUE_DRAFT, if_version=if_version
    )
    found = running_case(session, catalogue.id)
    if catalogue.state != DRAFT or (found is not None and found[1].type != "draft"):
        raise CatalogueFixed("This catalogue is fixed.", number=catalogue.number)
    before = snapshot(catalogue)
    lines, sources = _merged(session)
    kept = {one.number: one for one in items_of(session, [catalogue.id]) if one.state == APPROVED}
    kept = {
        line["number"]: kept[line["number"]]
        for line in lines
        if line["number"] in kept
        and not differences(kept[line["number"]].document, line["document"])
    }
    session.execute(delete(CatalogueItem).where(CatalogueItem.catalogue_id == catalogue.id))
    _fill(session, catalogue, [_as_reviewed(line, kept.get(line["number"])) for line in lines])
    catalogue.sources, catalogue.counts = sources, counts([one["category"] for one in lines])
    catalogue.made_on, catalogue.made_by = today(), actor.person_id
    catalogue.made_by_name = actor.name
    write_down(session, actor, "catalogue.renewed", catalogue, before)
    return catalogue


def review_items(
    session: Session,
    actor: Actor,
    catalogue_id: UUID,
    *,
    if_version: int,
    items: Sequence[Mapping[str, Any]],
) -> Catalogue:
    """Say of each power in a catalogue under review whether it stands or goes back (R-048)."""
    catalogue = access_catalogue(
        session, actor, catalogue_id, Permission.CATALOGUE_READ, if_version=if_version
    )
    if not may_review(session, actor, catalogue):
        raise NotUnderItemReview("It is not your turn to review these items.")
    before = snapshot(catalogue)
    rows = {one.id: one for one in items_of(session, [catalogue.id])}
    errors: dict[str, Any] = {}
    for place, given in enumerate(items):
        row, reason = rows.get(given["item_id"]), given["reason"].strip()
        if row is None:
            errors[str(place)] = {"item_id": ["not-found"]}
        elif given["state"] == RETURNED and not reason:
            errors[str(place)] = {"reason": ["text-missing"]}
        else:
            row.state, row.reason, row.reviewed_at = given["state"], reason, utc_now()
            row.reviewed_by, row.reviewed_by_name = actor.person_id, actor.name
    if errors:
        raise Invalid("Some fields are not right.", errors={"items": errors})
    reviewed = [
        {"number": rows[one["item_id"]].number, "state": one["state"], "reason": one["reason"]}
        for one in items
    ]
    write_down(session, actor, "catalogue.reviewed", catalogue, before, items=reviewed)
    return catalogue


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    catalogue: Catalogue,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Count the version and journal the catalogue as it was and as it is."""
    if before is not None:
        catalogue.updated_at = utc_now()
        flag_modified(catalogue, "updated_at")
    session.flush()
    record(
        session,
        actor,
        topic,
        "catalogue",
        catalogue.id,
        version=catalogue.version,
        before=before,
        after=snapshot(catalogue),
        **facts,
    )


def _catalogue(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    kind: str,
    title: str,
    department_id: UUID | None,
    lines: Sequence[Line],
) -> Catalogue:
    number = take_numbers(session, "catalogues")[0]
    catalogue = Catalogue(
        number=f"ML-{number:04d}",
        kind=kind,
        edition=next_edition(session, kind, department_id),
        state=FROZEN if kind == SECTION else DRAFT,
        title=title,
        made_on=today(),
        made_by=actor.person_id,
        made_by_name=actor.name,
        counts=counts([one["category"] for one in lines]),
        department_id=department_id,
    )
    session.add(catalogue)
    session.flush()
    return catalogue


def _lines(session: Session, department_id: UUID | None) -> list[Line]:
    powers = confirmed_powers(session, department_id)
    bodies = written_out(session, powers)
    return [
        {
            "power_id": one.id,
            "number": one.number,
            "name": one.name,
            "category": one.category,
            "power_version": one.version,
            "department_id": one.department_id,
            "document": bodies[one.id],
        }
        for one in powers
    ]


def _merged(session: Session) -> tuple[list[Line], list[dict[str, Any]]]:
    """Take the standing catalogue of each section, and the powers that belong to no section."""
    old = unready(session)
    if old:
        sections = [{"section": one["department"], "code": one["code"]} for one in old]
        raise SectionsNotReady("Some sections have no standing catalogue.", sections=sections)
    catalogues = {one.id: one for one in standing(session).values()}
    lines = [{name: getattr(item, name) for name in LINE} for item in items_of(session, catalogues)]
    lines += [one for one in _lines(session, None) if one["department_id"] is None]
    if not lines:
        raise NothingConfirmed("No power is confirmed.")
    lines.sort(key=lambda one: (one["category"], one["number"]))
    alike = duplicates(
        [Named(one["number"], one["name"], str(one["department_id"])) for one in lines]
    )
    for line in lines:
        line["duplicates"] = alike.get(line["number"], [])
    sources = [
        {"number": one.number, "edition": one.edition, "title": one.title}
        for one in sorted(catalogues.values(), key=lambda one: one.number)
    ]
    return lines, sources


LINE = (
    "power_id",
    "number",
    "name",
    "category",
    "power_version",
    "department_id",
    "document",
)


def _as_reviewed(line: Line, kept: CatalogueItem | None) -> Line:
    if kept is None:
        return line
    names = ("state", "reviewed_by", "reviewed_by_name", "reviewed_at", "reason")
    return {**line, **{name: getattr(kept, name) for name in names}}


def _fill(session: Session, catalogue: Catalogue, lines: Sequence[Line]) -> None:
    session.add_all(
        CatalogueItem(catalogue_id=catalogue.id, position=position, **line)
        for position, line in enumerate(lines, start=1)
    )
    session.flush()


def open_items(session: Session, catalogue: Catalogue) -> list[CatalogueItem]:
    """List the powers of a catalogue nobody has decided on yet."""
    found = select(CatalogueItem).where(
        CatalogueItem.catalogue_id == catalogue.id, CatalogueItem.state == OPEN
    )
    return list(session.scalars(found.order_by(CatalogueItem.position)))
