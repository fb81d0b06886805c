"""A region whose bureaus have decided points of leaders, posts and sections, ready to be filed."""

from typing import Any
from uuid import UUID

from sqlalchemy import update

from tenants.database import unit_of_work
from tenants.models.organisation import Person, Post
from tests import make
from tests.risks.scenes import Scene
from tests.workers.hall import settle


def furnished(bureau: make.Bureau) -> dict[str, UUID]:
    """Let a bureau have one point in force of the team, a deputy, two heads, a clerk, a section."""
    scene = Scene(bureau)
    rank_posts(bureau)
    return {
        "team": in_force(
            scene, subject_type="leadership_team", post_id=None, category="ideology_morality"
        ),
        "deputy": in_force(scene, of="deputy_leader", subject_type="leadership_post"),
        "head": in_force(scene, of="section_head"),
        "head_without_party": in_force(scene, of="section_head_2"),
        "clerk": in_force(scene, of="post_holder"),
        "section": in_force(
            scene,
            subject_type="section",
            post_id=None,
            department_id=bureau.departments["预算科"],
            category="business_process",
        ),
    }


def in_force(scene: Scene, of: str = "post_holder", **values: Any) -> UUID:
    """Take a point with its measure into force, graded high by the main leader."""
    subject = values.get("subject_type", "work_post")
    author = {"leadership_team": "main_leader", "leadership_post": of, "work_post": of}.get(
        subject, "section_head"
    )
    point = scene.draft(author, of, title=f"{subject}{of}风险", **values)
    scene.measure(point, author)
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)
    return point


def rank_posts(bureau: make.Bureau) -> None:
    """Give the posts their ranks: leaders and heads at section-chief rank or above."""
    ranks = {
        "main_leader": "正处",
        "deputy_leader": "副处",
        "deputy_leader_2": "副处",
        "section_head": "正科",
        "section_head_2": "副科",
        "section_head_3": "正股",
        "post_holder": "科员",
    }
    with unit_of_work(bureau.tenant_id) as session:
        for role, rank in ranks.items():
            session.execute(
                update(Post).where(Post.id == bureau.people[role].post_id).values(job_rank=rank)
            )
        members = [bureau.people[role].person_id for role in ("deputy_leader", "section_head")]
        session.execute(update(Person).where(Person.id.in_(members)).values(is_party_member=True))


def deliver(settings: Any, region: make.Region) -> None:
    """Let the workers carry everything that waits."""
    tenants = [region.leading_group, region.county_group, *region.all_bureaus]
    settle(settings, [one.tenant_id for one in tenants])
