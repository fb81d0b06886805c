"""Following records over HTTP."""

from typing import Any
from uuid import UUID

from service.http.views import TenantView, current_actor, current_session
from service.workspace.follow_schemas import FollowListSchema
from service.workspace.queries.follows import own_follows
from service.workspace.resources.blueprint import blp
from service.workspace.use_cases.following import follow_record, unfollow_record


@blp.route("/follows")
class Follows(TenantView):
    @blp.response(200, FollowListSchema)
    def get(self) -> Any:
        """List what the reader follows and may still read."""
        return {"items": own_follows(current_session(), current_actor())}


@blp.route("/follows/powers/<uuid:power_id>")
class PowerFollowing(TenantView):
    @blp.response(204)
    def put(self, power_id: UUID) -> None:
        """Follow a power: hear of what others do to it."""
        follow_record(current_session(), current_actor(), "power", power_id)

    @blp.response(204)
    def delete(self, power_id: UUID) -> None:
        """Follow a power no longer."""
        unfollow_record(current_session(), current_actor(), "power", power_id)


@blp.route("/follows/risk-points/<uuid:risk_point_id>")
class RiskPointFollowing(TenantView):
    @blp.response(204)
    def put(self, risk_point_id: UUID) -> None:
        """Follow a risk point: hear of what others do to it."""
        follow_record(current_session(), current_actor(), "risk_point", risk_point_id)

    @blp.response(204)
    def delete(self, risk_point_id: UUID) -> None:
        """Follow a risk point no longer."""
        unfollow_record(current_session(), current_actor(), "risk_point", risk_point_id)
