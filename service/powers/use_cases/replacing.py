"""A power takes the place of others once it is confirmed; what hangs on them goes with it (R-037).

Charts, risk points and regulations belong to areas above: their rooms are named here and
loaded when asked.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Final, Protocol, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.powers.models import Power, PowerSuccession
from service.powers.queries import full_document
from service.powers.rules import ABOLISHED, IN_FORCE
from service.powers.use_cases.keeping import write_down
from service.powers.use_cases.refusals import SuccessionUnderWay
from service.tasks.use_cases import clear_desks
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import NotFound

ROOMS: Final = (
    "service.flowcharts.use_cases.succeeding",
    "service.risks.use_cases.succeeding",
    "service.regulations.use_cases.succeeding",
)
PROPOSED, EFFECTIVE, WITHDRAWN = "proposed", "effective", "withdrawn"
TOPICS: Final = {"merge": "power.merged", "split": "power.split"}
ENDED: Final = {"merge": "合并为", "split": "拆分为"}


class Room(Protocol):
    """What an area provides whose records hang on powers."""

    def follow(
        self, session: Session, actor: Actor, successions: Sequence[PowerSuccession]
    ) -> None:
        """Let the records of one power go over to its successors, each journalled by itself."""
        ...


def refuse_replaced(session: Session, power: Power) -> None:
    """Let nobody clean a power up that others shall take the place of."""
    if _proposed(session, PowerSuccession.predecessor_id == power.id):
        raise SuccessionUnderWay("The power is being changed already.", number=power.number)


def take_places(session: Session, actor: Actor, successor: Power) -> None:
    """Abolish the powers this one replaces, as soon as all their successors are in force."""
    for own in _proposed(session, PowerSuccession.successor_id == successor.id):
        together = _proposed(session, PowerSuccession.predecessor_id == own.predecessor_id)
        heirs = _powers(session, [one.successor_id for one in together])
        if all(one.status == IN_FORCE for one in heirs):
            (old,) = _powers(session, [own.predecessor_id])
            _end(session, actor, old, heirs, together)


def give_up_places(session: Session, power: Power) -> None:
    """A power that is abolished replaces nothing, and need not be replaced."""
    mine = or_(PowerSuccession.successor_id == power.id, PowerSuccession.predecessor_id == power.id)
    for one in _proposed(session, mine):
        one.state = WITHDRAWN
    session.flush()


def _end(
    session: Session,
    actor: Actor,
    old: Power,
    heirs: Sequence[Power],
    together: Sequence[PowerSuccession],
) -> None:
    kind = together[0].kind
    for one in together:
        one.state, one.effective_on = EFFECTIVE, today()
    if old.status != ABOLISHED:
        before = full_document(session, old)
        names = "、".join(f"{one.number} {one.name}" for one in heirs)
        old.status, old.abolished_on, old.pending = ABOLISHED, today(), None
        old.abolished_reason = f"{ENDED[kind]}：{names}"
        old.review_required = False
        numbers = [one.number for one in heirs]
        write_down(session, actor, TOPICS[kind], old, before, successors=numbers)
        clear_desks(session, [old.id], by=actor)
    for name in ROOMS:
        cast("Room", import_module(name)).follow(session, actor, together)


def _proposed(session: Session, condition: object) -> list[PowerSuccession]:
    found = select(PowerSuccession).where(condition, PowerSuccession.state == PROPOSED)  # type: ignore[arg-type]
    return list(session.scalars(found.order_by(PowerSuccession.id)))


def _powers(session: Session, ids: Sequence[object]) -> list[Power]:
    found = {one.id: one for one in session.scalars(select(Power).where(Power.id.in_(ids)))}
    if set(ids) - set(found):
        raise NotFound("There is no such power.")
    return [found[one] for one in sorted(found)]
