"""Charts of measures: whether every point has one, and whether it was carried out."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Measure
from service.measures.queries.standing import doing_state
from service.measures.rules import DOING_STATES
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from service.statistics import definitions
from service.statistics.arithmetic import shown_rate
from service.statistics.queries.common import (
    EVERYWHERE,
    POINT,
    RANKS,
    admit,
    chart,
    drill,
    in_force,
    is_covered,
    period_start,
    rank_word,
)
from tenants.clock import today
from tenants.context import Actor

HELD = {"status": "active", "point_status": IN_FORCE}


def coverage(session: Session, actor: Actor, since: date | None = None) -> dict[str, Any]:
    """Say by grade how many points have a measure, and how the measures in use were carried out."""
    admit(actor)
    start = period_start(session, since)
    points = Counter[tuple[int | None, bool]]()
    for rank, covered, n in session.execute(_points(actor)):
        points[rank, covered] = n
    doings = Counter[tuple[int | None, str]]()
    for rank, state, n in session.execute(_measures(actor, start)):
        doings[rank, state] = n
    return chart(
        actor,
        definitions.MEASURES,
        of="risk-points",
        since=start,
        total=points.total(),
        drill=drill(**EVERYWHERE),
        measures={
            "list": "measures",
            "total": doings.total(),
            "drill": drill(**HELD),
            "states": [_state(None, state, doings, start, RANKS) for state in DOING_STATES],
        },
        rows=[_row(rank, points, doings, start) for rank in RANKS],
    )


def _points(actor: Actor) -> Any:
    each = select(RiskPoint.rank, is_covered().label("covered")).where(in_force(actor)).subquery()
    return select(each.c.rank, each.c.covered, func.count()).group_by(each.c.rank, each.c.covered)


def _measures(actor: Actor, start: date) -> Any:
    state = doing_state(start, today()).label("state")
    each = (
        select(RiskPoint.rank, state)
        .join(Measure, Measure.risk_point_id == RiskPoint.id)
        .where(
            POINT.status == IN_FORCE,
            by_policy(actor, Permission.MEASURE_READ, POINT),
            Measure.status == "active",
        )
        .subquery()
    )
    return select(each.c.rank, each.c.state, func.count()).group_by(each.c.rank, each.c.state)


def _row(rank: int | None, points: Any, doings: Any, start: date) -> dict[str, Any]:
    covered, bare = points[rank, True], points[rank, False]
    asked = {**EVERYWHERE, "rank": rank_word(rank)}
    return {
        "rank": rank,
        "n": covered + bare,
        "covered": covered,
        "uncovered": bare,
        "covered_rate": shown_rate(covered, covered + bare),
        "drill": drill(**asked),
        "drill_covered": drill(**asked, covered=True),
        "drill_uncovered": drill(**asked, covered=False),
        "states": [
            _state(rank_word(rank), state, doings, start, (rank,)) for state in DOING_STATES
        ],
    }


def _state(
    word: str | None, state: str, doings: Any, start: date, ranks: tuple[int | None, ...]
) -> dict[str, Any]:
    return {
        "state": state,
        "list": "measures",
        "n": sum(doings[rank, state] for rank in ranks),
        "drill": drill(**HELD, rank=word, doing=state, since=start),
    }
