"""More time for a measure: asked for, granted, refused, taken back."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.measures.models import MeasurePostponement
from service.measures.queries.access import access_measure
from service.measures.queries.postponing import postponements_of, told
from service.measures.resources.blueprint import blp
from service.measures.use_cases.postponing import (
    ask_to_postpone,
    decide_postponement,
    withdraw_postponement,
)
from service.measures.working_schemas import (
    PostponementDecisionSchema,
    PostponementDraftSchema,
    PostponementSchema,
    PostponementsSchema,
)


def answer(asked: MeasurePostponement, status: int = 200) -> Any:
    session, actor = current_session(), current_actor()
    session.flush()
    _, point = access_measure(session, actor, asked.measure_id, Permission.MEASURE_READ)
    return told(session, actor, asked, point), status, {"ETag": etag(asked)}


@blp.route("/measures/<uuid:measure_id>/postponements")
class MeasurePostponements(TenantView):
    @blp.response(200, PostponementsSchema)
    def get(self, measure_id: UUID) -> Any:
        """Read what more time was asked for a measure, and who decides."""
        return {"items": postponements_of(current_session(), current_actor(), measure_id)}

    @blp.arguments(PostponementDraftSchema)
    @blp.response(201, PostponementSchema)
    def post(self, wanted: dict[str, Any], measure_id: UUID) -> Any:
        """Ask for more time for a measure."""
        return answer(
            ask_to_postpone(current_session(), current_actor(), measure_id, **wanted), 201
        )


@blp.route("/measure-postponements/<uuid:measure_postponement_id>/decision")
class MeasurePostponementDecision(TenantView):
    @blp.arguments(PostponementDecisionSchema)
    @blp.response(200, PostponementSchema)
    def put(self, decision: dict[str, Any], measure_postponement_id: UUID) -> Any:
        """Grant more time for a measure, or refuse it."""
        return answer(
            decide_postponement(
                current_session(),
                current_actor(),
                measure_postponement_id,
                if_version=if_match(),
                **decision,
            )
        )


@blp.route("/measure-postponements/<uuid:measure_postponement_id>/withdrawal")
class MeasurePostponementWithdrawal(TenantView):
    @blp.response(200, PostponementSchema)
    def put(self, measure_postponement_id: UUID) -> Any:
        """Take a request for more time back."""
        return answer(
            withdraw_postponement(
                current_session(),
                current_actor(),
                measure_postponement_id,
                if_version=if_match(),
            )
        )
