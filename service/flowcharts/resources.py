"""Flowcharts over HTTP: drawn, examined, compared, exchanged with other modellers."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flowcharts.documents import CHART_FIELDS
from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import (
    access_flowchart,
    candidates_of,
    department_names,
    document_of,
    edition_of,
    editions_of,
    findings_of,
    full_document,
    list_flowcharts,
    served,
    steps_of,
)
from service.flowcharts.queries.coverage import COVERAGES, coverage
from service.flowcharts.rules.comparing import compare
from service.flowcharts.rules.lint import blocking
from service.flowcharts.schemas import (
    BpmnDraftSchema,
    BpmnImportSchema,
    BpmnReportSchema,
    CandidatesSchema,
    ComparisonArguments,
    ComparisonSchema,
    CoverageArguments,
    CoverageSchema,
    EditionArguments,
    EditionsSchema,
    FlowchartArguments,
    FlowchartChangeSchema,
    FlowchartDraftSchema,
    FlowchartSchema,
    GraphDraftSchema,
    GraphSchema,
    LintSchema,
)
from service.flowcharts.use_cases.charts import (
    abolish_flowchart,
    change_flowchart,
    draft_flowchart,
)
from service.flowcharts.use_cases.diagrams import (
    TakenOver,
    diagram_of,
    import_flowchart,
    replace_by_diagram,
)
from service.flowcharts.use_cases.graphs import replace_graph
from service.http.blueprint import Blueprint
from service.http.messages import field_text, filled
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.powers.schemas import ReasonSchema

blp = Blueprint("flowcharts", __name__, description="权力运行流程图 · Flowcharts")
READ = Permission.FLOWCHART_READ
BPMN = "application/bpmn+xml"
Answer = tuple[Any, dict[str, str]]


def shown(session: Session, charts: Iterable[Flowchart]) -> list[dict[str, Any]]:
    """Show charts with their powers and sections, in two statements for all of them."""
    every = list(charts)
    powers = served(session, [one.id for one in every])
    names = department_names(session, {one.department_id for one in every})
    return [
        {
            **{name: getattr(one, name) for name in CHART_FIELDS},
            "department": names[one.department_id],
            "powers": powers[one.id],
        }
        for one in every
    ]


def answer(chart: Flowchart) -> Answer:
    current_session().flush()
    return shown(current_session(), [chart])[0], {"ETag": etag(chart)}


def reported(found: TakenOver) -> dict[str, Any]:
    current_session().flush()
    return {
        "flowchart": shown(current_session(), [found.flowchart])[0],
        "steps": found.steps,
        "edges": found.edges,
        "passed_over": found.passed_over,
        "unknown_posts": found.unknown_posts,
    }


def readable(flowchart_id: UUID) -> Flowchart:
    return access_flowchart(current_session(), current_actor(), flowchart_id, READ)


@blp.route("/flowcharts")
class Flowcharts(TenantView):
    @blp.arguments(FlowchartArguments, location="query")
    @blp.response(200, page_schema(FlowchartSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the flowcharts."""
        session = current_session()
        found = list_flowcharts(current_actor(), arguments)
        page = page_of(session, found, [Flowchart.number], arguments, scope="flowcharts")
        return Page(shown(session, page.items), page.next_cursor, page.total)

    @blp.arguments(FlowchartDraftSchema)
    @blp.response(201, FlowchartSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Begin a flowchart."""
        chart = draft_flowchart(current_session(), current_actor(), **draft)
        body, headers = answer(chart)
        return body, 201, {**headers, "Location": f"/api/v1/flowcharts/{chart.id}"}


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


@blp.route("/flowcharts/coverage")
class FlowchartCoverage(TenantView):
    @blp.arguments(CoverageArguments, location="query")
    @blp.response(200, CoverageSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Read which powers have their flowchart and which have none."""
        department = arguments["department_id"]
        asked = None if department is None else [department]
        items = coverage(current_session(), current_actor(), asked)
        counts = {word: sum(one.coverage == word for one in items) for word in COVERAGES}
        return {"powers": len(items), **counts, "items": items}


@blp.route("/flowcharts/<uuid:flowchart_id>")
class FlowchartById(TenantView):
    @blp.response(200, FlowchartSchema)
    def get(self, flowchart_id: UUID) -> Answer:
        """Read what is written on a flowchart."""
        return answer(readable(flowchart_id))

    @blp.arguments(FlowchartChangeSchema)
    @blp.response(200, FlowchartSchema)
    def put(self, values: dict[str, Any], flowchart_id: UUID) -> Answer:
        """Change what is written on a flowchart, or which powers it serves."""
        return answer(
            change_flowchart(
                current_session(), current_actor(), flowchart_id, if_version=if_match(), **values
            )
        )


@blp.route("/flowcharts/<uuid:flowchart_id>/abolition")
class FlowchartAbolition(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, FlowchartSchema)
    def put(self, abolition: dict[str, Any], flowchart_id: UUID) -> Answer:
        """Abolish a flowchart for a reason."""
        return answer(
            abolish_flowchart(
                current_session(),
                current_actor(),
                flowchart_id,
                if_version=if_match(),
                **abolition,
            )
        )


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


@blp.route("/flowcharts/<uuid:flowchart_id>/versions")
class FlowchartVersions(TenantView):
    @blp.response(200, EditionsSchema)
    def get(self, flowchart_id: UUID) -> Any:
        """List every approved edition, the newest first."""
        chart = readable(flowchart_id)
        return {
            "items": [
                {
                    "edition": one.edition,
                    "approved_on": one.approved_on,
                    "case_id": one.case_id,
                    "decided_by": one.decided_by,
                    "digest": one.digest.hex(),
                    "title": one.document["title"],
                }
                for one in editions_of(current_session(), chart.id)
            ]
        }


@blp.route("/flowcharts/<uuid:flowchart_id>/comparison")
class FlowchartComparison(TenantView):
    @blp.arguments(ComparisonArguments, location="query")
    @blp.response(200, ComparisonSchema)
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Any:
        """Set two editions side by side, or an edition and the draft."""
        session, chart = current_session(), readable(flowchart_id)
        before = edition_of(session, chart.id, arguments["before"]).document
        after = document_of(session, chart, arguments["after"])
        return asdict(compare(before, after))
