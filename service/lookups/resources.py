"""Finding things over HTTP."""

from typing import Any

from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.lookups.queries import look_up
from service.lookups.schemas import LookupArguments, LookupSchema

blp = Blueprint("lookups", __name__, description="全局搜索 · Lookups")


@blp.route("/lookups")
class Lookups(TenantView):
    @blp.arguments(LookupArguments, location="query")
    @blp.response(200, LookupSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Find powers, risk points, measures, regulations, papers, sections, posts and people."""
        return look_up(
            current_session(),
            current_actor(),
            asked["q"],
            kinds=asked["kind"],
            limit=asked["limit"],
        )
