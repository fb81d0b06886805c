"""Letters fetched, listed and counted, each within the reach of whoever asks."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.guard import Target, condition, require
from policies.permissions import Permission
from policies.seats import Subject
from service.commitments.models import Commitment, CommitmentPicture, CommitmentTemplate
from service.commitments.refusals import LettersNeedYear
from service.organisation.queries import load_chart, today
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Cycle

READ = Permission.COMMITMENT_READ
CLOSED: Final = ("archived", "withdrawn")
SIGNED: Final = ("signed", "countersigned", "noticed", "reported")
# Who countersigns, seen from the section of the letter; the signer himself stands aside.
SUPERIOR: Final = {
    "personal": "section_head",
    "section": "deputy_leader",
    "special_authority": "section_head",
    "project": "deputy_leader",
}


def list_commitments(
    actor: Actor,
    *,
    kind: str | None = None,
    state: str | None = None,
    year: int | None = None,
    department_id: UUID | None = None,
    mine: bool = False,
) -> Select[Any]:
    """List the letters this person may see: his own, his section's, all."""
    found = select(Commitment).where(_readable(actor))
    chosen = {
        Commitment.kind: kind,
        Commitment.state: state,
        Commitment.year: year,
        Commitment.department_id: department_id,
        Commitment.person_id: actor.person_id if mine else None,
    }
    return found.where(*(column == value for column, value in chosen.items() if value is not None))


def access_commitment(
    session: Session,
    actor: Actor,
    commitment_id: UUID,
    permission: Permission = READ,
    *,
    if_version: int | None = None,
) -> Commitment:
    """Fetch a letter for one act; the person it was issued to may always read it."""
    letter = owned(session, Commitment, commitment_id)
    if letter is None:
        raise NotFound("There is no such letter.")
    if not (permission is READ and letter.person_id == actor.person_id):
        require(actor, permission, target_of(letter))
    refuse_stale(letter, if_version)
    return letter


def access_letter_picture(session: Session, actor: Actor, commitment_id: UUID) -> CommitmentPicture:
    """Give the picture on a letter to whoever may read the letter."""
    found = picture_of(session, access_commitment(session, actor, commitment_id))
    if found is None:
        raise NotFound("The letter bears no picture of a signature.")
    return found


def picture_of(session: Session, letter: Commitment) -> CommitmentPicture | None:
    """Give the picture a letter was signed with, as it was then."""
    return session.scalar(
        select(CommitmentPicture).where(CommitmentPicture.commitment_id == letter.id)
    )


def target_of(letter: Commitment) -> Target:
    """Show policy where a letter lies."""
    return Target(department_id=letter.department_id, post_id=letter.post_id)


def open_cycle(session: Session) -> Cycle:
    """Give the year letters are issued for now."""
    cycle = session.scalar(select(Cycle).where(Cycle.state == "open").limit(1))
    if cycle is None:
        raise LettersNeedYear("No year is open.")
    return cycle


def countersigners(session: Session, letter: Commitment) -> tuple[Holder, ...]:
    """Name who countersigns a letter; nobody for the main leader's own and the unit's."""
    acting = SUPERIOR.get(letter.kind)
    if acting is None:
        return ()
    day = today()
    return holders_of(
        acting,
        Subject("section", letter.department_id, kind="commitment"),
        load_chart(session, day),
        day,
        besides=frozenset({letter.person_id}),
    )


def newest_template(session: Session, kind: str) -> CommitmentTemplate | None:
    """Give the bureau's own words for one kind of letter, if it chose any."""
    return session.scalar(
        select(CommitmentTemplate)
        .where(CommitmentTemplate.kind == kind)
        .order_by(CommitmentTemplate.edition.desc())
        .limit(1)
    )


def figures(session: Session, actor: Actor, year: int | None) -> list[dict[str, Any]]:
    """Count by section who owes and who signed, in one statement."""
    overdue = (Commitment.state == "issued") & (Commitment.due_on < today())
    statement = (
        select(
            Commitment.department_id,
            func.count(),
            _count(Commitment.state.in_(SIGNED)),
            _count(Commitment.countersigned_at.is_not(None)),
            _count(overdue),
        )
        .where(_readable(actor), Commitment.state.not_in(CLOSED))
        .group_by(Commitment.department_id)
    )
    if year is not None:
        statement = statement.where(Commitment.year == year)
    names = load_chart(session, today()).department
    rows = [
        {
            "department_id": row[0],
            "department": names[row[0]].name,
            "issued": row[1],
            "signed": row[2],
            "owed": row[1] - row[2],
            "countersigned": row[3],
            "overdue": row[4],
        }
        for row in session.execute(statement)
    ]
    return sorted(rows, key=lambda row: str(row["department"]))


def _count(condition_: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition_, 1), else_=0)), 0)


def _readable(actor: Actor) -> ColumnElement[bool]:
    by_policy = condition(
        actor,
        READ,
        department=Commitment.department_id.expression,
        post=Commitment.post_id.expression,
    )
    return or_(by_policy, Commitment.person_id == actor.person_id)
