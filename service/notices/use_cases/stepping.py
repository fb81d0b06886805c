"""A notice as a step of a review chain: begun by the chain, reported back to it (D-10)."""

from typing import Any

from sqlalchemy.orm import Session

from service.notices.models import Notice
from service.procedures.use_cases import complete_step
from tenants.context import Actor


def leave_step(session: Session, actor: Actor, notice: Notice, result: dict[str, Any]) -> None:
    """Tell the case that its notice has ended, and how."""
    if notice.case_id is not None and notice.step_id is not None:
        facts = {"notice_id": str(notice.id), **result}
        complete_step(session, actor, notice.case_id, notice.step_id, facts=facts)
