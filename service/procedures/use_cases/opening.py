"""Open a step of a case: its due day, whose to-do it is, whom it asks, which room it is for."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.acting import BODY_WORDS, Holder, sections_of
from policies.chains import Step
from policies.charts import Chart
from service.organisation.queries import load_chart
from service.procedures import dues
from service.procedures.documents import chain_of
from service.procedures.models import Case, CaseItem, CaseOpinion, CaseStep
from service.procedures.objects import Matter, room_of
from service.procedures.queries.seats import (
    asked_of,
    deciding_body,
    matters_of,
    seat_at,
    seats_at,
    sections_asked,
)
from service.procedures.refusals import BodyMissing
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.models.organisation import Cycle


def open_step(
    session: Session,
    actor: Actor,
    case: Case,
    place: int,
    items: Sequence[CaseItem],
    *,
    sent_back: bool = False,
    acting: str = "",
) -> CaseStep:
    """Let a case stand at this step of its chain from today on; another seat may take it over."""
    step = chain_of(case).steps[place]
    refuse_bodiless(session, step)
    rule = dues.rework_due if sent_back else dues.due_on
    case.step, case.step_code = place, step.code
    case.due_on = rule(step.due, today(), year_of(session, case))
    visit = CaseStep(
        case_id=case.id,
        position=_next_position(session, case.id),
        code=step.code,
        type=step.type,
        acting=acting or step.acting,
        opened_at=utc_now(),
        round=case.round,
        due_on=case.due_on,
        item_ids=[str(one.item_id) for one in items],
    )
    session.add(visit)
    session.flush()
    matters = matters_of(session, case, items).values() if step.decides else ()
    _let_wait(session, actor, case, step, visit, matters)
    if step.type == "consult":
        _ask(session, actor, case, step, visit)
    room = room_of(step.type)
    if room is not None:
        room.open_step(session, actor, case, visit, items, step.notice)
    return visit


def refuse_bodiless(session: Session, step: Step) -> None:
    """Refuse to send a case to a body the bureau has not set up, naming what to set up (Q-12)."""
    if not step.body or deciding_body(load_chart(session, today()), step) is not None:
        return
    zh, en = BODY_WORDS.get(step.body, (step.body, step.body))
    raise BodyMissing(
        "The bureau has no such body, or it has no members.",
        body=step.body,
        name=zh,
        english=en,
        step=step.code,
        set_up="/api/v1/bodies",
    )


def year_of(session: Session, case: Case) -> int:
    """Give the year whose calendar a case goes by."""
    cycle = owned(session, Cycle, case.cycle_id) if case.cycle_id else None
    return cycle.year if cycle else today().year


def _next_position(session: Session, case_id: UUID) -> int:
    last = session.scalar(select(func.max(CaseStep.position)).where(CaseStep.case_id == case_id))
    return (last or 0) + 1


def _let_wait(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    step: Step,
    visit: CaseStep,
    matters: Iterable[Matter],
) -> None:
    holders = seats_at(session, case, step, matters, seat_at(step, visit)).holders
    wait(session, actor, case, step, visit, holders, kind="case_step", subject=("case", case.id))


def wait(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    step: Step,
    visit: CaseStep,
    holders: Iterable[Holder],
    *,
    kind: str,
    subject: tuple[str, UUID],
    due_on: date | None = None,
    titled: str = "",
) -> None:
    """Lay a step before those who may take it, or a question before those who are asked."""
    open_task(
        session,
        kind=kind,
        titled=titled,
        said={"case": case.titles},
        subject_kind=subject[0],
        subject_id=subject[1],
        persons=holders,
        acting=visit.acting,
        due_on=due_on or visit.due_on,
        case_id=case.id,
        step_id=visit.id,
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
            "step": step.code,
            "step_type": step.type,
            "step_zh": step.zh,
            "step_en": step.en,
        },
    )


def _ask(session: Session, actor: Actor, case: Case, step: Step, visit: CaseStep) -> None:
    """Ask each section, or the one office the step names, for its opinion."""
    day = today()
    chart = load_chart(session, day)
    for department_id in _asked_departments(case, step, chart):
        opinion = CaseOpinion(
            case_id=case.id, step_id=visit.id, asked=step.acting, department_id=department_id
        )
        session.add(opinion)
        session.flush()
        holders = asked_of(opinion, case, chart)
        wait(
            session,
            actor,
            case,
            step,
            visit,
            holders,
            kind="case_opinion",
            subject=("case_opinion", opinion.id),
        )


def _asked_departments(case: Case, step: Step, chart: Chart) -> list[UUID | None]:
    if step.acting != "related_sections":
        return [None]
    named = sections_asked(case)
    chosen = [
        one
        for one in sections_of(chart)
        if (one in named if named is not None else one != case.department_id)
    ]
    return list(chosen)


def refuse_unknown_sections(session: Session, case: Case) -> None:
    """The sections to be heard must be other sections of this bureau."""
    named = case.values.get("sections")
    if named is None:
        return
    chart = load_chart(session, today())
    known = {str(one) for one in sections_of(chart) if one != case.department_id}
    if not isinstance(named, list) or not named or not known.issuperset(map(str, named)):
        raise Invalid("Some fields are not right.", errors={"values": {"sections": ["not-found"]}})
