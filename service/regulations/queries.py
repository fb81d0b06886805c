"""Reads of regulations, of their gaps, and of who has what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.guard import require
from policies.permissions import Permission
from policies.seats import Subject
from service.flowcharts.models import Flowchart
from service.organisation.queries import load_chart
from service.organisation.queries.access import insist_at
from service.powers.models import PowerPost
from service.regulations.models import (
    Regulation,
    RegulationEvaluation,
    RegulationGap,
    RegulationLink,
)
from service.regulations.rules import (
    DECISION_RULES,
    IN_FORCE,
    SERVICE_DUTIES,
    is_overdue,
    missing_decision_rules,
    missing_duties,
)
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Department, Post

One = TypeVar("One", Regulation, RegulationGap)


def access(
    session: Session,
    actor: Actor,
    model: type[One],
    record_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> One:
    """Fetch a regulation or a gap for one act, or refuse."""
    found = owned(session, model, record_id)
    if found is None:
        raise NotFound("There is no such regulation.")
    insist_at(session, actor, permission, found.department_id)
    refuse_stale(found, if_version)
    return found


def regulations(actor: Actor, asked: dict[str, Any]) -> Select[Any]:
    """Select the regulations asked for."""
    require(actor, Permission.REGULATION_READ)
    found = select(Regulation)
    for name in ("type", "status", "department_id"):
        if asked.get(name):
            found = found.where(getattr(Regulation, name) == asked[name])
    if asked.get("q"):
        written = (Regulation.title, Regulation.number, Regulation.document_number)
        found = found.where(or_(*(one.contains(asked["q"], autoescape=True) for one in written)))
    if asked.get("overdue"):
        found = found.where(Regulation.status == IN_FORCE, Regulation.review_by < today())
    for name in ("power_id", "risk_point_id", "measure_id"):
        if asked.get(name):
            linked = select(RegulationLink.regulation_id).where(
                getattr(RegulationLink, name) == asked[name]
            )
            found = found.where(Regulation.id.in_(linked))
    return found


def gaps(actor: Actor, state: str | None) -> Select[Any]:
    """Select the gaps where a regulation is missing."""
    require(actor, Permission.REGULATION_READ)
    found = select(RegulationGap)
    return found.where(RegulationGap.state == state) if state else found


def links_of(session: Session, regulation_id: UUID) -> Sequence[RegulationLink]:
    """List what a regulation stands for."""
    found = select(RegulationLink).where(RegulationLink.regulation_id == regulation_id)
    return session.scalars(found.order_by(RegulationLink.id)).all()


def evaluations_of(session: Session, regulation_id: UUID) -> Sequence[RegulationEvaluation]:
    """List what the years' evaluations found, the newest first."""
    found = select(RegulationEvaluation).where(RegulationEvaluation.regulation_id == regulation_id)
    return session.scalars(found.order_by(RegulationEvaluation.year.desc())).all()


def overdue_regulations(session: Session) -> list[Regulation]:
    """List the regulations in force nobody looked at again in time (R-235)."""
    found = session.scalars(
        select(Regulation).where(Regulation.status == IN_FORCE).order_by(Regulation.number)
    )
    return [one for one in found if is_overdue(one.review_by, today())]


def keepers(session: Session, department_id: UUID | None) -> tuple[str, tuple[Holder, ...]]:
    """Name who keeps a regulation up: the head of its section, else the register office."""
    acting = "section_head" if department_id else "register_office"
    subject = Subject("section" if department_id else "unit", department_id, kind="power")
    return acting, holders_of(acting, subject, load_chart(session, today()), today())


def duty_coverage(session: Session, actor: Actor) -> dict[str, Any]:
    """Tell what each section with a key post still lacks, and the bureau (R-224, R-231)."""
    require(actor, Permission.REGULATION_READ)
    sections = session.execute(
        select(Department.id, Department.name)
        .join(Post, Post.department_id == Department.id)
        .where(Post.is_key, Post.abolished_on.is_(None))
        .distinct()
        .order_by(Department.name)
    ).all()
    types: dict[UUID | None, set[str]] = defaultdict(set)
    for department_id, kind in session.execute(
        select(Regulation.department_id, Regulation.type).where(
            Regulation.status == IN_FORCE,
            Regulation.type.in_((*SERVICE_DUTIES, *DECISION_RULES)),
        )
    ):
        types[department_id].add(kind)
    items = [
        {
            "department_id": one,
            "department": name,
            "missing": missing_duties(types[one] | types[None]),
        }
        for one, name in sections
    ]
    anywhere = {kind for kinds in types.values() for kind in kinds}
    return {"items": items, "missing_decision_rules": missing_decision_rules(anywhere)}


def section_catalogue(session: Session, actor: Actor, department_id: UUID) -> dict[str, Any]:
    """Generate a section's two catalogues: regulations of its key posts, and its flows (R-232)."""
    require(actor, Permission.REGULATION_READ)
    department = owned(session, Department, department_id)
    if department is None:
        raise NotFound("There is no such department.")
    posts = session.scalars(
        select(Post)
        .where(Post.department_id == department_id, Post.is_key, Post.abolished_on.is_(None))
        .order_by(Post.code)
    ).all()
    common, by_post = _held(session, department_id, [one.id for one in posts])
    flows = session.scalars(
        select(Flowchart)
        .where(Flowchart.department_id == department_id, Flowchart.edition > 0)
        .order_by(Flowchart.number)
    )
    return {
        "department_id": department.id,
        "department": department.name,
        "regulations": common,
        "posts": [
            {"post_id": one.id, "post": one.title, "regulations": by_post[one.id]} for one in posts
        ],
        "flows": [
            {"id": one.id, "number": one.number, "title": one.title, "edition": one.edition}
            for one in flows
        ],
    }


def _held(
    session: Session, department_id: UUID, posts: Iterable[UUID]
) -> tuple[list[Regulation], dict[UUID, list[Regulation]]]:
    """Give the section's own regulations, and those of the powers each post exercises."""
    common = session.scalars(
        select(Regulation)
        .where(Regulation.status == IN_FORCE, Regulation.department_id == department_id)
        .order_by(Regulation.number)
    ).all()
    rows = session.execute(
        select(PowerPost.post_id, Regulation)
        .join(RegulationLink, RegulationLink.power_id == PowerPost.power_id)
        .join(Regulation, Regulation.id == RegulationLink.regulation_id)
        .where(PowerPost.post_id.in_(list(posts)), Regulation.status == IN_FORCE)
        .order_by(Regulation.number)
    ).all()
    by_post: dict[UUID, list[Regulation]] = defaultdict(list)
    for post_id, regulation in rows:
        if regulation not in by_post[post_id]:
            by_post[post_id].append(regulation)
    return list(common), by_post
