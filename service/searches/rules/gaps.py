"""What a sheet must have before it may be handed in. All gaps are told at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from service.risks.rules import Gap, is_placeholder, normalised, place_gaps, repeated
from service.searches.rules.vocabulary import INPUT_KINDS, POST_SUBJECTS

SHORTEST = 4
ANCHORED_BY_SUBJECT = POST_SUBJECTS | {"leadership_team", "topic"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One point of a sheet as the rules see it."""

    part: str
    title: str
    category: str | None
    manifestations: Sequence[str]
    causes: Sequence[str]
    loss: str
    uncertainty: str
    anchored: bool
    power_id: UUID | None = None
    is_new: bool = True
    answer: str = "candidate"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A sheet as the rules see it."""

    subject_type: str
    coverage: str
    parts: Sequence[str]
    allowed: Mapping[str, frozenset[str]]
    cause_required: bool
    disposes: bool = False
    candidates: Sequence[Candidate] = ()
    blanks: Mapping[tuple[str, UUID | None], str] = field(default_factory=dict)
    powers: Mapping[UUID, str] = field(default_factory=dict)
    empty_cells: int = 0
    members: Mapping[UUID, str] = field(default_factory=dict)
    attended: Mapping[UUID, str | None] = field(default_factory=dict)
    inputs: Collection[str] = ()
    not_carried: int = 0
    unanswered: int = 0


def gaps_of_sheet(sheet: SheetFacts) -> list[Gap]:
    """List everything that keeps a sheet from being handed in, and what is only a warning."""
    return [
        *_nil_gaps(sheet),
        *_part_gaps(sheet),
        *_point_gaps(sheet),
        *_participation_gaps(sheet),
        *_input_gaps(sheet),
        *_warnings(sheet),
    ]


def says_too_little(text: str) -> bool:
    """Say whether a text is empty, a placeholder or too short to mean anything (R-134)."""
    return is_placeholder(text) or len(normalised(text)) < SHORTEST


def _living(sheet: SheetFacts) -> list[Candidate]:
    return [one for one in sheet.candidates if one.answer != "dropped"]


def _nil_gaps(sheet: SheetFacts) -> Iterator[Gap]:
    """A post that disposes of something always has a risk (R-087)."""
    kept = [one for one in _living(sheet) if one.answer != "retire"]
    if sheet.subject_type in POST_SUBJECTS and sheet.disposes and not kept:
        yield Gap("points", "nil-return-refused")


def _part_gaps(sheet: SheetFacts) -> Iterator[Gap]:
    """Every part has a point or a reason for being left blank (R-099, R-103, R-132)."""
    found = {(one.part, one.power_id) for one in _living(sheet)}
    parts_found = {part for part, _ in found}
    for part in sheet.parts:
        asked: list[UUID | None] = list(sheet.powers) or [None]
        for power in asked:
            if (part, power) in found or (power is None and part in parts_found):
                continue
            reason = sheet.blanks.get((part, power), sheet.blanks.get((part, None)))
            if reason is None:
                facts = {"part": part, "power": sheet.powers.get(power) if power else None}
                yield Gap(f"blanks.{part}", "part-unanswered", facts=facts)
            elif says_too_little(reason):
                yield Gap(f"blanks.{part}", "reason-too-thin", facts={"part": part})


def _point_gaps(sheet: SheetFacts) -> Iterator[Gap]:
    said = [one.title if one.is_new and one.answer != "dropped" else "" for one in sheet.candidates]
    for place in repeated(said):
        if said[place]:
            yield Gap(f"points.{place}.title", "text-repeated")
    for place, one in enumerate(sheet.candidates):
        where = f"points.{place}"
        if one.answer == "pending":
            yield Gap(f"{where}.answer", "carried-unanswered")
        if one.answer == "dropped" or not one.is_new:
            continue
        for gap in place_gaps(sheet.subject_type, one.category, sheet.allowed):
            yield Gap(f"{where}.{gap.field}", gap.code, facts=gap.facts)
        yield from _text_gaps(where, one)
        if not one.anchored and sheet.subject_type not in ANCHORED_BY_SUBJECT:
            yield Gap(f"{where}.flow_step", "anchor-missing")
        if not one.causes:
            yield Gap(f"{where}.causes", "cause-missing", blocking=sheet.cause_required)


def _text_gaps(where: str, one: Candidate) -> Iterator[Gap]:
    for name in ("title", "loss", "uncertainty"):
        text = getattr(one, name)
        if is_placeholder(text):
            yield Gap(f"{where}.{name}", "text-missing")
        elif says_too_little(text):
            yield Gap(f"{where}.{name}", "text-too-short", facts={"shortest": SHORTEST})
    if not one.manifestations:
        yield Gap(f"{where}.manifestations", "manifestation-missing")
    for place, text in enumerate(one.manifestations):
        if says_too_little(text):
            code = "text-missing" if is_placeholder(text) else "text-too-short"
            yield Gap(f"{where}.manifestations.{place}", code)
    for place in repeated(one.manifestations):
        yield Gap(f"{where}.manifestations.{place}", "text-repeated")


def _participation_gaps(sheet: SheetFacts) -> Iterator[Gap]:
    """The whole section takes part; who was away is named with the reason (R-116)."""
    if sheet.subject_type != "section":
        return
    for person, name in sheet.members.items():
        if person not in sheet.attended:
            yield Gap("participants", "participant-missing", facts={"name": name})
        else:
            reason = sheet.attended[person]
            if reason is not None and is_placeholder(reason):
                yield Gap("participants", "absence-unexplained", facts={"name": name})


def _input_gaps(sheet: SheetFacts) -> Iterator[Gap]:
    """A section says what it compared itself with (R-126)."""
    if sheet.subject_type == "section":
        for kind in INPUT_KINDS:
            if kind not in sheet.inputs:
                yield Gap("inputs", "input-missing", facts={"kind": kind})


def _warnings(sheet: SheetFacts) -> Iterator[Gap]:
    if sheet.empty_cells:
        strict = sheet.coverage == "block"
        yield Gap("coverage", "cells-empty", blocking=strict, facts={"count": sheet.empty_cells})
    if sheet.not_carried:
        facts = {"count": sheet.not_carried}
        yield Gap("points", "living-points-not-carried", blocking=False, facts=facts)
    if sheet.unanswered:
        facts = {"count": sheet.unanswered}
        yield Gap("contributions", "contribution-unanswered", blocking=False, facts=facts)
