"""Charts over HTTP: begun, changed, listed, compared edition by edition."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import (
    document_of,
    edition_of,
    editions_of,
    list_flowcharts,
)
from service.flowcharts.queries.coverage import COVERAGES, coverage
from service.flowcharts.resources.blueprint import Answer, answer, blp, readable, shown
from service.flowcharts.rules.comparing import compare
from service.flowcharts.schemas import (
    ComparisonArguments,
    ComparisonSchema,
    CoverageArguments,
    CoverageSchema,
    EditionsSchema,
    FlowchartArguments,
    FlowchartChangeSchema,
    FlowchartDraftSchema,
    FlowchartSchema,
)
from service.flowcharts.use_cases.charts import abolish_flowchart, change_flowchart, draft_flowchart
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, if_match
from service.powers.schemas import ReasonSchema


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
