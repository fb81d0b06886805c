"""Regulations stand for the powers that take the place of those they stood for (R-037, R-236)."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.powers.models import PowerSuccession
from service.regulations.models import Regulation, RegulationLink
from service.regulations.rules import ABOLISHED
from service.regulations.use_cases.registering import document, write_down
from tenants.context import Actor


def follow(session: Session, actor: Actor, successions: Sequence[PowerSuccession]) -> None:
    """Let each regulation stand for all heirs, clause by clause; what they share stands once."""
    heirs: dict[UUID, list[UUID]] = defaultdict(list)
    for one in successions:
        heirs[one.predecessor_id].append(one.successor_id)
    regulations = session.scalars(
        select(Regulation)
        .join(RegulationLink, RegulationLink.regulation_id == Regulation.id)
        .where(RegulationLink.power_id.in_(heirs), Regulation.status != ABOLISHED)
        .order_by(Regulation.number)
        .distinct()
    ).all()
    links = _links(session, [one.id for one in regulations])
    for regulation in regulations:
        before = document(session, regulation)
        _hand_over(session, links[regulation.id], heirs)
        write_down(session, actor, "regulation.followed_power", regulation, before)


def _links(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[RegulationLink]]:
    found: dict[UUID, list[RegulationLink]] = defaultdict(list)
    rows = select(RegulationLink).where(
        RegulationLink.regulation_id.in_(ids), RegulationLink.power_id.is_not(None)
    )
    for one in session.scalars(rows.order_by(RegulationLink.id)):
        found[one.regulation_id].append(one)
    return found


def _hand_over(
    session: Session, links: Sequence[RegulationLink], heirs: dict[UUID, list[UUID]]
) -> None:
    known = {(one.power_id, one.clause, one.control_requirement) for one in links}
    for link in [one for one in links if one.power_id in heirs]:
        for heir in heirs[link.power_id or link.id]:
            said = (heir, link.clause, link.control_requirement)
            if said not in known:
                known.add(said)
                session.add(
                    RegulationLink(
                        regulation_id=link.regulation_id,
                        power_id=heir,
                        clause=link.clause,
                        control_requirement=link.control_requirement,
                    )
                )
        session.delete(link)
    session.flush()
