"""Letters fetched, listed and counted, each within the reach of whoever asks."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select, true
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.guard import Target, condition, require
from policies.permissions import Permission
from policies.seats import Subject
from service.commitments.models import Commitment, CommitmentPicture, CommitmentTemplate
from service.commitments.refusals import LettersNeedYear
from service.notices.models import Notice, NoticeItem
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Cycle

READ = Permission.COMMITMENT_READ
CLOSED: Final = ("archived", "withdrawn")
SIGNED: Final = ("signed", "countersigned", "noticed", "reported")
LIVING: Final = Commitment.state.not_in(CLOSED)
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
    standing: str | None = None,
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
    found = found.where(*(column == value for column, value in chosen.items() if value is not None))
    return found.where(LIVING, _standings()[standing]) if standing else found


def _standings() -> dict[str, ColumnElement[bool]]:
    """Say what of the living letters each figure counts."""
    signed = Commitment.state.in_(SIGNED)
    return {
        "issued": true(),
        "signed": signed,
        "countersigned": Commitment.countersigned_at.is_not(None),
        "owed": ~signed,
        "overdue": (Commitment.state == "issued") & (Commitment.due_on < today()),
    }


def listed(session: Session, letters: Sequence[Commitment]) -> list[dict[str, Any]]:
    """Write out lines of the list, each with the newest notice it was shown in."""
    shown = notices_of(session, [one.id for one in letters])
    return [{**snapshot(one), **_noticed(shown.get(one.id))} for one in letters]


def _noticed(notice: Notice | None) -> dict[str, Any]:
    return {
        "notice_id": notice.id if notice else None,
        "notice_state": notice.state if notice else None,
        "notice_ends_on": notice.ends_on if notice else None,
    }


def notices_of(session: Session, ids: Sequence[UUID]) -> dict[UUID, Notice]:
    """Give the newest notice each of these letters was shown in."""
    rows = session.execute(
        select(NoticeItem.object_id, Notice)
        .join(Notice, Notice.id == NoticeItem.notice_id)
        .where(NoticeItem.object_kind == "commitment", NoticeItem.object_id.in_(ids))
        .order_by(Notice.id)
    )
    return {row[0]: row[1] for row in rows if row[0]}


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
    standings = _standings()
    statement = (
        select(Commitment.department_id, *(_count(one) for one in standings.values()))
        .where(_readable(actor), LIVING)
        .group_by(Commitment.department_id)
    )
    if year is not None:
        statement = statement.where(Commitment.year == year)
    names = load_chart(session, today()).department
    rows = [
        {
            "department_id": row[0],
            "department": names[row[0]].name,
            **dict(zip(standings, row[1:], strict=True)),
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
