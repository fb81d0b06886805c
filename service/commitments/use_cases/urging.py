"""Urge whoever has not signed his letter yet (补签提醒), many at once."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import may, require_somewhere
from policies.permissions import Permission
from service.commitments.models import Commitment
from service.commitments.queries import CLOSED, target_of
from service.commitments.refusals import LetterClosed, LetterSigned
from service.commitments.use_cases.issuing import ask_to_sign
from service.tasks.refusals import NothingWaits
from service.tasks.use_cases.urging import Urged, urge_once_a_day, urged
from tenants.context import Actor
from tenants.errors import Forbidden, NotFound
from tenants.journal import record

URGE: Final = Permission.COMMITMENT_URGE


def urge_signers(session: Session, actor: Actor, commitment_ids: Sequence[UUID]) -> list[Urged]:
    """Urge those who owe a signature, once a day; leave out letters that are signed or closed."""
    require_somewhere(actor, URGE)
    wanted = list(dict.fromkeys(commitment_ids))
    found = {
        one.id: one
        for one in session.scalars(
            select(Commitment)
            .where(Commitment.id.in_(wanted))
            .order_by(Commitment.id)
            .with_for_update()
        )
    }
    return [urged(one, partial(_urge, session, actor, found.get(one))) for one in wanted]


def _urge(session: Session, actor: Actor, letter: Commitment | None) -> list[str]:
    if letter is None:
        raise NotFound("There is no such letter.")
    if not may(actor, URGE, target_of(letter)):
        raise Forbidden("This letter is not one's own to urge.", permission=URGE.value)
    if letter.state in CLOSED:
        raise LetterClosed("The letter is closed.", number=letter.number)
    if letter.state != "issued":
        raise LetterSigned("The letter is signed.", number=letter.number)
    task = ask_to_sign(session, letter, actor)
    if task is None:
        raise NothingWaits("It waits for nobody just now.")
    urge_once_a_day(session, actor, task)
    record(
        session,
        actor,
        "commitment.urged",
        "commitment",
        letter.id,
        version=letter.version,
        number=letter.number,
        due_on=letter.due_on,
        persons=[letter.person_name],
    )
    return [letter.person_name]
