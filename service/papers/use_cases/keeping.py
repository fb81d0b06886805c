"""Take papers out, and cancel them; what is cancelled stays, and so does its number."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.papers.documents import document
from service.papers.models import Paper
from service.papers.queries.access import access_paper, content_of
from service.papers.refusals import PaperCancelled, PaperNotReady
from service.papers.use_cases.numbering import strike_number
from service.risks.rules import is_placeholder
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import record


def take_out(session: Session, actor: Actor, paper_id: UUID) -> tuple[Paper, bytes]:
    """Hand out a paper: the same bytes every time."""
    paper = access_paper(session, actor, paper_id, Permission.PAPER_READ)
    if paper.state in {"waiting", "failed"}:
        raise PaperNotReady("The paper is not made yet.", state=paper.state)
    record(session, actor, "paper.taken_out", "paper", paper.id, number=paper.number)
    return paper, content_of(session, paper)


def cancel_paper(
    session: Session, actor: Actor, paper_id: UUID, *, if_version: int, reason: str
) -> Paper:
    """Cancel a paper for a reason; its number is struck in the book and never given again."""
    paper = access_paper(session, actor, paper_id, Permission.PAPER_MAKE, if_version=if_version)
    if paper.state == "cancelled":
        raise PaperCancelled("The paper is cancelled already.")
    if paper.state == "waiting":
        raise PaperNotReady("The paper is not made yet.", state=paper.state)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = document(paper)
    paper.state, paper.cancelled_at = "cancelled", utc_now()
    paper.cancelled_reason = reason.strip()
    strike_number(session, actor, paper, paper.cancelled_reason)
    session.flush()
    record(
        session,
        actor,
        "paper.cancelled",
        "paper",
        paper.id,
        version=paper.version,
        before=before,
        after=document(paper),
    )
    return paper
