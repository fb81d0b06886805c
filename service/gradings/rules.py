"""The domain standard of assessing: panels, anomalies, when grades are looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass

HIGH, LOW = 1, 3
ROUND_KINDS = ("initial", "regrade")
ROUND_STATES = ("open", "reported")
PANELS = ("collective", "expert_and_representatives")  # D-32, R-207
CAPACITIES = ("expert", "representative", "public")
PARTS = ("convener", "member", *CAPACITIES)
ASSESSMENTS = ("self", "social")
REGRADE_DAYS = 30  # to convene a round once grades are due; assumption
APPRAISALS_WANTED = 1  # where the chain does not say how many


@dataclass(frozen=True, slots=True)
class Assessed:
    """A risk point as the anomaly checks see it."""

    id: object
    number: str
    post_id: object
    rank: int | None
    computed: int | None
    suggested: int | None
    disposes: bool


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that looks like avoiding the real, the weighty or the high (R-199)."""

    code: str
    key: str
    number: str = ""


def anomalies(points: Sequence[Assessed], *, high_elsewhere: bool) -> tuple[Anomaly, ...]:
    """Name what a reviewer has to answer before these grades go on."""
    found = [
        Anomaly("suggested-below-computed", f"below:{one.id}", one.number)
        for one in points
        if one.computed is not None and (one.suggested or one.computed) > one.computed
    ]
    if points and not high_elsewhere and all(_rank(one) != HIGH for one in points):
        found.append(Anomaly("no-high-risk-at-all", "no-high"))
    posts: dict[object, list[Assessed]] = {}
    for one in points:
        if one.post_id is not None:
            posts.setdefault(one.post_id, []).append(one)
    found += [
        Anomaly("disposal-post-only-low", f"only-low:{post}", own[0].number)
        for post, own in posts.items()
        if any(one.disposes for one in own) and all(_rank(one) == LOW for one in own)
    ]
    return tuple(found)


def _rank(one: Assessed) -> int | None:
    """Take the grade it will have at least: what it has does not fall on this way."""
    known = (one.rank, one.suggested or one.computed)
    return min((rank for rank in known if rank is not None), default=None)


def outside_assessors(assessors: Sequence[object], holders: Sequence[object]) -> list[object]:
    """Name who assessed a post beside those who hold it: nobody grades himself alone (R-185)."""
    return [one for one in dict.fromkeys(assessors) if one not in holders]
