"""The domain standard of control measures: kinds, phases, tools, whose measure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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

MEANS = ("education", "institution", "supervision")
MECHANISMS = ("education", "supervision", "early_warning", "punishment")
# what holds a post together; R-233: which post had a step of a power, and which has it now.
POST_CONTROLS = (
    "fixed_posts",
    "responsibility_system",
    "inspection_and_comparison",
    "rewards_and_penalties",
)
VERDICTS = ("suitable", "needs_change", "not_suitable")
CONCLUSIONS = ("carried_out", "not_carried_out")  # of a spot check
DOING_STATES = ("done", "missed", "pending")  # in a period
TASK_STATES = ("open", "done", "cancelled")
POSTPONEMENT_STATES = ("open", "granted", "refused", "withdrawn")
# How many months a period of each lasts; what is done once has none.
RECURRENCES: Mapping[str, int] = {
    "once": 0,
    "monthly": 1,
    "quarterly": 3,
    "half_yearly": 6,
    "yearly": 12,
}
CHECKLIST = ("targeted", "binding", "operable")
URGENT_DAYS = 30  # what hurts efficiency or the public is mended at once; assumption

# what each level is expected to bring forth.
EXPECTED_KINDS: Mapping[str, frozenset[str]] = {
    "section": frozenset({"improve_process", "optimise_power_structure"}),
    "unit": frozenset({"build_institution", "lawful_disclosure"}),
}


def number_of(point_number: str, position: int) -> str:
    """Number a measure as it is quoted: under its risk point, in the order it was drawn up."""
    return f"{point_number}-{position:02}"


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


def period_end(recurrence: str, day: date) -> date:
    """Give the last day of the month, quarter, half-year or year a day lies in."""
    months = RECURRENCES[recurrence]
    last = (day.month - 1) // months * months + months
    after = date(day.year + last // 12, last % 12 + 1, 1)
    return after - timedelta(days=1)


def first_due(
    recurrence: str | None, due_on: date | None, on: date, *, urgent: bool = False
) -> date | None:
    """Say by when a measure must first be carried out: a day that is over binds nobody.

    What recurs is due at the end of the period then, what is done once as soon as what is urgent.
    """
    over = due_on is not None and due_on < on
    soon = on + timedelta(days=URGENT_DAYS)
    due = None if over else due_on
    if due is None and recurrence is not None and RECURRENCES[recurrence] > 0:
        due = period_end(recurrence, on)
    if urgent or (over and due is None):
        return min(due, soon) if due else soon
    return due


def due_after(recurrence: str | None, met: date | None, done_on: date) -> date | None:
    """Say by when it must be carried out again; what is done once is done for good."""
    if recurrence is None or RECURRENCES[recurrence] == 0:
        return None
    return period_end(recurrence, max(met or done_on, done_on) + timedelta(days=1))


def author_gap(subject_type: str, *, own_post: bool, own_section: bool, leads: bool) -> str | None:
    """Say who drafts measures of such a subject, where it is not this person (D-33).

    A post's are its incumbent's, a section's its people's, the bureau's its leaders' (R-218,
    R-219, R-242).
    """
    wanted = AUTHORS[subject_type]
    is_author = {"post": own_post, "section": own_section, "leadership": leads}[wanted]
    return None if is_author else wanted


AUTHORS: Mapping[str, str] = {
    "work_post": "post",
    "leadership_post": "post",
    "topic": "post",
    "section": "section",
    "leadership_team": "leadership",
    "unit": "leadership",
    "system_industry": "leadership",
}


def unanswered_checks(answers: Mapping[str, object]) -> tuple[str, ...]:
    """List what of the checklist was not answered with yes; any no returns a measure (R-222)."""
    return tuple(name for name in CHECKLIST if answers.get(name) is not True)
