"""Merge powers that are one, split one that is several; both keep who came from whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.powers.models import Power, PowerSuccession
from service.powers.points import POINTS
from service.powers.queries import access_power, full_document, posts_by_power
from service.powers.rules import ABOLISHED, DRAFT, IN_FORCE, RETAIN
from service.powers.use_cases.discretion import carry_standards
from service.powers.use_cases.entering import enter_power
from service.powers.use_cases.keeping import refuse_abolished, refuse_under_review, write_down
from service.powers.use_cases.refusals import NothingProposed, NotInForce, SuccessionUnderWay
from service.powers.use_cases.replacing import PROPOSED, give_up_places
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import plain

TEXTS: Final = (
    "content",
    "legal_basis",
    "procedure",
    "time_limit",
    "level_authority",
    "duty",
    "responsibility_basis",
    "accountability_scope",
    "accountability_cases",
    "service_commitment",
    "work_discipline",
    "fee",
    "remarks",
)
FEWEST: Final = 2
LIMIT: Final = ("time_limit_value", "time_limit_unit", "time_limit_counting")


def merge_powers(
    session: Session, actor: Actor, *, power_ids: Sequence[UUID], name: str, reason: str
) -> Power:
    """Draft the one power that shall stand for several; until it is confirmed they hold."""
    powers = [_replaceable(session, actor, one) for one in dict.fromkeys(power_ids)]
    if len(powers) < FEWEST:
        raise Invalid("Some fields are not right.", errors={"power_ids": ["merge-needs-two"]})
    if len({one.category for one in powers}) > 1:
        raise Invalid("Some fields are not right.", errors={"power_ids": ["category-differs"]})
    values = _compared(actor, {**_merged(session, powers), "name": name}, reason)
    facts = {"merges": [one.number for one in powers], "reason": reason}
    made = enter_power(session, actor, values, **facts)
    for one in powers:
        _propose(session, actor, one, made, "merge", reason)
        _say_proposed(session, actor, one, "power.merger_proposed", [made])
    carry_standards(session, actor, [one.id for one in powers], made)
    return made


def split_power(
    session: Session,
    actor: Actor,
    power_id: UUID,
    *,
    if_version: int | None,
    parts: Sequence[Mapping[str, Any]],
    reason: str,
) -> Power:
    """Draft the powers one shall be split into; until all of them are confirmed it holds."""
    old = _replaceable(session, actor, power_id, if_version=if_version)
    named = [point for part in parts for point in part["risk_point_ids"]]
    if len(named) != len(set(named)):
        raise Invalid("Some fields are not right.", errors={"parts": ["risk-point-twice"]})
    _refuse_strange(session, old, named)
    common, heirs = _merged(session, [old]), []
    for part in parts:
        words = {"name": part["name"], "content": part["content"] or common["content"]}
        facts = {"splits": old.number, "reason": reason}
        made = enter_power(session, actor, _compared(actor, {**common, **words}, reason), **facts)
        _propose(session, actor, old, made, "split", reason, part["risk_point_ids"])
        carry_standards(session, actor, [old.id], made)
        heirs.append(made)
    _say_proposed(session, actor, old, "power.split_proposed", heirs)
    return old


def withdraw_succession(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None, reason: str
) -> Power:
    """Take a merger or a split back before it is confirmed: its drafts go, the old powers stay."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    successors = _successors_with(session, power)
    if not successors or any(one.status != DRAFT for one in successors):
        raise NothingProposed("Nothing is proposed that could be taken back.", number=power.number)
    for one in successors:
        refuse_under_review(session, one)
    for one in successors:
        before = full_document(session, one)
        one.status, one.abolished_on, one.abolished_reason = ABOLISHED, today(), reason
        write_down(session, actor, "power.succession_withdrawn", one, before, reason=reason)
        give_up_places(session, one)
    return power


def _successors_with(session: Session, power: Power) -> list[Power]:
    """Give the drafts of the merger or split this power is part of, on whichever side."""
    rows = select(PowerSuccession).where(PowerSuccession.state == PROPOSED)
    mine = session.scalars(
        rows.where(
            or_(
                PowerSuccession.successor_id == power.id,
                PowerSuccession.predecessor_id == power.id,
            )
        )
    ).all()
    old = {one.predecessor_id for one in mine}
    together = session.scalars(rows.where(PowerSuccession.predecessor_id.in_(old))).all()
    found = select(Power).where(Power.id.in_({one.successor_id for one in together}))
    return list(session.scalars(found.order_by(Power.number)))


def _replaceable(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None = None
) -> Power:
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    refuse_abolished(power)
    if power.status != IN_FORCE:
        raise NotInForce("Only a power in force is merged or split.", number=power.number)
    refuse_under_review(session, power)
    if power.pending is not None or _successors_with(session, power):
        raise SuccessionUnderWay("The power is being changed already.", number=power.number)
    return power


def _refuse_strange(session: Session, old: Power, points: Sequence[UUID]) -> None:
    """Let only risk points of this very power be shared out."""
    own = select(POINTS.c.id).where(POINTS.c.power_id == old.id, POINTS.c.id.in_(points))
    if set(points) - set(session.scalars(own)):
        raise Invalid("Some fields are not right.", errors={"parts": ["risk-point-of-another"]})


def _merged(session: Session, powers: Sequence[Power]) -> dict[str, Any]:
    """Put together what is written of several powers; what they share is written once."""
    first = powers[0]
    posts = posts_by_power(session, [one.id for one in powers])
    same_limit = len({one.time_limit for one in powers}) == 1
    same_section = len({one.department_id for one in powers}) == 1
    return {
        "category": first.category,
        "category_written": first.category_written,
        "department_id": first.department_id,
        "departments_written": [] if not same_section else list(first.departments_written),
        "exercising_subject": "、".join(_once(one.exercising_subject for one in powers)),
        "parent_id": first.parent_id,
        "levels": list(first.levels),
        "has_discretion": any(one.has_discretion for one in powers),
        **{name: "\n".join(_once(getattr(one, name) for one in powers)) for name in TEXTS},
        **({name: getattr(first, name) for name in LIMIT} if same_limit else {}),
        "responsibility_items": _once(item for one in powers for item in one.responsibility_items),
        "posts": [
            {"post_id": one.post_id, "duty": one.duty} for own in posts.values() for one in own
        ],
    }


def _compared(actor: Actor, values: dict[str, Any], reason: str) -> dict[str, Any]:
    """Note that the new power was compared with the law the old ones named (R-043)."""
    citation = values["legal_basis"][:2000]
    cleanup = {
        "decision": RETAIN,
        "reason": reason,
        "basis": "",
        "sources": [{"kind": "law_regulation", "citation": citation}] if citation else [],
        "proposed": {},
        "by": actor.person_id,
        "by_name": actor.name,
        "on": today(),
    }
    return {**values, "pending": plain(cleanup)}


def _say_proposed(
    session: Session, actor: Actor, old: Power, topic: str, heirs: Sequence[Power]
) -> None:
    """Count it as a version of the old power, so that nobody replaces it twice at once."""
    before = full_document(session, old)
    write_down(session, actor, topic, old, before, successors=[one.number for one in heirs])


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _propose(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    old: Power,
    made: Power,
    kind: str,
    reason: str,
    risk_point_ids: Sequence[UUID] = (),
) -> None:
    session.add(
        PowerSuccession(
            predecessor_id=old.id,
            successor_id=made.id,
            kind=kind,
            reason=reason,
            made_on=today(),
            made_by=actor.person_id,
            made_by_name=actor.name,
            risk_point_ids=[str(one) for one in risk_point_ids],
        )
    )
    session.flush()
