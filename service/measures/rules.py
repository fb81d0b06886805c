"""The domain standard of control measures: kinds, phases, tools, whose measure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.risks.rules import HIGH, is_placeholder, normalised

# R-213, in the order of the source.
KINDS = (
    "optimise_power_structure",
    "improve_process",
    "regulate_discretion",
    "build_institution",
    "lawful_disclosure",
    "technical_control",
)
PHASES = ("early", "mid", "late")

# R-216 with: three tools suggested for each of three categories.
SUGGESTED_TOOLS: Mapping[str, tuple[str, ...]] = {
    "ideology_morality": ("integrity_education", "heart_to_heart_talk", "humane_care"),
    "institution_mechanism": ("hearing_inquiry", "open_affairs", "checks_and_balances"),
    "post_duty": ("public_commitment", "duty_integrity_report", "democratic_appraisal"),
}
TOOLS = tuple(tool for tools in SUGGESTED_TOOLS.values() for tool in tools)

# what each level is expected to bring forth.
EXPECTED_KINDS: Mapping[str, frozenset[str]] = {
    "section": frozenset({"improve_process", "optimise_power_structure"}),
    "unit": frozenset({"build_institution", "lawful_disclosure"}),
}


@dataclass(frozen=True, slots=True)
class MeasureGap:
    """One thing wrong with a measure; a gap that does not block is a warning."""

    field: str
    code: str
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure as the rules see it."""

    text: str
    kind: str | None
    phase: str | None


def measure_gaps(measure: MeasureFacts) -> tuple[MeasureGap, ...]:
    """List what keeps a measure from standing in the register."""
    checks = (
        (is_placeholder(measure.text), "text", "text-missing"),
        (measure.kind not in KINDS, "kind", "kind-unknown"),
        (measure.phase not in PHASES, "phase", "phase-unknown"),
    )
    return tuple(MeasureGap(name, code) for wrong, name, code in checks if wrong)


def phase_warnings(rank: int | None, phases: Sequence[str]) -> tuple[MeasureGap, ...]:
    """Warn where a high risk lacks early or mid measures, or any risk has only late ones."""
    if not phases:
        return ()
    if set(phases) == {"late"}:
        return (MeasureGap("phase", "only-late-measures", blocking=False),)
    wanted = ("early", "mid") if rank == HIGH else ()
    return tuple(
        MeasureGap("phase", f"{phase}-measure-missing", blocking=False)
        for phase in wanted
        if phase not in phases
    )


def kind_warnings(subject_type: str, kinds: Sequence[str]) -> tuple[MeasureGap, ...]:
    """Warn where a section brings no change of process, or a unit no regulation."""
    expected = EXPECTED_KINDS.get(subject_type, frozenset())
    if not kinds or not expected or expected & set(kinds):
        return ()
    return (MeasureGap("kind", "expected-kind-missing", blocking=False),)


def may_remove(remaining: int, *, point_in_force: bool) -> bool:
    """Say whether one measure may go: a risk point in force keeps at least one of its own."""
    return remaining > 1 or not point_in_force


def copied_texts(text: str, texts_of_other_points: Sequence[str]) -> int:
    """Count the other risk points that use the very same words (a hint, not a refusal: Q-48)."""
    plain = normalised(text)
    return sum(normalised(other) == plain for other in texts_of_other_points)
