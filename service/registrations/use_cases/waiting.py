"""Take up the measures that waited until their risk points were confirmed (R-217)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.queries.authors import (
    authors_of,
    confirmed_among,
    is_author,
    refuse_stranger,
)
from service.measures.refusals import MeasuresWait
from service.measures.use_cases import add_measure
from service.powers.models import Power
from service.procedures.gate import chains_rule
from service.procedures.models import CaseItem
from service.registrations.queries.access import Dossier, access_dossier, registration_of
from service.registrations.queries.shapes import read_back
from service.registrations.use_cases.saving import document, write_down
from service.registrations.use_cases.sending import send_measures
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import owned

WAITING = "measure.waiting"


def take_up_measures(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Dossier:
    """Enter the waiting measures of every point that is confirmed by now, and send them on.

    Whose measures they are enters them: the holder those of his post, the section its own.
    """
    found = access_dossier(session, actor, power_id, Permission.POWER_READ, if_version=if_version)
    kept = found.registration
    confirmed = confirmed_among(session, found.points)
    due = [one for one in found.points if _waits(found, one) and one.id in confirmed]
    if kept is None or not due:
        raise MeasuresWait("No risk point with measures waiting is confirmed yet.")
    ready = [one for one in due if is_author(session, actor, one)]
    if not ready:
        refuse_stranger(session, actor, due[0])
    before = document(kept)
    made = [
        (point, add_measure(session, actor, point.id, **read_back(written)).id)
        for point in ready
        for written in found.notes[str(point.id)]["measures"]
    ]
    if chains_rule(session):
        cases = send_measures(session, actor, made)
        kept.case_ids = [*kept.case_ids, *(str(one.id) for one in cases)]
    done = {str(one.id) for one in ready}
    if len(ready) == len(due):
        settle_tasks(session, subject_id=power_id, kind=WAITING, by=actor)
    kept.points = [one | {"measures": []} if one["id"] in done else one for one in kept.points]
    write_down(session, actor, "power_registration.measures_taken_up", found, before)
    return found


def tell_whose_measures_wait(session: Session, case_id: UUID) -> None:
    """Once risk points are confirmed, whose measures wait for them is asked to enter them."""
    ids = select(CaseItem.item_id).where(
        CaseItem.case_id == case_id, CaseItem.object_kind == "risk_point"
    )
    powers = select(RiskPoint.power_id).where(RiskPoint.id.in_(ids)).distinct()
    for power in session.scalars(select(Power).where(Power.id.in_(powers))):
        _ask_authors(session, power)


def forget_measures_of(session: Session, risk_point_id: UUID) -> None:
    """Nobody waits for the measures of a point that was retired meanwhile."""
    point = owned(session, RiskPoint, risk_point_id)
    power = owned(session, Power, point.power_id) if point and point.power_id else None
    if power is not None:
        _ask_authors(session, power)


def _ask_authors(session: Session, power: Power) -> None:
    kept = registration_of(session, power.id)
    waiting = [UUID(one["id"]) for one in kept.points if one.get("measures")] if kept else []
    living = select(RiskPoint).where(RiskPoint.id.in_(waiting), RiskPoint.status != RETIRED)
    points = session.scalars(living).all()
    confirmed = confirmed_among(session, points)
    due = [one for one in points if one.id in confirmed]
    settle_tasks(session, subject_id=power.id, kind=WAITING, outcome="withdrawn")
    open_task(
        session,
        kind=WAITING,
        said={"number": power.number, "power": power.name},
        subject_kind="power",
        subject_id=power.id,
        persons=[holder for one in due for holder in authors_of(session, one)],
        department_id=power.department_id,
        facts={"number": power.number, "object_kind": "measure"},
    )


def _waits(found: Dossier, point: RiskPoint) -> bool:
    return bool(found.notes.get(str(point.id), {}).get("measures"))
