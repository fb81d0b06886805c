"""Hold a list of drafts to the rules of the register before anything is written."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.powers.models import Power
from service.risks.drafts import DraftProblem, PointDraft
from service.risks.queries.lineage import Ancestor, Ancestry, among, hold_lineage, load_ancestry
from service.risks.rules import (
    RANKS,
    Gap,
    Grading,
    PointFacts,
    Proposal,
    UnfitScores,
    code_gaps,
    is_lowering,
    propose_rank,
    text_gaps,
)
from service.risks.subjects import PLACING, Grounds, Place, load_grounds, place
from service.risks.texts import text_key
from tenants.profiles import Profile
from tenants.vocabulary import CATEGORIES, CONSEQUENCES, CONTEXTS, MEASURE_KINDS, MEASURE_PHASES

# A register kept on paper until now is in force with its grades and measures; many never had a
# column of categories. Such points count as uncategorised until somebody says more.
NOT_ASKED_OF_PAPER = frozenset({"category-missing"})
NOT_FOR_DRAFTS = frozenset(
    {
        "category-missing",
        "manifestation-missing",
        "measure-missing",
        "cause-missing",
        "grade-missing",
        "only-one-measure-allowed",
    }
)
CODED = (
    ("category", CATEGORIES),
    ("consequence", CONSEQUENCES),
    ("context", CONTEXTS),
    ("method", ("forward", "reverse")),
    ("origin", ("potential", "existing_weakness")),
    ("rank", RANKS),
)


_place_of = attrgetter("subject_type", *PLACING)
_codes_of = attrgetter("subject_type", "topic", "causes", *(name for name, _ in CODED))


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft that may enter the register: placed, and with whom it succeeds."""

    draft: PointDraft
    key: str
    in_force: bool
    predecessor: Ancestor | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a profile demands of every draft, worked out once for all of them."""

    categories_by_subject: Mapping[str, frozenset[str]]
    grading_required: bool
    strict_one_measure: bool
    cause_required: bool


@dataclass(frozen=True, slots=True)
class Bench:
    """What drafts are judged against: one bureau's subjects, powers, rules and history."""

    grounds: Grounds
    powers: frozenset[UUID]
    rules: Rules
    grading: Grading
    ancestry: Ancestry
    known: dict[tuple[Any, ...], tuple[list[Gap], list[Gap]]]


def judge(
    session: Session, drafts: Sequence[PointDraft], profile: Profile, *, refuse_incomplete: bool
) -> tuple[list[Judged], list[DraftProblem]]:
    """Place every draft and list every problem; what blocks one blocks the whole list."""
    hold_lineage(session)
    grounds = load_grounds(session)
    placed, problems = [], []
    places: dict[tuple[Any, ...], tuple[Place | None, dict[str, str]]] = {}
    for number, draft in enumerate(drafts):
        asked = _place_of(draft)
        if asked not in places:
            places[asked] = place(draft, grounds)
        found, wrong = places[asked]
        if wrong:
            problems += [DraftProblem(number, name, code) for name, code in wrong.items()]
        placed.append(draft if found is None else _moved(draft, found.department_id))
    keys = [text_key(draft.title) for draft in placed]
    bench = Bench(
        grounds,
        _known_powers(session, placed),
        Rules(
            profile.categories_by_subject,
            profile.grading_required,
            profile.strict_one_measure,
            profile.cause_required,
        ),
        profile.grading,
        load_ancestry(session, keys, placed),
        {},
    )
    judged = []
    for number, (draft, key) in enumerate(zip(placed, keys, strict=True)):
        one, gaps = _judge(bench, draft, key, refuse_incomplete=refuse_incomplete)
        if gaps:
            problems += [
                DraftProblem(number, gap.field, gap.code, blocking=gap.blocking, facts=gap.facts)
                for gap in gaps
            ]
        judged.append(one)
    return judged, problems


def _unknown_codes(draft: PointDraft) -> Iterator[Gap]:
    """Name every code that is in no vocabulary."""
    for name, known in CODED:
        value = getattr(draft, name)
        if value is not None and value not in known:
            yield Gap(name, "unknown-code")


