"""The register of risk points of one bureau, graded, with manifestations and measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from service.demonstration.bureaus import Bureau
from service.demonstration.phrases import chance, filled, phrases
from service.demonstration.plans import MeasurePlan, PowerPlan, RiskPointPlan
from service.demonstration.searches import Candidate, Subject
from service.demonstration.subjects import counted_subjects
from service.risks.rules import HIGH, LOW, MEDIUM, is_twin, risk_point_number

PATIENCE = 600
PHASES = ("early", "mid", "late")


@dataclass(frozen=True, slots=True)
class Grades:
    """How many points of a bureau are high, medium and low."""

    high: int
    medium: int
    low: int


def risk_points(
    code: str, bureau: Bureau, powers: Sequence[PowerPlan], grades: Grades, seed: int
) -> tuple[RiskPointPlan, ...]:
    """Search every place of a bureau until its share of points is found, then grade them."""
    dice = chance(seed, code, "risks")
    total = grades.high + grades.medium + grades.low
    found = [
        (subject, candidate)
        for subject, number in counted_subjects(bureau, powers, total)
        for candidate in islice(_distinct(subject), number)
    ]
    ranks = _ranks(found, grades, dice)
    return tuple(
        _point(sequence, subject, candidate, ranks[sequence - 1], dice)
        for sequence, (subject, candidate) in enumerate(found, 1)
    )


def _distinct(subject: Subject) -> Iterator[Candidate]:
    """Pass on only what the subject has not named before, in whatever words."""
    titles: list[str] = []
    for candidate in islice(subject.candidates, PATIENCE):
        if not any(is_twin(title, candidate.title) for title in titles):
            titles.append(candidate.title)
            yield candidate
    raise ValueError(f"The phrases for {subject.key} are exhausted.")


def _ranks(found: Sequence[tuple[Subject, Candidate]], grades: Grades, dice: Random) -> list[int]:
    """Grade the gravest highest; leaders, the unit and the whole line are always high."""
    gravity = {
        place: (not subject.always_high, candidate.pattern["grave"], dice.random())
        for place, (subject, candidate) in enumerate(found)
    }
    order = sorted(gravity, key=gravity.__getitem__)
    ranks = [LOW] * len(found)
    for place in order[: grades.high]:
        ranks[place] = HIGH
    for place in order[grades.high : grades.high + grades.medium]:
        ranks[place] = MEDIUM
    return ranks


def _point(
    sequence: int, subject: Subject, candidate: Candidate, rank: int, dice: Random
) -> RiskPointPlan:
    said, pattern, words = phrases("grades"), candidate.pattern, candidate.words
    consequence: str = dice.choice(said["consequences"][rank])
    scores = _scores(rank, dice)
    shown = [filled(text, words) for text in pattern["shows"]]
    loss = filled(said["losses"][consequence], words)
    return RiskPointPlan(
        key=f"risk:{sequence}",
        number=risk_point_number(sequence),
        title=candidate.title,
        subject_type=subject.subject_type,
        department_key=subject.department_key,
        post_key=subject.post_key,
        topic=subject.topic,
        answering_post_key=subject.answering_post_key if subject.topic else None,
        category=candidate.category,
        power_key=candidate.power.key if candidate.power else None,
        flow_step=candidate.flow_step,
        content=f"{candidate.title}，主要表现为{shown[0]}，{loss}",
        causes=tuple(pattern["cause"]),
        loss=loss,
        consequence=consequence,
        method="reverse" if dice.random() < 0.2 else "forward",  # noqa: PLR2004 (one in five)
        origin="existing_weakness" if dice.random() < 0.1 else "potential",  # noqa: PLR2004
        rank=rank,
        scores=scores,
        rationales=tuple((factor, said[factor][score]) for factor, score in scores),
        manifestations=tuple(shown[: len(shown) - dice.choice((0, 0, 1))]),
        measures=_measures(sequence, subject, candidate, rank),
    )


def _scores(rank: int, dice: Random) -> tuple[tuple[str, int], ...]:
    """Score both factors so that the worse of them gives the rank (R-173)."""
    deciding, most = {HIGH: ((4, 5), 5), MEDIUM: ((3,), 3), LOW: ((1, 2), 2)}[rank]
    scores = [dice.choice(deciding), dice.randint(1, most)]
    dice.shuffle(scores)
    return (("likelihood", scores[0]), ("harm", scores[1]))


def _measures(
    sequence: int, subject: Subject, candidate: Candidate, rank: int
) -> tuple[MeasurePlan, ...]:
    """High risks are met early and midway (R-234); of the others every fifth has a second one."""
    if rank == HIGH:
        phases = ["early", "mid"]
    elif rank == MEDIUM and sequence % 5 == 0:
        phases = ["mid", "late"]
    else:
        phases = [PHASES[sequence % 2]]
    frequencies: list[str] = phrases("grades")["frequencies"]
    return tuple(
        MeasurePlan(
            text=filled(candidate.pattern[phase][1], candidate.words),
            kind=candidate.pattern[phase][0],
            phase=phase,
            responsible_post_key=subject.answering_post_key,
            frequency=frequencies[(sequence + place) % len(frequencies)],
        )
        for place, phase in enumerate(phases)
    )
