"""From last year's points to this year's: what came, what went, what rose and what fell."""

from collections import Counter
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from service.risks.models import Grading, RiskPoint
from service.risks.rules import IN_FORCE
from service.statistics import definitions
from service.statistics.queries.common import (
    EVERYWHERE,
    POINT,
    RANKS,
    admit,
    chart,
    drill,
    period_start,
    rank_word,
    visible,
)
from tenants.clock import CHINA
from tenants.context import Actor

UNGRADED: Final = 4
STEPS: Final = ("start", "added", "retired", "raised", "lowered", "end")


def changes(session: Session, actor: Actor, since: date | None = None) -> dict[str, Any]:
    """Lead from the points in force when the period began to those in force today."""
    admit(actor)
    start = period_start(session, since)
    moved: Counter[tuple[str, int | None, int | None]] = Counter()
    for came, then, rank, n in session.execute(_moves(actor, start)):
        moved[came, then if then != UNGRADED else None, rank] += n
    steps = {step: _by_rank(step, moved) for step in STEPS}
    asked = _questions(start)
    return chart(
        actor,
        definitions.CHANGES,
        of="risk-points",
        since=start,
        total=sum(steps["end"].values()),
        drill=drill(**EVERYWHERE),
        rows=[
            {
                "step": step,
                "n": sum(steps[step].values()),
                "by_rank": steps[step],
                "drill": asked.get(step),
            }
            for step in STEPS
        ],
        moves=[
            {"before": then, "after": rank, "n": n}
            for (came, then, rank), n in sorted(moved.items(), key=str)
            if came == "stayed" and then != rank
        ],
    )


def _questions(start: date) -> dict[str, dict[str, str]]:
    stayed = {**EVERYWHERE, "in_force_before": start, "regraded_since": start}
    return {
        "added": drill(**EVERYWHERE, in_force_since=start),
        "retired": drill(status="retired", in_force_before=start, retired_since=start),
        "raised": drill(**stayed, regraded="raised"),
        "lowered": drill(**stayed, regraded="lowered"),
        "end": drill(**EVERYWHERE),
    }


def _by_rank(step: str, moved: Counter[tuple[str, int | None, int | None]]) -> dict[str, int]:
    found = Counter[str]()
    for (came, then, rank), n in moved.items():
        word = _counts_as(step, came, then, rank)
        if word is not None:
            found[word] += n
    return {rank_word(rank): found[rank_word(rank)] for rank in RANKS}


def _counts_as(step: str, came: str, then: int | None, rank: int | None) -> str | None:
    """Say under which rank a point counts in a step: as it was at the start, else as it is now."""
    up = (rank or UNGRADED) < (then or UNGRADED)
    down = (rank or UNGRADED) > (then or UNGRADED)
    counted = {
        "start": came in ("stayed", "retired"),
        "retired": came == "retired",
        "added": came == "added",
        "raised": came == "stayed" and up,
        "lowered": came == "stayed" and down,
        "end": came in ("stayed", "added"),
    }
    if not counted[step]:
        return None
    return rank_word(then if step in ("start", "retired") else rank)


def _moves(actor: Actor, start: date) -> Any:
    """Sort every point into one that stayed, was added or was retired, with its rank then."""
    begun = datetime.combine(start, time.min, tzinfo=CHINA)
    first = (
        select(func.coalesce(Grading.before_rank, UNGRADED))
        .where(
            Grading.tenant_id == RiskPoint.tenant_id,
            Grading.risk_point_id == RiskPoint.id,
            Grading.decided_rank.is_not(None),
            Grading.at >= begun,
        )
        .order_by(Grading.at, Grading.id)
        .limit(1)
        .correlate(RiskPoint)
        .scalar_subquery()
    )
    before = POINT.in_force_on < start
    came = case(
        (and_(POINT.status == IN_FORCE, before), "stayed"),
        (POINT.status == IN_FORCE, "added"),
        else_="retired",
    )
    each = (
        select(
            came.label("came"),
            func.coalesce(first, POINT.rank, UNGRADED).label("then"),
            POINT.rank,
        )
        .where(
            visible(actor),
            or_(
                POINT.status == IN_FORCE,
                and_(POINT.status == "retired", POINT.retired_on >= start, before),
            ),
        )
        .subquery()
    )
    return select(each.c.came, each.c.then, each.c.rank, func.count()).group_by(
        each.c.came, each.c.then, each.c.rank
    )
