"""Lay hands on papers, templates and settings, or be refused and told who may."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, undefer

from policies.guard import BUREAU, Target, condition
from policies.permissions import Permission
from service.organisation.queries.access import find, insist_on
from service.papers.kinds import PaperKind, built_in, kinds
from service.papers.models import Paper, PaperNumber, PaperTemplate
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.papers import PaperSettings
from tenants.models.platform import Tenant

PAPERS: Final = Paper.__table__.c


def insist(session: Session, actor: Actor, permission: Permission, target: Target = BUREAU) -> None:
    """Refuse unless this person may do this there, naming those who may."""
    insist_on(session, actor, permission, target)


def target_of(paper: Paper) -> Target:
    """Show policy where a paper lies."""
    return Target(paper.department_id, paper.post_id, paper.rank)


def access_paper(
    session: Session,
    actor: Actor,
    paper_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Paper:
    """Fetch a paper for one act."""
    paper = find(session, Paper, paper_id, if_version=if_version)
    insist(session, actor, permission, target_of(paper))
    return paper


def list_papers(
    actor: Actor, *, kind: Any, state: Any, subject_id: UUID | None, year: int | None
) -> Select[Any]:
    """Select the papers this person may read."""
    found = select(Paper).where(readable_by(actor))
    if kind:
        found = found.where(Paper.kind.in_(kind))
    if state:
        found = found.where(Paper.state.in_(state))
    if subject_id:
        found = found.where(Paper.subject_id == subject_id)
    return found.where(Paper.year == year) if year else found


def readable_by(actor: Actor) -> ColumnElement[bool]:
    """Say which papers this person may read, as a condition on their table."""
    return condition(
        actor,
        Permission.PAPER_READ,
        department=PAPERS.department_id,
        post=PAPERS.post_id,
        rank=PAPERS.rank,
    )


def content_of(session: Session, paper: Paper) -> bytes:
    """Read the bytes of a paper as they were kept."""
    statement = select(Paper.content).where(Paper.id == paper.id)
    return session.scalars(statement).one() or b""


def kind_of(code: str) -> PaperKind:
    """Find a kind of paper by its name."""
    found = kinds().get(code)
    if found is None:
        raise NotFound("There is no such kind of paper.")
    return found


def list_numbers(actor: Actor, series: str | None, year: int | None) -> Select[Any]:
    """Select the lines of the number book whose papers this person may read."""
    found = (
        select(PaperNumber).join(Paper, Paper.id == PaperNumber.paper_id).where(readable_by(actor))
    )
    if series:
        found = found.where(PaperNumber.series == series)
    return found.where(PaperNumber.year == year) if year else found


def settings_of(session: Session) -> PaperSettings | None:
    """Read what the bureau puts on its papers, if anybody has said."""
    return session.scalars(select(PaperSettings)).one_or_none()


def bureau_of(session: Session) -> Tenant:
    """Read the bureau itself."""
    tenant_id = session.info["tenant_id"]
    return session.scalars(select(Tenant).where(Tenant.id == tenant_id)).one()


def template_in_use(session: Session, kind: str) -> tuple[bytes, PaperTemplate | None]:
    """Give the template in use: the bureau's own published one, else the product's."""
    own = session.scalars(
        select(PaperTemplate)
        .where(PaperTemplate.kind == kind, PaperTemplate.state == "published")
        .options(undefer(PaperTemplate.content))
    ).one_or_none()
    return (own.content, own) if own else (built_in(kind), None)


def next_edition(session: Session, paper: Paper) -> int:
    """Count the issues of the same paper and give the next."""
    highest = session.scalar(
        select(func.max(Paper.edition)).where(
            Paper.kind == paper.kind,
            Paper.subject_id.is_not_distinct_from(paper.subject_id),
            Paper.asked == paper.asked,
        )
    )
    return (highest or 0) + 1
