"""Risks on flows over HTTP: pictures, the printed control diagram, candidates."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.flow_risks.drawings import chart_picture, diagram_pages
from service.flow_risks.schemas import (
    AcceptanceSchema,
    DiagramArguments,
    DismissalSchema,
    DrawingArguments,
)
from service.flow_risks.use_cases import accept_candidate, dismiss_candidate
from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import access_flowchart
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.http.written import written_anew
from service.risks.queries.pages import read_statement
from service.risks.schemas import RiskPointSchema
from tenants.errors import NotFound

blp = Blueprint("flow_risks", __name__, description="流程风险与防控图 · Risks on flows")
SVG = "image/svg+xml"
PICTURE = {"type": "string", "format": "binary"}


def readable(flowchart_id: UUID) -> Flowchart:
    return access_flowchart(
        current_session(), current_actor(), flowchart_id, Permission.FLOWCHART_READ
    )


@blp.route("/flowcharts/<uuid:flowchart_id>/svg")
class FlowchartPicture(TenantView):
    @blp.arguments(DrawingArguments, location="query")
    @blp.response(200, PICTURE, content_type=SVG)
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Response:
        """See a flowchart, for those inside or for the public."""
        session, actor = current_session(), current_actor()
        drawn = chart_picture(session, actor, readable(flowchart_id), **arguments)
        return Response(drawn, mimetype=SVG)


@blp.route("/flowcharts/<uuid:flowchart_id>/control-diagram")
class ControlDiagram(TenantView):
    @blp.arguments(DiagramArguments, location="query")
    @blp.response(200, PICTURE, content_type=SVG)
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Response:
        """Print one sheet of the control diagram: risks, flow, measures (廉政风险防控图)."""
        page = arguments.pop("page")
        pages = diagram_pages(
            current_session(), current_actor(), readable(flowchart_id), **arguments
        )
        if page > len(pages):
            raise NotFound("The diagram has no such sheet.", pages=len(pages))
        response = Response(pages[page - 1], mimetype=SVG)
        response.headers["X-Total-Pages"] = str(len(pages))
        return response


@blp.route("/flowcharts/<uuid:flowchart_id>/candidates/<uuid:candidate_id>/acceptance")
class CandidateAcceptance(TenantView):
    @blp.arguments(AcceptanceSchema)
    @blp.response(201, RiskPointSchema)
    def post(self, values: dict[str, Any], flowchart_id: UUID, candidate_id: UUID) -> Response:
        """Take up the risk of a step nobody supervises."""
        session = current_session()
        point = accept_candidate(session, current_actor(), flowchart_id, candidate_id, **values)
        address = f"/api/v1/risk-points/{point.id}"
        return written_anew(read_statement(point.id), point, address)


@blp.route("/flowcharts/<uuid:flowchart_id>/candidates/<uuid:candidate_id>/dismissal")
class CandidateDismissal(TenantView):
    @blp.arguments(DismissalSchema)
    @blp.response(204)
    def put(self, dismissal: dict[str, Any], flowchart_id: UUID, candidate_id: UUID) -> None:
        """Say why a step nobody supervises is no risk."""
        dismiss_candidate(
            current_session(), current_actor(), flowchart_id, candidate_id, **dismissal
        )
