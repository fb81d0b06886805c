"""Write judged drafts: the points, what belongs to them, their grades and their journal entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.measures.terms import first_due
from service.organisation.queries.actors import today
from service.organisation.queries.profiles import current_profile
from service.powers.numbering import take_numbers
from service.procedures.gate import chains_rule, refuse_outside_chain
from service.risks.documents import MEASURE_FIELDS, POINT_FIELDS, SEARCHED
from service.risks.drafts import Inserted, MeasureDraft, PointDraft
from service.risks.rules import DRAFT, IN_FORCE, is_lowering, risk_point_number, worst_of
from service.risks.texts import search_text, text_key
from service.risks.use_cases.raising import raise_by_import
from service.risks.writing.judging import Judged, judge
from tenants.bulk import copy_columns, new_ids, record_many
from tenants.context import Actor
from tenants.pinyin import sounds, spelling

COPIED: Final = tuple(
    one.name
    for one in fields(PointDraft)
    if one.name in POINT_FIELDS and one.name not in ("id", "in_force_on")
)
MEASURE_COPIED: Final = tuple(
    one.name for one in fields(MeasureDraft) if one.name in MEASURE_FIELDS and one.name != "text"
)
UNTOUCHED: Final[Mapping[str, Any]] = {
    "status": "active",
    "retired_reason": "",
    "needs_review": False,
    "reviewed_on": None,
    "noticed_on": None,
    "filed_on": None,
    "suitability": None,
    "authors": (),
    "post_controls": (),
    "decomposition": (),
}
Columns = dict[str, Sequence[Any]]
_of_point = attrgetter(*COPIED)
_of_measure = attrgetter(*MEASURE_COPIED)


def insert_points(
    session: Session,
    actor: Actor,
    drafts: Iterable[PointDraft],
    *,
    at: datetime,
    import_id: UUID | None = None,
    refuse_incomplete: bool = True,
    topic: str = "risk_point.imported",
) -> Inserted:
    """Take many drafts into the register, all or none, each with its own journal entry.

    A draft that asks to be in force and is incomplete is refused, or else becomes a mere draft.
    Whether the actor may do this at all is for the caller to ask.
    """
    asked = list(drafts)
    if not asked:
        return Inserted(())
    judged, problems = judge(
        session, asked, current_profile(session), refuse_incomplete=refuse_incomplete
    )
    if any(problem.blocking for problem in problems):
        return Inserted((), tuple(problems))
    write_points(session, actor, judged, at=at, import_id=import_id, topic=topic)
    return Inserted(tuple(one.draft.id for one in judged), tuple(problems))


def write_points(
    session: Session,
    actor: Actor,
    judged: Sequence[Judged],
    *,
    at: datetime,
    import_id: UUID | None = None,
    topic: str = "risk_point.imported",
) -> None:
    """Write drafts that were judged in this very transaction and found without fault.

    What comes decided from paper comes while stock is taken; later, chains decide.
    """
    if any(one.in_force or one.draft.rank is not None for one in judged):
        refuse_outside_chain(session, "risk_point")
    session.flush()
    points = _points(judged, take_numbers(session, "risk_points", len(judged)), at, import_id)
    manifestations = [[text.strip() for text in one.draft.manifestations] for one in judged]
    measures = _measures(judged, points["id"])
    if chains_rule(session):
        measures["needs_review"] = [True] * len(measures["id"])
    measures["authors"] = [[str(actor.person_id)]] * len(measures["id"])
    kept = _rows(measures, MEASURE_FIELDS)
    own = [[next(kept) for _ in one.draft.measures] for one in judged]
    texts = _searched(points, manifestations, own)
    keys = [one.key for one in judged]
    spelt = [spelling(sounds(title), initials_only=True) for title in points["title"]]
    found_by = {"search_text": texts, "text_key": keys, "pinyin": spelt}
    copy_columns(session, "risk_points", {**points, **found_by})
    copy_columns(session, "manifestations", _manifestations(points["id"], manifestations))
    copy_columns(session, "measures", measures)
    copy_columns(session, "gradings", _gradings(actor, judged, points["id"], at))
    written = {**points, "manifestations": manifestations, "measures": own}
    record_many(
        session,
        actor,
        topic,
        "risk_point",
        _rows(written, (*POINT_FIELDS, "manifestations", "measures")),
        at=at,
        facts={"import": import_id},
    )
    raising = [
        one.draft.id
        for one in judged
        if one.predecessor and is_lowering(one.draft.rank, one.predecessor.floor_rank)
    ]
    if raising:
        raise_by_import(session, actor, raising)


def _rows(columns: Mapping[str, Sequence[Any]], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give the rows of some columns as documents."""
    return (
        dict(zip(names, row, strict=True))
        for row in zip(*(columns[name] for name in names), strict=True)
    )


