"""End a notice after 24:00 of its last day, once every comment is answered; tell its case."""

import logging
from typing import Any

from sqlalchemy.orm import Session

from service.notices.models import Notice
from service.notices.queries import (
    board_setting,
    comments_of,
    items_of,
    open_comments,
    overdue_notices,
    readers_of,
)
from service.notices.rules import conclusion_in_english, conclusion_of, tally
from service.notices.use_cases.drafting import full_document, written
from service.notices.use_cases.holding_up import settle_what_was_missing, tell_what_is_missing
from service.notices.use_cases.stepping import leave_step
from service.notices.use_cases.telling import tell_of_conclusion
from service.organisation.queries import today
from tenants.context import system_actor
from tenants.database import utc_now
from tenants.errors import DomainError

log = logging.getLogger("lianfang.notices")


def close_notices(session: Session) -> int:
    """End whatever has run its term; a notice with open comments waits for the answers."""
    return sum(try_to_conclude(session, notice) for notice in overdue_notices(session))


def try_to_conclude(session: Session, notice: Notice) -> bool:
    """Conclude a notice if it is time; where its case cannot go on now, it is tried again later."""
    try:
        with session.begin_nested():
            return conclude_if_due(session, notice)
    except DomainError as refusal:
        log.warning("notice not concluded: %s %s", notice.number, refusal.code())
        tell_what_is_missing(session, notice, refusal)
        return False


def conclude_if_due(session: Session, notice: Notice) -> bool:
    """Conclude a notice whose term is over and whose comments are answered."""
    over = notice.ends_on is not None and notice.ends_on < today()
    if notice.state not in ("published", "ended") or not over:
        return False
    if open_comments(session, notice.id):
        if notice.state == "published":
            notice.state = "ended"
            session.flush()
        return False
    _conclude(session, notice)
    return True


def result_of(session: Session, notice: Notice) -> dict[str, Any]:
    """Add up what came of a notice: period, readers, comments, adoption, conclusion (F10)."""
    verdicts = [one.verdict for one in comments_of(session, notice.id)]
    items = items_of(session, [notice.id])[notice.id]
    counts = tally(verdicts)
    returned = sum(one.state == "returned" for one in items)
    setting = board_setting(session)
    return {
        "number": notice.number,
        "starts_on": notice.starts_on.isoformat() if notice.starts_on else None,
        "ends_on": notice.ends_on.isoformat() if notice.ends_on else None,
        "working_days": notice.working_days,
        "readers": readers_of(session, [notice.id]).get(notice.id, 0),
        **counts,
        "items": len(items),
        "returned": returned,
        "conclusion": notice.conclusion or conclusion_of(counts, returned),
        "supervisor": notice.supervisor or (setting.supervisor if setting else ""),
    }


def _conclude(session: Session, notice: Notice) -> None:
    actor = system_actor(session.info["tenant_id"])
    before = full_document(session, notice)
    result = result_of(session, notice)
    notice.state, notice.concluded_at = "concluded", utc_now()
    notice.conclusion, notice.supervisor = result["conclusion"], result["supervisor"]
    session.flush()
    written(session, actor, "notice.concluded", notice, before, result=result)
    items = items_of(session, [notice.id])[notice.id]
    if notice.step_id is not None and any(one.state == "shown" for one in items):
        leave_step(session, actor, notice, result)
    settle_what_was_missing(session, notice)
    tell_of_conclusion(session, notice, items, conclusion_in_english(result, result["returned"]))
