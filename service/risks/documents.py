"""A risk point written out in full: as the journal keeps it and as its readers get it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from service.measures.models import Measure
from service.risks.models import Manifestation, RiskPoint
from service.risks.texts import search_text

_UNSEEN = frozenset({"tenant_id", "search_text", "text_key", "pinyin"})
POINT_FIELDS: Final = tuple(
    column.key for column in RiskPoint.__table__.columns if column.key not in _UNSEEN
)
_OF_DOING = frozenset({"tenant_id", "risk_point_id", "next_due_on", "suitability", "authors"})
MEASURE_FIELDS: Final = tuple(
    column.key for column in Measure.__table__.columns if column.key not in _OF_DOING
)
SEARCHED: Final = (
    "number",
    "title",
    "content",
    "flow_step",
    "category_written",
    "loss",
    "remarks",
    "direct_responsible_written",
    "section_head_written",
    "responsible_leader_written",
)


def document(
    point: RiskPoint, manifestations: Iterable[Manifestation], measures: Iterable[Measure]
) -> dict[str, Any]:
    """Write out a risk point with its manifestations and measures."""
    return {
        **{name: getattr(point, name) for name in POINT_FIELDS},
        "manifestations": [one.text for one in sorted(manifestations, key=lambda m: m.position)],
        "measures": [
            {name: getattr(one, name) for name in MEASURE_FIELDS}
            for one in sorted(measures, key=lambda m: m.position)
        ],
    }


def regraded(point: RiskPoint, before: Mapping[str, Any]) -> dict[str, Any]:
    """Write out a risk point whose manifestations and measures are as they were."""
    return {
        **{name: getattr(point, name) for name in POINT_FIELDS},
        "manifestations": before["manifestations"],
        "measures": before["measures"],
    }


def searched(
    values: Mapping[str, Any], manifestations: Iterable[str], measures: Iterable[str]
) -> str:
    """Gather what a reader may search a risk point by."""
    return search_text([*(values[name] for name in SEARCHED), *manifestations, *measures])
