"""Write judged drafts: the points, what belongs to them, their grades and their journal entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.organisation.queries.actors import today
from service.organisation.queries.profiles import current_profile
from service.powers.numbering import take_numbers
from service.risks.documents import MEASURE_FIELDS, POINT_FIELDS, searched
from service.risks.drafts import Inserted, PointDraft
from service.risks.rules import DRAFT, IN_FORCE, risk_point_number, worst_of
from service.risks.texts import text_key
from service.risks.writing.judging import Judged, judge
from tenants.bulk import copy_into
from tenants.context import Actor
from tenants.database import new_id
from tenants.hashing import canonical, digest
from tenants.journal import entry_body

COPIED: Final = tuple(
    one.name
    for one in fields(PointDraft)
    if one.name in POINT_FIELDS and one.name not in ("rank", "in_force_on", "causes", "focus_tags")
)
POINT_COLUMNS: Final = (*POINT_FIELDS, "search_text", "text_key")
MEASURE_COLUMNS: Final = (*MEASURE_FIELDS, "risk_point_id")
GRADING_COLUMNS: Final = (
    "id",
    "risk_point_id",
    "kind",
    "at",
    "person_id",
    "post_id",
    "scores",
    "rationales",
    "consequence",
    "strategy",
    "reasoning",
    "proposed_rank",
    "decided_rank",
    "before_rank",
    "reason",
    "evidence",
    "decision_reference",
)
ENTRY_COLUMNS: Final = (
    "id",
    "at",
    "topic",
    "subject_kind",
    "subject_id",
    "person_id",
    "body",
    "digest",
)
Row = Sequence[Any]


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
    """Write drafts that were judged in this very transaction and found without fault."""
    session.flush()
    numbers = take_numbers(session, "risk_points", len(judged))
    points = [
        _point(one, risk_point_number(number), at, import_id)
        for one, number in zip(judged, numbers, strict=True)
    ]
    measures = [_measures(one) for one in judged]
    copy_into(session, "risk_points", POINT_COLUMNS, _point_rows(judged, points))
    copy_into(
        session,
        "manifestations",
        ("id", "risk_point_id", "position", "text", "text_key"),
        _manifestation_rows(judged),
    )
    copy_into(session, "measures", MEASURE_COLUMNS, _measure_rows(judged, measures))
    copy_into(session, "gradings", GRADING_COLUMNS, _grading_rows(actor, judged, at))
    documents = [
        {**point, "manifestations": _told(one), "measures": own}
        for one, point, own in zip(judged, points, measures, strict=True)
    ]
    copy_into(session, "journal_entries", ENTRY_COLUMNS, _entry_rows(actor, topic, documents, at))


def _point(one: Judged, number: str, at: datetime, import_id: UUID | None) -> dict[str, Any]:
    draft, before = one.draft, one.predecessor
    proposed = one.proposal.rank if one.proposal else None
    return {
        **dict.fromkeys(POINT_FIELDS),
        **{name: getattr(draft, name) for name in COPIED},
        "version": 1,
        "number": number,
        "status": IN_FORCE if one.in_force else DRAFT,
        "rank": draft.rank,
        "proposed_rank": proposed,
        "floor_rank": worst_of(draft.rank, before.floor_rank if before else None),
        "worst_rank": worst_of(draft.rank, before.worst_rank if before else None),
        "causes": list(draft.causes),
        "focus_tags": list(draft.focus_tags),
        "lineage_id": (before.lineage_id or before.id) if before else draft.id,
        "predecessor_id": before.id if before else None,
        "in_force_on": (draft.in_force_on or today()) if one.in_force else None,
        "retired_reason": "",
        "import_id": import_id,
        "review_required": bool(draft.rank and proposed and draft.rank > proposed),
        "updated_at": at,
    }


def _measures(one: Judged) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "version": 1,
            "position": position,
            "text": measure.text.strip(),
            "kind": measure.kind,
            "phase": measure.phase,
            "basis": measure.basis,
            "responsible_post_id": measure.responsible_post_id,
            "responsible_written": measure.responsible_written,
            "due_on": measure.due_on,
            "frequency": measure.frequency,
            "status": "active",
            "retired_reason": "",
        }
        for position, measure in enumerate(one.draft.measures, start=1)
    ]


def _point_rows(judged: Sequence[Judged], points: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    for one, point in zip(judged, points, strict=True):
        draft = one.draft
        text = searched(point, draft.manifestations, [each.text for each in draft.measures])
        row = [point[name] for name in POINT_FIELDS]
        yield [
            canonical(each) if isinstance(each, list) else each for each in (*row, text, one.key)
        ]


def _manifestation_rows(judged: Sequence[Judged]) -> Iterator[Row]:
    for one in judged:
        for position, words in enumerate(_told(one), start=1):
            yield new_id(), one.draft.id, position, words, text_key(words)


def _measure_rows(
    judged: Sequence[Judged], measures: Sequence[list[dict[str, Any]]]
) -> Iterator[Row]:
    for one, own in zip(judged, measures, strict=True):
        for each in own:
            yield *(each[name] for name in MEASURE_FIELDS), one.draft.id


def _grading_rows(actor: Actor, judged: Sequence[Judged], at: datetime) -> Iterator[Row]:
    for one in judged:
        draft, proposal = one.draft, one.proposal
        if draft.rank is None and proposal is None:
            continue
        yield (
            new_id(),
            draft.id,
            "import",
            at,
            actor.person_id,
            actor.post_id,
            canonical(dict(draft.scores)),
            canonical(dict(draft.rationales)),
            draft.consequence,
            proposal.strategy if proposal else None,
            canonical(list(proposal.reasoning) if proposal else []),
            proposal.rank if proposal else None,
            draft.rank,
            one.predecessor.floor_rank if one.predecessor else None,
            "",
            "",
            "",
        )


def _entry_rows(
    actor: Actor, topic: str, documents: Iterable[dict[str, Any]], at: datetime
) -> Iterator[Row]:
    for after in documents:
        entry_id, point_id = new_id(), after["id"]
        body = entry_body(
            entry_id,
            actor,
            topic,
            at=at,
            subject={"kind": "risk_point", "id": str(point_id), "version": 1},
            before=None,
            after=after,
            facts={"import": after["import_id"]},
        )
        yield (
            entry_id,
            at,
            topic,
            "risk_point",
            point_id,
            actor.person_id,
            body,
            digest(body.encode()),
        )


def _told(one: Judged) -> list[str]:
    return [words.strip() for words in one.draft.manifestations]
