"""Rounds of assessment and their reports."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.gradings.models import GradingRound
from service.gradings.queries.access import access_round, list_rounds, points_of, reports_of
from service.gradings.queries.standing import assessments_since
from service.gradings.resources.blueprint import blp
from service.gradings.schemas import (
    AssessPointSchema,
    GradingReportDraftSchema,
    GradingReportSchema,
    GradingReportsSchema,
    GradingRoundDraftSchema,
    GradingRoundInFullSchema,
    GradingRoundSchema,
    RiskAssessmentSchema,
    RiskAssessmentsSchema,
    SelfAssessmentSchema,
)
from service.gradings.use_cases.assessing import assess_own_post, assess_point
from service.gradings.use_cases.convening import convene_round, document
from service.gradings.use_cases.reporting import write_report
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import (
    TenantView,
    created,
    current_actor,
    current_session,
    etag,
    if_match,
)
from service.risks.queries.access import access_risk_point
from tenants.journal import record_readings


def in_full(one: GradingRound) -> Any:
    """Show a round with its points."""
    points = [
        {
            "risk_point_id": point.id,
            "number": point.number,
            "title": point.title,
            "rank": point.rank,
            "position": own.position,
            "grading_id": own.grading_id,
            "computed_rank": own.computed_rank,
            "suggested_rank": own.suggested_rank,
            "manifestations": own.manifestations,
            "opinion": own.opinion,
        }
        for own, point in points_of(current_session(), one.id)
    ]
    return {**document(one), "points": points}, {"ETag": etag(one)}


@blp.route("/grading-rounds")
class GradingRounds(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(GradingRoundSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the rounds of assessment, the newest first."""
        session = current_session()
        return page_of(
            session,
            list_rounds(session, current_actor()),
            [GradingRound.id],
            arguments,
            scope="grading-rounds",
            descending=True,
        )

    @blp.arguments(GradingRoundDraftSchema)
    @blp.response(201, GradingRoundSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Convene those who assess the risk points of a section."""
        return created(convene_round(current_session(), current_actor(), **draft))


@blp.route("/grading-rounds/<uuid:round_id>")
class GradingRoundById(TenantView):
    @blp.response(200, GradingRoundInFullSchema)
    def get(self, round_id: UUID) -> Any:
        """Read a round with its points."""
        return in_full(access_round(current_session(), current_actor(), round_id))


@blp.route("/grading-rounds/<uuid:round_id>/points/<uuid:risk_point_id>")
class GradingRoundPoint(TenantView):
    @blp.arguments(AssessPointSchema)
    @blp.response(200, GradingRoundInFullSchema)
    def put(self, found: dict[str, Any], round_id: UUID, risk_point_id: UUID) -> Any:
        """Put down what the panel found of one point."""
        return in_full(
            assess_point(
                current_session(),
                current_actor(),
                round_id,
                risk_point_id,
                if_version=if_match(),
                **found,
            )
        )


@blp.route("/grading-rounds/<uuid:round_id>/reports")
class GradingReports(TenantView):
    @blp.response(200, GradingReportsSchema)
    def get(self, round_id: UUID) -> Any:
        """Read the editions of a round's report."""
        session = current_session()
        access_round(session, current_actor(), round_id)
        return {"items": reports_of(session, round_id)}

    @blp.arguments(GradingReportDraftSchema)
    @blp.response(201, GradingReportSchema)
    def post(self, draft: dict[str, Any], round_id: UUID) -> Any:
        """Write the grading report of a round."""
        return created(
            write_report(
                current_session(), current_actor(), round_id, if_version=if_match(), **draft
            )
        )


@blp.route("/risk-points/<uuid:risk_point_id>/self-assessments")
class SelfAssessments(TenantView):
    @blp.response(200, RiskAssessmentsSchema)
    def get(self, risk_point_id: UUID) -> Any:
        """Read what the holder and the representatives said since the last decision."""
        session = current_session()
        access_risk_point(session, current_actor(), risk_point_id, Permission.RISK_POINT_READ)
        record_readings(session, current_actor(), "appraisal", [risk_point_id])
        return {"items": assessments_since(session, [risk_point_id])[risk_point_id]}

    @blp.arguments(SelfAssessmentSchema)
    @blp.response(201, RiskAssessmentSchema)
    def post(self, sheet: dict[str, Any], risk_point_id: UUID) -> Any:
        """Assess the risk of one's own post."""
        return created(assess_own_post(current_session(), current_actor(), risk_point_id, **sheet))
