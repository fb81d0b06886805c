"""Charts of the risk points themselves: the pyramid and the heat map."""

from collections import Counter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.cycles.queries import running_cycle
from service.measures.models import Measure
from service.measures.queries.standing import carried_out
from service.organisation.queries.profiles import current_profile
from service.risks.models import RiskPoint
from service.searches.models import Campaign, Sheet
from service.statistics import definitions
from service.statistics.arithmetic import per_hundred, shown_rate
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
    place,
    rank_word,
    section_rows,
    sections,
)
from tenants.context import Actor
from tenants.vocabulary import SUBJECT_TYPES

MANAGED_BY: Final = {1: "main_leader", 2: "deputy_leader", 3: "section_head", None: None}
COLUMNS: Final = {
    "category": POINT.category,
    "rank": POINT.rank,
    "subject_type": POINT.subject_type,
}


def pyramid(session: Session, actor: Actor, since: Any = None) -> dict[str, Any]:
    """Count the points of each grade, who answers for them, and what is done against them."""
    admit(actor)
    start = period_start(session, since)
    points = {row.rank: row for row in session.execute(_by_rank(actor))}
    measures = {row.rank: row for row in session.execute(_measures_by_rank(actor, start))}
    rows = [_step(rank, points.get(rank), measures.get(rank)) for rank in RANKS]
    return chart(
        actor,
        definitions.PYRAMID,
        of="risk-points",
        since=start,
        total=sum(row["n"] for row in rows),
        drill=drill(**EVERYWHERE),
        rows=rows,
    )


def _by_rank(actor: Actor) -> Any:
    covered = func.count().filter(is_covered()).label("covered")
    return (
        select(RiskPoint.rank, func.count().label("n"), covered)
        .where(in_force(actor))
        .group_by(RiskPoint.rank)
    )


def _measures_by_rank(actor: Actor, start: Any) -> Any:
    done = func.count().filter(carried_out(start)).label("done")
    return (
        select(RiskPoint.rank, func.count().label("n"), done)
        .join(Measure, Measure.risk_point_id == RiskPoint.id)
        .where(in_force(actor), Measure.status == "active")
        .group_by(RiskPoint.rank)
    )


def _step(rank: int | None, points: Any, measures: Any) -> dict[str, Any]:
    n, covered = (points.n, points.covered) if points else (0, 0)
    held, done = (measures.n, measures.done) if measures else (0, 0)
    asked = {**EVERYWHERE, "rank": rank_word(rank)}
    return {
        "rank": rank,
        "n": n,
        "managed_by": MANAGED_BY[rank],
        "covered": covered,
        "covered_rate": shown_rate(covered, n),
        "measures": held,
        "measures_done": done,
        "measures_done_rate": shown_rate(done, held),
        "drill": drill(**asked),
        "drill_uncovered": drill(**asked, covered=False),
    }


def heat_map(session: Session, actor: Actor, by: str) -> dict[str, Any]:
    """Show where the points gather: sections down, categories (or grades, subjects) across."""
    admit(actor)
    column = COLUMNS[by]
    counts: Counter[tuple[UUID | None, Any]] = Counter()
    for department_id, word, n in session.execute(
        select(POINT.department_id, column, func.count())
        .where(in_force(actor))
        .group_by(POINT.department_id, column)
    ):
        counts[department_id, word] = n
    words = _columns(session, by, {word for _, word in counts})
    searched = _searched(session)
    known = section_rows(sections(session, actor), dict.fromkeys(one for one, _ in counts))
    rows = [_line(row, by, words, counts, searched) for row in known]
    return chart(
        actor,
        definitions.HEAT_MAP,
        of="risk-points",
        by=by,
        columns=[_said(by, word) for word in words],
        total=counts.total(),
        drill=drill(**EVERYWHERE),
        rows=rows,
    )


def _columns(session: Session, by: str, used: set[Any]) -> list[Any]:
    if by == "category":
        enabled = [one.code for one in current_profile(session).categories]
        return [*enabled, *sorted(used - {*enabled, None}), *([None] if None in used else [])]
    if by == "rank":
        return [rank for rank in RANKS if rank is not None or rank in used]
    return list(SUBJECT_TYPES)


def _said(by: str, word: Any) -> str:
    return rank_word(word) if by == "rank" else word or "none"


def _line(
    row: dict[str, Any],
    by: str,
    words: list[Any],
    counts: Counter[tuple[UUID | None, Any]],
    searched: set[UUID],
) -> dict[str, Any]:
    whole = {**EVERYWHERE, **place(row["id"])}
    cells: list[dict[str, Any]] = [
        {
            "column": _said(by, word),
            "n": counts[row["id"], word],
            "per_100_posts": per_hundred(counts[row["id"], word], row["posts"]),
            "drill": drill(**whole, **{by: _said(by, word)}),
        }
        for word in words
    ]
    total = sum(cell["n"] for cell in cells)
    return {
        "department_id": row["id"],
        "department": row["name"],
        "posts": row["posts"],
        "surveyed": total > 0 or row["id"] in searched,
        "n": total,
        "per_100_posts": per_hundred(total, row["posts"]),
        "drill": drill(**whole),
        "cells": cells,
    }


def _searched(session: Session) -> set[UUID]:
    """Give the sections that handed in a sheet in the running year."""
    cycle = running_cycle(session)
    if cycle is None:
        return set()
    return set(
        session.scalars(
            select(Sheet.department_id)
            .join(Campaign, Campaign.id == Sheet.campaign_id)
            .where(
                Campaign.cycle_id == cycle.id,
                Sheet.submitted_at.is_not(None),
                Sheet.department_id.is_not(None),
            )
            .distinct()
        )
    )
