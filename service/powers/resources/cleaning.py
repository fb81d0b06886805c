"""The clean-up of powers over HTTP, and what it still has before it."""

from typing import Any
from uuid import UUID

from flask import Response

from service.http.views import TenantView, current_actor, current_session, if_match
from service.powers.queries import count_powers, list_gaps
from service.powers.resources.blueprint import blp
from service.powers.resources.catalogue import answer
from service.powers.schemas import (
    CleanupDraftSchema,
    GapArguments,
    PowerCountsSchema,
    PowerGapsSchema,
    PowerSchema,
)
from service.powers.use_cases import record_cleanup, withdraw_cleanup


@blp.route("/powers/<uuid:power_id>/clean-up")
class PowerCleanup(TenantView):
    @blp.arguments(CleanupDraftSchema)
    @blp.response(200, PowerSchema)
    def put(self, values: dict[str, Any], power_id: UUID) -> Response:
        """Write down how a power was compared and what is to become of it."""
        return answer(
            record_cleanup(
                current_session(), current_actor(), power_id, if_version=if_match(), **values
            )
        )

    @blp.response(200, PowerSchema)
    def delete(self, power_id: UUID) -> Response:
        """Take a clean-up back before it is confirmed."""
        return answer(
            withdraw_cleanup(current_session(), current_actor(), power_id, if_version=if_match())
        )


@blp.route("/powers/gaps")
class PowerGaps(TenantView):
    @blp.arguments(GapArguments, location="query")
    @blp.response(200, PowerGapsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List what powers lack: basis, duty, section, post, somebody in the post."""
        return {"items": list_gaps(current_session(), current_actor(), **arguments)}


@blp.route("/powers/counts")
class PowerCounts(TenantView):
    @blp.response(200, PowerCountsSchema)
    def get(self) -> Any:
        """Count the powers by category, direction and status."""
        return count_powers(current_session(), current_actor())
