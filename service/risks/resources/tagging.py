"""Tags of many risk points over HTTP."""

from typing import Any

from service.http.messages import problem_text
from service.http.views import TenantView, current_actor, current_session
from service.risks.resources.blueprint import blp
from service.risks.tagging_schemas import TaggingOutcomesSchema, TaggingSchema
from service.risks.use_cases.tagging import Tagged, tag_risk_points


@blp.route("/risk-point-tags")
class RiskPointTags(TenantView):
    @blp.arguments(TaggingSchema)
    @blp.response(200, TaggingOutcomesSchema)
    def put(self, tagging: dict[str, Any]) -> Any:
        """Give many risk points their tags, together; what may not be changed is left out."""
        found = tag_risk_points(current_session(), current_actor(), tagging["items"])
        return {
            "items": [told(one) for one in found],
            "tagged_count": sum(one.outcome == "tagged" for one in found),
        }


def told(one: Tagged) -> dict[str, Any]:
    """Give the reason in the reader's language."""
    code, reason, version = "", "", one.point.version if one.point else None
    if one.refusal is not None:
        code = one.refusal.code()
        _, reason = problem_text(code, one.refusal.detail, one.refusal.facts)
    if code in {"not-found", "forbidden"}:
        version = None
    return {
        "risk_point_id": one.risk_point_id,
        "outcome": one.outcome,
        "version": version,
        "code": code,
        "reason": reason,
    }
