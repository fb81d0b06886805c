"""Flowcharts exchanged with other modellers as BPMN 2.0."""

from typing import Any
from uuid import UUID

from flask import Response

from service.flowcharts.queries.access import (
    document_of,
)
from service.flowcharts.resources.blueprint import Answer, blp, readable, shown
from service.flowcharts.schemas import (
    BpmnDraftSchema,
    BpmnImportSchema,
    BpmnReportSchema,
    EditionArguments,
)
from service.flowcharts.use_cases.diagrams import (
    TakenOver,
    diagram_of,
    import_flowchart,
    replace_by_diagram,
)
from service.http.views import TenantView, current_actor, current_session, etag, if_match

BPMN = "application/bpmn+xml"


def reported(found: TakenOver) -> dict[str, Any]:
    current_session().flush()
    return {
        "flowchart": shown(current_session(), [found.flowchart])[0],
        "steps": found.steps,
        "edges": found.edges,
        "passed_over": found.passed_over,
        "unknown_posts": found.unknown_posts,
    }


@blp.route("/flowcharts/import")
class FlowchartImport(TenantView):
    @blp.arguments(BpmnImportSchema)
    @blp.response(201, BpmnReportSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Make a flowchart of a BPMN 2.0 file."""
        found = import_flowchart(current_session(), current_actor(), **draft)
        headers = {
            "ETag": etag(found.flowchart),
            "Location": f"/api/v1/flowcharts/{found.flowchart.id}",
        }
        return reported(found), 201, headers


@blp.route("/flowcharts/<uuid:flowchart_id>/bpmn")
class FlowchartBpmn(TenantView):
    @blp.arguments(EditionArguments, location="query")
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=BPMN)
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Response:
        """Take a flowchart out as BPMN 2.0."""
        session, chart = current_session(), readable(flowchart_id)
        document = document_of(session, chart, arguments["edition"])
        response = Response(diagram_of(session, chart, document), mimetype=BPMN)
        response.headers["ETag"] = etag(chart)
        name = f'attachment; filename="{chart.number}.bpmn"'
        response.headers["Content-Disposition"] = name
        return response

    @blp.arguments(BpmnDraftSchema)
    @blp.response(200, BpmnReportSchema)
    def put(self, diagram: dict[str, Any], flowchart_id: UUID) -> Answer:
        """Replace the graph of the draft by that of a BPMN 2.0 file."""
        found = replace_by_diagram(
            current_session(), current_actor(), flowchart_id, if_version=if_match(), **diagram
        )
        return reported(found), {"ETag": etag(found.flowchart)}
