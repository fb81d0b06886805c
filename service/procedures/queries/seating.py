"""Who sits in a meeting in what order, each with the post he is known by."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from policies.charts import Chart, by_rank
from tenants.clock import today

HEADS = {"main_leader": 0, "deputy_leader": 1, "section_head": 2}


def seated(chart: Chart, persons: Iterable[UUID]) -> list[dict[str, Any]]:
    """Name these persons, first in rank first, each with the post he is known by."""
    day, last = today(), len(chart.posts)
    ranked = sorted(chart.posts, key=lambda post: (HEADS.get(post.leadership, 3), by_rank(post)))
    order = {post.id: place for place, post in enumerate(ranked)}
    found = frozenset(persons)
    first = {
        one: min(chart.posts_of(one, day), key=lambda post: order.get(post, last), default=None)
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
