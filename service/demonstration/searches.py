"""What each search finds: candidates for risk points, level by level, without end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from service.demonstration.bureaus import Bureau, Section
from service.demonstration.phrases import filled, phrases
from service.demonstration.plans import PostPlan, PowerPlan

Pattern = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A risk somebody might name at one subject."""

    title: str
    category: str
    pattern: Pattern
    words: Mapping[str, str]
    power: PowerPlan | None = None
    flow_step: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Where a risk sits, who answers for it, and what a search there keeps finding."""

    subject_type: str
    key: str
    department_key: str | None
    post_key: str | None
    topic: str | None
    answering_post_key: str
    weight: int
    always_high: bool
    candidates: Iterator[Candidate]


def section_candidates(section: Section, powers: Sequence[PowerPlan]) -> Iterator[Candidate]:
    """Search a section: mostly its flows, then its institutions and its surroundings."""
    flows = _flow_candidates(section, powers) if powers else None
    institutions = _business_candidates(section, "institution_mechanism")
    surroundings = _business_candidates(section, "external_environment")
    for place in count():
        turn = place % 10
        if flows is not None and turn < 6:  # noqa: PLR2004 (six in ten)
            yield next(flows)
        else:
            yield next(institutions if turn % 3 else surroundings)


def post_candidates(
    post: PostPlan, section: Section, powers: Sequence[PowerPlan], offset: int
) -> Iterator[Candidate]:
    """Search a work post: its duty in handling powers, then morals and surroundings."""
    patterns = phrases("levels")["post_duty"]
    morals = _moral_candidates(section, offset)
    surroundings = _business_candidates(section, "external_environment", offset)
    for place in count():
        turn = (place + offset) % 8
        if not powers or turn in (5, 6):
            yield next(morals if turn % 2 else surroundings)
            continue
        power = powers[(place * 3 + offset) % len(powers)]
        pattern = patterns[(place + offset + place // len(patterns)) % len(patterns)]
        words = _words(section, place + offset, power=power.name, post=post.title)
        yield Candidate(filled(pattern["title"], words), "post_duty", pattern, words, power)


def leader_candidates(
    sections: Sequence[Section], offset: int, category: str = "post_duty"
) -> Iterator[Candidate]:
    """Search a leader's post by what is in his charge."""
    morals = _moral_candidates(sections[0], offset)
    duties = _pattern_candidates(phrases("levels")["leadership_duty"], sections, offset, category)
    for place in count():
        yield next(morals if (place + offset) % 5 == 4 else duties)  # noqa: PLR2004 (one in five)


def wide_candidates(level: str, sections: Sequence[Section], category: str) -> Iterator[Candidate]:
    """Search from the height of the team, the unit or the whole line."""
    yield from _pattern_candidates(phrases("levels")[level], sections, 0, category)


def topic_candidates(topic: str, sections: Sequence[Section]) -> Iterator[Candidate]:
    """Search one of the four major matters."""
    risks = phrases("levels")["topic"][topic]["risks"]
    yield from _pattern_candidates(risks, sections, len(topic), "institution_mechanism")


def _flow_candidates(section: Section, powers: Sequence[PowerPlan]) -> Iterator[Candidate]:
    steps = phrases("steps")["steps"]
    for place in count():
        power = powers[place % len(powers)]
        turn = place // len(powers)
        step = power.steps[(place + turn) % len(power.steps)]
        pattern = steps[step][(turn + place // len(power.steps)) % len(steps[step])]
        words = _words(section, place, power=power.name)
        risk = str(pattern["risk"])
        where = "" if risk.startswith(step) else f"{step}环节"
        title = f"“{power.name}”{where}{risk}"
        yield Candidate(title, "business_process", pattern, words, power, step)


def _business_candidates(section: Section, category: str, offset: int = 0) -> Iterator[Candidate]:
    yield from _pattern_candidates(phrases("levels")[category], [section], offset, category)


def _moral_candidates(section: Section, offset: int) -> Iterator[Candidate]:
    patterns = phrases("levels")["ideology_morality"]
    yield from _pattern_candidates(patterns, [section], offset, "ideology_morality")


def _pattern_candidates(
    patterns: Sequence[Pattern], sections: Sequence[Section], offset: int, category: str
) -> Iterator[Candidate]:
    for place in count(offset):
        pattern = patterns[place % len(patterns)]
        section = sections[(place // len(patterns) + place) % len(sections)]
        words = _words(section, place + place // len(patterns))
        found = pattern.get("category", category)
        yield Candidate(filled(pattern["title"], words), found, pattern, words)


def _words(section: Section, place: int, **words: str) -> dict[str, str]:
    return {
        "counterpart": section.counterparts[place % len(section.counterparts)],
        "business": section.business[place % len(section.business)],
        "head": section.head.title,
        "post": section.head.title,
        "power": section.business[0],
        **words,
    }


def section_of(bureau: Bureau, post: PostPlan) -> Section:
    """Find the section a post belongs to; a leader's is the first in his charge."""
    held = {section.department.key: section for section in bureau.sections}
    if post.department_key in held:
        return held[post.department_key]
    return in_charge_of(bureau, post)[0]


def in_charge_of(bureau: Bureau, post: PostPlan) -> tuple[Section, ...]:
    """List what a leader's portfolio holds; the main leader answers for everything."""
    own = tuple(
        section
        for section in bureau.sections
        if bureau.in_charge[section.department.key].key == post.key
    )
    return own or bureau.sections
