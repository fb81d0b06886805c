"""Send a registration: each kind of record begins its chain and leaves its drafting steps."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.procedures.documents import step_of
from service.procedures.gate import chains_rule
from service.procedures.models import Case, CaseItem
from service.procedures.objects import kind_of
from service.procedures.queries.access import open_items_of, open_step_of
from service.procedures.queries.missing import missing_at, missing_for, written
from service.procedures.queries.seats import acts_here, current_seats
from service.procedures.use_cases import advance_case, start_case
from service.registrations.queries.access import Dossier
from service.registrations.queries.gaps import gaps_of_dossier
from service.registrations.refusals import RegistrationIncomplete
from service.risks.models import RiskPoint
from service.tasks.rules import URGENCIES
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.database import utc_now

READ = "registration.entered"
Measures = Mapping[UUID, list[Mapping[str, Any]]]


def send_registration(
    session: Session,
    actor: Actor,
    found: Dossier,
    measures: Measures,
    urgency: str = URGENCIES[0],
) -> None:
    """Let everything go where its chain takes it; what is lacking is told all at once."""
    refuse_incomplete(session, found, measures)
    kept = found.registration
    if kept is None:
        return
    if chains_rule(session):
        cases = [_sent(session, actor, kind, ids, urgency) for kind, ids in _groups(found)]
        known = dict.fromkeys([*kept.case_ids, *(str(one.id) for one in cases)])
        kept.case_ids = list(known)
    else:
        _tell_the_register_office(session, actor, found)
    kept.state, kept.sent_at = "sent", utc_now()


def refuse_incomplete(session: Session, found: Dossier, measures: Measures) -> None:
    """Refuse with every gap that blocks, each at its place in the form."""
    gaps = [one for one in gaps_of_dossier(session, found, measures) if one.blocking]
    if gaps:
        raise RegistrationIncomplete(
            "The registration is not complete.",
            number=found.power.number,
            missing=[{"code": one.code, "pointer": one.pointer, **one.facts} for one in gaps],
        )


def _groups(found: Dossier) -> Iterator[tuple[str, list[UUID]]]:
    """Part the records as the engine wants them: by kind, subject and section."""
    yield "power", [found.power.id]
    if found.chart is not None:
        yield "flowchart", [found.chart.id]
    groups: dict[tuple[str, UUID | None], list[UUID]] = {}
    for one in found.points:
        groups.setdefault((one.subject_type, one.department_id), []).append(one.id)
    for ids in groups.values():
        yield "risk_point", ids


def _sent(session: Session, actor: Actor, kind: str, ids: list[UUID], urgency: str) -> Case:
    """Begin the case, or take up the one that came back; go on as far as one may oneself."""
    case = _running(session, kind, ids) or start_case(
        session, actor, object_kind=kind, ids=ids, urgency=urgency
    )
    while _may_leave(session, actor, case):
        advance_case(session, actor, case.id, if_version=None)
    return case


def send_measures(
    session: Session, actor: Actor, measures: Iterable[tuple[RiskPoint, UUID]]
) -> list[Case]:
    """Begin the review of measures just entered; what lacks something waits at its drafting."""
    groups: dict[tuple[str, UUID | None], list[UUID]] = {}
    for point, measure_id in measures:
        groups.setdefault((point.subject_type, point.department_id), []).append(measure_id)
    cases = [start_case(session, actor, object_kind="measure", ids=ids) for ids in groups.values()]
    for case in cases:
        while _is_in_place(session, actor, case):
            advance_case(session, actor, case.id, if_version=None)
    return cases


def _is_in_place(session: Session, actor: Actor, case: Case) -> bool:
    """Say whether the sender may leave this drafting step himself, and nothing keeps it there."""
    step = step_of(case)
    if case.state != "running" or step.type != "draft":
        return False
    items = open_items_of(session, case.id)
    if not acts_here(actor, current_seats(session, case, items)):
        return False
    return not missing_at(session, case, step, open_step_of(session, case.id), items)


def _running(session: Session, kind: str, ids: Iterable[UUID]) -> Case | None:
    return session.scalar(
        select(Case)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .where(
            CaseItem.object_kind == kind,
            CaseItem.item_id.in_(list(ids)),
            CaseItem.state == "open",
            Case.state == "running",
        )
        .limit(1)
    )


def _may_leave(session: Session, actor: Actor, case: Case) -> bool:
    """Say whether the sender may leave this drafting step himself, and it is in place."""
    step = step_of(case)
    if case.state != "running" or step.type != "draft":
        return False
    items = open_items_of(session, case.id)
    if not acts_here(actor, current_seats(session, case, items)):
        return False
    own = [one for one in step.in_place if one in kind_of(case.object_kind).CRITERIA]
    gaps = missing_for(session, case, items, own)
    if gaps:
        raise RegistrationIncomplete(
            "The registration is not complete.", number=case.title, missing=written(gaps)
        )
    return not missing_at(session, case, step, open_step_of(session, case.id), items)


def _tell_the_register_office(session: Session, actor: Actor, found: Dossier) -> None:
    """While stock is taken nothing runs by chains: whoever enters into force is told."""
    day = today()
    subject = Subject("section", found.power.department_id, kind="power")
    holders: tuple[Holder, ...] = holders_of(
        "register_office", subject, load_chart(session, day), day
    )
    open_task(
        session,
        kind=READ,
        said={"number": found.power.number, "power": found.power.name},
        subject_kind="power",
        subject_id=found.power.id,
        persons=holders,
        acting="register_office",
        box="read",
        department_id=found.power.department_id,
        sender=actor,
        facts={"number": found.power.number, "object_kind": "power"},
    )
