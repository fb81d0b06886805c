"""What the form begins with: the own section, and which of its posts handle, review and decide."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from policies.permissions import Permission
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.organisation.queries.access import insist_at
from service.registrations.rules.templates import templates
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import NotFound

LEADING = "长"


def prefilled(session: Session, actor: Actor, department_id: UUID | None) -> dict[str, Any]:
    """Give the section with its posts by duty, and the flows it may begin with."""
    chart = load_chart(session, today())
    own = department_id or own_department(actor, chart)
    if own is None or own not in chart.department:
        raise NotFound("There is no such department.")
    insist_at(session, actor, Permission.POWER_DRAFT, own)
    posts = posts_by_duty(chart, own)
    return {
        "department": {"id": own, "name": chart.department[own].name},
        "exercising_subject": chart.department[own].name,
        "posts": posts,
        "templates": templates(first_posts(posts)),
    }


def own_department(actor: Actor, chart: Chart) -> UUID | None:
    """Say in which section somebody works, by the post he acts in."""
    post = chart.post.get(actor.post_id) if actor.post_id else None
    return post.department_id if post else None


def at_home(session: Session, actor: Actor, power: Mapping[str, Any]) -> dict[str, Any]:
    """Let a power that names no section belong to the own one."""
    if power.get("department_id") is not None:
        return dict(power)
    chart = load_chart(session, today())
    return {**power, "department_id": own_department(actor, chart)}


def posts_by_duty(chart: Chart, department_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Name who handles in a section, who reviews it, and who decides on it."""
    day, subject = today(), Subject("section", department_id, kind="power")
    heads = holders_of("section_head", subject, chart, day)
    leaders = holders_of("deputy_leader", subject, chart, day) or holders_of(
        "main_leader", subject, chart, day
    )
    above = {one.post_id for one in (*heads, *leaders)}
    working = [
        post
        for post in chart.posts
        if post.department_id == department_id
        and post.id not in above
        and post.leadership == "none"
    ]
    handling = [
        {
            "post_id": post.id,
            "post": post.title,
            "names": [one.name for one in chart.office(post, day).holders],
        }
        for post in sorted(
            working, key=lambda one: (one.title.endswith(LEADING), one.position, one.title)
        )
    ]
    return {"handling": handling, "reviewing": _named(heads), "deciding": _named(leaders)}


def first_posts(posts: Mapping[str, list[dict[str, Any]]]) -> dict[str, str | None]:
    """Take the first post of each duty; what one accepts another hands out (R-074)."""
    first = {duty: str(listed[0]["post_id"]) if listed else None for duty, listed in posts.items()}
    others = posts["handling"][1:]
    return {**first, "issuing": str(others[0]["post_id"]) if others else first["handling"]}


def _named(holders: Iterable[Holder]) -> list[dict[str, Any]]:
    found: dict[UUID, dict[str, Any]] = {}
    for one in holders:
        if one.post_id is not None:
            row = found.setdefault(
                one.post_id, {"post_id": one.post_id, "post": one.title, "names": []}
            )
            row["names"].append(one.name)
    return list(found.values())
