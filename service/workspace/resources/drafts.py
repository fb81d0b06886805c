"""Drafts over HTTP."""

import re
from typing import Any
from uuid import UUID

from service.http.views import TenantView, current_actor, current_session
from service.workspace.queries.drafts import access_draft, bin_of, own_drafts
from service.workspace.resources.blueprint import blp
from service.workspace.schemas import (
    KIND,
    DiscardedDraftListSchema,
    DraftArguments,
    DraftLineSchema,
    DraftListSchema,
    DraftSavingSchema,
    DraftSchema,
)
from service.workspace.use_cases.drafts import (
    clear_draft,
    discard_draft,
    forget_draft,
    restore_draft,
    save_draft,
)
from tenants.errors import NotFound

LONGEST_KEY = 100


def refuse_unfit(kind: str, key: str) -> None:
    """Know no draft of a name that no draft can have."""
    if not re.fullmatch(KIND, kind) or len(key) > LONGEST_KEY:
        raise NotFound("There is no such draft.")


@blp.route("/drafts")
class Drafts(TenantView):
    @blp.arguments(DraftArguments, location="query")
    @blp.response(200, DraftListSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the own drafts."""
        return {"items": own_drafts(current_session(), current_actor(), arguments["kind"])}


@blp.route("/drafts/<string:kind>/<string:key>")
class DraftByKey(TenantView):
    @blp.response(200, DraftSchema)
    def get(self, kind: str, key: str) -> Any:
        """Read an own draft."""
        refuse_unfit(kind, key)
        return access_draft(current_session(), current_actor(), kind, key)

    @blp.arguments(DraftSavingSchema)
    @blp.response(200, DraftLineSchema)
    def put(self, saving: dict[str, Any], kind: str, key: str) -> Any:
        """Keep a draft; a newer one saved from another window is not written over."""
        refuse_unfit(kind, key)
        return save_draft(current_session(), current_actor(), kind, key, **saving)

    @blp.response(204)
    def delete(self, kind: str, key: str) -> None:
        """Keep an own draft no longer, once it was sent."""
        refuse_unfit(kind, key)
        clear_draft(current_session(), current_actor(), kind, key)


@blp.route("/drafts/<string:kind>/<string:key>/discarding")
class DraftDiscarding(TenantView):
    @blp.response(204)
    def put(self, kind: str, key: str) -> None:
        """Throw an own draft away; it can be fetched back for thirty days."""
        refuse_unfit(kind, key)
        discard_draft(current_session(), current_actor(), kind, key)


@blp.route("/discarded-drafts")
class DiscardedDrafts(TenantView):
    @blp.response(200, DiscardedDraftListSchema)
    def get(self) -> Any:
        """List the own drafts one has thrown away."""
        return {"items": bin_of(current_session(), current_actor())}


@blp.route("/discarded-drafts/<uuid:draft_id>")
class DiscardedDraftById(TenantView):
    @blp.response(204)
    def delete(self, draft_id: UUID) -> None:
        """Take a draft out of the bin for good."""
        forget_draft(current_session(), current_actor(), draft_id)


@blp.route("/discarded-drafts/<uuid:draft_id>/restoration")
class DiscardedDraftRestoration(TenantView):
    @blp.response(200, DraftLineSchema)
    def put(self, draft_id: UUID) -> Any:
        """Fetch a draft back out of the bin."""
        return restore_draft(current_session(), current_actor(), draft_id)
