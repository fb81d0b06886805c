"""Letters end: taken back unsigned, archived signed, and with them whatever still runs on them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.commitments.models import Commitment
from service.commitments.queries import CLOSED, access_commitment
from service.commitments.refusals import LetterClosed, LetterSigned
from service.commitments.use_cases.issuing import ISSUE, write_down
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from service.procedures.models import CaseItem
from service.procedures.queries.access import chosen_items, hold_case, open_items_of
from service.procedures.use_cases.returning import end_items
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.context import Actor
from tenants.errors import Invalid


def withdraw_letter(
    session: Session, actor: Actor, commitment_id: UUID, *, if_version: int, reason: str
) -> Commitment:
    """Take an unsigned letter back for a reason."""
    letter = access_commitment(session, actor, commitment_id, ISSUE, if_version=if_version)
    if letter.state in CLOSED:
        raise LetterClosed("The letter is closed.", number=letter.number)
    if letter.state != "issued":
        raise LetterSigned("A signed letter stands as it was signed.", number=letter.number)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    close(session, actor, letter, reason.strip())
    return letter


def close(session: Session, actor: Actor, letter: Commitment, reason: str) -> None:
    """Close a letter: one that was signed is archived, one that was not is withdrawn."""
    before = snapshot(letter)
    letter.state = "withdrawn" if letter.state == "issued" else "archived"
    letter.closed_on, letter.closed_reason = today(), reason
    session.flush()
    write_down(session, actor, f"commitment.{letter.state}", letter, before)
    settle_tasks(session, subject_id=letter.id, outcome="withdrawn", by=actor)
    _take_out_of_case(session, actor, letter, reason)


def _take_out_of_case(session: Session, actor: Actor, letter: Commitment, reason: str) -> None:
    """Nobody judges or shows a letter that is closed: it leaves its case, which ends with it."""
    case_id = session.scalar(
        select(CaseItem.case_id).where(
            CaseItem.object_kind == "commitment",
            CaseItem.item_id == letter.id,
            CaseItem.state == "open",
        )
    )
    if case_id is not None:
        case, standing = hold_case(session, case_id), open_items_of(session, case_id)
        own = chosen_items(standing, [letter.id])
        end_items(session, actor, case, standing, own, "withdrawn", reason=reason)
