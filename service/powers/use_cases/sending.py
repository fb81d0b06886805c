"""Send what is proposed of a power to whoever confirms it: through its chain, or to his desk."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.permissions import Permission
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.powers.models import Power
from service.powers.queries import access_power
from service.powers.rules import DRAFT
from service.powers.use_cases.keeping import refuse_abolished, refuse_decided, refuse_under_review
from service.powers.use_cases.refusals import NoChange
from service.procedures.documents import step_of
from service.procedures.gate import chains_rule
from service.procedures.models import Case, CaseItem
from service.procedures.queries.access import open_items_of
from service.procedures.queries.seats import acts_here, current_seats
from service.procedures.use_cases import advance_case, start_case
from service.tasks.rules import URGENCIES
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import record

CONFIRM = "power.confirm"


@dataclass(frozen=True, slots=True)
class Sent:
    """Where it lies now: its case and step, where chains rule, and for whom it waits."""

    case_id: UUID | None
    number: str | None
    step_zh: str
    step_en: str
    waiting_for: list[str]


def send_power(
    session: Session,
    actor: Actor,
    power_id: UUID,
    *,
    if_version: int | None,
    urgency: str = URGENCIES[0],
) -> Sent:
    """Send a clean-up or a change, and go on as far as the sender may take it himself."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT, if_version=if_version)
    refuse_abolished(power)
    refuse_under_review(session, power)
    refuse_decided(power)
    if power.pending is None and power.status != DRAFT:
        raise NoChange("Nothing is proposed.", number=power.number)
    if not chains_rule(session):
        return _put_before_the_leader(session, actor, power)
    case = _running(session, power.id) or start_case(
        session, actor, object_kind="power", ids=[power.id], urgency=urgency
    )
    while _is_his(session, actor, case):
        advance_case(session, actor, case.id, if_version=None)
    step = step_of(case)
    seats = current_seats(session, case, open_items_of(session, case.id))
    names = [one.name for one in seats.holders]
    return Sent(case.id, case.number, step.zh, step.en, names)


def _running(session: Session, power_id: UUID) -> Case | None:
    """Find the case that came back to its drafting step."""
    return session.scalar(
        select(Case)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .where(
            CaseItem.object_kind == "power",
            CaseItem.item_id == power_id,
            CaseItem.state == "open",
            Case.state == "running",
        )
        .limit(1)
    )


def _is_his(session: Session, actor: Actor, case: Case) -> bool:
    """Say whether the case is at a drafting step the sender takes himself."""
    if case.state != "running" or step_of(case).type != "draft":
        return False
    return acts_here(actor, current_seats(session, case, open_items_of(session, case.id)))


def _put_before_the_leader(session: Session, actor: Actor, power: Power) -> Sent:
    """While stock is taken nothing runs by chains: the leader in charge has it on his desk."""
    subject = Subject(
        "section" if power.department_id else "unit", power.department_id, kind="power"
    )
    acting = "deputy_leader" if power.department_id else "main_leader"
    holders = holders_of(acting, subject, load_chart(session, today()), today())
    changes = (power.pending or {}).get("cause")
    open_task(
        session,
        kind=CONFIRM,
        titled="power.change_confirm" if changes else CONFIRM,
        said={"number": power.number, "power": power.name},
        subject_kind="power",
        subject_id=power.id,
        persons=holders,
        acting=acting,
        department_id=power.department_id,
        sender=actor,
        facts={"number": power.number, "object_kind": "power"},
    )
    names = [one.name for one in holders]
    record(
        session,
        actor,
        "power.proposal_sent",
        "power",
        power.id,
        version=power.version,
        before=None,
        after=None,
        waiting_for=names,
    )
    return Sent(None, None, "", "", names)
