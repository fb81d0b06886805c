"""Saved filters over HTTP."""

from typing import Any
from uuid import UUID

from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.workspace.filter_schemas import (
    FilterArguments,
    FilterDraftSchema,
    FilterListSchema,
    FilterSchema,
)
from service.workspace.queries.filters import show_filter, visible_filters
from service.workspace.resources.blueprint import blp
from service.workspace.use_cases.filters import change_filter, drop_filter, keep_filter


@blp.route("/saved-filters")
class SavedFilters(TenantView):
    @blp.arguments(FilterArguments, location="query")
    @blp.response(200, FilterListSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List one's own and shared filters of a table."""
        return {"items": visible_filters(current_session(), current_actor(), arguments["table"])}

    @blp.arguments(FilterDraftSchema)
    @blp.response(201, FilterSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Keep a question to a list by name."""
        session, actor = current_session(), current_actor()
        kept = keep_filter(session, actor, **draft)
        _, headers = created(kept)
        return show_filter(session, actor, kept), headers


@blp.route("/saved-filters/<uuid:saved_filter_id>")
class SavedFilterById(TenantView):
    @blp.arguments(FilterDraftSchema)
    @blp.response(200, FilterSchema)
    def put(self, draft: dict[str, Any], saved_filter_id: UUID) -> Any:
        """Change an own filter, or with whom it is shared."""
        session, actor = current_session(), current_actor()
        kept = change_filter(session, actor, saved_filter_id, if_version=if_match(), **draft)
        return show_filter(session, actor, kept), {"ETag": etag(kept)}

    @blp.response(204)
    def delete(self, saved_filter_id: UUID) -> None:
        """Delete an own filter."""
        drop_filter(current_session(), current_actor(), saved_filter_id, if_version=if_match())
