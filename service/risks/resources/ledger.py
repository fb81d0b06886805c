"""Risk points: found, reworded, put in force, retired, and all they ever were."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.hot import HotView, hot_page
from service.http.paging import page_schema
from service.http.views import TenantView, current_actor, current_session, if_match
from service.http.written import written_anew
from service.powers.history import history_of, version_of
from service.powers.schemas import HistorySchema, ReasonSchema, VersionSchema
from service.risks.queries.access import access_risk_point
from service.risks.queries.pages import ledger_statement, read_statement
from service.risks.queries.responsibility import responsibility_of
from service.risks.resources.blueprint import answer, blp
from service.risks.schemas import (
    LedgerArguments,
    ResponsibilitySchema,
    RiskPointChangeSchema,
    RiskPointDraftSchema,
    RiskPointSchema,
)
from service.risks.use_cases.points import (
    change_risk_point,
    draft_risk_point,
    put_in_force,
)
from service.risks.use_cases.retiring import retire_risk_point

READ = Permission.RISK_POINT_READ


@blp.route("/risk-points")
class Ledger(HotView):
    @blp.arguments(LedgerArguments, location="query")
    @blp.response(200, page_schema(RiskPointSchema))
    def get(self, arguments: dict[str, Any]) -> Response:
        """List the risk points."""
        return hot_page(lambda actor: ledger_statement(actor, arguments))


@blp.route("/risk-points")
class RiskPoints(TenantView):
    @blp.arguments(RiskPointDraftSchema)
    @blp.response(201, RiskPointSchema)
    def post(self, draft: dict[str, Any]) -> Response:
        """Enter a risk point."""
        point = draft_risk_point(current_session(), current_actor(), **draft)
        return written_anew(read_statement(point.id), point)


@blp.route("/risk-points/<uuid:risk_point_id>")
class RiskPointById(TenantView):
    @blp.response(200, RiskPointSchema)
    def get(self, risk_point_id: UUID) -> Response:
        """Read a risk point."""
        return answer(access_risk_point(current_session(), current_actor(), risk_point_id, READ))

    @blp.arguments(RiskPointChangeSchema)
    @blp.response(200, RiskPointSchema)
    def put(self, values: dict[str, Any], risk_point_id: UUID) -> Response:
        """Change what is written of a risk point, or to what it belongs; never its grade."""
        return answer(
            change_risk_point(
                current_session(), current_actor(), risk_point_id, if_version=if_match(), **values
            )
        )


@blp.route("/risk-points/<uuid:risk_point_id>/entry-into-force")
class RiskPointEntryIntoForce(TenantView):
    @blp.response(200, RiskPointSchema)
    def put(self, risk_point_id: UUID) -> Response:
        """Put a complete risk point in force."""
        return answer(
            put_in_force(current_session(), current_actor(), risk_point_id, if_version=if_match())
        )


@blp.route("/risk-points/<uuid:risk_point_id>/retirement")
class RiskPointRetirement(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, RiskPointSchema)
    def put(self, retirement: dict[str, Any], risk_point_id: UUID) -> Response:
        """Retire a risk point for a reason."""
        return answer(
            retire_risk_point(
                current_session(),
                current_actor(),
                risk_point_id,
                if_version=if_match(),
                **retirement,
            )
        )


@blp.route("/risk-points/<uuid:risk_point_id>/responsibility")
class RiskPointResponsibility(TenantView):
    @blp.response(200, ResponsibilitySchema)
    def get(self, risk_point_id: UUID) -> Any:
        """Read who manages, answers for, monitors and is accountable for a risk point today."""
        session = current_session()
        point = access_risk_point(session, current_actor(), risk_point_id, READ)
        return responsibility_of(session, point)


@blp.route("/risk-points/<uuid:risk_point_id>/history")
class RiskPointHistory(TenantView):
    @blp.response(200, HistorySchema)
    def get(self, risk_point_id: UUID) -> Any:
        """Read every change of a risk point and of its measures."""
        access_risk_point(current_session(), current_actor(), risk_point_id, READ)
        return {"items": history_of(current_session(), risk_point_id)}


@blp.route("/risk-points/<uuid:risk_point_id>/history/<int:version>")
class RiskPointVersion(TenantView):
    @blp.response(200, VersionSchema)
    def get(self, risk_point_id: UUID, version: int) -> Any:
        """Read a risk point as it was in one version."""
        access_risk_point(current_session(), current_actor(), risk_point_id, READ)
        return version_of(current_session(), risk_point_id, version)
