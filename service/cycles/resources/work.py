"""How far the work has come, by point, by section and by whoever is in charge."""

from typing import Any
from uuid import UUID

from policies.guard import require_somewhere
from policies.permissions import Permission
from service.cycles.overview import area_of
from service.cycles.queries import cycle_asked_for
from service.cycles.resources.blueprint import blp
from service.cycles.work_schemas import (
    AnsweredForListSchema,
    AreaSchema,
    SectionsWorkSchema,
    WorkArguments,
    WorkStepsSchema,
)
from service.cycles.work_steps import work_of_sections, work_steps
from service.http.views import TenantView, current_actor, current_session
from service.risks.queries.summaries import answered_for
from tenants.context import Actor


@blp.route("/risk-points/<uuid:risk_point_id>/work-steps")
class RiskPointWorkSteps(TenantView):
    @blp.response(200, WorkStepsSchema)
    def get(self, risk_point_id: UUID) -> Any:
        """Tell how far a risk point has come on the five steps of work."""
        return work_steps(current_session(), current_actor(), risk_point_id)


@blp.route("/work-steps")
class SectionWorkSteps(TenantView):
    @blp.arguments(WorkArguments, location="query")
    @blp.response(200, SectionsWorkSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Count by section how many points have taken each of the five steps in a year."""
        cycle = cycle_asked_for(current_session(), arguments["year"])
        items = work_of_sections(current_session(), _reader(), cycle)
        return {"year": cycle.year if cycle else None, "items": items}


@blp.route("/my/risk-points")
class OwnRiskPoints(TenantView):
    @blp.response(200, AnsweredForListSchema)
    def get(self) -> Any:
        """Count the points one answers for directly, manages, and watches over."""
        return {"items": answered_for(current_session(), _reader())}


@blp.route("/my/area")
class OwnArea(TenantView):
    @blp.response(200, AreaSchema)
    def get(self) -> Any:
        """Show what is one's own and how the area in one's charge stands."""
        return area_of(current_session(), current_actor())


def _reader() -> Actor:
    actor = current_actor()
    require_somewhere(actor, Permission.RISK_POINT_READ)
    return actor
