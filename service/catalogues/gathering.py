"""Powers gathered for a catalogue, written out as it keeps them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogues.models import Catalogue, CatalogueItem
from service.catalogues.rules import SECTION, differences
from service.powers.documents import document
from service.powers.models import DiscretionStandard, Power
from service.powers.queries import posts_by_power, standard_document
from service.powers.rules import IN_FORCE
from tenants.journal import plain
from tenants.models.organisation import Department, Post

UNPRINTED = frozenset({"pending", "import_id", "import_row", "updated_at", "review_required"})


def confirmed_powers(session: Session, department_id: UUID | None = None) -> list[Power]:
    """List the confirmed powers of a section, or of all, in the order they are printed."""
    found = select(Power).where(Power.status == IN_FORCE).order_by(Power.category, Power.number)
    if department_id is not None:
        found = found.where(Power.department_id == department_id)
    return list(session.scalars(found))


def written_out(session: Session, powers: Sequence[Power]) -> dict[UUID, dict[str, Any]]:
    """Write powers out with section, posts and standards, in four statements however many."""
    ids = [one.id for one in powers]
    posts = posts_by_power(session, ids)
    titles = _names(
        session, Post.id, Post.title, {p.post_id for one in posts.values() for p in one}
    )
    sections = _names(
        session, Department.id, Department.name, {one.department_id for one in powers}
    )
    standards = _standards(session, ids)
    found = {}
    for power in powers:
        body = document(power, posts.get(power.id, ()))
        body["posts"] = [{**one, "post": titles[one["post_id"]]} for one in body["posts"]]
        body["department"] = sections.get(power.department_id, "")
        body["standards"] = standards.get(power.id, [])
        found[power.id] = plain({k: v for k, v in body.items() if k not in UNPRINTED})
    return found


def items_of(session: Session, catalogue_ids: Iterable[UUID]) -> list[CatalogueItem]:
    """List the items of catalogues in their printed order."""
    return list(
        session.scalars(
            select(CatalogueItem)
            .where(CatalogueItem.catalogue_id.in_(list(catalogue_ids)))
            .order_by(CatalogueItem.category, CatalogueItem.number)
        )
    )


def standing(session: Session) -> dict[UUID, Catalogue]:
    """Give the newest catalogue of each section."""
    found = session.scalars(
        select(Catalogue).where(Catalogue.kind == SECTION).order_by(Catalogue.edition)
    )
    return {one.department_id: one for one in found if one.department_id is not None}


def unready(session: Session) -> list[dict[str, Any]]:
    """List the sections whose catalogue is missing or no longer says what their powers say."""
    powers = confirmed_powers(session)
    bodies = written_out(session, powers)
    catalogues = standing(session)
    kept: dict[UUID, dict[UUID, CatalogueItem]] = defaultdict(dict)
    for item in items_of(session, [one.id for one in catalogues.values()]):
        kept[item.catalogue_id][item.power_id] = item
    by_section: dict[UUID, list[Power]] = defaultdict(list)
    for power in powers:
        if power.department_id is not None:
            by_section[power.department_id].append(power)
    sections = {*by_section, *catalogues}
    names = _names(session, Department.id, Department.name, sections)
    found = []
    for section in sorted(sections, key=lambda one: names[one]):
        catalogue = catalogues.get(section)
        had = kept[catalogue.id] if catalogue else {}
        code = _readiness(catalogue, had, {one.id: bodies[one.id] for one in by_section[section]})
        if code:
            found.append({"department_id": section, "department": names[section], "code": code})
    return found


def _readiness(
    catalogue: Catalogue | None,
    had: dict[UUID, CatalogueItem],
    now: dict[UUID, dict[str, Any]],
) -> str:
    if catalogue is None:
        return "section-catalogue-missing"
    same = set(had) == set(now) and not any(differences(had[one].document, now[one]) for one in had)
    return "" if same else "section-catalogue-outdated"


def _standards(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for one in session.scalars(
        select(DiscretionStandard)
        .where(DiscretionStandard.power_id.in_(ids), DiscretionStandard.status == IN_FORCE)
        .order_by(DiscretionStandard.id)
    ):
        kept = ("title", "unit", "lower_limit", "upper_limit", "bands", "boundary", "basis")
        body = standard_document(one)
        found[one.power_id].append({name: body[name] for name in kept})
    return found


def _names(session: Session, key: Any, name: Any, ids: set[Any]) -> dict[Any, str]:
    wanted = [one for one in ids if one is not None]
    rows = session.execute(select(key, name).where(key.in_(wanted)))
    return {one: word for one, word in rows}  # noqa: C416 - rows are no pairs to a type checker
