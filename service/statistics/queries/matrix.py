"""The matrix of likelihood and harm: why points have the grade they have."""

from collections import Counter
from typing import Any

from sqlalchemy import ARRAY, Text, cast, func, literal, select
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.risks.models import Grading, RiskPoint
from service.risks.rules.grading import UnfitScores, propose_rank
from service.statistics import definitions
from service.statistics.queries.common import (
    EVERYWHERE,
    RANKS,
    admit,
    chart,
    drill,
    in_force,
    rank_word,
)
from tenants.context import Actor


def matrix(session: Session, actor: Actor) -> dict[str, Any]:
    """Count the points by likelihood and harm, with the rank the rule gives each cell."""
    admit(actor)
    standard = current_profile(session).grading
    counts: Counter[tuple[int | None, int | None, int | None]] = Counter()
    for likelihood, harm, rank, n in session.execute(_scored(actor)):
        counts[likelihood, harm, rank] += n
    used = {one for key in counts for one in key[:2] if one is not None}
    lowest, highest = min(used | {standard.lowest}), max(used | {standard.highest})
    scale = range(lowest, highest + 1)
    rows = [
        _cell(standard, likelihood, harm, counts)
        for likelihood in reversed(scale)
        for harm in scale
    ]
    unscored = _by_ranks(counts, None, None)
    return chart(
        actor,
        definitions.MATRIX,
        of="risk-points",
        lowest=lowest,
        highest=highest,
        strategy=standard.strategy,
        total=counts.total(),
        drill=drill(**EVERYWHERE),
        unscored={
            "n": sum(unscored.values()),
            "by_rank": unscored,
            "drill": drill(**EVERYWHERE, scored=False),
        },
        rows=rows,
    )


def _scored(actor: Actor) -> Any:
    latest = (
        select(Grading.scores)
        .where(
            Grading.tenant_id == RiskPoint.tenant_id,
            Grading.risk_point_id == RiskPoint.id,
            func.jsonb_exists_all(Grading.scores, cast(literal("{likelihood,harm}"), ARRAY(Text))),
        )
        .order_by(Grading.at.desc(), Grading.id.desc())
        .limit(1)
        .correlate(RiskPoint)
        .scalar_subquery()
    )
    each = select(RiskPoint.rank, latest.label("scores")).where(in_force(actor)).subquery()
    likelihood, harm = (each.c.scores[name].as_integer() for name in ("likelihood", "harm"))
    return select(likelihood, harm, each.c.rank, func.count()).group_by(
        likelihood, harm, each.c.rank
    )


def _cell(standard: Any, likelihood: int, harm: int, counts: Any) -> dict[str, Any]:
    by_rank = _by_ranks(counts, likelihood, harm)
    return {
        "likelihood": likelihood,
        "harm": harm,
        "rule_rank": _rule(standard, likelihood, harm),
        "n": sum(by_rank.values()),
        "by_rank": by_rank,
        "drill": drill(**EVERYWHERE, likelihood=likelihood, harm=harm),
    }


def _by_ranks(counts: Any, likelihood: int | None, harm: int | None) -> dict[str, int]:
    return {rank_word(rank): counts[likelihood, harm, rank] for rank in RANKS}


def _rule(standard: Any, likelihood: int, harm: int) -> int | None:
    """Give the rank the bureau's rule proposes, where it goes by these two scales alone."""
    try:
        return propose_rank(standard, {"likelihood": likelihood, "harm": harm}).rank
    except UnfitScores:
        return None
