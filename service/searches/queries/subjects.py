"""Which posts, sections, topics and bodies a round of search asks, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.searches.models import Campaign
from service.searches.rules.owing import owes, post_subject, strictness
from service.searches.rules.vocabulary import TOPICS
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
    departments = session.scalars(
        select(Department)
        .where(Department.closed_on.is_(None))
        .order_by(Department.position, Department.code)
    ).all()
    posts = session.scalars(
        select(Post).where(Post.abolished_on.is_(None)).order_by(Post.code)
    ).all()
    asked = _Round(campaign, current_profile(session), list(departments), list(posts))
    return [
        one
        for one in (*asked.whole(), *asked.topics(), *asked.sections(), *asked.of_posts())
        if one.subject_type in campaign.subject_types
    ]


@dataclass(frozen=True, slots=True)
class _Round:
    campaign: Campaign
    profile: Profile
    departments: list[Department]
    posts: list[Post]

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
                work_posts=self.campaign.work_posts,
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