def _measure_gaps(draft: PointDraft, posts: Container[UUID]) -> Iterator[Gap]:
    """Name every code of a measure that is in no vocabulary, and every post that is not there."""
    for number, measure in enumerate(draft.measures):
        if measure.kind is not None and measure.kind not in MEASURE_KINDS:
            yield Gap(f"measures.{number}.kind", "kind-unknown")
        if measure.phase is not None and measure.phase not in MEASURE_PHASES:
            yield Gap(f"measures.{number}.phase", "phase-unknown")
        if measure.responsible_post_id and measure.responsible_post_id not in posts:
            yield Gap("responsible_post_id", "not-found")


def _gaps_of_codes(bench: Bench, draft: PointDraft) -> tuple[list[Gap], list[Gap]]:
    """Judge codes once for all drafts that bear the same: unknown ones, and what is incomplete."""
    codes = _codes_of(draft)
    found = bench.known.get(codes)
    if found is None:
        incomplete = code_gaps(facts_of(draft, draft.rank), bench.rules)
        found = ([*_unknown_codes(draft)], [gap for gap in incomplete if gap.blocking])
        bench.known[codes] = found
    return found


def facts_of(draft: PointDraft, rank: int | None) -> PointFacts:
    """Show a draft to the rules of completeness; its place is judged apart."""
    return PointFacts(
        title=draft.title,
        subject_type=draft.subject_type,
        subject_known=True,
        category=draft.category,
        rank=rank,
        manifestations=draft.manifestations,
        measures=[measure.text for measure in draft.measures],
        causes=draft.causes,
        method=draft.method,
        origin=draft.origin,
        major_matter=draft.topic,
    )


def _judge(
    bench: Bench, draft: PointDraft, key: str, *, refuse_incomplete: bool
) -> tuple[Judged, list[Gap]]:
    unknown, incomplete = _gaps_of_codes(bench, draft)
    gaps = [*unknown, *_measure_gaps(draft, bench.grounds.posts)]
    if draft.power_id is not None and draft.power_id not in bench.powers:
        gaps.append(Gap("power_id", "not-found"))
    texts = text_gaps(facts_of(draft, draft.rank), bench.rules)
    forgiven = frozenset() if refuse_incomplete else NOT_ASKED_OF_PAPER
    missing = [gap for gap in (*texts, *incomplete) if gap.blocking and gap.code not in forgiven]
    if not (draft.in_force and refuse_incomplete):
        gaps += [gap for gap in missing if gap.code not in NOT_FOR_DRAFTS]
    else:
        gaps += missing
    proposal, unfit = _proposed(draft, bench.grading)
    gaps += unfit
    before = bench.ancestry.predecessor(draft, key)
    if before is not None and draft.rank is not None and is_lowering(before.floor_rank, draft.rank):
        facts = {"number": before.number, "floor": before.floor_rank}
        gaps.append(Gap("rank", "grade-lowered", facts=facts))
    in_force = draft.in_force and not missing and not (before is not None and draft.rank is None)
    return Judged(draft, key, in_force, before, proposal), gaps


def _proposed(draft: PointDraft, grading: Grading) -> tuple[Proposal | None, list[Gap]]:
    if not draft.scores and draft.consequence is None:
        return None, []
    try:
        return propose_rank(grading, draft.scores, draft.consequence), []
    except UnfitScores as unfit:
        return None, [Gap(f"scores.{name}", code) for name, code in unfit.problems.items()]


def _moved(draft: PointDraft, department_id: UUID | None) -> PointDraft:
    if draft.department_id == department_id:
        return draft
    return replace(draft, department_id=department_id)


def _known_powers(session: Session, drafts: Sequence[PointDraft]) -> frozenset[UUID]:
    asked = {draft.power_id for draft in drafts if draft.power_id}
    if not asked:
        return frozenset()
    return frozenset(session.scalars(select(Power.id).where(Power.id == among(asked))))
