"""A bureau's years over HTTP: plan, approval, stages, tasks, notes, what is carried over."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.cycles.models import Confirmation
from service.cycles.progress import progress_of
from service.cycles.queries import (
    access_cycle,
    confirmations,
    cycle_document,
    cycles,
    stage_document,
    with_points,
)
from service.cycles.resources.blueprint import blp
from service.cycles.return_schemas import PlanResubmissionSchema, PlanReturnSchema
from service.cycles.schemas import (
    ApprovalSchema,
    ClosureSchema,
    ConfirmationArguments,
    ConfirmationSchema,
    ConfirmingSchema,
    CycleDraftSchema,
    CyclePlanningSchema,
    CycleSchema,
    CycleWithStagesSchema,
    ListedConfirmationSchema,
    NoteDraftSchema,
    NoteSchema,
    StageChangeSchema,
    StageReportSchema,
    StageWithMissingSchema,
    TaskDraftSchema,
    TaskResultSchema,
    TaskSchema,
    YearStageSchema,
)
from service.cycles.succession import carried_into
from service.cycles.succession_schemas import CarryOverSchema
from service.cycles.use_cases import (
    approve_year,
    begin_year,
    close_cycle,
    open_cycle,
    plan_year,
    resubmit_plan,
    return_plan,
)
from service.cycles.use_cases.carrying import confirm_point
from service.cycles.use_cases.stages import (
    add_note,
    add_task,
    change_stage,
    change_task,
    complete_stage,
    finish_task,
)
from service.cycles.work_schemas import ProgressSchema
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from tenants.clock import today
from tenants.models.organisation import Cycle


@blp.route("/cycles")
class Cycles(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(CycleSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the years of the register, the newest first."""
        key = [Cycle.year.expression]
        statement = cycles(current_actor())
        return page_of(
            current_session(), statement, key, arguments, scope="cycles", descending=True
        )

    @blp.arguments(CycleDraftSchema)
    @blp.response(201, CycleSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Open a year at once; the profile is frozen into it."""
        return created(open_cycle(current_session(), current_actor(), on=today(), **draft))


@blp.route("/cycles/plan")
class CyclePlanning(TenantView):
    @blp.arguments(CyclePlanningSchema)
    @blp.response(201, CycleSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Draft a year's plan: the leading group's with own days, last year's, or the usual."""
        cycle = plan_year(current_session(), current_actor(), **draft)
        body, headers = created(cycle)
        return body, {**headers, "Location": f"/api/v1/cycles/{cycle.id}"}


@blp.route("/cycles/<uuid:cycle_id>")
class CycleById(TenantView):
    @blp.response(200, CycleWithStagesSchema)
    def get(self, cycle_id: UUID) -> Any:
        """Read a year with its stages, tasks and notes."""
        session = current_session()
        cycle = access_cycle(session, current_actor(), cycle_id, Permission.CYCLE_PLAN_READ)
        return cycle_document(session, cycle), {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/approval")
class CycleApproval(TenantView):
    @blp.arguments(ApprovalSchema)
    @blp.response(200, CycleSchema)
    def put(self, approval: dict[str, Any], cycle_id: UUID) -> Any:
        """Approve the work plan of a year."""
        cycle = approve_year(
            current_session(), current_actor(), cycle_id, if_version=if_match(), **approval
        )
        return cycle, {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/return")
class CycleReturn(TenantView):
    @blp.arguments(PlanReturnSchema)
    @blp.response(200, CycleSchema)
    def put(self, remark: dict[str, Any], cycle_id: UUID) -> Any:
        """Send the work plan of a year back to the register office, with what to change."""
        cycle = return_plan(
            current_session(), current_actor(), cycle_id, if_version=if_match(), **remark
        )
        return cycle, {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/resubmission")
class CycleResubmission(TenantView):
    @blp.arguments(PlanResubmissionSchema)
    @blp.response(200, CycleSchema)
    def put(self, answer: dict[str, Any], cycle_id: UUID) -> Any:
        """Hand a plan that was sent back in again."""
        cycle = resubmit_plan(
            current_session(), current_actor(), cycle_id, if_version=if_match(), **answer
        )
        return cycle, {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/opening")
class CycleOpening(TenantView):
    @blp.response(200, CycleSchema)
    def put(self, cycle_id: UUID) -> Any:
        """Open a planned and approved year."""
        cycle = begin_year(current_session(), current_actor(), cycle_id, if_version=if_match())
        return cycle, {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/closure")
class CycleClosure(TenantView):
    @blp.arguments(ClosureSchema)
    @blp.response(200, CycleSchema)
    def put(self, closure: dict[str, Any], cycle_id: UUID) -> Any:
        """Close a year."""
        cycle = close_cycle(
            current_session(), current_actor(), cycle_id, if_version=if_match(), **closure
        )
        return cycle, {"ETag": etag(cycle)}


@blp.route("/cycles/<uuid:cycle_id>/progress")
class CycleProgress(TenantView):
    @blp.response(200, ProgressSchema)
    def get(self, cycle_id: UUID) -> Any:
        """Say how far the bureau and each of its sections have come."""
        session = current_session()
        cycle = access_cycle(session, current_actor(), cycle_id, Permission.CYCLE_PLAN_READ)
        return progress_of(session, cycle, today())


@blp.route("/cycles/<uuid:cycle_id>/carry-over")
class CycleCarryOver(TenantView):
    @blp.response(200, CarryOverSchema)
    def get(self, cycle_id: UUID) -> Any:
        """Count what a drafted year takes over, or what the year after this one will."""
        session = current_session()
        cycle = access_cycle(session, current_actor(), cycle_id, Permission.CYCLE_PLAN_READ)
        return carried_into(session, cycle)


@blp.route("/cycles/<uuid:cycle_id>/notes")
class CycleNotes(TenantView):
    @blp.arguments(NoteDraftSchema)
    @blp.response(201, NoteSchema)
    def post(self, note: dict[str, Any], cycle_id: UUID) -> Any:
        """Record what the year led to; of a closed year, a dated correction."""
        return created(add_note(current_session(), current_actor(), cycle_id, **note))


@blp.route("/cycles/<uuid:cycle_id>/confirmations")
class Confirmations(TenantView):
    @blp.arguments(ConfirmationArguments, location="query")
    @blp.response(200, page_schema(ListedConfirmationSchema))
    def get(self, arguments: dict[str, Any], cycle_id: UUID) -> Page:
        """List the risk points carried over into a year."""
        chosen = {name: arguments.pop(name) for name in ("pending", "mine", "subject_id")}
        statement = confirmations(current_session(), current_actor(), cycle_id, **chosen)
        key = [Confirmation.id.expression]
        page = page_of(current_session(), statement, key, arguments, scope="confirmations")
        return replace(page, items=with_points(current_session(), current_actor(), page.items))


@blp.route("/confirmations/<uuid:confirmation_id>")
class ConfirmationById(TenantView):
    @blp.arguments(ConfirmingSchema)
    @blp.response(200, ConfirmationSchema)
    def put(self, confirming: dict[str, Any], confirmation_id: UUID) -> Any:
        """Say of a carried-over risk point that it stands, is to be revised, or is retired."""
        confirmation = confirm_point(
            current_session(),
            current_actor(),
            confirmation_id,
            if_version=if_match(),
            **confirming,
        )
        return confirmation, {"ETag": etag(confirmation)}


@blp.route("/cycle-stages/<uuid:stage_id>")
class CycleStageById(TenantView):
    @blp.response(200, StageWithMissingSchema)
    def get(self, stage_id: UUID) -> Any:
        """Read a stage and what is missing before it is completed."""
        stage, document = stage_document(current_session(), current_actor(), stage_id)
        return document, {"ETag": etag(stage)}

    @blp.arguments(StageChangeSchema)
    @blp.response(200, YearStageSchema)
    def put(self, change: dict[str, Any], stage_id: UUID) -> Any:
        """Move the days of a stage."""
        stage = change_stage(
            current_session(), current_actor(), stage_id, if_version=if_match(), **change
        )
        return stage, {"ETag": etag(stage)}


@blp.route("/cycle-stages/<uuid:stage_id>/completion")
class CycleStageCompletion(TenantView):
    @blp.arguments(StageReportSchema)
    @blp.response(200, YearStageSchema)
    def put(self, completion: dict[str, Any], stage_id: UUID) -> Any:
        """Complete a stage with a report."""
        stage = complete_stage(
            current_session(), current_actor(), stage_id, if_version=if_match(), **completion
        )
        return stage, {"ETag": etag(stage)}


@blp.route("/cycle-stages/<uuid:stage_id>/tasks")
class StageTasks(TenantView):
    @blp.arguments(TaskDraftSchema)
    @blp.response(201, TaskSchema)
    def post(self, draft: dict[str, Any], stage_id: UUID) -> Any:
        """Put a piece of work into the plan."""
        task = add_task(current_session(), current_actor(), stage_id, **draft)
        body, headers = created(task)
        return body, {**headers, "Location": f"/api/v1/stage-tasks/{task.id}"}


@blp.route("/stage-tasks/<uuid:stage_task_id>")
class StageTaskById(TenantView):
    @blp.arguments(TaskDraftSchema)
    @blp.response(200, TaskSchema)
    def put(self, change: dict[str, Any], stage_task_id: UUID) -> Any:
        """Change a piece of the work plan."""
        task = change_task(
            current_session(), current_actor(), stage_task_id, if_version=if_match(), **change
        )
        return task, {"ETag": etag(task)}


@blp.route("/stage-tasks/<uuid:stage_task_id>/completion")
class StageTaskCompletion(TenantView):
    @blp.arguments(TaskResultSchema)
    @blp.response(200, TaskSchema)
    def put(self, completion: dict[str, Any], stage_task_id: UUID) -> Any:
        """Report a piece of work done."""
        task = finish_task(
            current_session(), current_actor(), stage_task_id, if_version=if_match(), **completion
        )
        return task, {"ETag": etag(task)}
