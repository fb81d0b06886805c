"""A flowchart written out in full: as the journal keeps it and as an edition freezes it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from service.flowcharts.models import Flowchart, FlowchartEdition, FlowEdge, FlowStep

_UNSEEN = frozenset({"tenant_id", "flowchart_id", "is_removed"})
CHART_FIELDS: Final = tuple(
    column.key
    for column in Flowchart.__table__.columns
    if column.key not in ("tenant_id", "source")
)
STEP_FIELDS: Final = tuple(
    column.key for column in FlowStep.__table__.columns if column.key not in _UNSEEN
)
# What an edition freezes of the chart itself; the rest says where the record stands.
FROZEN: Final = (
    "number",
    "title",
    "department_id",
    "procedure_source",
    "is_generic",
    "citation",
    "handling_subject",
    "conditions",
    "materials",
    "limit_value",
    "limit_unit",
    "limit_days",
    "supervision_channels",
    "counterpart_rights",
    "complaint_route",
    "complaint_phone",
    "exercise_standard",
    "work_discipline",
    "defects",
    "remarks",
)


def graph_document(steps: Iterable[FlowStep], edges: Iterable[FlowEdge]) -> dict[str, Any]:
    """Write out the graph; arrows name their steps by code."""
    drawn = sorted(steps, key=lambda one: one.position)
    codes = {one.id: one.code for one in drawn}
    return {
        "steps": [{name: getattr(one, name) for name in STEP_FIELDS} for one in drawn],
        "edges": [
            {
                "id": one.id,
                "position": one.position,
                "source": codes[one.source_id],
                "target": codes[one.target_id],
                "condition": one.condition,
                "is_default": one.is_default,
                "shape": one.shape,
            }
            for one in sorted(edges, key=lambda one: one.position)
        ],
    }


def document(
    chart: Flowchart,
    steps: Iterable[FlowStep],
    edges: Iterable[FlowEdge],
    powers: Iterable[UUID],
) -> dict[str, Any]:
    """Write out a chart with its graph and the powers it serves."""
    return {
        **{name: getattr(chart, name) for name in CHART_FIELDS},
        "power_ids": sorted(powers),
        **graph_document(steps, edges),
    }


def frozen(written: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of a document what its approval is about."""
    return {name: written[name] for name in (*FROZEN, "power_ids", "steps", "edges")}


def as_approved(edition: FlowchartEdition) -> dict[str, Any]:
    """Give an edition as it was approved."""
    return {**edition.document, "edition": edition.edition, "approved_on": edition.approved_on}
