"""Reviews of points whose flow or duties have changed."""

from typing import Any
from uuid import UUID

from flask import Response

from service.http.views import TenantView, current_actor, current_session, if_match
from service.risks.resources.blueprint import answer, blp
from service.risks.schemas import ReviewSchema, RiskPointSchema
from service.risks.use_cases.reviewing import confirm_review


@blp.route("/risk-points/<uuid:risk_point_id>/review")
class RiskPointReview(TenantView):
    @blp.arguments(ReviewSchema)
    @blp.response(200, RiskPointSchema)
    def put(self, review: dict[str, Any], risk_point_id: UUID) -> Response:
        """Confirm that a risk point was looked at after what it rests on changed."""
        return answer(
            confirm_review(
                current_session(), current_actor(), risk_point_id, if_version=if_match(), **review
            )
        )
