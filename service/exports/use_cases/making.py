"""Make what was ordered, as whoever ordered it and with what he may do at that moment."""

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from service.exports.columns import COLUMNS
from service.exports.models import ExportJob
from service.exports.orders import document
from service.exports.use_cases.sheets import (
    COUNTS,
    Sheet,
    in_word,
    insist_on_export,
    revived,
    written,
)
from service.organisation.queries import load_actor
from service.tasks.use_cases.opening import open_task
from tenants.context import Actor, system_actor
from tenants.database import owned, utc_now
from tenants.errors import DomainError, Unauthenticated
from tenants.hashing import digest
from tenants.journal import record
from tenants.models.accounts import Account
from tenants.progress import tell_progress

KEPT_FOR: Final = timedelta(days=7)
LARGEST: Final = 100 << 20


class GivenUp(Exception):
    """Whoever ordered the export does not want it any more."""


class ExportTooLarge(DomainError):
    """The file is larger than any that is kept."""


def make_export(session: Session, job_id: UUID) -> ExportJob | None:
    """Make a file that was ordered; one that is made, given up or failed stays as it is."""
    job = owned(session, ExportJob, job_id)
    if job is None or job.state != "waiting":
        return job
    try:
        with session.begin_nested():
            actor = _whoever_ordered(session, job)
            sheet = _made(session, actor, job)
    except GivenUp:
        return job
    except (DomainError, Unauthenticated) as refusal:
        return _failed(session, job, refusal.code())
    _keep(session, actor, job, sheet)
    return job


def expire_exports(session: Session) -> int:
    """Let go of files that were kept for a week; the orders stay to be seen."""
    over = session.scalars(
        select(ExportJob).where(ExportJob.state == "done", ExportJob.expires_at < utc_now())
    ).all()
    for job in over:
        job.state, job.content = "expired", None
        session.flush()
        _tell(session, system_actor(job.tenant_id), job, "export_job.expired")
    return len(over)


def _whoever_ordered(session: Session, job: ExportJob) -> Actor:
    """Say what the person may do today in the office he ordered it in, if he still has it."""
    open_account = session.scalar(
        select(Account.id).where(Account.person_id == job.ordered_by, Account.disabled_at.is_(None))
    )
    if open_account is None:
        raise Unauthenticated("Sign in first.")
    actor = load_actor(session, job.ordered_by, job.appointment_id)
    return replace(actor, origin="worker")


def _made(session: Session, actor: Actor, job: ExportJob) -> Sheet:
    insist_on_export(actor)
    asked = revived(job.query)
    total = COUNTS[job.kind](session, actor, asked)

    def tell(done: int) -> None:
        if not tell_progress(job.tenant_id, job.id, "writing", done=done, total=total):
            raise GivenUp

    tell(0)
    columns = COLUMNS[job.kind].chosen(job.columns)
    if job.format == "docx":
        sheet = in_word(session, actor, job.kind, asked, job.columns, tell)
    else:
        sheet = written(session, actor, job.kind, asked, columns, job.format, tell)
    if len(sheet.content) > LARGEST:
        raise ExportTooLarge("The file is too large to be kept.", largest=LARGEST)
    return sheet


def _keep(session: Session, actor: Actor, job: ExportJob, sheet: Sheet) -> None:
    now = utc_now()
    job.state, job.finished_at, job.expires_at = "done", now, now + KEPT_FOR
    job.content, job.content_digest = sheet.content, digest(sheet.content)
    job.row_count, job.size, job.file_name = sheet.rows, len(sheet.content), sheet.name
    session.flush()
    _tell(session, actor, job, "export.made")
    _let_know(session, actor, job)


def _failed(session: Session, job: ExportJob, why: str) -> ExportJob:
    job.state, job.failure, job.finished_at = "failed", why, utc_now()
    session.flush()
    worker = system_actor(job.tenant_id)
    _tell(session, worker, job, "export_job.failed")
    return job


def _let_know(session: Session, actor: Actor, job: ExportJob) -> None:
    holder = Holder(
        actor.person_id, actor.post_id, actor.on_behalf_of, actor.post_title, actor.name
    )
    open_task(
        session,
        kind="export.done",
        said={"file": job.file_name, "rows": job.row_count},
        subject_kind="export_job",
        subject_id=job.id,
        persons=[holder],
        box="read",
    )


def _tell(session: Session, actor: Actor, job: ExportJob, topic: str) -> None:
    record(session, actor, topic, "export_job", job.id, version=job.version, after=document(job))
