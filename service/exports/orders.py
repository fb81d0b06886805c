"""Ordered exports: each is seen by whoever ordered it, and by nobody else."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import require_somewhere
from policies.permissions import Permission
from service.exports.models import ExportJob
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound, Stale
from tenants.models.journal import WorkItem
from tenants.progress import progress_of

UNSHOWN: Final = frozenset({"tenant_id", "content", "content_digest"})
SHOWN: Final = tuple(one.key for one in ExportJob.__table__.columns if one.key not in UNSHOWN)
MAKING: Final = "export.make"


def list_exports(actor: Actor) -> Select[Any]:
    """List what this person ordered."""
    _insist(actor)
    return select(ExportJob).where(ExportJob.ordered_by == actor.person_id)


def access_export(
    session: Session, actor: Actor, job_id: UUID, *, if_version: int | None = None
) -> ExportJob:
    """Fetch an export this person ordered; that of another does not exist for him."""
    _insist(actor)
    job = owned(session, ExportJob, job_id)
    if job is None or job.ordered_by != actor.person_id:
        raise NotFound("There is no such export.")
    if if_version is not None and job.version != if_version:
        raise Stale("The record changed since you read it.", version=job.version)
    return job


def document(job: ExportJob) -> dict[str, Any]:
    """Write out an ordered export as the journal keeps it: the file by its digest only."""
    kept = job.content_digest.hex() if job.content_digest else ""
    return {**{name: getattr(job, name) for name in SHOWN}, "content_digest": kept}


def shown(session: Session, jobs: Sequence[ExportJob]) -> list[dict[str, Any]]:
    """Write out exports as their owner sees them, with how far each is."""
    ids = [job.id for job in jobs]
    told = progress_of(session, ids)
    items = session.execute(
        select(WorkItem.subject_id, WorkItem.state).where(
            WorkItem.kind == MAKING, WorkItem.subject_id.in_(ids)
        )
    )
    work = {row.subject_id: row.state for row in items}
    return [_shown(job, told.get(job.id), work.get(job.id, "")) for job in jobs]


def _shown(job: ExportJob, told: Any, work: str) -> dict[str, Any]:
    progress = {"done": job.row_count, "total": job.row_count}
    state, failure = job.state, job.failure
    if state == "waiting" and work == "dead":
        state, failure = "failed", failure or "worker-died"
    elif state == "waiting":
        state = "running" if told and told.stage else "waiting"
        progress = {"done": told.done if told else 0, "total": told.total if told else 0}
    return {
        **document(job),
        "state": state,
        "failure": failure,
        "progress": progress,
    }


def _insist(actor: Actor) -> None:
    require_somewhere(actor, Permission.EXPORT_READ)
