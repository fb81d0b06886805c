"""Rounds of search: planned, opened, counted, closed."""

from typing import Any
from uuid import UUID

from policies.guard import require
from policies.permissions import Permission
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.searches.models import Campaign
from service.searches.queries.access import access_campaign, list_campaigns
from service.searches.queries.coverage import matrix
from service.searches.queries.figures import figures, high_danger
from service.searches.queries.judging import copies_everywhere
from service.searches.queries.subjects import sections_of
from service.searches.resources.blueprint import blp
from service.searches.schemas.campaigns import (
    CampaignChangeSchema,
    CampaignDraftSchema,
    CampaignSchema,
    DepartmentArguments,
    ExtendedSchema,
    FiguresSchema,
    ItemsSchema,
)
from service.searches.use_cases.campaigns import (
    change_campaign,
    close_campaign,
    extend_campaign,
    open_campaign,
    plan_campaign,
)

READ = Permission.CAMPAIGN_READ


def tagged(campaign: Campaign) -> tuple[Campaign, dict[str, str]]:
    return campaign, {"ETag": etag(campaign)}


@blp.route("/campaigns")
class Campaigns(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(CampaignSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the rounds of search, the newest first."""
        keys = [Campaign.year.expression, Campaign.round.expression]
        statement = list_campaigns(current_actor())
        return page_of(
            current_session(), statement, keys, arguments, scope="campaigns", descending=True
        )

    @blp.arguments(CampaignDraftSchema)
    @blp.response(201, CampaignSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Plan a round of search."""
        return created(plan_campaign(current_session(), current_actor(), **draft))


@blp.route("/campaigns/<uuid:campaign_id>")
class CampaignById(TenantView):
    @blp.response(200, CampaignSchema)
    def get(self, campaign_id: UUID) -> Any:
        """Read a round of search."""
        return tagged(access_campaign(current_session(), current_actor(), campaign_id, READ))

    @blp.arguments(CampaignChangeSchema)
    @blp.response(200, CampaignSchema)
    def put(self, values: dict[str, Any], campaign_id: UUID) -> Any:
        """Change the plan of a round that has not begun."""
        return tagged(
            change_campaign(
                current_session(), current_actor(), campaign_id, if_version=if_match(), **values
            )
        )


@blp.route("/campaigns/<uuid:campaign_id>/opening")
class CampaignOpening(TenantView):
    @blp.response(200, CampaignSchema)
    def put(self, campaign_id: UUID) -> Any:
        """Begin a round: everybody who owes a sheet gets it."""
        return tagged(
            open_campaign(current_session(), current_actor(), campaign_id, if_version=if_match())
        )


@blp.route("/campaigns/<uuid:campaign_id>/extension")
class CampaignExtension(TenantView):
    @blp.response(200, ExtendedSchema)
    def post(self, campaign_id: UUID) -> Any:
        """Ask those who came since the round began."""
        return {"sheets": extend_campaign(current_session(), current_actor(), campaign_id)}


@blp.route("/campaigns/<uuid:campaign_id>/closure")
class CampaignClosure(TenantView):
    @blp.response(200, CampaignSchema)
    def put(self, campaign_id: UUID) -> Any:
        """End a round."""
        return tagged(
            close_campaign(current_session(), current_actor(), campaign_id, if_version=if_match())
        )


@blp.route("/campaigns/<uuid:campaign_id>/figures")
class CampaignFigures(TenantView):
    @blp.response(200, FiguresSchema)
    def get(self, campaign_id: UUID) -> Any:
        """Read how far a round has come."""
        return figures(current_session(), current_actor(), campaign_id)


@blp.route("/campaigns/<uuid:campaign_id>/coverage")
class CampaignCoverage(TenantView):
    @blp.arguments(DepartmentArguments, location="query")
    @blp.response(200, ItemsSchema)
    def get(self, arguments: dict[str, Any], campaign_id: UUID) -> Any:
        """Read the matrix of powers and steps: points, signed marks, empty cells."""
        session, actor = current_session(), current_actor()
        campaign = access_campaign(session, actor, campaign_id, READ)
        sections = sections_of(session, actor, arguments["department_id"])
        return {"items": matrix(session, campaign.id, sections)}


@blp.route("/campaigns/<uuid:campaign_id>/copies")
class CampaignCopies(TenantView):
    @blp.response(200, ItemsSchema)
    def get(self, campaign_id: UUID) -> Any:
        """List points of different subjects in nearly the same words."""
        session, actor = current_session(), current_actor()
        access_campaign(session, actor, campaign_id, Permission.CAMPAIGN_PLAN)
        require(actor, Permission.RISK_POINT_READ)
        return {"items": copies_everywhere(session)}


@blp.route("/high-danger-points")
class HighDangerPoints(TenantView):
    @blp.arguments(DepartmentArguments, location="query")
    @blp.response(200, ItemsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the high-danger points at key locations and key steps."""
        return {"items": high_danger(current_session(), current_actor(), **arguments)}
