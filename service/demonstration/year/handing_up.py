"""Packages go up to the leading group; one comes back with what is to be improved."""

from collections.abc import Callable
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.demonstration.plans import TenantPlan
from service.demonstration.year.desks import Desks, desks_of
from service.exchange.documents import in_transit
from service.exchange.models import OutboxDocument
from service.exchange.receiving import Receiver, receive
from service.filings.models import Filing, ReceivedFiling
from service.filings.queries import items_of, received_items
from service.filings.use_cases.preparing import draft_filing, send_filing
from service.filings.use_cases.receiving import receive_filings, receive_results
from service.filings.use_cases.reviewing import accept_rest, answer_filing, decide_items
from tenants.database import utc_now
from tenants.models.platform import Tenant
from tenants.provisioning import enter

REVIEWER: Final = "office:office_head"
DESPITE: Final = "年度方案实施较晚，本轮新查找的风险点审定后补报"


def file_with_the_group(desks: Desks, above: TenantPlan, present: date) -> None:
    """Send the plan, which is filed, the points, given back, and the measures, to be reviewed."""
    for kind, answer, despite in (("plan", _file, ""), ("points", _give_back, DESPITE)):
        sent = _sent(desks, kind, present, despite)
        if sent is not None:
            _carried_and_answered(desks, above, sent, answer)
    _sent(desks, "measures", present, DESPITE)


def _sent(desks: Desks, kind: str, present: date, despite: str) -> Filing | None:
    """Send a package, if there is anything to send."""
    session, office = desks.session, desks.office
    filing = draft_filing(session, office, kind=kind, year=present.year)
    if not items_of(session, filing.id):
        return None
    return send_filing(session, office, filing.id, if_version=filing.version, despite_gaps=despite)


def _carried_and_answered(
    desks: Desks, above: TenantPlan, sent: Filing, answer: Callable[[Desks, Filing], None]
) -> None:
    session = desks.session
    here: int = session.info["tenant_id"]
    there = session.scalars(select(Tenant.id).where(Tenant.code == above.code)).one()
    _carry(session, here, "filing", receive_filings)
    enter(session, there)
    answer(desks_of(session, above), sent)
    _carry(session, there, "filing_result", receive_results)
    enter(session, here)


def _file(office: Desks, sent: Filing) -> None:
    session, reviewer, got = office.session, office.at(REVIEWER), _received(office, sent)
    accept_rest(session, reviewer, got.id, if_version=got.version)
    answer_filing(session, reviewer, got.id, if_version=got.version, opinion="方案可行，同意备案")
    session.flush()


def _received(office: Desks, sent: Filing) -> ReceivedFiling:
    found = select(ReceivedFiling).where(ReceivedFiling.filing_id == sent.id)
    return office.session.scalars(found).one()


def _give_back(office: Desks, sent: Filing) -> None:
    session, reviewer, got = office.session, office.at(REVIEWER), _received(office, sent)
    first = received_items(session, got.id)[0]
    faults = {
        "item_id": first.item_id,
        "decision": "returned",
        "reason": "表现形式过于笼统，请写明具体环节和岗位",
    }
    decide_items(session, reviewer, got.id, if_version=got.version, items=[faults])
    accept_rest(session, reviewer, got.id, if_version=got.version)
    opinion = "个别风险点请修改后重新报备"
    answer_filing(session, reviewer, got.id, if_version=got.version, opinion=opinion)
    session.flush()


def _carry(session: Session, sender_id: int, kind: str, receiver: Receiver) -> None:
    """Carry what waits in the bound sender's outbox, as the exchange does, and note its receipt."""
    session.flush()
    waiting = session.scalars(
        select(OutboxDocument).where(
            OutboxDocument.kind == kind, OutboxDocument.acknowledged_at.is_(None)
        )
    ).all()
    for outgoing in waiting:
        document = in_transit(outgoing, sender_id)
        enter(session, document.recipient_id)
        receive(session, document, {kind: receiver})
        session.flush()
        enter(session, sender_id)
        outgoing.delivered_at = outgoing.acknowledged_at = utc_now()
        outgoing.state = "acknowledged"
        session.flush()
