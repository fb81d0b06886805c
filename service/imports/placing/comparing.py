"""Holding risk points against one another and against the register: repeats, changes, grades."""

from typing import Any

from service.imports.placing.findings import finding
from service.imports.placing.register import Known, Register, point_differences
from service.imports.placing.rows import Choices, Row
from service.risks.drafts import PointDraft
from service.risks.rules import is_lowering
from service.risks.subjects import subject_key

# What an import may change in a point that is there already; grades and places it never does.
UPDATED = frozenset(
    {
        "category",
        "power_id",
        "title",
        "flow_step",
        "manifestations",
        "direct_responsible_written",
        "section_head_written",
        "responsible_leader_written",
        "remarks",
    }
)


def tell_repeats(drafts: list[tuple[Row, PointDraft]], keys: dict[int, str]) -> None:
    """Say which rows repeat one another, word for word or only in part."""
    whole: dict[tuple[object, ...], tuple[int, int | None]] = {}
    subjects: dict[tuple[object, ...], int] = {}
    texts: dict[tuple[object, ...], tuple[int, object]] = {}
    for row, draft in drafts:
        subject, key = (subject_key(draft), row.opens), keys[row.position]
        told = (key, *draft.manifestations)
        written = (row.content.get("power_name"), row.content.get("post_written"))
        # Rows that bear numbers of their own are records of their own, however alike.
        where = (row.content.get("code"), subject, draft.power_id, draft.flow_step, *written)
        first, rank = whole.setdefault((where, told), (row.row, draft.rank))
        same = subjects.setdefault((subject, key), row.row)
        elsewhere = texts.setdefault(told, (row.row, subject))
        if first != row.row and rank and draft.rank and rank != draft.rank:
            ranks: dict[str, Any] = {"rank_there": rank, "rank_here": draft.rank}
            row.findings.append(finding("rank", "grades-differ-in-file", row=first, **ranks))
        elif first != row.row:
            row.findings.append(finding("title", "duplicate-in-file", row=first))
        elif same != row.row:
            row.findings.append(finding("title", "similar-in-file", row=same))
        elif elsewhere[1] != subject:
            row.findings.append(finding("title", "same-text-elsewhere", row=elsewhere[0]))


def compare(row: Row, draft: PointDraft, key: str, register: Register, choices: Choices) -> None:
    """Hold a row against the record it names, or else against those that say the same."""
    code = row.content.get("code", "")
    named = register.by_number.get(code)
    if named is not None:
        _meet(row, draft, named, choices)
        return
    if code:
        row.findings.append(finding("code", "number-unknown", code))
    same = register.by_words.get((*subject_key(draft), key)) or []
    for known in same:
        if not point_differences(draft, known) and draft.rank in (None, known.columns.rank):
            is_there(row, known)
            return
    if same:
        fields = list(point_differences(draft, same[0])) or ["rank"]
        told: dict[str, Any] = {"number": same[0].number, "fields": fields}
        row.findings.append(finding("title", "duplicate-of-register", **told))


def _meet(row: Row, draft: PointDraft, known: Known, choices: Choices) -> None:
    """Hold a row against the record whose number it bears."""
    if known.columns.status == "retired":
        row.findings.append(finding("code", "record-closed", number=known.number))
        return
    row.act, row.record_id = "update", known.id
    _compare_grade(row, draft, known, choices)
    found = point_differences(draft, known, named=True)
    if not found and not row.is_blocked:
        is_there(row, known)
        return
    tell_changes(row, found, UPDATED, known.number, update=choices.update)


def _compare_grade(row: Row, draft: PointDraft, known: Known, choices: Choices) -> None:
    mine = known.columns
    if draft.rank is None or draft.rank == mine.rank:
        return
    if is_lowering(mine.floor_rank, draft.rank):
        row.findings.append(finding("rank", "grade-lowered", number=known.number))
    elif not choices.update:
        row.findings.append(finding("rank", "grade-differs", number=known.number))
    else:
        row.findings.append(finding("rank", "not-updated", fields=["rank"]))


def is_there(row: Row, known: Known) -> None:
    """Note that the register says just the same already."""
    row.act, row.record_id, row.state, row.findings = "none", known.id, "unchanged", []


def tell_changes(
    row: Row, found: dict[str, Any], updated: frozenset[str], number: str, *, update: bool
) -> None:
    """Say what a row would change in a record, and what it cannot."""
    row.changes = {name: value for name, value in found.items() if name in updated}
    others = [name for name in found if name not in updated]
    if not found:
        return
    if not update:
        row.findings.append(
            finding("code", "differs-from-register", number=number, fields=list(found))
        )
        return
    if others:
        row.findings.append(finding("code", "not-updated", fields=others))
    if row.changes:
        fields = list(row.changes)
        row.findings.append(finding("code", "will-be-updated", number=number, fields=fields))


def tell_former_grades(
    drafts: list[tuple[Row, PointDraft]], keys: dict[int, str], former: dict[str, int]
) -> None:
    """A grade does not go down unseen by way of an import that was taken back (AC-7)."""
    for row, draft in drafts:
        before = former.get(keys[row.position])
        if before is not None and (draft.rank is None or draft.rank > before):
            row.findings.append(finding("rank", "graded-higher-before", rank=before))
