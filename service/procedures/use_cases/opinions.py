"""Say what one thinks of a case when asked, and answer what others said (R-291, R-294)."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import is_holder
from policies.charts import Chart
from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.procedures.models import Case, CaseOpinion, CaseStep
from service.procedures.queries.access import (
    access_case,
    hold_case,
    open_items_of,
    open_step_of,
    opinions_of,
)
from service.procedures.queries.seats import asked_of, current_seats, refuse_others
from service.procedures.refusals import (
    AlreadyAnswered,
    AskedByChain,
    NotAsked,
    NotHisToTakeBack,
    OpinionGiven,
    OpinionTakenBack,
)
from service.procedures.rules import says_nothing
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.tracing import attempt, snapshot, write_down
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid, NotFound


def give_opinion(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    text: str,
    field: str = "",
    agreed: bool | None = None,
) -> CaseOpinion:
    """Give the opinion one's section or office was asked for; a binding one says yes or no."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "opinion"):
        refuse_over(session, case)
        visit = open_step_of(session, case.id)
        opinion = _asked(session, actor, case, visit)
        if says_nothing(text):
            raise Invalid("Some fields are not right.", errors={"text": ["text-missing"]})
        if opinion.binding and agreed is None:
            raise Invalid("Some fields are not right.", errors={"agreed": ["yes-or-no"]})
        before = snapshot(session, case)
        opinion.person_id, opinion.person_name = actor.person_id, actor.name
        opinion.text, opinion.field, opinion.at = text.strip(), field, utc_now()
        opinion.agreed = agreed if opinion.binding else None
        settle_tasks(session, subject_id=opinion.id, outcome="done", by=actor)
        write_down(
            session,
            actor,
            "case.opinion_given",
            case,
            before,
            opinion=opinion.id,
            text=text.strip(),
            agreed=opinion.agreed,
        )
    return opinion


def answer_opinion(
    session: Session,
    actor: Actor,
    case_id: UUID,
    opinion_id: UUID,
    *,
    adopted: bool,
    reply: str = "",
) -> CaseOpinion:
    """Say of an opinion whether it was taken up; if not, why."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "answer"):
        refuse_over(session, case)
        visit = open_step_of(session, case.id)
        refuse_others(actor, current_seats(session, case, open_items_of(session, case.id)))
        known = {one.id: one for one in opinions_of(session, case.id, visit.id)}
        opinion = known.get(opinion_id)
        if opinion is None or opinion.at is None:
            raise NotFound("There is no such opinion.")
        if not adopted and says_nothing(reply):
            raise Invalid("Some fields are not right.", errors={"reply": ["text-missing"]})
        before = snapshot(session, case)
        opinion.adopted, opinion.reply = adopted, reply.strip()
        write_down(
            session,
            actor,
            "case.opinion_answered",
            case,
            before,
            opinion=opinion.id,
            adopted=adopted,
            reply=reply.strip(),
        )
    return opinion


def take_back_opinion(
    session: Session, actor: Actor, case_id: UUID, opinion_id: UUID, *, reason: str = ""
) -> Case:
    """Ask no more what one asked, before it is answered; the step waits for it no longer."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "take_back"):
        refuse_over(session, case)
        visit = open_step_of(session, case.id)
        asked = opinions_of(session, case.id, visit.id, withdrawn=True)
        opinion = next((one for one in asked if one.id == opinion_id), None)
        if opinion is None:
            raise NotFound("There is no such opinion.")
        _refuse_taking_back(actor, opinion, load_chart(session, today()))
        before = snapshot(session, case)
        opinion.withdrawn_at, opinion.withdrawn_reason = utc_now(), reason.strip()
        settle_tasks(session, subject_id=opinion.id, outcome="withdrawn", by=actor)
        write_down(
            session,
            actor,
            "case.opinion_withdrawn",
            case,
            before,
            opinion=opinion.id,
            binding=opinion.binding,
            reason=reason.strip(),
        )
    return case


def _refuse_taking_back(actor: Actor, opinion: CaseOpinion, chart: Chart) -> None:
    """Only the asker himself, and only while nobody has answered."""
    if opinion.asked_by is None:
        raise AskedByChain("The chain itself asks for it.")
    name = _asker(opinion, chart)
    if opinion.asked_by != actor.person_id:
        raise NotHisToTakeBack(
            "Only who asked takes it back.",
            name=name,
            who_can=[{"role": "", "post": "", "name": name}],
        )
    if opinion.at is not None:
        raise OpinionGiven("The opinion was given.", name=opinion.person_name)
    if opinion.withdrawn_at is not None:
        raise OpinionTakenBack("It was taken back.", name=name)


def _asker(opinion: CaseOpinion, chart: Chart) -> str:
    asker = chart.person.get(opinion.asked_by) if opinion.asked_by else None
    return asker.name if asker else ""


def _asked(session: Session, actor: Actor, case: Case, visit: CaseStep) -> CaseOpinion:
    """Find what this person was asked for and has not said yet."""
    chart = load_chart(session, today())
    known = opinions_of(session, case.id, visit.id, withdrawn=True)
    mine = [
        one for one in known if any(is_holder(actor, who) for who in asked_of(one, case, chart))
    ]
    asked = [one for one in known if one.withdrawn_at is None]
    for one in sorted(mine, key=lambda one: not one.binding):
        if one.at is None and one.withdrawn_at is None:
            return one
    if any(one.at for one in mine):
        raise AlreadyAnswered("The opinion was given already.", number=case.number)
    if mine:
        raise OpinionTakenBack("It was taken back.", name=_asker(mine[-1], chart))
    named = [
        {"role": one.asked, "post": who.title, "name": who.name}
        for one in asked
        if one.at is None
        for who in asked_of(one, case, chart)
    ]
    raise NotAsked("Nobody asked this office for an opinion here.", who_can=named)
