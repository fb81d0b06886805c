"""What arrives: packages and notices of lowering at a leading group, results at a bureau."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.exchange.documents import Document, DocumentForged
from service.exchange.queries import tenant_names, tenant_of
from service.exchange.receiving import Arrived
from service.exchange.use_cases import send, sign_for
from service.filings.models import Filing, ReceivedFiling, ReceivedItem
from service.filings.queries import items_of, received_items
from service.filings.rules import ANSWER_DAYS
from service.filings.use_cases.reviewing import tell_result
from service.filings.written import write_down
from service.organisation.queries import load_chart
from service.organisation.queries.access import snapshot
from service.tasks.use_cases import open_task, settle_tasks
from tenants.calendar import add_working_days
from tenants.clock import today
from tenants.context import Actor, system_actor
from tenants.database import owned
from tenants.journal import record
from tenants.models.platform import Tenant

GROUP = "body:leading_group_office"
TO_MEND = frozenset({"returned", "withdrawn"})


def receive_filings(session: Session, arrived: Sequence[Arrived]) -> None:
    """Keep the packages that came from below; each becomes a to-do of the group's office."""
    here = session.info["tenant_id"]
    _check_about(session, ((one.sender_id, int(body["bureau"])) for one, body in arrived))
    actor = system_actor(here)
    for document, body in arrived:
        if body.get("withdrawn"):
            _give_back(session, actor, document, body)
            continue
        filing = _keep(session, document.id, document.sender_id, document.revision, body)
        _keep_items(session, filing, body["items"])
        reviewed = body.get("reviewed_by_county")
        if reviewed:
            _note_county(filing, reviewed)
        else:
            _ask_for_review(session, filing)
        after = snapshot(filing)
        record(
            session,
            actor,
            "filing.received",
            "received_filing",
            filing.id,
            version=filing.version,
            after=after,
            bureau=filing.bureau_id,
            late=filing.late,
        )


def receive_results(session: Session, arrived: Sequence[Arrived]) -> None:
    """Take over what the leading group decided on a package of this bureau."""
    actor = system_actor(session.info["tenant_id"])
    for _, body in arrived:
        filing = owned(session, Filing, UUID(body["filing"]))
        if filing is None or filing.revision != int(body["revision"]):
            continue
        before = snapshot(filing)
        filing.state = body["state"]
        filing.opinion, filing.filed_number = body["opinion"], body["filed_number"]
        filing.closed_at = None
        if filing.state != "returned":
            filing.closed_at = datetime.fromisoformat(body["at"])
        said = {UUID(one["id"]): one for one in body["items"]}
        for item in items_of(session, filing.id):
            if item.item_id in said:
                item.decision = said[item.item_id]["decision"]
                item.reason = said[item.item_id]["reason"]
        session.flush()
        _tell_office(session, actor, filing)
        returned = [one for one in body["items"] if one["decision"] == "returned"]
        write_down(
            session,
            actor,
            f"filing.{filing.state}",
            filing,
            before,
            reviewer=body["reviewer"],
            returned=returned,
        )


def receive_withdrawals(session: Session, arrived: Sequence[Arrived]) -> None:
    """Learn whether a package came back unexamined; then it was not sent yet (Q-36)."""
    actor = system_actor(session.info["tenant_id"])
    for _, body in arrived:
        filing = owned(session, Filing, UUID(body["filing"]))
        revision = int(body["revision"])
        if filing is None or (filing.revision, filing.state) != (revision, "withdrawing"):
            continue
        before = snapshot(filing)
        filing.state = "withdrawn" if body["withdrawn"] else "sent"
        if body["withdrawn"] and filing.first_sent_at == filing.sent_at:
            filing.first_sent_at, filing.late = None, False
        session.flush()
        _tell_office(session, actor, filing)
        topic = "filing.withdrawn" if body["withdrawn"] else "filing.kept"
        write_down(session, actor, topic, filing, before)


def receive_lowerings(session: Session, arrived: Sequence[Arrived]) -> None:
    """Bring the lowering of a high grade before the group's office, and pass it on upwards."""
    here = session.info["tenant_id"]
    _check_about(session, ((one.sender_id, int(body["bureau"])) for one, body in arrived))
    above = tenant_of(session, here).overseer_id
    for document, body in arrived:
        open_task(
            session,
            kind="lowering.notice",
            said={
                "bureau": body["bureau_name"],
                "number": body["number"],
                "point": body["title"],
            },
            subject_kind="document",
            subject_id=document.id,
            persons=_holders(session, GROUP),
            acting=GROUP,
            box="read",
            facts={"bureau": body["bureau"], "number": body["number"]},
        )
        if above is not None:
            send(
                session,
                system_actor(here),
                "lowering",
                above,
                subject=document.subject,
                revision=document.revision,
                body=body,
            )


def _check_about(session: Session, told: Iterable[tuple[int, int]]) -> None:
    """Refuse what is told of a bureau by one that neither is it nor oversees it."""
    for sender_id, bureau_id in set(told):
        overseer = session.scalar(select(Tenant.overseer_id).where(Tenant.id == bureau_id))
        if sender_id not in {bureau_id, overseer}:
            raise DocumentForged("The document is about somebody else's bureau.")


