"""Sections, internal bodies, subordinate units: opened, changed, closed."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.rules import would_circle
from service.organisation.use_cases.changing import add, change, prepare, refuse_reaching
from service.organisation.use_cases.refusals import (
    CodeTaken,
    DepartmentClosed,
    DepartmentInItself,
    DepartmentInUse,
)
from tenants.context import Actor
from tenants.models.organisation import Department, Post

EDIT = Permission.ORGANISATION_EDIT


def open_department(
    session: Session,
    actor: Actor,
    *,
    code: str,
    name: str,
    kind: str,
    parent_id: UUID | None = None,
    position: int = 0,
) -> Department:
    """Open a section, an internal body, a subordinate unit or the leadership."""
    prepare(session, actor, EDIT)
    _refuse_taken(session, code)
    department = Department(code=code, name=name, kind=kind, position=position)
    _refuse_parent(session, department, kind, parent_id)
    department.parent_id = parent_id
    return add(session, actor, "department.opened", department)


def change_department(
    session: Session, actor: Actor, department_id: UUID, *, if_version: int | None, **values: Any
) -> Department:
    """Rename, move or reorder a department."""
    prepare(session, actor, EDIT)
    department = find(session, Department, department_id, if_version=if_version)
    if values.get("code", department.code) != department.code:
        _refuse_taken(session, values["code"])
    parent_id = values.get("parent_id", department.parent_id)
    if parent_id != department.parent_id:
        refuse_reaching(actor, parent_id)
    if values.get("kind", department.kind) != department.kind:
        _refuse_change_of_kind(session, department, values["kind"])
    _refuse_parent(session, department, values.get("kind", department.kind), parent_id)
    return change(session, actor, "department.changed", department, values)


def close_department(
    session: Session, actor: Actor, department_id: UUID, *, if_version: int | None, on: date
) -> Department:
    """Close a department whose posts are abolished; its history stays."""
    prepare(session, actor, EDIT)
    department = find(session, Department, department_id, if_version=if_version)
    posts = session.scalars(
        select(Post.title).where(Post.department_id == department_id, Post.abolished_on.is_(None))
    ).all()
    below = session.scalars(
        select(Department.name).where(
            Department.parent_id == department_id, Department.closed_on.is_(None)
        )
    ).all()
    if posts or below:
        raise DepartmentInUse(
            "Abolish its posts and close its departments first.",
            posts=list(posts),
            departments=list(below),
        )
    return change(session, actor, "department.closed", department, {"closed_on": on})


def _refuse_change_of_kind(session: Session, department: Department, kind: str) -> None:
    """The leadership holds the leaders' posts and nothing lies below it."""
    if "leadership" not in (kind, department.kind):
        return
    held = session.scalar(select(Post.id).where(Post.department_id == department.id))
    below = session.scalar(select(Department.id).where(Department.parent_id == department.id))
    if held is not None or below is not None:
        raise DepartmentInUse("Move its posts and its departments first.")


def _refuse_taken(session: Session, code: str) -> None:
    if session.scalar(select(Department.id).where(Department.code == code)) is not None:
        raise CodeTaken("Another department bears this code.", code_taken=code)


def _refuse_parent(
    session: Session, department: Department, kind: str, parent_id: UUID | None
) -> None:
    if parent_id is None:
        return
    parent = refer(session, Department, "parent_id", parent_id)
    if parent.closed_on is not None:
        raise DepartmentClosed("The department is closed.")
    parents: dict[UUID, UUID | None] = {
        row.id: row.parent_id
        for row in session.execute(select(Department.id, Department.parent_id))
    }
    if "leadership" in (kind, parent.kind) or would_circle(department.id, parent_id, parents):
        raise DepartmentInItself("A department cannot be put there.")
