"""Grades: proposed, decided, lowered, and what follows from them for posts and sections."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.views import TenantView, current_actor, current_session, if_match
from service.risks.queries.access import access_risk_point
from service.risks.queries.responsibility import gradings_of
from service.risks.queries.summaries import grading_matrix, post_grades, section_grades
from service.risks.resources.blueprint import answer, blp
from service.risks.schemas import (
    GradeSchema,
    GradingMatrixSchema,
    GradingProposalSchema,
    GradingSchema,
    GradingsSchema,
    LoweringSchema,
    PostGradesSchema,
    ResidualGradeSchema,
    RiskPointSchema,
    SectionGradesSchema,
)
from service.risks.use_cases.grading import (
    assess_residual,
    decide_grade,
    propose_grade,
)
from service.risks.use_cases.lowering import lower_grade


@blp.route("/risk-points/<uuid:risk_point_id>/grading-proposal")
class RiskPointGradingProposal(TenantView):
    @blp.arguments(GradingProposalSchema)
    @blp.response(201, GradingSchema)
    def post(self, proposal: dict[str, Any], risk_point_id: UUID) -> Any:
        """Score a risk point and get the rank the rules propose, with its reasoning."""
        return propose_grade(
            current_session(), current_actor(), risk_point_id, if_version=if_match(), **proposal
        )


@blp.route("/risk-points/<uuid:risk_point_id>/grade")
class RiskPointGrade(TenantView):
    @blp.arguments(GradeSchema)
    @blp.response(200, RiskPointSchema)
    def put(self, grade: dict[str, Any], risk_point_id: UUID) -> Response:
        """Decide or raise the grade of a risk point."""
        return answer(
            decide_grade(
                current_session(), current_actor(), risk_point_id, if_version=if_match(), **grade
            )
        )


@blp.route("/risk-points/<uuid:risk_point_id>/lowering")
class RiskPointLowering(TenantView):
    @blp.arguments(LoweringSchema)
    @blp.response(201, RiskPointSchema)
    def post(self, lowering: dict[str, Any], risk_point_id: UUID) -> Response:
        """Lower a grade by a decision with reason and evidence; a high one, the main leader's."""
        response = answer(
            lower_grade(
                current_session(),
                current_actor(),
                risk_point_id,
                if_version=if_match(),
                **lowering,
            )
        )
        response.status_code = 201
        return response


@blp.route("/risk-points/<uuid:risk_point_id>/residual-grade")
class RiskPointResidualGrade(TenantView):
    @blp.arguments(ResidualGradeSchema)
    @blp.response(200, RiskPointSchema)
    def put(self, residual: dict[str, Any], risk_point_id: UUID) -> Response:
        """Note what would remain of the risk once the measures work."""
        return answer(
            assess_residual(
                current_session(),
                current_actor(),
                risk_point_id,
                if_version=if_match(),
                **residual,
            )
        )


@blp.route("/risk-points/<uuid:risk_point_id>/gradings")
class RiskPointGradings(TenantView):
    @blp.response(200, GradingsSchema)
    def get(self, risk_point_id: UUID) -> Any:
        """Read what was ever proposed, decided and lowered."""
        session = current_session()
        point = access_risk_point(
            session, current_actor(), risk_point_id, Permission.RISK_POINT_READ
        )
        return {"items": gradings_of(session, point)}


@blp.route("/grading/matrix")
class GradingMatrix(TenantView):
    @blp.response(200, GradingMatrixSchema)
    def get(self) -> Any:
        """Count the risk points in force by category and rank."""
        return {"items": grading_matrix(current_session(), current_actor())}


@blp.route("/post-grades")
class PostGrades(TenantView):
    @blp.response(200, PostGradesSchema)
    def get(self) -> Any:
        """List the posts by the worst rank of their risk points."""
        return {"items": post_grades(current_session(), current_actor())}


@blp.route("/section-grades")
class SectionGrades(TenantView):
    @blp.response(200, SectionGradesSchema)
    def get(self) -> Any:
        """List the sections by the worst rank of their risk points."""
        return {"items": section_grades(current_session(), current_actor())}
