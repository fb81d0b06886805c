"""What is put on a sheet: points, answers, contributions, signed marks."""

from typing import Any
from uuid import UUID

from service.http.views import TenantView, current_actor, current_session
from service.organisation.queries.access import snapshot
from service.searches.resources.blueprint import blp
from service.searches.schemas.sheets import (
    AnswerSchema,
    ContributionDraftSchema,
    ContributionSchema,
    ExaminedCellSchema,
    ExaminedSchema,
    ReplySchema,
    SheetPointDraftSchema,
    SheetPointSchema,
)
from service.searches.use_cases.filling import (
    add_point,
    answer_point,
    contribute,
    examine,
    reply_to,
)


@blp.route("/sheets/<uuid:sheet_id>/points")
class SheetPoints(TenantView):
    @blp.arguments(SheetPointDraftSchema)
    @blp.response(201, SheetPointSchema)
    def post(self, draft: dict[str, Any], sheet_id: UUID) -> Any:
        """Enter a candidate point; its words are changed like those of any risk point."""
        line = add_point(current_session(), current_actor(), sheet_id, **draft)
        return snapshot(line), {"Location": f"/api/v1/risk-points/{line.risk_point_id}"}


@blp.route("/sheets/<uuid:sheet_id>/points/<uuid:risk_point_id>")
class SheetPointById(TenantView):
    @blp.arguments(AnswerSchema)
    @blp.response(200, SheetPointSchema)
    def put(self, answer: dict[str, Any], sheet_id: UUID, risk_point_id: UUID) -> Any:
        """Say what becomes of a carried point, or drop a candidate."""
        session, actor = current_session(), current_actor()
        return snapshot(answer_point(session, actor, sheet_id, risk_point_id, **answer))


@blp.route("/sheets/<uuid:sheet_id>/contributions")
class SheetContributions(TenantView):
    @blp.arguments(ContributionDraftSchema)
    @blp.response(201, ContributionSchema)
    def post(self, said: dict[str, Any], sheet_id: UUID) -> Any:
        """Raise or help with something."""
        return snapshot(contribute(current_session(), current_actor(), sheet_id, **said))


@blp.route("/sheets/<uuid:sheet_id>/contributions/<uuid:contribution_id>")
class SheetContributionById(TenantView):
    @blp.arguments(ReplySchema)
    @blp.response(200, ContributionSchema)
    def put(self, given: dict[str, Any], sheet_id: UUID, contribution_id: UUID) -> Any:
        """Answer what was raised and is not taken up."""
        session, actor = current_session(), current_actor()
        return snapshot(reply_to(session, actor, sheet_id, contribution_id, **given))


@blp.route("/sheets/<uuid:sheet_id>/examined-cells")
class SheetExaminedCells(TenantView):
    @blp.arguments(ExaminedSchema)
    @blp.response(201, ExaminedCellSchema)
    def post(self, mark: dict[str, Any], sheet_id: UUID) -> Any:
        """Sign that a step was examined and nothing found."""
        return snapshot(examine(current_session(), current_actor(), sheet_id, **mark))
