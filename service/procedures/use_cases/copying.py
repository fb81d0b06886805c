"""Send a case to colleagues for reading (抄送): they are told of it, and decide nothing."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.charts import Chart
from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.procedures.models import Case
from service.procedures.queries.access import access_case, hold_case, open_items_of
from service.procedures.queries.copies import refuse_blind, refuse_to_copy, unread_by
from service.procedures.queries.seats import current_seats
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.tracing import attempt
from service.tasks.rules import COPY
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.database import new_id
from tenants.errors import Invalid
from tenants.journal import record


def copy_case(
    session: Session, actor: Actor, case_id: UUID, *, person_ids: Sequence[UUID], note: str = ""
) -> Case:
    """Lay a case before colleagues who may read it; nobody has it twice while it is unread."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case, chart = hold_case(session, case_id), load_chart(session, today())
    with attempt(actor, case.id, "copy"):
        refuse_over(session, case)
        seats = current_seats(session, case, open_items_of(session, case.id))
        refuse_to_copy(actor, case, seats, chart)
        readers = _readers(session, actor, case, chart, list(dict.fromkeys(person_ids)))
        _lay_before(session, actor, case, readers, note.strip())
        record(
            session,
            actor,
            "case.copied",
            "case",
            case.id,
            version=case.version,
            number=case.number,
            step=case.step_code,
            persons=[one.name for one in readers],
            note=note.strip(),
        )
    return case


def _readers(
    session: Session, actor: Actor, case: Case, chart: Chart, person_ids: Sequence[UUID]
) -> list[Holder]:
    """Refuse strangers and the sender himself; name who may not read; pass over who has it."""
    if not person_ids:
        raise _unfit("nobody-to-read")
    if any(one not in chart.person or one == actor.person_id for one in person_ids):
        raise _unfit("not-found")
    refuse_blind(session, case, chart, person_ids)
    known = unread_by(session, case, person_ids)
    fresh = [one for one in person_ids if one not in known]
    if not fresh:
        raise _unfit("copied-already")
    return [Holder(one, None, None, "", chart.person[one].name) for one in fresh]


def _unfit(code: str) -> Invalid:
    return Invalid("Some fields are not right.", errors={"person_ids": [code]})


def _lay_before(
    session: Session, actor: Actor, case: Case, readers: Sequence[Holder], note: str
) -> None:
    """Each sending is a paper of its own, with its own words; it stays when the step is left."""
    open_task(
        session,
        kind=COPY,
        said={"case": case.titles},
        subject_kind=COPY,
        subject_id=new_id(),
        persons=readers,
        box="read",
        case_id=case.id,
        department_id=case.department_id,
        post_id=case.post_id,
        rank=case.rank,
        lowers=case.lowers,
        urgency=case.urgency,
        sender=actor,
        started_by=case.started_by,
        facts={
            "object_kind": case.object_kind,
            "subject_type": case.subject_type,
            "number": case.number,
            "note": note,
        },
    )
