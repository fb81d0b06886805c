"""What of the register stands to be disclosed: powers, risk points, letters (R-271)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogues.models import Catalogue, CatalogueItem
from service.flowcharts.models import Flowchart, FlowchartEdition
from service.measures.models import Measure
from service.powers.models import Power
from service.risks.documents import document as point_document
from service.risks.models import Manifestation, RiskPoint
from tenants.journal import plain


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is taken into a notice."""

    kind: str
    id: UUID
    number: str
    title: str
    source: Mapping[str, Any]


POWER_SHOWN: Final = (
    "category",
    "department_id",
    "exercising_subject",
    "content",
    "legal_basis",
    "procedure",
    "time_limit",
)
# Loaded when first asked: some of these areas stand above this one.
SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "power": "service.notices.objects.powers",
        "risk_point": "service.notices.objects.risk_points",
        "flowchart": "service.notices.objects.flowcharts",
        "catalogue": "service.notices.objects.power_lists",
        "commitment": "service.commitments.procedure.letters_shown",
    }
)
Loader = Callable[[Session, Sequence[UUID] | None], list[Shown]]


def load_objects(
    session: Session, asked: Iterable[tuple[str, UUID]]
) -> dict[tuple[str, UUID], Shown]:
    """Fetch records that are in force, a few statements for each kind."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, object_id in asked:
        by_kind.setdefault(kind, []).append(object_id)
    found: dict[tuple[str, UUID], Shown] = {}
    for kind, ids in by_kind.items():
        if kind in SOURCES:
            found |= {(kind, one.id): one for one in _loader(kind)(session, ids)}
    return found


def everything(session: Session, kind: str) -> list[Shown]:
    """Fetch all records of a kind that are in force, by number."""
    return _loader(kind)(session, None)


def powers(session: Session, ids: Sequence[UUID] | None) -> list[Shown]:
    """Fetch powers in force."""
    statement = select(Power).where(Power.status == "in_force").order_by(Power.number)
    if ids is not None:
        statement = statement.where(Power.id.in_(ids))
    return [
        Shown(
            "power",
            one.id,
            one.number,
            one.name,
            plain({key: getattr(one, key) for key in POWER_SHOWN}),
        )
        for one in session.scalars(statement)
    ]


def risk_points(session: Session, ids: Sequence[UUID] | None) -> list[Shown]:
    """Fetch risk points in force with manifestations and measures, in three statements."""
    statement = select(RiskPoint).where(RiskPoint.status == "in_force").order_by(RiskPoint.number)
    if ids is not None:
        statement = statement.where(RiskPoint.id.in_(ids))
    points = session.scalars(statement).all()
    wanted = [one.id for one in points]
    ways: dict[UUID, list[Manifestation]] = {one: [] for one in wanted}
    for way in session.scalars(
        select(Manifestation).where(Manifestation.risk_point_id.in_(wanted))
    ):
        ways[way.risk_point_id].append(way)
    measures: dict[UUID, list[Measure]] = {one: [] for one in wanted}
    for measure in session.scalars(
        select(Measure).where(Measure.risk_point_id.in_(wanted), Measure.status == "active")
    ):
        measures[measure.risk_point_id].append(measure)
    return [
        Shown(
            "risk_point",
            one.id,
            one.number,
            one.title,
            plain(point_document(one, ways[one.id], measures[one.id])),
        )
        for one in points
    ]


def flowcharts(session: Session, ids: Sequence[UUID] | None) -> list[Shown]:
    """Fetch flowcharts in the edition last approved."""
    statement = (
        select(Flowchart, FlowchartEdition)
        .join(
            FlowchartEdition,
            (FlowchartEdition.flowchart_id == Flowchart.id)
            & (FlowchartEdition.edition == Flowchart.edition),
        )
        .where(Flowchart.status != "abolished")
        .order_by(Flowchart.number)
    )
    if ids is not None:
        statement = statement.where(Flowchart.id.in_(ids))
    return [
        Shown("flowchart", chart.id, chart.number, edition.document["title"], edition.document)
        for chart, edition in session.execute(statement)
    ]


def power_lists(session: Session, ids: Sequence[UUID] | None) -> list[Shown]:
    """Fetch the power list in force (R-278); there is one, or none yet."""
    statement = select(Catalogue).where(Catalogue.state == "in_force")
    if ids is not None:
        statement = statement.where(Catalogue.id.in_(ids))
    found = session.scalars(statement).all()
    lines = session.execute(
        select(CatalogueItem.catalogue_id, CatalogueItem.number, CatalogueItem.document)
        .where(CatalogueItem.catalogue_id.in_([one.id for one in found]))
        .order_by(CatalogueItem.position)
    ).all()
    return [
        Shown(
            "catalogue",
            one.id,
            one.number,
            one.title,
            {"items": [line.document for line in lines if line.catalogue_id == one.id]},
        )
        for one in found
    ]


def _loader(kind: str) -> Loader:
    module, _, name = SOURCES[kind].rpartition(".")
    return cast("Loader", getattr(import_module(module), name))
