"""Who sits in a meeting in what order, each with the post he is known by."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from policies.charts import Chart, by_rank, on_day
from tenants.clock import today

HEADS = {"main_leader": 0, "deputy_leader": 1, "section_head": 2}


def seated(chart: Chart, persons: Iterable[UUID]) -> list[dict[str, Any]]:
    """Name these persons, first in rank first, each with the post he is known by."""
    day, last = today(), len(chart.posts)
    ranked = sorted(chart.posts, key=lambda post: (HEADS.get(post.leadership, 3), by_rank(post)))
    order = {post.id: place for place, post in enumerate(ranked)}
    found = frozenset(persons)
    own = _own_posts(chart, found)
    first = {
        one: min(
            own.get(one) or chart.posts_of(one, day),
            key=lambda post: order.get(post, last),
            default=None,
        )
        for one in found
    }
    rank = {one: order.get(post, last) if post else last for one, post in first.items()}
    return [
        {
            "person_id": one,
            "name": name_in(chart, one),
            "post": chart.post[post].title if (post := first[one]) in chart.post else "",
        }
        for one in sorted(found, key=lambda who: (rank[who], name_in(chart, who)))
    ]


def _own_posts(chart: Chart, persons: frozenset[UUID]) -> dict[UUID, set[UUID]]:
    """List the posts these persons hold themselves, before those they only stand in for."""
    held: dict[UUID, set[UUID]] = {}
    for one in on_day(chart.appointments, today()):
        if one.person_id in persons:
            held.setdefault(one.person_id, set()).add(one.post_id)
    return held


def in_order(chart: Chart, entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put who was noted in the order of rank; a post once written down stays as it was."""
    noted = {UUID(str(one["person_id"])): one for one in entries}
    return [
        {**noted[seat["person_id"]], "post": noted[seat["person_id"]].get("post") or seat["post"]}
        for seat in seated(chart, noted)
    ]


def name_in(chart: Chart, person_id: UUID | None) -> str:
    """Name somebody; nobody has no name."""
    found = chart.person.get(person_id) if person_id else None
    return found.name if found else ""
