"""Which posts, sections, topics and bodies a round of search asks, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.searches.models import Campaign
from service.searches.rules.owing import owes, post_subject, strictness
from service.searches.rules.vocabulary import TOPICS
from tenants.context import Actor
from tenants.models.organisation import Department, Post
from tenants.profiles import Profile

WHOLE = ("leadership_team", "unit", "system_industry")


@dataclass(frozen=True, slots=True)
class Owed:
    """One sheet to be: whose it is, how strictly it is asked for, and until when."""

    subject_type: str
    title: str
    coverage: str
    due_on: date
    department_id: UUID | None = None
    post_id: UUID | None = None
    topic: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Name the subject, so that nobody is asked twice in one round."""
        return (self.subject_type, self.post_id or self.department_id, self.topic)


def owed_sheets(session: Session, campaign: Campaign) -> list[Owed]:
    """List every sheet a round asks for, in the order of the organisation."""
    asked = _read(session, campaign, campaign.work_posts)
    return [one for one in asked.all() if one.subject_type in campaign.subject_types]


def every_subject(session: Session, campaign: Campaign, *, due_on: date) -> list[Owed]:
    """List every subject there is, whether the round asks for it or not (R-110)."""
    return [replace(one, due_on=due_on) for one in _read(session, campaign, "all").all()]


def sections_of(session: Session, actor: Actor, department_id: UUID | None) -> list[UUID]:
    """List the sections whose powers this person may read, or the one asked for."""
    found = select(Department.id).where(
        Department.closed_on.is_(None),
        condition(actor, Permission.SHEET_READ, department=Department.id.expression),
    )
    if department_id is not None:
        found = found.where(Department.id == department_id)
    return list(session.scalars(found.order_by(Department.position, Department.code)))


def _read(session: Session, campaign: Campaign, work_posts: str) -> "_Round":
    departments = session.scalars(
        select(Department)
        .where(Department.closed_on.is_(None))
        .order_by(Department.position, Department.code)
    ).all()
    posts = session.scalars(
        select(Post).where(Post.abolished_on.is_(None)).order_by(Post.code)
    ).all()
    profile = current_profile(session)
    return _Round(campaign, profile, list(departments), list(posts), work_posts)


@dataclass(frozen=True, slots=True)
class _Round:
    campaign: Campaign
    profile: Profile
    departments: list[Department]
    posts: list[Post]
    work_posts: str

    def all(self) -> list[Owed]:
        return [*self.whole(), *self.topics(), *self.sections(), *self.of_posts()]

    def whole(self) -> Iterator[Owed]:
        words = {level.code: level.zh for level in self.profile.subject_types}
        for subject_type in WHOLE:
            if subject_type in words:
                yield self._owed(subject_type, words[subject_type], self._leadership)

    def topics(self) -> Iterator[Owed]:
        words = {matter.code: matter.zh for matter in self.profile.major_matters}
        for topic in TOPICS:
            yield self._owed("topic", words.get(topic, topic), self._leadership, topic=topic)

    def sections(self) -> Iterator[Owed]:
        for one in self.departments:
            if one.kind != "leadership":
                yield self._owed("section", one.name, one.id)

    def of_posts(self) -> Iterator[Owed]:
        open_departments = {one.id for one in self.departments}
        for post in self.posts:
            asked = owes(
                leadership=post.leadership,
                is_key=post.is_key,
                disposes=post.has_disposal_authority,
                work_posts=self.work_posts,
            )
            if asked and post.department_id in open_departments:
                subject_type = post_subject(post.leadership)
                yield self._owed(subject_type, post.title, post.department_id, post_id=post.id)

    @property
    def _leadership(self) -> UUID | None:
        return next((one.id for one in self.departments if one.kind == "leadership"), None)

    def _owed(
        self,
        subject_type: str,
        title: str,
        department_id: UUID | None,
        *,
        post_id: UUID | None = None,
        topic: str | None = None,
    ) -> Owed:
        campaign = self.campaign
        levels = {level.code: level.coverage for level in self.profile.subject_types}
        leads = subject_type in ("leadership_team", "leadership_post")
        early = campaign.leaders_due_on if leads else None  # leaders go first
        return Owed(
            subject_type=subject_type,
            title=title,
            coverage=strictness(subject_type, levels, campaign.coverage_policy),
            due_on=early or campaign.due_on,
            department_id=department_id,
            post_id=post_id,
            topic=topic,
        )
