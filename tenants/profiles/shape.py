"""What a profile is: one bureau's vocabulary and rules, versioned, frozen into its cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Coded:
    """A canonical code and the words this bureau has for it."""

    code: str
    zh: str
    en: str

    def word(self, language: str) -> str:
        """Say the word in the reader's language; anything but English is read in Chinese."""
        return self.en if language.lower().startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class Factor(Coded):
    """One scale of the grading sheet, and its weight where weights count."""

    dimension: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Matrix:
    """The printed table of ranks over two factors; both axes run from the lowest score up."""

    row: str
    column: str
    ranks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class GradingStandard:
    """How this bureau comes to a rank."""

    required: bool
    rationale_required: bool
    strategy: str
    lowest: int
    highest: int
    scale: tuple[Coded, ...]
    factors: tuple[Factor, ...]
    high_from: Decimal
    medium_from: Decimal
    matrix: Matrix | None
    consequence_words: tuple[Coded, ...]

    @property
    def consequences(self) -> tuple[str, ...]:
        """Name the kinds of consequence the grading sheet offers."""
        return tuple(coded.code for coded in self.consequence_words)


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The words for rank 1, 2 and 3."""

    code: str
    ranks: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class SubjectType(Coded):
    """A level at which this bureau searches for risks, and what may be found there."""

    label_set: str
    categories: tuple[str, ...]
    coverage: str
    decided_by: str
    measures_decided_by: str


@dataclass(frozen=True, slots=True)
class PowerCategory(Coded):
    """A bureau's own kind of power, and the canonical category it is summed under."""

    canonical: str
    direction: str


@dataclass(frozen=True, slots=True)
class PowerField(Coded):
    """A column of the list of powers: required, optional or hidden."""

    presence: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of the cycle's year by which something must have reached a state."""

    code: str
    month: int
    day: int
    subject_types: tuple[str, ...]
    from_job_rank: str | None
    until: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One version of one preset."""

    code: str
    version: int
    title: Coded
    source: str
    term: Coded
    label_sets: tuple[LabelSet, ...]
    categories: tuple[Coded, ...]
    subject_types: tuple[SubjectType, ...]
    grading: GradingStandard
    coverage_policy: str
    flow_gate: str
    strict_one_measure: bool
    cause_required: bool
    causes: tuple[Coded, ...]
    methods: tuple[Coded, ...]
    origins: tuple[Coded, ...]
    contributions: tuple[Coded, ...]
    major_matters: tuple[Coded, ...]
    measure_kinds: tuple[Coded, ...]
    bodies: tuple[Coded, ...]
    powers_decided_by: str
    grades_decided_by: str
    power_fields: tuple[PowerField, ...]
    power_categories: tuple[PowerCategory, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def categories_by_subject(self) -> Mapping[str, frozenset[str]]:
        """Give the level matrix: which categories each subject type may carry (D-02)."""
        return {level.code: frozenset(level.categories) for level in self.subject_types}

    @property
    def grading_required(self) -> bool:
        """Say whether a point must be graded before it is in force."""
        return self.grading.required

    @property
    def power_presence(self) -> Mapping[str, str]:
        """Give each column of the list of powers its rule (D-21)."""
        return {column.code: column.presence for column in self.power_fields}
