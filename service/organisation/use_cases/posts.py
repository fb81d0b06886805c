"""Posts: what risk points belong to, whoever sits in them (R-001, R-002)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import running
from service.organisation.rules import LEADERS, MOST_MAIN_LEADERS
from service.organisation.use_cases.changing import add, change, prepare, refuse_reaching
from service.organisation.use_cases.refusals import (
    CodeTaken,
    DepartmentClosed,
    LeaderOutsideLeadership,
    PostInUse,
    PostTaken,
    TooManyMainLeaders,
)
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Appointment, Department, Portfolio, Post

EDIT = Permission.ORGANISATION_EDIT
APPOINT = Permission.ORGANISATION_APPOINT

# What a post must do and may dispose of: its risk points rest on it.
DUTIES = ("business_duties", "integrity_duties", "has_disposal_authority")


def create_post(
    session: Session,
    actor: Actor,
    *,
    code: str,
    title: str,
    department_id: UUID,
    leadership: str = "none",
    is_shared: bool = False,
    **values: Any,
) -> Post:
    """Create a post in a department."""
    prepare(session, actor, EDIT)
    _refuse_taken(session, code)
    post = Post(
        code=code,
        title=title,
        department_id=department_id,
        leadership=leadership,
        is_shared=is_shared,
        **values,
    )
    _refuse_unsound(session, post.id, department_id, leadership, is_shared=is_shared)
    return add(session, actor, "post.created", post)


def change_post(
    session: Session, actor: Actor, post_id: UUID, *, if_version: int | None, **values: Any
) -> Post:
    """Change what a post is; nobody changes the standing of his own (I8)."""
    prepare(session, actor, EDIT)
    post = find(session, Post, post_id, if_version=if_version)
    if values.get("code", post.code) != post.code:
        _refuse_taken(session, values["code"])
    rights = ("leadership", "department_id", "is_shared", "has_disposal_authority")
    if any(values.get(name, getattr(post, name)) != getattr(post, name) for name in rights):
        require(actor, APPOINT, Target(post_id=post_id))
        if values.get("department_id", post.department_id) != post.department_id:
            refuse_reaching(actor, values["department_id"])
        _refuse_unsound(
            session,
            post_id,
            values.get("department_id", post.department_id),
            values.get("leadership", post.leadership),
            is_shared=values.get("is_shared", post.is_shared),
        )
    if post.is_shared and not values.get("is_shared", True):
        _refuse_several(session, post_id)
    renewed = any(values.get(name, getattr(post, name)) != getattr(post, name) for name in DUTIES)
    topic = "post.changed_duties" if renewed else "post.changed"
    return change(session, actor, topic, post, values)


def abolish_post(
    session: Session, actor: Actor, post_id: UUID, *, if_version: int | None, on: date
) -> Post:
    """Abolish a post nobody holds any more; abolishing is a state, not a delete."""
    prepare(session, actor, EDIT)
    post = find(session, Post, post_id, if_version=if_version)
    holders = session.scalar(
        select(func.count()).where(Appointment.post_id == post_id, running(Appointment, on))
    )
    charges = session.scalar(
        select(func.count()).where(Portfolio.post_id == post_id, running(Portfolio, on))
    )
    if holders or charges:
        raise PostInUse("End its appointments and its portfolio first.", holders=holders)
    return change(session, actor, "post.abolished", post, {"abolished_on": on})


def _refuse_taken(session: Session, code: str) -> None:
    if session.scalar(select(Post.id).where(Post.code == code)) is not None:
        raise CodeTaken("Another post bears this code.", code_taken=code)


def _refuse_unsound(
    session: Session, post_id: UUID, department_id: UUID, leadership: str, *, is_shared: bool
) -> None:
    department = refer(session, Department, "department_id", department_id)
    if department.closed_on is not None:
        raise DepartmentClosed("The department is closed.")
    if leadership in LEADERS and department.kind != "leadership":
        raise LeaderOutsideLeadership("Put the posts of bureau leaders into the leadership.")
    if leadership != "none" and is_shared:
        raise Invalid(
            "A leading post is held by one person.",
            errors={"is_shared": ["held-by-one"]},
        )
    if leadership == "main_leader":
        others = session.scalar(
            select(func.count()).where(
                Post.leadership == "main_leader", Post.abolished_on.is_(None), Post.id != post_id
            )
        )
        if others is not None and others >= MOST_MAIN_LEADERS:
            raise TooManyMainLeaders("There already are as many as there can be.")


def _refuse_several(session: Session, post_id: UUID) -> None:
    holders = session.scalar(
        select(func.count()).where(
            Appointment.post_id == post_id,
            Appointment.acting.is_(False),
            Appointment.ends_on.is_(None),
        )
    )
    if holders is not None and holders > 1:
        raise PostTaken("Several people sit in this post.", holders=holders)
