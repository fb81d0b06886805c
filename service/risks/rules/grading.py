"""Propose a rank from scored factors. Rank 1 is the highest risk, 3 the lowest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

HIGH, MEDIUM, LOW = 1, 2, 3
RANKS = (HIGH, MEDIUM, LOW)

# how high a rank the mere kind of consequence demands.
CONSEQUENCE_FLOORS: Mapping[str, int] = {
    "crime": HIGH,
    "discipline": MEDIUM,
    "public_interest_harm": LOW,
    "bad_social_effect": LOW,
    "fund_loss": LOW,
    "insured_loss": LOW,
}

Step = dict[str, object]


class Factor(Protocol):
    """One scale on which a risk point is scored."""

    @property
    def code(self) -> str: ...
    @property
    def dimension(self) -> str: ...
    @property
    def weight(self) -> Decimal: ...


class Matrix(Protocol):
    """A printed table of ranks over two factors."""

    @property
    def row(self) -> str: ...
    @property
    def column(self) -> str: ...
    @property
    def ranks(self) -> Sequence[Sequence[int]]: ...


class Grading(Protocol):
    """The part of a bureau's profile that says how ranks are proposed."""

    @property
    def strategy(self) -> str: ...
    @property
    def lowest(self) -> int: ...
    @property
    def highest(self) -> int: ...
    @property
    def factors(self) -> Sequence[Factor]: ...
    @property
    def high_from(self) -> Decimal: ...
    @property
    def medium_from(self) -> Decimal: ...
    @property
    def matrix(self) -> Matrix | None: ...
    @property
    def consequences(self) -> Sequence[str]: ...


class UnfitScores(ValueError):
    """The scores do not fit the profile; `problems` names each factor and what is wrong."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {what}" for name, what in problems.items()))
        self.problems = dict(problems)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rank the rules propose, and every step that led to it."""

    rank: int
    strategy: str
    reasoning: tuple[Step, ...]


def check_scores(
    grading: Grading, scores: Mapping[str, int], consequence: str | None = None
) -> dict[str, str]:
    """Name every score that is missing, unknown or off the scale."""
    known = {factor.code for factor in grading.factors}
    problems = {code: "unknown-factor" for code in scores if code not in known}
    problems |= {
        code: "off-the-scale"
        for code, value in scores.items()
        if code in known and not _on_scale(grading, value)
    }
    if consequence is not None and consequence not in grading.consequences:
        problems["consequence"] = "unknown-consequence"
    if scores or consequence is None:
        problems |= dict.fromkeys(sorted(known - scores.keys()), "score-missing")
    return problems


def propose_rank(
    grading: Grading, scores: Mapping[str, int], consequence: str | None = None
) -> Proposal:
    """Propose a rank; without scores the kind of consequence alone decides."""
    problems = check_scores(grading, scores, consequence)
    if problems:
        raise UnfitScores(problems)
    steps: list[Step] = []
    rank = LOW
    if scores:
        rank = STRATEGIES[grading.strategy](grading, scores, steps)
        rank = _guarded(grading, scores, rank, steps)
    if consequence is not None:
        floor = CONSEQUENCE_FLOORS[consequence]
        rank = min(rank, floor)
        steps.append(
            {"step": "consequence", "consequence": consequence, "floor": floor, "rank": rank}
        )
    return Proposal(rank=rank, strategy=grading.strategy, reasoning=tuple(steps))


def rank_of_score(grading: Grading, score: Decimal | int) -> int:
    """Read a score against the two thresholds of the profile."""
    if score >= grading.high_from:
        return HIGH
    return MEDIUM if score >= grading.medium_from else LOW


def _on_scale(grading: Grading, value: object) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and grading.lowest <= value <= grading.highest  # type: ignore[operator]


def _worst(grading: Grading, scores: Mapping[str, int], steps: list[Step]) -> int:
    ranks = {factor.code: rank_of_score(grading, scores[factor.code]) for factor in grading.factors}
    steps.extend(
        {"step": "factor", "factor": code, "score": scores[code], "rank": rank}
        for code, rank in ranks.items()
    )
    worst = min(ranks.values())
    deciding = [code for code, rank in ranks.items() if rank == worst]
    steps.append({"step": "worst", "factors": deciding, "rank": worst})
    return worst


def _weighted(grading: Grading, scores: Mapping[str, int], steps: list[Step]) -> int:
    steps.extend(
        {
            "step": "factor",
            "factor": factor.code,
            "score": scores[factor.code],
            "weight": str(factor.weight),
        }
        for factor in grading.factors
    )
    rank = rank_of_score(grading, weighted_mean(grading.factors, scores))
    steps.append(
        {
            "step": "weighted",
            "danger_coefficient": _printed(_of_dimension(grading, "danger"), scores),
            "impact_degree": _printed(_of_dimension(grading, "impact"), scores),
            "score": _printed(grading.factors, scores),
            "rank": rank,
        }
    )
    return rank


def weighted_mean(factors: Sequence[Factor], scores: Mapping[str, int]) -> Decimal:
    """Average the scores by the weights of their factors."""
    total = sum((factor.weight for factor in factors), Decimal(0))
    return sum((factor.weight * scores[factor.code] for factor in factors), Decimal(0)) / total


def _of_dimension(grading: Grading, dimension: str) -> list[Factor]:
    return [factor for factor in grading.factors if factor.dimension == dimension]


def _printed(factors: Sequence[Factor], scores: Mapping[str, int]) -> str | None:
    if not factors:
        return None
    return str(weighted_mean(factors, scores).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _by_matrix(grading: Grading, scores: Mapping[str, int], steps: list[Step]) -> int:
    matrix = grading.matrix
    if matrix is None:
        raise UnfitScores({"matrix": "matrix-missing"})
    row, column = scores[matrix.row], scores[matrix.column]
    rank = matrix.ranks[row - grading.lowest][column - grading.lowest]
    steps.append(
        {
            "step": "matrix",
            "row": {matrix.row: row},
            "column": {matrix.column: column},
            "rank": rank,
        }
    )
    return rank


def _guarded(grading: Grading, scores: Mapping[str, int], rank: int, steps: list[Step]) -> int:
    """D-06: a factor at the top of its scale never ends in the lowest rank."""
    at_top = sorted(code for code, score in scores.items() if score == grading.highest)
    if rank < LOW or not at_top:
        return rank
    steps.append({"step": "guard", "factors": at_top, "rank": MEDIUM})
    return MEDIUM


STRATEGIES: Mapping[str, Callable[[Grading, Mapping[str, int], list[Step]], int]] = {
    "max": _worst,
    "weighted": _weighted,
    "matrix": _by_matrix,
}
