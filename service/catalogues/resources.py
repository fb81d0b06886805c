"""Catalogues of powers and the power list over HTTP."""

from typing import Any
from uuid import UUID

from policies.guard import require
from policies.permissions import Permission
from service.catalogues.gathering import unready
from service.catalogues.models import Catalogue, CatalogueItem
from service.catalogues.queries import (
    access_catalogue,
    catalogues,
    compare_lists,
    current_list,
    items,
    list_items,
    power_lists,
)
from service.catalogues.schemas import (
    CatalogueArguments,
    CatalogueDraftSchema,
    CatalogueItemSchema,
    CatalogueSchema,
    ComparisonArguments,
    ComparisonSchema,
    ItemArguments,
    ReadinessListSchema,
    ReviewSchema,
)
from service.catalogues.use_cases import make_catalogue, renew_bureau_catalogue, review_items
from service.http.blueprint import Blueprint
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match

blp = Blueprint("catalogues", __name__, description="职权目录与权力清单 · Catalogues, power list")
PAGE, ITEMS = page_schema(CatalogueSchema), page_schema(CatalogueItemSchema)


def tagged(catalogue: Catalogue) -> tuple[Catalogue, dict[str, str]]:
    return catalogue, {"ETag": etag(catalogue)}


@blp.route("/catalogues")
class Catalogues(TenantView):
    @blp.arguments(CatalogueArguments, location="query")
    @blp.response(200, PAGE)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the catalogues, the newest first."""
        statement = catalogues(current_actor(), arguments)
        key = [Catalogue.number.expression]
        return page_of(
            current_session(), statement, key, arguments, scope="catalogues", descending=True
        )

    @blp.arguments(CatalogueDraftSchema)
    @blp.response(201, CatalogueSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Freeze a section's confirmed powers, or merge those of all sections."""
        return created(make_catalogue(current_session(), current_actor(), **draft))


@blp.route("/catalogues/readiness")
class CatalogueReadiness(TenantView):
    @blp.response(200, ReadinessListSchema)
    def get(self) -> Any:
        """List the sections whose catalogue is missing or old."""
        require(current_actor(), Permission.CATALOGUE_READ)
        return {"items": unready(current_session())}


@blp.route("/catalogues/<uuid:catalogue_id>")
class CatalogueById(TenantView):
    @blp.response(200, CatalogueSchema)
    def get(self, catalogue_id: UUID) -> Any:
        """Read a catalogue."""
        return tagged(
            access_catalogue(
                current_session(), current_actor(), catalogue_id, Permission.CATALOGUE_READ
            )
        )


@blp.route("/catalogues/<uuid:catalogue_id>/items")
class CatalogueItems(TenantView):
    @blp.arguments(ItemArguments, location="query")
    @blp.response(200, ITEMS)
    def get(self, arguments: dict[str, Any], catalogue_id: UUID) -> Page:
        """List the powers in a catalogue as they are printed."""
        session = current_session()
        catalogue = access_catalogue(
            session, current_actor(), catalogue_id, Permission.CATALOGUE_READ
        )
        key = [CatalogueItem.position.expression]
        return page_of(
            session, items(catalogue, arguments), key, arguments, scope="catalogue-items"
        )


@blp.route("/catalogues/<uuid:catalogue_id>/renewal")
class CatalogueRenewal(TenantView):
    @blp.response(200, CatalogueSchema)
    def put(self, catalogue_id: UUID) -> Any:
        """Merge a draft of the bureau's catalogue anew."""
        return tagged(
            renew_bureau_catalogue(
                current_session(), current_actor(), catalogue_id, if_version=if_match()
            )
        )


@blp.route("/catalogues/<uuid:catalogue_id>/review")
class CatalogueReview(TenantView):
    @blp.arguments(ReviewSchema)
    @blp.response(200, CatalogueSchema)
    def put(self, review: dict[str, Any], catalogue_id: UUID) -> Any:
        """Say of each power under review whether it stands or goes back."""
        return tagged(
            review_items(
                current_session(), current_actor(), catalogue_id, if_version=if_match(), **review
            )
        )


@blp.route("/power-list")
class PowerList(TenantView):
    @blp.response(200, CatalogueSchema)
    def get(self) -> Any:
        """Read the head of the power list in force."""
        return tagged(current_list(current_session(), current_actor()))


@blp.route("/power-list/items")
class PowerListItems(TenantView):
    @blp.arguments(ItemArguments, location="query")
    @blp.response(200, ITEMS)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the powers of the power list in force."""
        statement = list_items(current_actor(), arguments)
        key = [CatalogueItem.position.expression]
        return page_of(current_session(), statement, key, arguments, scope="power-list")


@blp.route("/power-list/versions")
class PowerListVersions(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, PAGE)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List every version of the power list, the newest first."""
        statement = power_lists(current_actor())
        key = [Catalogue.list_number.expression]
        return page_of(
            current_session(), statement, key, arguments, scope="power-lists", descending=True
        )


@blp.route("/power-list/comparison")
class PowerListComparison(TenantView):
    @blp.arguments(ComparisonArguments, location="query")
    @blp.response(200, ComparisonSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Compare two versions of the power list."""
        return compare_lists(
            current_session(), current_actor(), arguments["before"], arguments["after"]
        )
