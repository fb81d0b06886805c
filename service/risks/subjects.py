"""What a risk point belongs to: a post, a section, the leadership, a topic; no person (R-092)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.seats import Subject
from tenants.models.organisation import Department, Post

POST_SUBJECTS: Final = frozenset({"leadership_post", "work_post"})
NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "leadership_team": (),
    "unit": (),
    "system_industry": (),
    "section": ("department_id",),
    "leadership_post": ("post_id",),
    "work_post": ("post_id",),
    "topic": ("topic", "answering_post_id"),
}
PLACING: Final = ("department_id", "post_id", "topic", "answering_post_id")


class Placed(Protocol):
    """Whatever says to what it belongs: a risk point, or a draft of one."""

    @property
    def subject_type(self) -> str: ...
    @property
    def department_id(self) -> UUID | None: ...
    @property
    def post_id(self) -> UUID | None: ...
    @property
    def topic(self) -> str | None: ...
    @property
    def answering_post_id(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A subject whose every part is known in this bureau; the department is derived."""

    subject_type: str
    department_id: UUID | None = None
    post_id: UUID | None = None
    topic: str | None = None
    answering_post_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The departments and posts of one bureau, as far as placing a risk point asks for them."""

    departments: frozenset[UUID]
    posts: Mapping[UUID, UUID]
    leading_posts: frozenset[UUID]
    leadership: UUID | None


def load_grounds(session: Session) -> Grounds:
    """Read what subjects there are, in two statements however large the bureau is."""
    departments = session.execute(
        select(Department.id, Department.kind).where(Department.closed_on.is_(None))
    ).all()
    posts = session.execute(
        select(Post.id, Post.department_id, Post.leadership).where(Post.abolished_on.is_(None))
    ).all()
    return Grounds(
        departments=frozenset(row.id for row in departments),
        posts={row.id: row.department_id for row in posts},
        leading_posts=frozenset(row.id for row in posts if row.leadership != "none"),
        leadership=next((row.id for row in departments if row.kind == "leadership"), None),
    )


def place(asked: Placed, grounds: Grounds) -> tuple[Place | None, dict[str, str]]:
    """Place a risk point by its subject type, or name every part that is wrong.

    Posts bring their department; what belongs to the whole bureau lies with the leadership.
    """
    needed = NEEDS.get(asked.subject_type)
    if needed is None:
        return None, {"subject_type": "subject-type-unknown"}
    problems = _gaps(asked, needed) | _unknown(asked, needed, grounds)
    if problems:
        return None, problems
    kept = {name: getattr(asked, name) for name in needed if name != "department_id"}
    return Place(asked.subject_type, _department(asked, grounds), **kept), {}


def _department(asked: Placed, grounds: Grounds) -> UUID | None:
    if asked.subject_type == "section":
        return asked.department_id
    post = asked.post_id or asked.answering_post_id
    return grounds.posts[post] if post else grounds.leadership


def target_of(asked: Placed, rank: int | None) -> Target:
    """Show policy where a risk point lies; a topic lies with the post that answers for it."""
    return Target(asked.department_id, asked.post_id or asked.answering_post_id, rank)


def subject_of(asked: Placed, kind: str = "risk_point") -> Subject:
    """Show the ladder of responsibility what a risk point belongs to, and what it is asked for."""
    post_id = asked.post_id or asked.answering_post_id
    return Subject(asked.subject_type, asked.department_id, post_id, kind)


def subject_key(one: Placed) -> tuple[object, ...]:
    """Name what a risk point belongs to, so that two of the very same subject can be told."""
    if one.post_id is not None:
        return ("post", one.post_id)
    if one.subject_type == "topic":
        return ("topic", one.topic, one.answering_post_id)
    return ("department", one.department_id)


def _gaps(asked: Placed, needed: tuple[str, ...]) -> dict[str, str]:
    problems = {name: "subject-missing" for name in needed if not getattr(asked, name)}
    derived = "department_id" if asked.subject_type != "section" else ""
    return problems | {
        name: "not-for-this-subject-type"
        for name in PLACING
        if name not in needed and name != derived and getattr(asked, name)
    }


def _unknown(asked: Placed, needed: tuple[str, ...], grounds: Grounds) -> dict[str, str]:
    problems: dict[str, str] = {}
    for name in ("post_id", "answering_post_id"):
        given = getattr(asked, name)
        if name in needed and given and given not in grounds.posts:
            problems[name] = "not-found"
    department = asked.department_id if "department_id" in needed else None
    if department and department not in grounds.departments:
        problems["department_id"] = "not-found"
    leads = asked.post_id in grounds.leading_posts
    if asked.subject_type == "leadership_post" and asked.post_id in grounds.posts and not leads:
        problems["post_id"] = "not-a-leading-post"
    return problems
