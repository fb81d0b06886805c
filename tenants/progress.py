"""How far long work is: told in transactions of its own, so that it is seen while it goes on."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tenants.database import unit_of_work, utc_now
from tenants.models.journal import WorkProgress


def tell_progress(
    tenant_id: int,
    subject_id: UUID,
    stage: str,
    *,
    done: int = 0,
    total: int = 0,
    afresh: bool = False,
) -> bool:
    """Say how far the work on a subject is; the answer is whether it may go on."""
    told: dict[str, Any] = {"stage": stage, "at": utc_now(), "done": done, "total": total}
    if afresh:  # whoever asked the last attempt to stop did not mean this one
        told["is_stopping"] = False
    with unit_of_work(tenant_id) as session:
        statement = insert(WorkProgress).values(id=subject_id, **{"is_stopping": False, **told})
        stopping = session.scalar(
            statement.on_conflict_do_update(
                index_elements=[WorkProgress.tenant_id, WorkProgress.id], set_=told
            ).returning(WorkProgress.is_stopping)
        )
    return not stopping


def ask_to_stop(tenant_id: int, subject_id: UUID) -> None:
    """Let the work on a subject stop at its next word, should it be going on."""
    now = utc_now()
    with unit_of_work(tenant_id) as session:
        session.execute(
            insert(WorkProgress)
            .values(id=subject_id, stage="", at=now, done=0, total=0, is_stopping=True)
            .on_conflict_do_update(
                index_elements=[WorkProgress.tenant_id, WorkProgress.id],
                set_={"is_stopping": True},
            )
        )


def progress_of(session: Session, ids: Sequence[UUID]) -> Mapping[UUID, WorkProgress]:
    """Read how far the work on some subjects is."""
    found = session.scalars(select(WorkProgress).where(WorkProgress.id.in_(ids)))
    return {one.id: one for one in found}
