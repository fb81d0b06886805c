"""Editions of the catalogue of posts by grade."""

from typing import Any
from uuid import UUID

from flask import Response

from service.exports.queries import bureau_name
from service.exports.resources import handed_out
from service.exports.use_cases import WORKBOOK, Sheet
from service.gradings.models import PostCatalogue
from service.gradings.queries.access import access_catalogue, list_catalogues
from service.gradings.resources.blueprint import blp
from service.gradings.schemas import PostCatalogueInFullSchema, PostCatalogueSchema
from service.gradings.use_cases.cataloguing import catalogue_sheet, make_catalogue
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session


@blp.route("/post-catalogues")
class PostCatalogues(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(PostCatalogueSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the editions of the catalogue of posts by grade."""
        return page_of(
            current_session(),
            list_catalogues(current_actor()),
            [PostCatalogue.edition, PostCatalogue.id],
            arguments,
            scope="post-catalogues",
            descending=True,
        )

    @blp.response(201, PostCatalogueInFullSchema)
    def post(self) -> Any:
        """Make the next edition, as the posts stand today."""
        return created(make_catalogue(current_session(), current_actor()))


@blp.route("/post-catalogues/<uuid:edition_id>")
class PostCatalogueById(TenantView):
    @blp.response(200, PostCatalogueInFullSchema)
    def get(self, edition_id: UUID) -> Any:
        """Read one edition."""
        return access_catalogue(current_session(), current_actor(), edition_id)


@blp.route("/post-catalogues/<uuid:edition_id>/export")
class PostCatalogueExport(TenantView):
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, edition_id: UUID) -> Response:
        """Take out one edition as a workbook ready to print."""
        session = current_session()
        one = access_catalogue(session, current_actor(), edition_id)
        bureau = bureau_name(session)
        name = f"{bureau}岗位风险等级目录第{one.edition}版.xlsx"
        return handed_out(Sheet(name, catalogue_sheet(one, bureau)))
