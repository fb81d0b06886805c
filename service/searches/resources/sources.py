"""Sources of the reverse method, and the library of typical manifestations."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from policies.guard import may
from policies.permissions import Permission
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.organisation.queries.access import snapshot
from service.searches.models import LibraryEntry, SearchSource
from service.searches.queries.access import access_source, list_sources
from service.searches.queries.library import library
from service.searches.resources.blueprint import blp
from service.searches.schemas.campaigns import ItemsSchema
from service.searches.schemas.sources import (
    LibraryArguments,
    LibraryChangeSchema,
    LibraryDraftSchema,
    LibraryEntrySchema,
    SourceChangeSchema,
    SourceDraftSchema,
    SourceSchema,
    SourceUseSchema,
)
from service.searches.use_cases.sources import (
    add_entry,
    change_entry,
    change_source,
    record_source,
    use_source,
)
from tenants.journal import record_readings

RESTRICTED = ("text", "reference")


def redacted(source: SearchSource) -> dict[str, Any]:
    """Keep the words of a petition from who does not keep such matters (R-102)."""
    told = snapshot(source)
    full = may(current_actor(), Permission.SOURCE_RECORD)
    return told if full else told | dict.fromkeys(RESTRICTED)


def _remember(sources: Iterable[SearchSource]) -> None:
    """Note who read the words of petitions; who sees only their summary reads nothing secret."""
    actor = current_actor()
    if may(actor, Permission.SOURCE_RECORD):
        record_readings(current_session(), actor, "search_source", [one.id for one in sources])


def tagged(source: SearchSource) -> tuple[dict[str, Any], dict[str, str]]:
    return redacted(source), {"ETag": etag(source)}


@blp.route("/search-sources")
class SearchSources(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(SourceSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the sources one may know of."""
        keys = [SearchSource.number.expression]
        statement = list_sources(current_actor())
        page = page_of(current_session(), statement, keys, arguments, scope="search-sources")
        _remember(page.items)
        return Page([redacted(one) for one in page.items], page.next_cursor, page.total)

    @blp.arguments(SourceDraftSchema)
    @blp.response(201, SourceSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Record a petition, an audit or another finding."""
        source = record_source(current_session(), current_actor(), **draft)
        _, headers = created(source)
        return redacted(source), headers


@blp.route("/search-sources/<uuid:search_source_id>")
class SearchSourceById(TenantView):
    @blp.response(200, SourceSchema)
    def get(self, search_source_id: UUID) -> Any:
        """Read a source, as far as one may."""
        read = Permission.SOURCE_READ
        source = access_source(current_session(), current_actor(), search_source_id, read)
        _remember([source])
        return tagged(source)

    @blp.arguments(SourceChangeSchema)
    @blp.response(200, SourceSchema)
    def put(self, values: dict[str, Any], search_source_id: UUID) -> Any:
        """Locate a source."""
        return tagged(
            change_source(
                current_session(),
                current_actor(),
                search_source_id,
                if_version=if_match(),
                **values,
            )
        )


@blp.route("/search-sources/<uuid:search_source_id>/use")
class SearchSourceUse(TenantView):
    @blp.arguments(SourceUseSchema)
    @blp.response(200, SourceSchema)
    def put(self, used: dict[str, Any], search_source_id: UUID) -> Any:
        """Link a source with the point found from it."""
        return tagged(
            use_source(
                current_session(), current_actor(), search_source_id, if_version=if_match(), **used
            )
        )


@blp.route("/manifestation-library")
class ManifestationLibrary(TenantView):
    @blp.arguments(LibraryArguments, location="query")
    @blp.response(200, ItemsSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """List typical manifestations."""
        return {"items": library(current_session(), current_actor(), **asked)}

    @blp.arguments(LibraryDraftSchema)
    @blp.response(201, LibraryEntrySchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Add one of the bureau's own."""
        return created(add_entry(current_session(), current_actor(), **draft))


@blp.route("/manifestation-library/<uuid:library_entry_id>")
class LibraryEntryById(TenantView):
    @blp.arguments(LibraryChangeSchema)
    @blp.response(200, LibraryEntrySchema)
    def put(self, values: dict[str, Any], library_entry_id: UUID) -> tuple[LibraryEntry, Any]:
        """Reword one of the bureau's own, or take it out of use."""
        changed = change_entry(
            current_session(), current_actor(), library_entry_id, if_version=if_match(), **values
        )
        return changed, {"ETag": etag(changed)}
