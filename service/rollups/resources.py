"""Figures over HTTP: a bureau's own, and the region as its leading group has heard of it."""

from typing import Any

import orjson
from flask import Response

from policies.guard import require
from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.rollups.queries import (
    bureau_row,
    bureau_table,
    load_region,
    read_own_summary,
    summary_of,
    trend,
)
from service.rollups.queries.region import Region
from service.rollups.schemas import (
    BureauSummarySchema,
    BureauTableSchema,
    GroupListSchema,
    OwnSummarySchema,
    PeriodArguments,
    PilotsArguments,
    TotalsSchema,
    TrendSchema,
)

blp = Blueprint("rollups", __name__, description="汇总 · Summaries")


def _region(*, pilots_only: bool = False) -> Region:
    actor = current_actor()
    require(actor, Permission.COMPARISON_READ)
    return load_region(current_session(), actor.tenant_id, pilots_only=pilots_only)


@blp.route("/summary")
class OwnFigures(TenantView):
    @blp.response(200, OwnSummarySchema)
    def get(self) -> Any:
        """Read the figures this bureau last reported."""
        return read_own_summary(current_session(), current_actor())


@blp.route("/region/totals")
class RegionTotals(TenantView):
    @blp.arguments(PilotsArguments, location="query")
    @blp.response(200, TotalsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Sum up all bureaus below, saying how many have not reported."""
        return _region(**arguments).totals()


@blp.route("/region/bureaus")
class RegionBureaus(TenantView):
    @blp.arguments(PilotsArguments, location="query")
    @blp.response(200, BureauTableSchema)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Set the bureaus side by side, in the order of the directory."""
        table = bureau_table(_region(**arguments))
        return Response(orjson.dumps(table), mimetype="application/json")


@blp.route("/region/bureaus/<string:code>/summary")
class RegionBureauSummary(TenantView):
    @blp.response(200, BureauSummarySchema)
    def get(self, code: str) -> Any:
        """Drill down to one bureau's summary, and no further."""
        actor = current_actor()
        require(actor, Permission.COMPARISON_READ)
        return bureau_row(summary_of(current_session(), actor.tenant_id, code))


@blp.route("/region/sectors")
class RegionSectors(TenantView):
    @blp.response(200, GroupListSchema)
    def get(self) -> Any:
        """Sum up by line of business."""
        return {"items": [{"name": None, **one} for one in _region().by("sector")]}


@blp.route("/region/counties")
class RegionCounties(TenantView):
    @blp.response(200, GroupListSchema)
    def get(self) -> Any:
        """Sum up by county."""
        return {"items": _region().by("jurisdiction", "jurisdiction_name")}


@blp.route("/region/trend")
class RegionTrend(TenantView):
    @blp.arguments(PeriodArguments, location="query")
    @blp.response(200, TrendSchema)
    def get(self, period: dict[str, Any]) -> Any:
        """Follow the sums from day to day."""
        actor = current_actor()
        require(actor, Permission.COMPARISON_READ)
        return {"items": trend(current_session(), actor.tenant_id, **period)}
