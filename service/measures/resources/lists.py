"""Measures across risk points."""

from dataclasses import replace
from typing import Any

from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session
from service.measures.models import Measure, MeasureTask
from service.measures.queries.lists import list_all_measures, list_tasks, written
from service.measures.queries.reports import measure_report
from service.measures.resources.blueprint import blp
from service.measures.rules import SUGGESTED_TOOLS
from service.measures.working_schemas import (
    ListedMeasureSchema,
    ListedMeasureTaskSchema,
    MeasureArguments,
    MeasureReportSchema,
    MeasureTaskArguments,
    SuggestionsSchema,
)


@blp.route("/measures")
class Measures(TenantView):
    @blp.arguments(MeasureArguments, location="query")
    @blp.response(200, page_schema(ListedMeasureSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List measures of all risk points: due, overdue, awaiting review, of one post."""
        session, due = current_session(), arguments["due"]
        page = page_of(
            session,
            list_all_measures(current_actor(), arguments),
            [Measure.next_due_on, Measure.id] if due else [Measure.id],
            arguments,
            scope=f"measures:{due}",
        )
        return replace(page, items=written(session, page.items))


@blp.route("/measure-tasks")
class TasksOfMeasures(TenantView):
    @blp.arguments(MeasureTaskArguments, location="query")
    @blp.response(200, page_schema(ListedMeasureTaskSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the definite work that measures of all risk points were made into."""
        return page_of(
            current_session(),
            list_tasks(current_actor(), arguments),
            [MeasureTask.due_on, MeasureTask.id],
            arguments,
            scope="measure-tasks",
        )


@blp.route("/measures/report")
class MeasureReport(TenantView):
    @blp.response(200, MeasureReportSchema)
    def get(self) -> Any:
        """Count the measures by phase, kind, means and mechanism, with what is thin about them."""
        return measure_report(current_session(), current_actor())


@blp.route("/measures/suggestions")
class MeasureSuggestions(TenantView):
    @blp.response(200, SuggestionsSchema)
    def get(self) -> Any:
        """Read which tools suit which category of risk."""
        return {"items": [{"category": k, "tools": list(v)} for k, v in SUGGESTED_TOOLS.items()]}
