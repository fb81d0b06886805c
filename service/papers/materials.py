"""What lies before a meeting, item by item, as its members get it on paper (议题材料)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.guard import BUREAU, may, require
from policies.permissions import Permission
from service.exports.use_cases.printing import LaidOut
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.papers.collectors.gathering import SHAPES
from service.procedures.models import AgendaItem, Case, CaseItem, CaseOpinion, Meeting
from service.procedures.queries.access import items_of, opinions_of, steps_of
from service.procedures.queries.faces import Line, faces, said
from service.procedures.queries.grade_changes import wanted_rank
from service.procedures.queries.invited import who_attends
from service.procedures.queries.meetings import access_meeting, agenda_of, what_lies_before
from service.procedures.queries.seating import name_in, seated
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.profiles import Profile, label

KIND: Final = "meeting_materials"
NAMES: Final = ("position", "number", "item", "title", "grade", "change", "asked_by", "text")
SHOWN_ABOVE: Final = frozenset({"number", "title", "rank", "proposed_rank"})


@dataclass(frozen=True, slots=True)
class Change:
    """A grade that would change: from what to what, why, and who asked for it."""

    before: str
    after: str
    lowers: bool
    reason: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class Laid:
    """One record as it lies before the meeting."""

    number: str
    title: str
    grade: str
    lines: Sequence[Line]
    scores: Sequence[tuple[str, str]]
    change: Change | None


@dataclass(frozen=True, slots=True)
class Before:
    """One item of the agenda: whose it is, its records, what was said of it so far."""

    position: int
    number: str
    title: str
    kind: str
    department: str
    records: Sequence[Laid]
    opinions: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pack:
    """A meeting and all that lies before it."""

    meeting: Meeting
    chair: str
    members: Sequence[str]
    items: Sequence[Before]

    @property
    def changes(self) -> list[tuple[Before, Laid, Change]]:
        """List the grades that would change, the lowered ones first."""
        found = [(item, one, one.change) for item in self.items for one in item.records]
        changed = [(item, one, change) for item, one, change in found if change is not None]
        return sorted(changed, key=lambda row: not row[2].lowers)


@dataclass(frozen=True, slots=True)
class _Words:
    profile: Profile
    chart: Chart
    language: str

    def grade(self, subject: str, rank: int | None) -> str:
        """Write a grade by shape and word."""
        if rank is None:
            return ""
        return f"{SHAPES[rank]}{label(self.profile, subject, rank, self.language)}"

    def person(self, person_id: UUID, post_id: UUID | None) -> str:
        """Name somebody with the post he acted in."""
        post = self.chart.post.get(post_id) if post_id else None
        return " ".join(filter(None, (name_in(self.chart, person_id), post.title if post else "")))


def access_pack(session: Session, actor: Actor, meeting_id: UUID, language: str) -> Pack:
    """Gather what lies before a meeting, for who attends it or may read every case."""
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_READ)
    invited = who_attends(session, meeting)
    attends = {meeting.chair_id, *(one.holder.person_id for one in invited)}
    if actor.person_id not in attends and not may(actor, Permission.CASE_READ, BUREAU):
        require(actor, Permission.CASE_READ, BUREAU)
    agenda = agenda_of(session, meeting.id)
    held = select(Case).where(Case.id.in_([one.case_id for one in agenda]))
    cases = {one.id: one for one in session.scalars(held)}
    words = _Words(current_profile(session), load_chart(session, today()), language)
    members = [one.holder.person_id for one in invited if one.part == "member"]
    return Pack(
        meeting,
        name_in(words.chart, meeting.chair_id),
        [one["name"] for one in seated(words.chart, members)],
        [_item(session, one, cases[one.case_id], words) for one in agenda],
    )


def laid_pack(pack: Pack) -> LaidOut:
    """Write a pack out row by row, so that the very same is the very same print again."""
    meeting = pack.meeting
    when = " ".join(filter(None, (meeting.held_on.isoformat(), meeting.hour, meeting.place)))
    rows: list[list[str | int]] = [
        [0, meeting.number, meeting.title, when, pack.chair, "", "", "、".join(pack.members)]
    ]
    rows += [_row(item, one) for item in pack.items for one in item.records]
    asked = {"meeting_id": str(meeting.id)}
    return LaidOut(KIND, f"{meeting.title}议题材料", asked, NAMES, (), rows)


def _row(item: Before, one: Laid) -> list[str | int]:
    change = one.change
    changed = f"{change.before}→{change.after} {change.reason}" if change else ""
    told = [f"{line['label']}：{'；'.join(line['value'])}" for line in one.lines]
    told += [f"{name}：{text}" for name, text in (*one.scores, *item.opinions)]
    asked_by = change.asked_by if change else ""
    text = "\n".join(told)
    return [item.position, one.number, item.title, one.title, one.grade, changed, asked_by, text]


def _item(session: Session, item: AgendaItem, case: Case, words: _Words) -> Before:
    kept = item.document or what_lies_before(session, case)
    written = {one["number"]: one["document"] for one in kept["items"]}
    records = [one for one in items_of(session, case.id) if one.number in written]
    documents = {one.item_id: written[one.number] for one in records}
    shown = faces(session, case, records, documents, words.profile, words.language)
    place = words.chart.department.get(case.department_id) if case.department_id else None
    return Before(
        item.position,
        case.number,
        item.title,
        said("object_kinds", case.object_kind, words.language),
        place.name if place else "",
        [_laid(one, case, documents[one.item_id], shown[one.item_id], words) for one in records],
        _opinions(session, case, words),
    )


def _laid(
    one: CaseItem, case: Case, document: Mapping[str, Any], face: Iterable[Line], words: _Words
) -> Laid:
    subject = str(document.get("subject_type") or "section")
    rank, wanted = document.get("rank"), wanted_rank(case.values, document)
    change = None
    if rank and wanted and rank != wanted:
        change = Change(
            words.grade(subject, rank),
            words.grade(subject, wanted),
            wanted > rank,
            str(case.values.get("reason") or _reasoning(document)),
            words.person(case.started_by, case.started_post),
        )
    return Laid(
        one.number,
        one.title,
        words.grade(subject, wanted or rank),
        [line for line in face if line["field"] not in SHOWN_ABOVE],
        _scores(document, words),
        change,
    )


def _newest(document: Mapping[str, Any]) -> Mapping[str, Any]:
    sheets: Sequence[Mapping[str, Any]] = document.get("gradings") or ({},)
    return sheets[0]


def _reasoning(document: Mapping[str, Any]) -> str:
    sheet = _newest(document)
    return str(sheet.get("reason") or sheet.get("reasoning") or "")


def _scores(document: Mapping[str, Any], words: _Words) -> list[tuple[str, str]]:
    """Write out how the grade was come to: each scale with its score and the reason for it."""
    sheet = _newest(document)
    scores, why = sheet.get("scores") or {}, sheet.get("rationales") or {}
    names = {one.code: one.word(words.language) for one in words.profile.grading.factors}
    return [
        (names.get(code, code), " ".join(filter(None, (str(score), why.get(code, "")))))
        for code, score in scores.items()
    ]


def _opinions(session: Session, case: Case, words: _Words) -> list[tuple[str, str]]:
    """List what was said of a case on its way, by whom and when, in order."""
    steps = [
        (one.closed_at, f"{one.person_name} {one.post_title}".strip(), one.opinion)
        for one in steps_of(session, case.id)
        if one.opinion and one.closed_at
    ]
    asked = [
        (one.at, _who(one, words), _said(one, words))
        for one in opinions_of(session, case.id)
        if one.text and one.at
    ]
    return [
        (f"{who}（{at.astimezone(CHINA).date().isoformat()}）", text)
        for at, who, text in sorted([*steps, *asked], key=lambda row: row[0])
    ]


def _said(one: CaseOpinion, words: _Words) -> str:
    """Give the words, and of a binding opinion the yes or no before them."""
    if one.agreed is None:
        return one.text
    english, chinese = ("Agreed", "同意") if one.agreed else ("Not agreed", "不同意")
    return f"{english}: {one.text}" if words.language == "en" else f"{chinese}：{one.text}"


def _who(one: CaseOpinion, words: _Words) -> str:
    place = words.chart.department.get(one.department_id) if one.department_id else None
    return " ".join(filter(None, (place.name if place else "", one.person_name)))
