"""What is made of a measure: tasks, records of doing, verdicts."""

from typing import Any
from uuid import UUID

from service.http.views import TenantView, created, current_actor, current_session, if_match
from service.measures.queries.lists import doings_of, reviews_of, tasks_of
from service.measures.resources.blueprint import blp, tagged
from service.measures.schemas import MeasureOfPointSchema
from service.measures.use_cases.carrying_out import assign_task, record_doing
from service.measures.use_cases.spot_checking import spot_check
from service.measures.use_cases.suitability import judge_suitability
from service.measures.working_schemas import (
    DoingDraftSchema,
    DoingSchema,
    DoingsSchema,
    MeasureTaskDraftSchema,
    MeasureTaskSchema,
    MeasureTasksSchema,
    SpotCheckDraftSchema,
    SpotCheckSchema,
    SuitabilityReviewsSchema,
    SuitabilitySchema,
)


@blp.route("/measures/<uuid:measure_id>/doings")
class MeasureDoings(TenantView):
    @blp.response(200, DoingsSchema)
    def get(self, measure_id: UUID) -> Any:
        """Read how a measure was carried out."""
        return {"items": doings_of(current_session(), current_actor(), measure_id)}

    @blp.arguments(DoingDraftSchema)
    @blp.response(201, DoingSchema)
    def post(self, doing: dict[str, Any], measure_id: UUID) -> Any:
        """Record that a measure was carried out."""
        return created(record_doing(current_session(), current_actor(), measure_id, **doing))


@blp.route("/doings/<uuid:doing_id>/spot-checks")
class DoingSpotChecks(TenantView):
    @blp.arguments(SpotCheckDraftSchema)
    @blp.response(201, SpotCheckSchema)
    def post(self, check: dict[str, Any], doing_id: UUID) -> Any:
        """Write down whether a record of doing stood up to a spot check."""
        return created(spot_check(current_session(), current_actor(), doing_id, **check))


@blp.route("/measures/<uuid:measure_id>/tasks")
class MeasureTasks(TenantView):
    @blp.response(200, MeasureTasksSchema)
    def get(self, measure_id: UUID) -> Any:
        """Read what definite work a measure was made into."""
        return {"items": tasks_of(current_session(), current_actor(), measure_id)}

    @blp.arguments(MeasureTaskDraftSchema)
    @blp.response(201, MeasureTaskSchema)
    def post(self, task: dict[str, Any], measure_id: UUID) -> Any:
        """Make a measure a definite piece of work for one post."""
        return created(assign_task(current_session(), current_actor(), measure_id, **task))


@blp.route("/measures/<uuid:measure_id>/suitability")
class MeasureSuitability(TenantView):
    @blp.response(200, SuitabilityReviewsSchema)
    def get(self, measure_id: UUID) -> Any:
        """Read the verdicts on a measure."""
        return {"items": reviews_of(current_session(), current_actor(), measure_id)}

    @blp.arguments(SuitabilitySchema)
    @blp.response(200, MeasureOfPointSchema)
    def put(self, verdict: dict[str, Any], measure_id: UUID) -> Any:
        """Judge whether a measure suits its risk."""
        return tagged(
            judge_suitability(
                current_session(), current_actor(), measure_id, if_version=if_match(), **verdict
            )
        )
