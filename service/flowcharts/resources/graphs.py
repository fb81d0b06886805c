"""Graphs over HTTP: replaced as a whole, and examined."""

from typing import Any
from uuid import UUID

from service.flowcharts.queries.access import (
    candidates_of,
    document_of,
    findings_of,
    full_document,
    steps_of,
)
from service.flowcharts.resources.blueprint import Answer, blp, readable
from service.flowcharts.rules.lint import blocking
from service.flowcharts.schemas import (
    CandidatesSchema,
    EditionArguments,
    GraphDraftSchema,
    GraphSchema,
    LintSchema,
)
from service.flowcharts.use_cases.graphs import replace_graph
from service.http.messages import field_text, filled
from service.http.views import TenantView, current_actor, current_session, etag, if_match


@blp.route("/flowcharts/<uuid:flowchart_id>/graph")
class FlowchartGraph(TenantView):
    @blp.arguments(EditionArguments, location="query")
    @blp.response(200, GraphSchema)
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Answer:
        """Read the graph of the draft or of an approved edition."""
        chart = readable(flowchart_id)
        return document_of(current_session(), chart, arguments["edition"]), {"ETag": etag(chart)}

    @blp.arguments(GraphDraftSchema)
    @blp.response(200, GraphSchema)
    def put(self, graph: dict[str, Any], flowchart_id: UUID) -> Answer:
        """Replace the graph of the draft as a whole."""
        session = current_session()
        chart = replace_graph(
            session, current_actor(), flowchart_id, if_version=if_match(), **graph
        )
        return full_document(session, chart), {"ETag": etag(chart)}


@blp.route("/flowcharts/<uuid:flowchart_id>/lint")
class FlowchartLint(TenantView):
    @blp.response(200, LintSchema)
    def get(self, flowchart_id: UUID) -> Any:
        """Read what is wrong with the draft."""
        session, chart = current_session(), readable(flowchart_id)
        titles = {one.code: one.title for one in steps_of(session, chart.id)}
        found = findings_of(session, chart)
        items = [
            {
                "code": one.code,
                "severity": one.severity,
                "step": one.step,
                "step_title": titles.get(one.step or "", ""),
                "defect": one.defect,
                "explanation": filled(field_text(f"flowchart {one.code}"), one.facts),
                "facts": one.facts,
            }
            for one in found
        ]
        return {"clean": not blocking(found), "findings": items}


@blp.route("/flowcharts/<uuid:flowchart_id>/candidates")
class FlowchartCandidates(TenantView):
    @blp.response(200, CandidatesSchema)
    def get(self, flowchart_id: UUID) -> Any:
        """Read the risks the draft shows by itself."""
        session, chart = current_session(), readable(flowchart_id)
        steps = {one.id: one for one in steps_of(session, chart.id)}
        return {
            "items": [
                {
                    "id": one.id,
                    "step_id": one.step_id,
                    "step_code": steps[one.step_id].code,
                    "step_title": steps[one.step_id].title,
                    "code": one.code,
                    "state": one.state,
                    "reason": one.reason,
                    "risk_point_id": one.risk_point_id,
                }
                for one in candidates_of(session, chart.id)
                if one.step_id in steps
            ]
        }