def _points(
    judged: Sequence[Judged], numbers: Iterable[int], at: datetime, import_id: UUID | None
) -> Columns:
    copied = zip(*[_of_point(one.draft) for one in judged], strict=True)
    columns: Columns = dict.fromkeys(POINT_FIELDS, [None] * len(judged))
    columns |= zip(COPIED, copied, strict=True)
    ids = [str(one.draft.id) for one in judged]
    before = [one.predecessor for one in judged]
    ranks = columns["rank"]
    proposed = [one.proposal.rank if one.proposal else None for one in judged]
    day = today()
    computed: Columns = {
        "id": ids,
        "number": [risk_point_number(number) for number in numbers],
        "status": [IN_FORCE if one.in_force else DRAFT for one in judged],
        "proposed_rank": proposed,
        "floor_rank": [
            worst_of(rank, old.floor_rank) if old else rank
            for rank, old in zip(ranks, before, strict=True)
        ],
        "worst_rank": [
            worst_of(rank, old.worst_rank) if old else rank
            for rank, old in zip(ranks, before, strict=True)
        ],
        "lineage_id": [
            str(old.lineage_id or old.id) if old else point
            for point, old in zip(ids, before, strict=True)
        ],
        "predecessor_id": [b.id if b else None for b in before],
        "in_force_on": [(j.draft.in_force_on or day) if j.in_force else None for j in judged],
        "review_required": [
            bool(rank and rule and rank > rule) for rank, rule in zip(ranks, proposed, strict=True)
        ],
    }
    same = {"version": 1, "retired_reason": "", "import_id": import_id, "updated_at": at}
    return columns | computed | {name: [value] * len(judged) for name, value in same.items()}


def _measures(judged: Sequence[Judged], ids: Sequence[str]) -> Columns:
    drafts = [measure for one in judged for measure in one.draft.measures]
    count, day = len(drafts), today()
    copied = zip(*[_of_measure(measure) for measure in drafts], strict=True)
    columns: Columns = dict.fromkeys(MEASURE_COPIED, ())
    return {
        **(columns | dict(zip(MEASURE_COPIED, copied, strict=bool(drafts)))),
        "id": new_ids(count),
        "risk_point_id": [
            point for point, one in zip(ids, judged, strict=True) for _ in one.draft.measures
        ],
        "version": [1] * count,
        "position": [place for one in judged for place in range(1, len(one.draft.measures) + 1)],
        "text": [measure.text.strip() for measure in drafts],
        "next_due_on": [first_due(one.recurrence, one.due_on, day) for one in drafts],
        **{name: [value] * count for name, value in UNTOUCHED.items()},
    }


def _searched(
    points: Columns, manifestations: Sequence[list[str]], measures: Sequence[list[dict[str, Any]]]
) -> list[str]:
    rows = zip(*(points[name] for name in SEARCHED), strict=True)
    return [
        search_text([*row, *told, *(measure["text"] for measure in own)])
        for row, told, own in zip(rows, manifestations, measures, strict=True)
    ]


def _manifestations(ids: Sequence[str], manifestations: Sequence[list[str]]) -> Columns:
    texts = [text for told in manifestations for text in told]
    return {
        "id": new_ids(len(texts)),
        "risk_point_id": [
            point for point, told in zip(ids, manifestations, strict=True) for _ in told
        ],
        "position": [place for told in manifestations for place in range(1, len(told) + 1)],
        "text": texts,
        "text_key": [text_key(text) for text in texts],
    }


def _gradings(actor: Actor, judged: Sequence[Judged], ids: Sequence[str], at: datetime) -> Columns:
    graded = [
        (point, one, one.draft, one.proposal)
        for point, one in zip(ids, judged, strict=True)
        if one.draft.rank is not None or one.proposal is not None
    ]
    same = {"kind": "import", "at": at, "person_id": actor.person_id, "post_id": actor.post_id}
    same |= {"reason": "", "evidence": "", "decision_reference": ""}
    return {
        "id": new_ids(len(graded)),
        "risk_point_id": [point for point, *_ in graded],
        **{name: [value] * len(graded) for name, value in same.items()},
        "scores": [dict(draft.scores) for _, _, draft, _ in graded],
        "rationales": [dict(draft.rationales) for _, _, draft, _ in graded],
        "consequence": [draft.consequence for _, _, draft, _ in graded],
        "strategy": [proposal.strategy if proposal else None for *_, proposal in graded],
        "reasoning": [proposal.reasoning if proposal else () for *_, proposal in graded],
        "proposed_rank": [proposal.rank if proposal else None for *_, proposal in graded],
        "decided_rank": [draft.rank for _, _, draft, _ in graded],
        "before_rank": [
            one.predecessor.floor_rank if one.predecessor else None for _, one, _, _ in graded
        ],
    }
