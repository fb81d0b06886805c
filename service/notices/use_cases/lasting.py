"""A running notice is shown longer, or broken off and shown anew for its whole term (Q-14)."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.notices.models import Notice
from service.notices.procedure import open_step
from service.notices.queries import access_notice, items_of, open_comments
from service.notices.refusals import CommentsUnanswered, NoticeNotRunning, NoticeObjected
from service.notices.use_cases.drafting import full_document, written
from service.notices.use_cases.publishing import take_back
from service.notices.use_cases.telling import tell_of_breaking_off
from service.organisation.queries import today
from service.procedures.documents import chain_of
from service.procedures.models import Case
from service.procedures.queries.access import open_items_of, open_step_of
from service.risks.rules import is_placeholder
from tenants.calendar import add_working_days
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid

PUBLISH = Permission.NOTICE_PUBLISH


def extend_notice(
    session: Session,
    actor: Actor,
    notice_id: UUID,
    *,
    if_version: int,
    working_days: int,
    reason: str,
) -> Notice:
    """Show a running notice so many working days longer; its readers see the reason."""
    notice = _running(session, actor, notice_id, if_version, reason)
    if notice.ends_on is None:
        raise NoticeNotRunning("What stands open has no last day.", number=notice.number)
    before = full_document(session, notice)
    former, notice.ends_on = notice.ends_on, add_working_days(notice.ends_on, working_days)
    notice.working_days = (notice.working_days or 0) + working_days
    notice.extensions = [
        *notice.extensions,
        {
            "on": today().isoformat(),
            "former_ends_on": former.isoformat(),
            "ends_on": notice.ends_on.isoformat(),
            "working_days": working_days,
            "reason": reason.strip(),
        },
    ]
    session.flush()
    written(session, actor, "notice.extended", notice, before, reason=reason.strip())
    return notice


def break_off_notice(
    session: Session, actor: Actor, notice_id: UUID, *, if_version: int, reason: str
) -> Notice:
    """Stop showing a notice for a reason; nothing goes on by it.

    What it showed for a review chain stays at that step, with a new draft and a whole new term.
    """
    notice = _running(session, actor, notice_id, if_version, reason)
    items = items_of(session, [notice.id])[notice.id]
    if notice.step_id is not None and not any(one.state == "shown" for one in items):
        raise NoticeObjected("What was objected to is shown on.", number=notice.number)
    unanswered = open_comments(session, notice.id)
    if unanswered:
        raise CommentsUnanswered("Answer what was said of it first.", count=unanswered)
    case = owned(session, Case, notice.case_id) if notice.step_id and notice.case_id else None
    notice.step_id = None
    take_back(session, actor, notice, reason.strip())
    tell_of_breaking_off(session, notice, items)
    if case is not None:
        settings = chain_of(case).steps[case.step].notice
        visit = open_step_of(session, case.id)
        open_step(session, actor, case, visit, open_items_of(session, case.id), settings)
    return notice


def _running(
    session: Session, actor: Actor, notice_id: UUID, if_version: int, reason: str
) -> Notice:
    """Give a notice that is shown today, to whoever publishes; its end is not behind it."""
    notice = access_notice(session, actor, notice_id, PUBLISH, if_version=if_version)
    over = notice.ends_on is not None and notice.ends_on < today()
    if notice.state != "published" or over:
        raise NoticeNotRunning("The notice is not being shown.", number=notice.number)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    return notice
