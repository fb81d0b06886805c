"""Is a stamped page true: what was issued under its code, and what has changed since (J13)."""

from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from policies.guard import may
from policies.permissions import Permission
from service.papers.collectors import collect
from service.papers.documents import paper_document
from service.papers.models import Paper
from service.papers.queries.access import target_of
from service.papers.queries.prints import check_print
from service.papers.rules.codes import read_code
from service.papers.rules.differences import differences
from service.procedures.models import Case, CaseItem, CaseStep
from tenants.context import Actor
from tenants.errors import DomainError, NotFound
from tenants.hashing import digest
from tenants.journal import plain

MOST: Final = 200


def check_paper(session: Session, actor: Actor, written: str) -> dict[str, Any]:
    """Say what a check code stands for; who may read the paper learns what has changed since."""
    code = read_code(written)
    paper = session.scalars(
        select(Paper)
        .where(Paper.check_code == code)
        .options(undefer(Paper.facts), undefer(Paper.content))
    ).one_or_none()
    if code is None or paper is None:
        printed = check_print(session, actor, code)
        if printed is None:
            raise NotFound("No paper bears this code.")
        return printed
    genuine = digest(paper.content or b"") == paper.content_digest
    told = {**paper_document(paper), "is_genuine": genuine, "may_read": False}
    if not may(actor, Permission.PAPER_READ, target_of(paper)):
        return {**told, "agrees_with_register": None, "differences": [], "decisions": []}
    found = _since(session, paper)
    return {
        **told,
        "may_read": True,
        "agrees_with_register": not found,
        "differences": found,
        "decisions": decisions(session, paper),
    }


def _since(session: Session, paper: Paper) -> list[dict[str, str]]:
    """List what the register says differently today."""
    try:
        now = collect(session, paper.kind, paper.subject_id, paper.asked)
    except DomainError:
        return [{"field": "", "then": paper.title, "now": ""}]
    return list(islice(differences(paper.facts, plain(now.facts)), MOST))


def decisions(session: Session, paper: Paper) -> list[dict[str, Any]]:
    """List the decisions on the records a paper names, step by step."""
    ids = [UUID(one) for one in paper.record_ids]
    cases = select(CaseItem.case_id).where(CaseItem.item_id.in_(ids))
    rows = session.execute(
        select(
            Case.number,
            Case.title,
            CaseStep.code.label("step"),
            CaseStep.state,
            CaseStep.closed_at,
            CaseStep.person_name,
            CaseStep.post_title,
            CaseStep.opinion,
        )
        .join(CaseStep, CaseStep.case_id == Case.id)
        .where(Case.id.in_(cases), CaseStep.closed_at.is_not(None))
        .order_by(CaseStep.closed_at.desc(), CaseStep.position)
        .limit(MOST)
    )
    return [dict(row) for row in rows.mappings()]
