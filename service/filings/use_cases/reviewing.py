"""A leading group goes through a package item by item and answers it (R-461, R-462, R-525)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.exchange.models import InboxDocument
from service.exchange.queries import tenant_of
from service.exchange.use_cases import send, sign_for
from service.filings.models import ReceivedFiling
from service.filings.queries import access_received, received_items
from service.filings.rules import outcome, undecided
from service.filings.written import write_down
from service.organisation.queries.access import snapshot
from service.powers.numbering import take_numbers
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import DomainError, Invalid
from tenants.models.organisation import Person


class FilingAnswered(DomainError):
    """The package was answered; it changes only when the bureau sends it again."""


class FilingAskedBack(DomainError):
    """The bureau took the package back; there is nothing to examine until it is sent again."""


class OwnBureau(DomainError):
    """Nobody reviews what his own bureau filed (Q-25)."""


class ItemsUndecided(DomainError):
    """Every record of the package must be accepted or returned first."""


def decide_items(
    session: Session,
    actor: Actor,
    received_id: UUID,
    *,
    if_version: int,
    items: Sequence[Mapping[str, Any]],
) -> ReceivedFiling:
    """Accept records, or return them with reasons; nothing leaves before the answer."""
    filing = _open_for(session, actor, received_id, if_version)
    before = snapshot(filing)
    known = {one.item_id: one for one in received_items(session, filing.id)}
    errors: dict[str, Any] = {}
    for place, said in enumerate(items):
        item = known.get(said["item_id"])
        reason = said.get("reason", "").strip()
        if item is None:
            errors[str(place)] = {"item_id": ["not-found"]}
        elif said["decision"] == "returned" and is_placeholder(reason):
            errors[str(place)] = {"reason": ["text-missing"]}
        else:
            item.decision, item.reason = said["decision"], reason
    if errors:
        raise Invalid("Some decisions are not right.", errors={"items": errors})
    filing.reviewed_by = actor.person_id
    flag_modified(filing, "reviewed_by")
    session.flush()
    decided = [{**said, "item_id": str(said["item_id"])} for said in items]
    write_down(session, actor, "filing.items_decided", filing, before, items=decided)
    return filing


def accept_rest(
    session: Session, actor: Actor, received_id: UUID, *, if_version: int
) -> ReceivedFiling:
    """Accept every record on which nothing was said yet."""
    filing = access_received(session, actor, received_id, Permission.FILING_REVIEW, if_version)
    rest = [one for one in received_items(session, filing.id) if one.decision is None]
    items = [{"item_id": one.item_id, "decision": "accepted"} for one in rest]
    return decide_items(session, actor, received_id, if_version=if_version, items=items)


def answer_filing(
    session: Session, actor: Actor, received_id: UUID, *, if_version: int, opinion: str = ""
) -> ReceivedFiling:
    """Answer a package: returned with reasons, or reviewed, or filed under a number."""
    filing = _open_for(session, actor, received_id, if_version)
    items = received_items(session, filing.id)
    open_items = undecided(one.decision for one in items)
    if open_items:
        raise ItemsUndecided("Some records were not decided on.", count=open_items)
    before, now = snapshot(filing), utc_now()
    filing.state = outcome([one.decision for one in items], filing.until)
    filing.opinion = opinion.strip()
    filing.reviewed_by, filing.reviewed_at, filing.reviewer = actor.person_id, now, actor.name
    if filing.state == "filed":
        number = take_numbers(session, f"filed/{filing.year}")[0]
        filing.filed_number = f"备〔{filing.year}〕{number}号"
    session.flush()
    result = tell_result(session, actor, filing)
    sign_for(session, "filing", str(filing.filing_id))
    if filing.state != "returned":
        _pass_on(session, actor, filing, result)
    settle_tasks(session, subject_id=filing.id, by=actor)
    write_down(session, actor, f"filing.{filing.state}", filing, before)
    return filing


def tell_result(session: Session, actor: Actor, filing: ReceivedFiling) -> dict[str, Any]:
    """Let whoever sent a package know what was decided on it; gives what was told."""
    said = [
        {"id": str(one.item_id), "decision": one.decision, "reason": one.reason}
        for one in received_items(session, filing.id)
    ]
    result = {
        "filing": str(filing.filing_id),
        "revision": filing.revision,
        "state": filing.state,
        "opinion": filing.opinion,
        "filed_number": filing.filed_number,
        "reviewer": tenant_of(session, actor.tenant_id).name,
        "at": filing.reviewed_at.isoformat() if filing.reviewed_at else None,
        "items": said,
    }
    send(
        session,
        actor,
        "filing_result",
        filing.via_id,
        subject=str(filing.filing_id),
        revision=filing.revision,
        body=result,
    )
    return result


def _pass_on(
    session: Session, actor: Actor, filing: ReceivedFiling, result: Mapping[str, Any]
) -> None:
    """A county's group lets the region know what it decided (Q-26)."""
    above = tenant_of(session, actor.tenant_id).overseer_id
    if above is None:
        return
    document = session.get(InboxDocument, (actor.tenant_id, filing.document_id))
    if document is None:
        return
    body = orjson.loads(document.body)
    said = {one["id"]: one for one in result["items"]}
    reviewed = {name: result[name] for name in ("opinion", "reviewer", "filed_number", "at")}
    passed = {
        **body,
        "reviewed_by_county": reviewed,
        "items": [{**one, **said[one["id"]]} for one in body["items"]],
    }
    send(
        session,
        actor,
        "filing",
        above,
        subject=str(filing.filing_id),
        revision=filing.revision,
        body=passed,
    )


def _open_for(session: Session, actor: Actor, received_id: UUID, if_version: int) -> ReceivedFiling:
    filing = access_received(session, actor, received_id, Permission.FILING_REVIEW, if_version)
    if filing.state == "withdrawn":
        raise FilingAskedBack("The package was taken back.", number=filing.number)
    if filing.state != "received":
        raise FilingAnswered("The package was answered.", number=filing.number, state=filing.state)
    person = owned(session, Person, actor.person_id)
    if person is not None and person.home_tenant_id == filing.bureau_id:
        raise OwnBureau("Nobody reviews the filing of his own bureau.", number=filing.number)
    return filing
