"""Mutual supervision of key posts over HTTP."""

from typing import Any

from service.flowcharts.queries.mutual_supervision import unsupervised_key_posts
from service.flowcharts.resources.blueprint import blp
from service.flowcharts.schemas.supervision import MutualSupervisionSchema
from service.http.views import TenantView, current_actor, current_session


@blp.route("/responsibility/mutual-supervision")
class MutualSupervision(TenantView):
    @blp.response(200, MutualSupervisionSchema)
    def get(self) -> Any:
        """List the key posts that no other post holds in check in any flow."""
        return unsupervised_key_posts(current_session(), current_actor())
