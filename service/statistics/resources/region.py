"""Charts of a region for its leading group, from what its bureaus told upwards."""

from typing import Any

from service.http.views import TenantView, current_actor, current_session
from service.statistics.queries.answering import answer_times
from service.statistics.queries.comparison import comparison, pairs
from service.statistics.queries.region import (
    region_heat_map,
    region_pyramid,
    region_stages,
    region_wheel,
)
from service.statistics.region_schemas import (
    AnswerTimesSchema,
    ComparisonArguments,
    ComparisonSchema,
    IndicatorArguments,
    OfYearArguments,
    PairsSchema,
    RegionHeatMapSchema,
    RegionPyramidSchema,
    RegionStagesSchema,
    RegionWheelSchema,
    YearArguments,
)
from service.statistics.resources.blueprint import blp, role_label, worded


@blp.route("/region/statistics/pyramid")
class RegionPyramid(TenantView):
    @blp.arguments(OfYearArguments, location="query")
    @blp.response(200, RegionPyramidSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Add up the points of each grade over the bureaus."""
        chart = region_pyramid(current_session(), current_actor(), **arguments)
        for row in chart["rows"]:
            row["managed_by_label"] = role_label(row["managed_by"])
        return worded(chart)


@blp.route("/region/statistics/heat-map")
class RegionHeatMap(TenantView):
    @blp.arguments(OfYearArguments, location="query")
    @blp.response(200, RegionHeatMapSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Show where the points gather: bureaus down, categories across."""
        return worded(region_heat_map(current_session(), current_actor(), **arguments))


@blp.route("/region/statistics/stages")
class RegionStages(TenantView):
    @blp.arguments(OfYearArguments, location="query")
    @blp.response(200, RegionStagesSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say which bureau is how far, or late, in which stage of its year."""
        return worded(region_stages(current_session(), current_actor(), **arguments))


@blp.route("/region/statistics/wheel")
class RegionWheel(TenantView):
    @blp.arguments(OfYearArguments, location="query")
    @blp.response(200, RegionWheelSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say where in the circle of the year the bureaus are."""
        return worded(region_wheel(current_session(), current_actor(), **arguments))


@blp.route("/region/statistics/comparison")
class RegionComparison(TenantView):
    @blp.arguments(ComparisonArguments, location="query")
    @blp.response(200, ComparisonSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Set each bureau's rate between the limits of chance."""
        return worded(comparison(current_session(), current_actor(), **arguments))


@blp.route("/region/statistics/pairs")
class RegionPairs(TenantView):
    @blp.arguments(IndicatorArguments, location="query")
    @blp.response(200, PairsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Set the region's bureau of a line of business beside the counties' ones."""
        return worded(pairs(current_session(), current_actor(), **arguments))


@blp.route("/region/statistics/answer-times")
class RegionAnswerTimes(TenantView):
    @blp.arguments(YearArguments, location="query")
    @blp.response(200, AnswerTimesSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say how many working days answers to filings took."""
        return worded(answer_times(current_session(), current_actor(), **arguments))
