"""On the way to a decision: anomalies to answer, lowerings to request, grades due again."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from service.gradings.desk_schemas import DeskArguments, DeskRowSchema
from service.gradings.queries.anomalies import shown
from service.gradings.queries.desk import desk_rows, list_desk
from service.gradings.resources.blueprint import blp
from service.gradings.schemas import (
    AnomalyAnswerSchema,
    GradingAnomaliesSchema,
    LoweringRequestedSchema,
    LoweringRequestSchema,
    RegradesSchema,
)
from service.gradings.use_cases.answering import answer_anomaly
from service.gradings.use_cases.lowering import request_lowering
from service.gradings.use_cases.regrading import regrades_due
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.procedures.queries.access import access_case, open_items_of
from service.risks.models import RiskPoint


def anomalies_in(case_id: UUID) -> dict[str, Any]:
    """Show the anomalies of a case somebody may read."""
    session = current_session()
    case = access_case(session, current_actor(), case_id)
    graded = case.object_kind == "grading"
    return {"items": shown(session, case.id, open_items_of(session, case.id)) if graded else []}


@blp.route("/cases/<uuid:case_id>/anomalies")
class CaseAnomalies(TenantView):
    @blp.response(200, GradingAnomaliesSchema)
    def get(self, case_id: UUID) -> Any:
        """Read what looks like playing a risk down in a case of grading."""
        return anomalies_in(case_id)

    @blp.arguments(AnomalyAnswerSchema)
    @blp.response(200, GradingAnomaliesSchema)
    def post(self, given: dict[str, Any], case_id: UUID) -> Any:
        """Answer an anomaly as a reviewer."""
        answer_anomaly(current_session(), current_actor(), case_id, **given)
        current_session().flush()
        return anomalies_in(case_id)


@blp.route("/risk-points/<uuid:risk_point_id>/lowering-requests")
class LoweringRequests(TenantView):
    @blp.arguments(LoweringRequestSchema)
    @blp.response(201, LoweringRequestedSchema)
    def post(self, asked: dict[str, Any], risk_point_id: UUID) -> Any:
        """Request that a grade be lowered, on new evidence."""
        session = current_session()
        case = request_lowering(
            session, current_actor(), risk_point_id, if_version=if_match(), **asked
        )
        session.flush()
        return case, {"ETag": etag(case), "Location": f"/api/v1/cases/{case.id}"}


@blp.route("/grading/desk")
class GradingDesk(TenantView):
    @blp.arguments(DeskArguments, location="query")
    @blp.response(200, page_schema(DeskRowSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the points that wait for a grade, or whose grade asks for a second look."""
        session = current_session()
        asked = {name: arguments.pop(name) for name in ("desk", "department_id", "rank")}
        statement = list_desk(current_actor(), **asked)
        key = [RiskPoint.number.expression]
        page = page_of(session, statement, key, arguments, scope=f"desk:{asked['desk']}")
        return replace(page, items=desk_rows(session, current_actor(), page.items))


@blp.route("/grading/regrades-due")
class RegradesDue(TenantView):
    @blp.response(200, RegradesSchema)
    def get(self) -> Any:
        """List the risk points whose grade is due to be looked at again."""
        return {"items": regrades_due(current_session(), current_actor())}
