"""To-dos over HTTP: the boxes, reading, handing over, approving together."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select

from service.http.blueprint import Blueprint
from service.http.messages import language, problem_text
from service.http.paging import Key, Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session
from service.tasks.boxes import CLOSED, DUE, LEISURE, list_tasks
from service.tasks.models import Task, TaskPerson
from service.tasks.queries import access_task, count_tasks, lines, shown
from service.tasks.rules import UNDO_WITHIN
from service.tasks.schemas import (
    BatchApprovalSchema,
    BatchCheckSchema,
    ForeseenSchema,
    LeavingSchema,
    OutcomesSchema,
    TaskArguments,
    TaskCountsSchema,
    TaskInFullSchema,
    TaskSchema,
    TransferSchema,
    UndoneSchema,
)
from service.tasks.titles import said_title
from service.tasks.use_cases.approving import Outcome, approve_together, foresee_together
from service.tasks.use_cases.leaving import leave_unchanged
from service.tasks.use_cases.reading import read_task
from service.tasks.use_cases.transferring import transfer_task
from service.tasks.use_cases.undoing import undo_batch

blp = Blueprint("tasks", __name__, description="待办 · To-dos")

# How each box is sorted, and whether the newest stand first.
ORDERS: dict[str, tuple[list[Key], bool]] = {
    "waiting": ([LEISURE, DUE, Task.id], False),
    "done": ([CLOSED, Task.id], True),
    "to_read": ([Task.opened_at, Task.id], True),
    "started": ([Task.opened_at, Task.id], True),
    "copied": ([Task.opened_at, Task.id], True),
}


def page(statement: Select[*tuple[Any, ...]], arguments: dict[str, Any]) -> Page:
    """Fetch one page of a box and write its lines out together."""
    keys, newest_first = ORDERS[arguments["box"]]
    found = page_of(
        current_session(),
        statement,
        keys,
        arguments,
        scope=f"tasks:{arguments['box']}",
        descending=newest_first,
    )
    written = lines(current_session(), found.items, language())
    return Page(written, found.next_cursor, found.total)


def in_full(task: Task, row: TaskPerson | None) -> dict[str, Any]:
    """Write out one to-do for its reader."""
    return shown(current_session(), current_actor(), task, row, language())


def told(outcome: Outcome) -> dict[str, Any]:
    """Give the reason in the reader's language."""
    reason = ""
    if outcome.code:
        _, reason = problem_text(outcome.code, outcome.reason, outcome.facts)
    return {
        "task_id": outcome.task_id,
        "title": said_title(outcome.title, language()) if outcome.title else "",
        "outcome": outcome.outcome,
        "code": outcome.code,
        "reason": reason,
        "missing": outcome.facts.get("missing", []),
        "undoable": bool(outcome.kept and outcome.kept["undoable"]),
    }


@blp.route("/tasks")
class Tasks(TenantView):
    @blp.arguments(TaskArguments, location="query")
    @blp.response(200, page_schema(TaskSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List a box: what waits, is done, is to be read, was started by the reader."""
        statement = list_tasks(current_actor(), arguments["box"], arguments, language())
        return page(statement, arguments)


@blp.route("/tasks/counts")
class TaskCounts(TenantView):
    @blp.response(200, TaskCountsSchema)
    def get(self) -> Any:
        """Count what the boxes hold."""
        return count_tasks(current_session(), current_actor())


@blp.route("/tasks/<uuid:task_id>")
class TaskById(TenantView):
    @blp.response(200, TaskInFullSchema)
    def get(self, task_id: UUID) -> Any:
        """Read a to-do."""
        return in_full(*access_task(current_session(), current_actor(), task_id))


@blp.route("/tasks/<uuid:task_id>/reading")
class TaskReading(TenantView):
    @blp.response(200, TaskInFullSchema)
    def put(self, task_id: UUID) -> Any:
        """Mark a to-do as read."""
        return in_full(*read_task(current_session(), current_actor(), task_id))


@blp.route("/tasks/<uuid:task_id>/transfer")
class TaskTransfer(TenantView):
    @blp.arguments(TransferSchema)
    @blp.response(200, TaskInFullSchema)
    def put(self, transfer: dict[str, Any], task_id: UUID) -> Any:
        """Hand a to-do over to somebody who may do it too."""
        return in_full(*transfer_task(current_session(), current_actor(), task_id, **transfer))


@blp.route("/tasks/<uuid:task_id>/no-change")
class TaskNoChange(TenantView):
    @blp.arguments(LeavingSchema)
    @blp.response(200, TaskInFullSchema)
    def put(self, leaving: dict[str, Any], task_id: UUID) -> Any:
        """Say that a record was looked at and stays as it is."""
        return in_full(*leave_unchanged(current_session(), current_actor(), task_id, **leaving))


@blp.route("/tasks/batch-approval")
class TaskBatchApproval(TenantView):
    @blp.arguments(BatchApprovalSchema)
    @blp.response(200, OutcomesSchema)
    def post(self, batch: dict[str, Any]) -> Any:
        """Approve many to-dos with one opinion; high and lowered ones are set apart."""
        done = approve_together(current_session(), current_actor(), **batch)
        return {
            "items": [told(one) for one in done.outcomes],
            "approved_count": sum(one.outcome == "approved" for one in done.outcomes),
            "batch_id": done.batch_id,
            "undo_seconds": int(UNDO_WITHIN.total_seconds()),
        }


@blp.route("/tasks/batch-approval/check")
class TaskBatchCheck(TenantView):
    @blp.arguments(BatchCheckSchema)
    @blp.response(200, ForeseenSchema)
    def post(self, batch: dict[str, Any]) -> Any:
        """Say which to-dos would be refused if approved together, and why; nothing changes."""
        found = foresee_together(current_session(), current_actor(), **batch)
        return {"items": [{**told(one), **_follows(one)} for one in found]}


def _follows(outcome: Outcome) -> dict[str, Any]:
    names = {"next_zh": "", "next_en": "", "to_party_group": False}
    return {name: outcome.facts.get(name, usual) for name, usual in names.items()}


@blp.route("/tasks/batch-approval/<uuid:batch_id>/undo")
class TaskBatchUndo(TenantView):
    @blp.response(200, UndoneSchema)
    def post(self, batch_id: UUID) -> Any:
        """Take back what one approved together some seconds ago."""
        outcomes = undo_batch(current_session(), current_actor(), batch_id)
        return {
            "items": [told(one) for one in outcomes],
            "undone_count": sum(one.outcome == "undone" for one in outcomes),
        }
