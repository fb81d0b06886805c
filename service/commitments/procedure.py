"""Letters on their way to the register office; those of sections and the unit by public notice."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.commitments.kinds import LETTERS
from service.commitments.letters import text_of
from service.commitments.models import Commitment
from service.commitments.queries import (
    CLOSED,
    SIGNED,
    countersigners,
    target_of,
)
from service.commitments.refusals import LetterClosed
from service.commitments.use_cases.issuing import ask_to_sign, write_down
from service.commitments.use_cases.signing import drop_picture
from service.notices.objects import Shown
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from tenants.clock import CHINA
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.journal import plain

CRITERIA: Final = frozenset({"complete", "signed"})
STATES: Final = {"noticed": "noticed", "filed": "reported"}
LEADERS: Final = frozenset({"main_leader", "deputy_leader"})


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:  # noqa: ARG001
    """Describe letters as a case sees them; a closed one is not sent any more."""
    found = {
        one.id: one for one in session.scalars(select(Commitment).where(Commitment.id.in_(ids)))
    }
    if any(one not in found for one in ids):
        raise NotFound("There is no such letter.")
    closed = [found[one].number for one in ids if found[one].state in CLOSED]
    if closed:
        raise LetterClosed("The letter is closed.", number=closed[0])
    return [_matter(session, found[one]) for one in ids]


def missing(
    session: Session,
    case: Case,  # noqa: ARG001
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what letters lack: words and points to answer for, signatures."""
    gaps = []
    for item in items:
        letter = session.get_one(Commitment, (session.info["tenant_id"], item.item_id))
        code = _unsigned(session, letter) if criterion == "signed" else _incomplete(session, letter)
        if code:
            gaps.append(Missing(code, item.item_id, item.number, f"/items/{item.position}"))
    return gaps


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Note how far a letter came; one that is sent back must be signed anew."""
    for item in items:
        letter = session.get_one(Commitment, (session.info["tenant_id"], item.item_id))
        before = snapshot(letter)
        if result in STATES:
            letter.state = STATES[result]
        elif result == "returned":
            letter.state, letter.text, letter.text_digest = "issued", {}, None
            letter.signed_at = letter.countersigned_at = letter.countersigned_by = None
            letter.countersigner, letter.signing_method = "", None
            drop_picture(session, letter)
        if letter.state != before["state"]:
            session.flush()
            write_down(session, actor, f"commitment.{result}", letter, before, case=str(case.id))
        if result == "returned":
            ask_to_sign(session, letter, actor)


def letters_shown(session: Session, ids: Sequence[UUID] | None) -> list[Shown]:
    """Fetch the signed letters of sections and the unit, as disclosure shows them (R-285)."""
    noticed = [one.code for one in LETTERS.values() if one.noticed]
    statement = (
        select(Commitment)
        .where(Commitment.kind.in_(noticed), Commitment.state.in_(SIGNED))
        .order_by(Commitment.number)
    )
    if ids is not None:
        statement = statement.where(Commitment.id.in_(ids))
    return [
        Shown("commitment", one.id, one.number, _title(session, one), _document(session, one))
        for one in session.scalars(statement)
    ]


def _matter(session: Session, letter: Commitment) -> Matter:
    of_post = LETTERS[letter.kind].subject == "post"
    target = target_of(letter)
    return Matter(
        id=letter.id,
        number=letter.number,
        title=_title(session, letter),
        version=letter.version,
        document=_document(session, letter),
        subject_type=_subject_type(session, letter),
        department_id=target.department_id,
        post_id=target.post_id if of_post else None,
    )


def _subject_type(session: Session, letter: Commitment) -> str:
    subject = LETTERS[letter.kind].subject
    if subject != "post":
        return subject
    post = load_chart(session, today()).post.get(letter.post_id)
    return "leadership_post" if post and post.leadership in LEADERS else "work_post"


def _title(session: Session, letter: Commitment) -> str:
    department = load_chart(session, today()).department[letter.department_id].name
    stands_for = letter.post_title if LETTERS[letter.kind].subject == "post" else department
    return f"{stands_for}{letter.title}"


def _document(session: Session, letter: Commitment) -> dict[str, Any]:
    text = text_of(session, letter)
    signed = letter.signed_at.astimezone(CHINA).date().isoformat() if letter.signed_at else ""
    written: dict[str, Any] = plain(
        {
            **text,
            "number": letter.number,
            "department_id": letter.department_id,
            "post_title": letter.post_title,
            "person_name": letter.person_name,
            "signed_on": signed,
        }
    )
    return written


def _unsigned(session: Session, letter: Commitment) -> str:
    if letter.state == "issued":
        return "signature-missing"
    waits = letter.countersigned_at is None and countersigners(session, letter)
    return "countersignature-missing" if waits else ""


def _incomplete(session: Session, letter: Commitment) -> str:
    """A section or a unit that answers for no risk point has not looked for any."""
    text = text_of(session, letter)
    if not text["clauses"]:
        return "clauses-missing"
    of_post = LETTERS[letter.kind].subject == "post"
    return "" if of_post or text["risk_points"] else "risk-points-missing"
