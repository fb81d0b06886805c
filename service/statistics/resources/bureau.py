"""Charts of one bureau; each counts what its reader may see, so that every cell can be opened."""

from typing import Any

from service.http.views import TenantView, current_actor, current_session
from service.statistics.queries.changes import changes
from service.statistics.queries.due import due_days
from service.statistics.queries.matrix import matrix
from service.statistics.queries.measures import coverage
from service.statistics.queries.methods import methods
from service.statistics.queries.points import heat_map, pyramid
from service.statistics.queries.stages import stage_progress, wheel
from service.statistics.resources.blueprint import blp, role_label, worded
from service.statistics.schemas import (
    ChangesSchema,
    CoverageSchema,
    DueArguments,
    DueSchema,
    HeatMapArguments,
    HeatMapSchema,
    MatrixSchema,
    MethodsSchema,
    PeriodStartArguments,
    PyramidSchema,
    YearArguments,
)
from service.statistics.year_schemas import StageProgressSchema, WheelSchema


@blp.route("/statistics/pyramid")
class Pyramid(TenantView):
    @blp.arguments(PeriodStartArguments, location="query")
    @blp.response(200, PyramidSchema)
    def get(self, period: dict[str, Any]) -> Any:
        """Count the points of each grade, and say who answers for them."""
        chart = pyramid(current_session(), current_actor(), **period)
        for row in chart["rows"]:
            row["managed_by_label"] = role_label(row["managed_by"])
        return worded(chart)


@blp.route("/statistics/heat-map")
class HeatMap(TenantView):
    @blp.arguments(HeatMapArguments, location="query")
    @blp.response(200, HeatMapSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Show where the points gather: sections down, categories across."""
        return worded(heat_map(current_session(), current_actor(), **arguments))


@blp.route("/statistics/stages")
class StageProgress(TenantView):
    @blp.arguments(YearArguments, location="query")
    @blp.response(200, StageProgressSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Say which section is how far, or late, in which stage of the year."""
        return worded(stage_progress(current_session(), current_actor(), **asked))


@blp.route("/statistics/wheel")
class Wheel(TenantView):
    @blp.arguments(YearArguments, location="query")
    @blp.response(200, WheelSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Say where in the circle of the year the bureau is."""
        return worded(wheel(current_session(), current_actor(), **asked))


@blp.route("/statistics/matrix")
class Matrix(TenantView):
    @blp.response(200, MatrixSchema)
    def get(self) -> Any:
        """Count the points by likelihood and harm."""
        return worded(matrix(current_session(), current_actor()))


@blp.route("/statistics/measures")
class Coverage(TenantView):
    @blp.arguments(PeriodStartArguments, location="query")
    @blp.response(200, CoverageSchema)
    def get(self, period: dict[str, Any]) -> Any:
        """Say which points have a measure, and which measures were carried out."""
        return worded(coverage(current_session(), current_actor(), **period))


@blp.route("/statistics/changes")
class Changes(TenantView):
    @blp.arguments(PeriodStartArguments, location="query")
    @blp.response(200, ChangesSchema)
    def get(self, period: dict[str, Any]) -> Any:
        """Lead from last year's points to this year's."""
        return worded(changes(current_session(), current_actor(), **period))


@blp.route("/statistics/methods")
class Methods(TenantView):
    @blp.response(200, MethodsSchema)
    def get(self) -> Any:
        """Count the points by how they were found."""
        return worded(methods(current_session(), current_actor()))


@blp.route("/statistics/due")
class Due(TenantView):
    @blp.arguments(DueArguments, location="query")
    @blp.response(200, DueSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Show day by day what is due."""
        return worded(due_days(current_session(), current_actor(), **arguments))
