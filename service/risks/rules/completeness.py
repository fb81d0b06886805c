"""What a risk point must have before it may be in force. All gaps are told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_of
from typing import Protocol

from service.risks.rules.lineage import normalised

PLACEHOLDERS = frozenset({"", "无", "略", "待定", "待补充", "同上", "暂无", "测试", "xxx", "todo"})

CAUSES = (
    "education",
    "institution",
    "supervision",
    "self_discipline",
    "operating_error",
    "policy_not_mastered",
    "unskilled",
)
METHODS = ("forward", "reverse")
ORIGINS = ("potential", "existing_weakness")
MAJOR_MATTERS = ("major_decision", "key_appointment", "major_project", "large_funds")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing or wrong; a gap that does not block is a warning."""

    field: str
    code: str
    blocking: bool = True
    facts: Mapping[str, object] = made_of(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A risk point as the completeness rules see it."""

    title: str
    subject_type: str
    subject_known: bool
    category: str | None
    rank: int | None
    manifestations: Sequence[str]
    measures: Sequence[str]
    causes: Sequence[str] = ()
    method: str = "forward"
    origin: str = "potential"
    major_matter: str | None = None


class SearchRules(Protocol):
    """The part of a bureau's profile that says when a risk point is complete."""

    @property
    def categories_by_subject(self) -> Mapping[str, frozenset[str]]: ...
    @property
    def grading_required(self) -> bool: ...
    @property
    def strict_one_measure(self) -> bool: ...
    @property
    def cause_required(self) -> bool: ...


def gaps_before_in_force(point: PointFacts, rules: SearchRules) -> tuple[Gap, ...]:
    """List everything that still keeps a risk point from being in force."""
    return (*text_gaps(point, rules), *code_gaps(point, rules))


def text_gaps(point: PointFacts, rules: SearchRules) -> tuple[Gap, ...]:
    """List what is missing or wrong of a risk point's words."""
    return (
        *_title_gaps(point),
        *_manifestation_gaps(point.manifestations),
        *_measure_gaps(point.measures, strict=rules.strict_one_measure),
    )


def code_gaps(point: PointFacts, rules: SearchRules) -> tuple[Gap, ...]:
    """List what is missing or wrong of a risk point's place, causes and grade."""
    return (
        *place_gaps(point.subject_type, point.category, rules.categories_by_subject),
        *_subject_gaps(point),
        *_cause_gaps(point.causes, required=rules.cause_required),
        *_grade_gaps(point.rank, required=rules.grading_required),
    )


def place_gaps(
    subject_type: str, category: str | None, allowed: Mapping[str, frozenset[str]]
) -> tuple[Gap, ...]:
    """Check subject type and category against the level matrix of the profile (D-02)."""
    if subject_type not in allowed:
        return (Gap("subject_type", "subject-type-not-used", facts={"allowed": sorted(allowed)}),)
    if category is None:
        return (Gap("category", "category-missing"),)
    if category not in allowed[subject_type]:
        facts = {"subject_type": subject_type, "allowed": sorted(allowed[subject_type])}
        return (Gap("category", "category-not-allowed-here", facts=facts),)
    return ()


def is_placeholder(text: str) -> bool:
    """Say whether a text is empty or only pretends to say something (R-134)."""
    return normalised(text) in PLACEHOLDERS


def repeated(texts: Sequence[str]) -> list[int]:
    """Name the places whose text was already said before."""
    seen: set[str] = set()
    places = []
    for place, text in enumerate(texts):
        plain = normalised(text)
        if plain in seen:
            places.append(place)
        seen.add(plain)
    return places


def _title_gaps(point: PointFacts) -> tuple[Gap, ...]:
    return (Gap("title", "text-missing"),) if is_placeholder(point.title) else ()


def _subject_gaps(point: PointFacts) -> tuple[Gap, ...]:
    gaps = () if point.subject_known else (Gap("subject", "subject-missing"),)
    if point.subject_type == "topic" and point.major_matter not in MAJOR_MATTERS:
        return (*gaps, Gap("major_matter", "major-matter-missing"))
    return gaps


def _manifestation_gaps(texts: Sequence[str]) -> tuple[Gap, ...]:
    if not texts:
        return (Gap("manifestations", "manifestation-missing"),)
    return _text_gaps("manifestations", texts)


def _measure_gaps(texts: Sequence[str], *, strict: bool) -> tuple[Gap, ...]:
    if not texts:
        return (Gap("measures", "measure-missing"),)
    extra: tuple[Gap, ...] = ()
    if strict and len(texts) > 1:
        extra = (Gap("measures", "only-one-measure-allowed", facts={"count": len(texts)}),)
    return (*extra, *_text_gaps("measures", texts))


def _text_gaps(name: str, texts: Sequence[str]) -> tuple[Gap, ...]:
    plain = {normalised(text) for text in texts}
    if len(plain) == len(texts) and plain.isdisjoint(PLACEHOLDERS):
        return ()
    empty = [place for place, text in enumerate(texts) if is_placeholder(text)]
    twice = [place for place in repeated(texts) if place not in empty]
    return (
        *(Gap(f"{name}.{place}", "text-missing") for place in empty),
        *(Gap(f"{name}.{place}", "text-repeated") for place in twice),
    )


def _cause_gaps(causes: Sequence[str], *, required: bool) -> tuple[Gap, ...]:
    unknown = tuple(
        Gap("causes", "unknown-cause", facts={"cause": cause})
        for cause in causes
        if cause not in CAUSES
    )
    missing = () if causes else (Gap("causes", "cause-missing", blocking=required),)
    return (*unknown, *missing)


def _grade_gaps(rank: int | None, *, required: bool) -> tuple[Gap, ...]:
    return () if rank is not None or not required else (Gap("rank", "grade-missing"),)
