"""Flows a section begins with, by the kind of its power; posts are filled in from its own chart."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent.parent / "templates.yaml"
WATCHES: Final[Mapping[str, str]] = {
    "handling": "reviewing",
    "reviewing": "deciding",
    "deciding": "",
}


@cache
def written() -> Mapping[str, Any]:
    """Read the flows shipped with the release, once."""
    read: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


def template_codes() -> tuple[str, ...]:
    """Name the flows there are."""
    return tuple(one["code"] for one in written()["templates"])


def templates(posts: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Draw every flow with these posts."""
    return [drawn(one, posts) for one in written()["templates"]]


def drawn(template: Mapping[str, Any], posts: Mapping[str, str | None]) -> dict[str, Any]:
    """Draw one flow with the post of each duty; where the bureau has none, it stays open."""
    common = written()["common"]
    acting = [_step(one, posts, common) for one in template["steps"]]
    steps = [
        {"code": "start", "title": "开始", "type": "start"},
        *acting,
        {"code": "end", "title": "结束", "type": "end"},
    ]
    return {
        **{name: template[name] for name in ("code", "zh", "en", "categories")},
        "conditions": template["conditions"],
        "materials": list(template["materials"]),
        **{
            name: common[name]
            for name in ("supervision_channels", "counterpart_rights", "complaint_route")
        },
        "limit_value": template["days"],
        "limit_unit": "day",
        "limit_days": "working",
        "steps": steps,
        "edges": [{"source": a["code"], "target": b["code"]} for a, b in pairwise(steps)],
    }


def by_code(code: str, posts: Mapping[str, str | None]) -> dict[str, Any] | None:
    """Draw the flow of this code."""
    return next((drawn(one, posts) for one in written()["templates"] if one["code"] == code), None)


def _step(
    one: Mapping[str, Any], posts: Mapping[str, str | None], common: Mapping[str, Any]
) -> dict[str, Any]:
    by: str = one["by"]
    watcher = posts.get(WATCHES[by]) if WATCHES[by] else None
    own = posts.get("issuing" if one["type"] == "issuing" else by) or posts.get(by)
    supervising: Sequence[str] = [watcher] if watcher and watcher != own else []
    return {
        "code": one["code"],
        "title": one["title"],
        "type": one["type"],
        "handling_post_id": own,
        "task": one["task"],
        "duty_requirement": common["duties"][by],
        "rule": common["rule"],
        "limit_value": one["days"] or 1,
        "limit_unit": "day" if one["days"] else "month",
        "limit_days": "working",
        "key_step": one.get("key", False),
        "is_restraint": one.get("restraint", False),
        "supervising_posts": supervising,
        "supervising_steps": list(one["watched_by"]),
    }
