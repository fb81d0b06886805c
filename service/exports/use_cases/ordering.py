"""Order an export a worker makes, give it up, ask again, take it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from policies.guard import require
from policies.permissions import Permission
from service.exports.columns import COLUMNS
from service.exports.models import ExportJob
from service.exports.orders import access_export, document
from service.exports.refusals import ExportNotReady, ExportOver
from service.exports.use_cases.sheets import MIMETYPES, Sheet, filters_of, insist_on_export
from service.organisation.queries import load_actor
from service.tasks.use_cases.opening import settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Forbidden, Invalid, Unauthenticated
from tenants.journal import record
from tenants.models.journal import WorkItem
from tenants.progress import ask_to_stop, tell_progress

MAKING: Final = "export.make"
AGAIN: Final = frozenset({"failed", "cancelled", "expired"})


def order_export(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    query: Mapping[str, Any],
    columns: Sequence[str],
    format: str,  # noqa: A002 - the word of the interface
    appointment_id: UUID | None,
) -> ExportJob:
    """Order a register to be taken out; who may do it is asked now and again when it is done."""
    insist_on_export(actor)
    if kind == "journal":
        require(actor, Permission.JOURNAL_READ)
        if format == "docx":
            raise Invalid("A field is not right.", errors={"json": {"format": ["Invalid value."]}})
    COLUMNS[kind].chosen(columns)
    job = ExportJob(
        kind=kind,
        format=format,
        title=COLUMNS[kind].title,
        ordered_by=actor.person_id,
        ordered_at=utc_now(),
        appointment_id=appointment_id,
        query=filters_of(query),
        columns=list(columns),
    )
    session.add(job)
    session.flush()
    return _told(session, actor, job, "export_job.ordered")


def cancel_export(
    session: Session, actor: Actor, job_id: UUID, *, if_version: int | None
) -> ExportJob:
    """Give an export up; a worker that is at it stops."""
    job = access_export(session, actor, job_id, if_version=if_version)
    if job.state != "waiting":
        raise ExportOver("This export is over.", state=job.state)
    ask_to_stop(actor.tenant_id, job.id)
    job.state, job.finished_at = "cancelled", utc_now()
    return _told(session, actor, job, "export_job.cancelled")


def retry_export(
    session: Session, actor: Actor, job_id: UUID, *, if_version: int | None
) -> ExportJob:
    """Have an export made again that failed, was given up, or has run out."""
    job = access_export(session, actor, job_id, if_version=if_version)
    insist_on_export(actor)
    if job.state not in AGAIN and not _is_dead(session, job):
        raise ExportOver("This export is not over.", state=job.state)
    tell_progress(actor.tenant_id, job.id, "", afresh=True)
    job.state, job.failure, job.attempt = "waiting", "", job.attempt + 1
    job.finished_at = job.expires_at = None
    session.execute(
        update(WorkItem)
        .where(WorkItem.kind == MAKING, WorkItem.subject_id == job.id)
        .values(state="waiting", attempts=0, due_at=utc_now(), last_error="")
    )
    return _told(session, actor, job, "export_job.retried")


def take_export(session: Session, actor: Actor, job_id: UUID) -> Sheet:
    """Hand out what was made, the same bytes every time; that it was taken is written down."""
    job = access_export(session, actor, job_id)
    _insist_on_office(session, job)
    statement = select(ExportJob).where(ExportJob.id == job_id).options(undefer(ExportJob.content))
    content = session.scalars(statement.execution_options(populate_existing=True)).one().content
    if job.state != "done" or content is None:
        raise ExportNotReady("The file is not made, or no longer kept.", state=job.state)
    settle_tasks(session, subject_id=job.id, kind="export.done", by=actor)
    record(session, actor, "export_job.taken_out", "export_job", job.id, rows=job.row_count)
    return Sheet(job.file_name, content, job.row_count, MIMETYPES[job.format])


def _insist_on_office(session: Session, job: ExportJob) -> None:
    """Refuse whoever left the office he ordered in, or may not take this out in it any more."""
    try:
        today = load_actor(session, job.ordered_by, job.appointment_id)
    except Unauthenticated:
        raise Forbidden("It was ordered in an office you do not hold any more.") from None
    insist_on_export(today)
    if job.kind == "journal":
        require(today, Permission.JOURNAL_READ)


def _is_dead(session: Session, job: ExportJob) -> bool:
    """Say whether the workers gave it up."""
    state = session.scalar(
        select(WorkItem.state).where(WorkItem.kind == MAKING, WorkItem.subject_id == job.id)
    )
    return job.state == "waiting" and state == "dead"


def _told(session: Session, actor: Actor, job: ExportJob, topic: str) -> ExportJob:
    session.flush()
    record(session, actor, topic, "export_job", job.id, version=job.version, after=document(job))
    return job
