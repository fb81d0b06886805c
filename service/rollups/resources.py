"""Figures over HTTP: a bureau's own, and the region as its leading group has heard of it."""

from typing import Any

from flask import Response, request
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.rollups.pilots import keep_pilot, pilot_of
from service.rollups.queries import (
    bureau_row,
    bureau_table,
    pilot_register,
    read_own_summary,
    region_totals,
    summary_of,
    totals_by,
    trend,
)
from service.rollups.schemas import (
    BureauSummarySchema,
    BureauTableSchema,
    GroupListSchema,
    ListedPilotSchema,
    OwnSummarySchema,
    PeriodArguments,
    PilotDraftSchema,
    PilotRegisterArguments,
    PilotsArguments,
    PilotSchema,
    TotalsSchema,
    TrendSchema,
)

blp = Blueprint("rollups", __name__, description="汇总 · Summaries")


def _comparing() -> tuple[Session, int]:
    """Admit who may compare bureaus; give him the leading group he looks from."""
    actor = current_actor()
    require(actor, Permission.COMPARISON_READ)
    return current_session(), actor.tenant_id


class SummedView(TenantView):
    """Sums that are asked for again and again, and sent again only when they changed."""

    def answer(self, **kwargs: Any) -> Response:
        """Name the answer by what it says; whoever has it already is told just that."""
        response = super().answer(**kwargs)
        response.add_etag()
        response.make_conditional(request)
        return response


@blp.route("/summary")
class OwnFigures(TenantView):
    @blp.response(200, OwnSummarySchema)
    def get(self) -> Any:
        """Read the figures this bureau last reported."""
        return read_own_summary(current_session(), current_actor())


@blp.route("/region/totals")
class RegionTotals(SummedView):
    @blp.arguments(PilotsArguments, location="query")
    @blp.response(200, TotalsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Sum up all bureaus below, saying how many have not reported."""
        return region_totals(*_comparing(), **arguments)


@blp.route("/region/bureaus")
class RegionBureaus(TenantView):
    @blp.arguments(PilotsArguments, location="query")
    @blp.response(200, BureauTableSchema)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Set the bureaus side by side, in the order of the directory."""
        return Response(bureau_table(*_comparing(), **arguments), mimetype="application/json")


@blp.route("/region/pilots")
class RegionPilots(TenantView):
    @blp.arguments(PilotRegisterArguments, location="query")
    @blp.response(200, page_schema(ListedPilotSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the bureaus below as a register, in the order of the directory."""
        session, group_id = _comparing()
        narrowed = {name: arguments[name] for name in ("sector", "state", "pilots_only")}
        statement, place = pilot_register(group_id, **narrowed)
        return page_of(session, statement, [place], arguments, scope="pilots")


@blp.route("/region/bureaus/<string:code>/summary")
class RegionBureauSummary(TenantView):
    @blp.response(200, BureauSummarySchema)
    def get(self, code: str) -> Any:
        """Drill down to one bureau's summary, and no further."""
        row = summary_of(*_comparing(), code)
        return {**bureau_row(row), **pilot_of(current_session(), row.bureau.id)}


@blp.route("/region/bureaus/<string:code>/registration")
class RegionBureauRegistration(TenantView):
    @blp.arguments(PilotDraftSchema)
    @blp.response(200, PilotSchema)
    def put(self, kept: dict[str, Any], code: str) -> Any:
        """Keep who leads a bureau below, whom to call there, and since when it takes part."""
        session, actor = current_session(), current_actor()
        pilot = keep_pilot(session, actor, code, if_version=if_match(), **kept)
        return pilot, {"ETag": etag(pilot)}


@blp.route("/region/sectors")
class RegionSectors(SummedView):
    @blp.response(200, GroupListSchema)
    def get(self) -> Any:
        """Sum up by line of business."""
        return {"items": totals_by(*_comparing(), "sector")}


@blp.route("/region/counties")
class RegionCounties(SummedView):
    @blp.response(200, GroupListSchema)
    def get(self) -> Any:
        """Sum up by county."""
        return {"items": totals_by(*_comparing(), "jurisdiction")}


@blp.route("/region/trend")
class RegionTrend(TenantView):
    @blp.arguments(PeriodArguments, location="query")
    @blp.response(200, TrendSchema)
    def get(self, period: dict[str, Any]) -> Any:
        """Follow the sums from day to day."""
        return {"items": trend(*_comparing(), **period)}