def _give_back(session: Session, actor: Actor, document: Document, body: Mapping[str, Any]) -> None:
    """Give a package back unless somebody began to examine it, and say which it was."""
    known = _known(session, body)
    begun = known is not None and (
        known.state != "received"
        or any(one.decision is not None for one in received_items(session, known.id))
    )
    before = snapshot(known) if known else None
    if known is not None and begun:
        filing, known.revision = known, document.revision
    else:
        filing = _keep(session, document.id, document.sender_id, document.revision, body)
        filing.state = "withdrawn"
        settle_tasks(session, subject_id=filing.id, by=actor, outcome="withdrawn")
        sign_for(session, "filing", str(filing.filing_id))
    session.flush()
    told = {"filing": body["filing"], "revision": document.revision, "withdrawn": not begun}
    send(
        session,
        actor,
        "withdrawal_result",
        document.sender_id,
        subject=document.subject,
        revision=document.revision,
        body=told,
    )
    if begun and filing.state != "received":
        tell_result(session, actor, filing)
    write_down(
        session,
        actor,
        "filing.kept" if begun else "filing.given_back",
        filing,
        before,
        reason=body["remarks"],
    )


def _known(session: Session, body: Mapping[str, Any]) -> ReceivedFiling | None:
    return session.scalar(
        select(ReceivedFiling).where(
            ReceivedFiling.bureau_id == int(body["bureau"]),
            ReceivedFiling.filing_id == UUID(body["filing"]),
        )
    )


def _keep(
    session: Session, document_id: UUID, sender_id: int, revision: int, body: Mapping[str, Any]
) -> ReceivedFiling:
    filing = _known(session, body)
    told = {
        "revision": revision,
        "document_id": document_id,
        "late": bool(body["late"]),
        "remarks": body["remarks"],
        "gaps": body["gaps"],
        "first_sent_at": datetime.fromisoformat(body["first_sent_at"]),
    }
    if filing is None:
        filing = ReceivedFiling(
            bureau_id=int(body["bureau"]),
            via_id=sender_id,
            filing_id=UUID(body["filing"]),
            number=body["number"],
            year=int(body["year"]),
            kind=body["kind"],
            filing_type=body["filing_type"],
            until=body["until"],
            due_on=date.fromisoformat(body["due_on"]) if body["due_on"] else None,
            **told,
        )
        session.add(filing)
    else:
        for name, value in told.items():
            setattr(filing, name, value)
        filing.state = "received"
    session.flush()
    return filing


def _keep_items(
    session: Session, filing: ReceivedFiling, items: Sequence[Mapping[str, Any]]
) -> None:
    session.execute(delete(ReceivedItem).where(ReceivedItem.received_id == filing.id))
    for position, one in enumerate(items, start=1):
        session.add(
            ReceivedItem(
                received_id=filing.id,
                item_id=UUID(one["id"]),
                position=position,
                number=one["number"],
                title=one["title"],
                change=one["change"],
                rank=one["rank"],
                document=one["document"],
                decision=one.get("decision"),
                reason=one.get("reason", ""),
            )
        )
    session.flush()


def _note_county(filing: ReceivedFiling, reviewed: Mapping[str, Any]) -> None:
    """A county answers for its pilots; the region keeps what it decided and checks by samples."""
    filing.state = "noted"
    filing.opinion, filing.reviewer = reviewed["opinion"], reviewed["reviewer"]
    filing.filed_number = reviewed["filed_number"]
    filing.reviewed_at = datetime.fromisoformat(reviewed["at"])


def _ask_for_review(session: Session, filing: ReceivedFiling) -> None:
    open_task(
        session,
        kind="filing.review",
        said={"bureau": _bureau(session, filing), "number": filing.number},
        subject_kind="received_filing",
        subject_id=filing.id,
        persons=_holders(session, GROUP),
        acting=GROUP,
        due_on=add_working_days(today(), ANSWER_DAYS),
        facts={"bureau": filing.bureau_id, "kind": filing.kind, "late": filing.late},
    )


def _bureau(session: Session, filing: ReceivedFiling) -> str:
    return str(tenant_names(session, {filing.bureau_id})[filing.bureau_id]["name"])


def _tell_office(session: Session, actor: Actor, filing: Filing) -> None:
    settle_tasks(session, subject_id=filing.id, by=actor)
    open_task(
        session,
        kind=f"filing.{filing.state}",
        said={"number": filing.number},
        subject_kind="filing",
        subject_id=filing.id,
        persons=_holders(session, "register_office"),
        acting="register_office",
        box="act" if filing.state in TO_MEND else "read",
        facts={"kind": filing.kind, "opinion": filing.opinion},
    )


def _holders(session: Session, acting: str) -> Any:
    day = today()
    return holders_of(acting, Subject("unit", kind="filing"), load_chart(session, day), day)
