"""What a preset must agree with itself about, beyond the form of its file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tenants.profiles.shape import GradingStandard, Matrix, Profile
from tenants.vocabulary import JOB_RANKS

LEAP_YEAR = 2024


def contradictions(profile: Profile) -> Iterator[str]:
    """Name every key of the preset that contradicts another."""
    yield from _levels(profile)
    yield from _deciders(profile)
    yield from _grading(profile.grading)
    yield from _labels(profile)
    yield from _deadlines(profile)


def _levels(profile: Profile) -> Iterator[str]:
    enabled = {category.code for category in profile.categories}
    sets = {labels.code for labels in profile.label_sets}
    for level in profile.subject_types:
        where = f"subject_types.{level.code}"
        if not level.categories:
            yield f"{where}.categories: at least one is needed"
        for category in sorted(set(level.categories) - enabled):
            yield f"{where}.categories: {category!r} is not enabled in categories"
        if level.label_set not in sets:
            yield f"{where}.label_set: {level.label_set!r} is not in label_sets"
    used = {category for level in profile.subject_types for category in level.categories}
    for category in sorted(enabled - used):
        yield f"categories: {category!r} is allowed at no subject type"


def _deciders(profile: Profile) -> Iterator[str]:
    bodies = {body.code for body in profile.bodies}
    named = {
        "powers_decided_by": profile.powers_decided_by,
        "grades_decided_by": profile.grades_decided_by,
    }
    for level in profile.subject_types:
        named[f"subject_types.{level.code}.decided_by"] = level.decided_by
        named[f"subject_types.{level.code}.measures_decided_by"] = level.measures_decided_by
    for where, body in named.items():
        if body not in bodies:
            yield f"{where}: {body!r} is not in bodies"


def _grading(grading: GradingStandard) -> Iterator[str]:
    steps = [str(step) for step in range(grading.lowest, grading.highest + 1)]
    if [word.code for word in grading.scale] != steps:
        yield f"grading.scale: must name the steps {', '.join(steps)} in order"
    if not grading.factors:
        yield "grading.factors: at least one is needed"
    if not Decimal(grading.lowest) < grading.medium_from < grading.high_from <= grading.highest:
        yield "grading.high_from: must lie above medium_from, and both on the scale"
    if (grading.strategy == "matrix") != (grading.matrix is not None):
        yield "grading.matrix: belongs to the strategy matrix, and only to it"
    if grading.matrix is not None:
        yield from _matrix(grading, grading.matrix)


def _matrix(grading: GradingStandard, matrix: Matrix) -> Iterator[str]:
    factors = {factor.code for factor in grading.factors}
    for axis, code in (("row", matrix.row), ("column", matrix.column)):
        if code not in factors:
            yield f"grading.matrix.{axis}: {code!r} is not in grading.factors"
    size = len(grading.scale)
    if len(matrix.ranks) != size or any(len(row) != size for row in matrix.ranks):
        yield f"grading.matrix.ranks: must have {size} rows of {size}"
        return
    columns = tuple(zip(*matrix.ranks, strict=True))
    if any(list(line) != sorted(line, reverse=True) for line in (*matrix.ranks, *columns)):
        yield "grading.matrix.ranks: a worse score must never give a lower rank"


def _labels(profile: Profile) -> Iterator[str]:
    for labels in profile.label_sets:
        if [word.code for word in labels.ranks] != ["1", "2", "3"]:
            yield f"label_sets.{labels.code}: must name the ranks 1, 2, 3 in order"


def _deadlines(profile: Profile) -> Iterator[str]:
    levels = {level.code for level in profile.subject_types}
    for deadline in profile.deadlines:
        where = f"deadlines.{deadline.code}"
        try:
            date(LEAP_YEAR, deadline.month, deadline.day)
        except ValueError:
            yield f"{where}.day: there is no such day"
        for level in sorted(set(deadline.subject_types) - levels):
            yield f"{where}.subject_types: {level!r} is not in subject_types"
        if deadline.from_job_rank not in (None, *JOB_RANKS):
            yield f"{where}.from_job_rank: {deadline.from_job_rank!r} is not on the rank ladder"
