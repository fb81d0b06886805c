"""What the resources of flowcharts share."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flowcharts.documents import CHART_FIELDS
from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import access_flowchart, department_names, served
from service.flowcharts.queries.sizes import sizes_of
from service.http.blueprint import Blueprint
from service.http.views import current_actor, current_session, etag
from service.procedures.standing import standings_of

blp = Blueprint("flowcharts", __name__, description="权力运行流程图 · Flowcharts")
Answer = tuple[Any, dict[str, str]]


def shown(session: Session, charts: Iterable[Flowchart]) -> list[dict[str, Any]]:
    """Show charts with their powers and sections, in four statements for all of them."""
    every = list(charts)
    powers = served(session, [one.id for one in every])
    sizes = sizes_of(session, current_actor(), [one.id for one in every])
    standings = standings_of(session, "flowchart", [one.id for one in every])
    names = department_names(session, {one.department_id for one in every})
    return [
        {
            **{name: getattr(one, name) for name in CHART_FIELDS},
            "department": names[one.department_id],
            "powers": powers[one.id],
            **sizes[one.id],
            **standings[one.id],
        }
        for one in every
    ]


def answer(chart: Flowchart) -> Answer:
    current_session().flush()
    return shown(current_session(), [chart])[0], {"ETag": etag(chart)}


def readable(flowchart_id: UUID) -> Flowchart:
    return access_flowchart(
        current_session(), current_actor(), flowchart_id, Permission.FLOWCHART_READ
    )
