"""Answer what looks like playing a risk down, before its grade goes on (R-199)."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.gradings.models import AnomalyAnswer
from service.gradings.queries.anomalies import anomalies_of, answers_in
from service.gradings.queries.standing import proposals_since
from service.gradings.refusals import NoSuchAnomaly, OwnProposal
from service.procedures.models import Case
from service.procedures.queries.access import access_case, open_items_of
from service.risks.rules import is_placeholder
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import record


def answer_anomaly(
    session: Session, actor: Actor, case_id: UUID, *, key: str, answer: str
) -> AnomalyAnswer:
    """Say why a grade is right although it looks too mild; who proposed it does not."""
    case = access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    items = open_items_of(session, case.id)
    found = {one.key: one for one in anomalies_of(session, items)}
    if case.object_kind != "grading" or key not in found:
        raise NoSuchAnomaly("The case shows no such anomaly.", key=key)
    _refuse_proposer(session, actor, case)
    if is_placeholder(answer):
        raise Invalid("A reason is needed.", errors={"answer": ["text-missing"]})
    given = answers_in(session, case.id).get(key)
    if given is not None:
        return given
    given = AnomalyAnswer(
        case_id=case.id,
        key=key,
        code=found[key].code,
        answer=answer.strip(),
        person_id=actor.person_id,
        person_name=actor.name,
        at=utc_now(),
    )
    session.add(given)
    record(
        session,
        actor,
        "case.anomaly_answered",
        "case",
        case.id,
        version=case.version,
        key=key,
        anomaly=given.code,
        answer=given.answer,
    )
    return given


def _refuse_proposer(session: Session, actor: Actor, case: Case) -> None:
    items = open_items_of(session, case.id)
    sheets = proposals_since(session, [one.item_id for one in items])
    proposers = {sheet.person_id for own in sheets.values() for sheet in own}
    if actor.person_id in proposers | {case.started_by}:
        raise OwnProposal("Another than the proposer answers for this.", number=case.number)
