"""What is not in place yet, so that a step may not be left (R-298)."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.chains import Step, meeting_number
from policies.responsibility import relations
from policies.seats import COLLECTIVE
from service.organisation.queries import load_chart
from service.procedures.documents import chain_of, subject_of
from service.procedures.models import Case, CaseItem, CaseStep, Meeting
from service.procedures.objects import CRITERION_ROOMS, Missing, kind_of
from service.procedures.queries.access import ancestry_of, opinions_of
from service.procedures.queries.seats import asked_of
from service.procedures.rules import says_nothing
from tenants.clock import today
from tenants.vocabulary import SUBJECT_TYPES


def missing_at(
    session: Session, case: Case, step: Step, visit: CaseStep, items: Sequence[CaseItem]
) -> list[Missing]:
    """List all that must be in place before the step may be left."""
    words = step.in_place
    if step.type == "consult" and "opinions" not in words:
        words = ("opinions", *words)
    gaps = [gap for word in words for gap in _missing(session, case, visit, items, word)]
    gaps += _binding(session, case, visit, taken_up="opinions" in words)
    last = case.step + 1 == len(chain_of(case).steps)
    return [*gaps, *_responsible(session, case)] if last else gaps


def missing_for(
    session: Session, case: Case, items: Sequence[CaseItem], words: Iterable[str]
) -> list[Missing]:
    """List what the records lack by these words of their areas."""
    return [gap for word in words for gap in _of_records(session, case, items, word)]


def written(gaps: Iterable[Missing]) -> list[dict[str, Any]]:
    """Write gaps out for whoever is refused because of them."""
    return [
        {
            "code": gap.code,
            "item_id": str(gap.item_id) if gap.item_id else None,
            "number": gap.number,
            "pointer": gap.pointer,
            **gap.facts,
        }
        for gap in gaps
    ]


def _missing(
    session: Session, case: Case, visit: CaseStep, items: Sequence[CaseItem], word: str
) -> list[Missing]:
    number = meeting_number(word)
    if number is not None:
        return _meeting(session, case, number)
    if word == "opinions":
        return _opinions(session, case, visit)
    if word == "comments_answered":
        return _comments(visit)
    if word == "signed_minutes":
        signed = visit.meeting_id is not None
        return [] if signed else [Missing("minutes-not-signed", pointer="/meetings")]
    return _of_records(session, case, items, word)


def _of_records(
    session: Session, case: Case, items: Sequence[CaseItem], word: str
) -> list[Missing]:
    """Ask the area of the records, or the one that answers this word; nobody's word blocks."""
    kind = kind_of(case.object_kind)
    if word in kind.CRITERIA:
        return kind.missing(session, case, items, word)
    if word in CRITERION_ROOMS:
        found: list[Missing] = import_module(CRITERION_ROOMS[word]).missing(
            session, case, items, word
        )
        return found
    return [Missing("criterion-unknown", facts={"criterion": word})]


def _responsible(session: Session, case: Case) -> list[Missing]:
    """No case ends that nobody answers for (R-313); its rule and its papers it carries itself."""
    if case.subject_type not in SUBJECT_TYPES:
        return []
    day = today()
    found = relations(subject_of(case), None, load_chart(session, day), day).directly_responsible
    if found is not None and (found.person_id is not None or found.role in COLLECTIVE):
        return []
    return [Missing("responsible-missing", facts={"post": found.title if found else ""})]


def _meeting(session: Session, case: Case, number: int) -> list[Missing]:
    """The section's meetings are held one after the other: 1, 2, 3 (R-293, Q-13)."""
    held = set(
        session.scalars(
            select(Meeting.session_number).where(
                Meeting.case_id.in_(ancestry_of(session, case)),
                Meeting.kind == "section",
                Meeting.state == "signed",
            )
        )
    )
    lacking = [one for one in range(1, number + 1) if one not in held]
    return [
        Missing("meeting-missing", pointer="/meetings", facts={"meeting": one}) for one in lacking
    ]


def _opinions(session: Session, case: Case, visit: CaseStep) -> list[Missing]:
    """Whom the chain asks has answered or had time to; each opinion is taken up or answered.

    Whom somebody asked beside the chain holds nothing up by being silent.
    """
    asked = opinions_of(session, case.id, visit.id)
    over = visit.due_on is not None and visit.due_on < today()
    gaps = []
    for one in asked:
        pointer = f"/opinions/{one.id}"
        if one.at is None and one.asked_by is None and not over:
            gaps.append(Missing("opinion-awaited", pointer=pointer, facts={"asked": one.asked}))
        if one.at is not None and one.adopted is None:
            gaps.append(Missing("opinion-unanswered", pointer=pointer))
        if one.adopted is False and says_nothing(one.reply):
            gaps.append(Missing("reply-missing", pointer=f"{pointer}/reply"))
    return gaps


def _binding(session: Session, case: Case, visit: CaseStep, *, taken_up: bool) -> list[Missing]:
    """Who was asked for a binding opinion (加签) has said yes or no, and a no was answered.

    Nobody waits for a person who has left; he decides nothing either.
    """
    gaps = []
    for one in opinions_of(session, case.id, visit.id):
        pointer = f"/opinions/{one.id}"
        if one.binding and one.at is None:
            asked = asked_of(one, case, load_chart(session, today()))
            told = [{"name": who.name} for who in asked]
            gaps += [Missing("countersign-awaited", pointer=pointer, facts=who) for who in told]
        if one.agreed is False and one.adopted is None and not taken_up:
            gaps.append(Missing("countersign-unanswered", pointer=pointer))
    return gaps


def _comments(visit: CaseStep) -> list[Missing]:
    """The room told with its ending whether each comment was answered."""
    left = visit.facts.get("open_comments", 0)
    return [Missing("comment-unanswered", facts={"count": left})] if left else []


def next_meeting(session: Session, case: Case) -> int:
    """Say which number the next meeting of the section on this case bears."""
    last = session.scalar(
        select(func.max(Meeting.session_number)).where(
            Meeting.case_id.in_(ancestry_of(session, case)),
            Meeting.kind == "section",
            Meeting.state != "cancelled",
        )
    )
    return (last or 0) + 1
