"""Put a package together, correct it, and send it to the leading group."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.queries import tenant_of
from service.exchange.use_cases import send, sign_for
from service.filings.collecting import Owed, gather
from service.filings.models import Filing, FilingItem
from service.filings.queries import access_filing, filed_before, items_of
from service.filings.rules import change_of, is_late
from service.filings.written import write_down
from service.organisation.queries.access import snapshot
from service.powers.numbering import take_numbers
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import DomainError, Invalid
from tenants.journal import plain
from tenants.models.organisation import Cycle

OPEN = ("draft", "returned", "withdrawn")


class FilingUnderway(DomainError):
    """The package was sent; only what is a draft or was returned can be changed."""


class FilingNotSent(DomainError):
    """Only what lies with the leading group unanswered can be asked back."""


class NothingToFile(DomainError):
    """There is nothing decided that this package could carry."""


class NobodyAbove(DomainError):
    """No leading group is above this bureau to file with."""


class GapsUnanswered(DomainError):
    """The pre-check found gaps; say why it is sent all the same, or close them first."""


def draft_filing(
    session: Session, actor: Actor, *, kind: str, year: int, remarks: str = ""
) -> Filing:
    """Put together all that goes up under one deadline, as it stands today."""
    require(actor, Permission.FILING_SEND)
    owed = gather(session, kind, year, today())
    before = session.scalar(select(Filing.id).where(Filing.kind == kind, Filing.state != "draft"))
    number = take_numbers(session, f"filing/{year}")[0]
    cycle_id = session.scalar(select(Cycle.id).where(Cycle.year == year))
    filing = Filing(
        number=f"BA-{year}-{number:04}",
        year=year,
        kind=kind,
        filing_type=_type_of(session, kind, year, known=before is not None),
        drafted_by=actor.person_id,
        cycle_id=cycle_id,
        due_on=owed.due_on,
        until=owed.until,
        remarks=remarks.strip(),
    )
    session.add(filing)
    session.flush()
    _fill(session, filing, owed)
    write_down(session, actor, "filing.drafted", filing)
    return filing


def refresh_filing(
    session: Session, actor: Actor, filing_id: UUID, *, if_version: int, remarks: str | None = None
) -> Filing:
    """Take the records into the package anew, as they stand today."""
    filing = _open_filing(session, actor, filing_id, if_version)
    before = snapshot(filing)
    filing.remarks = filing.remarks if remarks is None else remarks.strip()
    filing.drafted_at = utc_now()
    _fill(session, filing, gather(session, filing.kind, filing.year, today()))
    session.flush()
    write_down(session, actor, "filing.refreshed", filing, before)
    return filing


def send_filing(
    session: Session, actor: Actor, filing_id: UUID, *, if_version: int, despite_gaps: str = ""
) -> Filing:
    """Send a package up; late is marked and never blocked, gaps must be answered for."""
    filing = _open_filing(session, actor, filing_id, if_version)
    above = tenant_of(session, actor.tenant_id).overseer_id
    if above is None:
        raise NobodyAbove("No leading group is above this bureau.")
    items = items_of(session, filing.id)
    if not items:
        raise NothingToFile("The package is empty.", kind=filing.kind)
    owed = gather(session, filing.kind, filing.year, today())
    gaps = owed.gaps
    if gaps and not despite_gaps.strip():
        raise GapsUnanswered("Some of what is due is missing.", gaps=list(gaps))
    before, now = snapshot(filing), utc_now()
    filing.sent_at, filing.recipient_id, filing.state = now, above, "sent"
    filing.first_sent_at = filing.first_sent_at or now
    sent_on = filing.first_sent_at.astimezone(CHINA).date()
    filing.late = owed.binds and is_late(sent_on, filing.due_on)
    filing.revision += 1
    for item in items:
        item.decision, item.reason = None, ""
    session.flush()
    send(
        session,
        actor,
        "filing",
        above,
        subject=str(filing.id),
        revision=filing.revision,
        body=_body(filing, items, actor.tenant_id, despite_gaps.strip(), gaps),
    )
    sign_for(session, "filing_result", str(filing.id))
    settle_tasks(session, subject_id=filing.id, by=actor)
    if filing.cycle_id is not None:
        settle_tasks(session, subject_id=filing.cycle_id, kind=due_task(filing.kind), by=actor)
    write_down(session, actor, "filing.sent", filing, before, gaps=len(gaps), late=filing.late)
    return filing


def withdraw_filing(
    session: Session, actor: Actor, filing_id: UUID, *, if_version: int, reason: str
) -> Filing:
    """Ask a package back; the leading group gives it back unless it has begun to examine it."""
    filing = access_filing(session, actor, filing_id, Permission.FILING_SEND, if_version)
    if filing.state != "sent" or filing.recipient_id is None:
        raise FilingNotSent("It does not lie there.", number=filing.number, state=filing.state)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = snapshot(filing)
    filing.state = "withdrawing"
    filing.revision += 1
    session.flush()
    body = _body(filing, (), actor.tenant_id, "")
    send(
        session,
        actor,
        "filing",
        filing.recipient_id,
        subject=str(filing.id),
        revision=filing.revision,
        body={**body, "remarks": reason.strip(), "withdrawn": True},
    )
    write_down(session, actor, "filing.asked_back", filing, before, reason=reason.strip())
    return filing


def due_task(kind: str) -> str:
    """Name the to-do that reminds the office of a package."""
    return f"filing.{kind}.due"


def _open_filing(session: Session, actor: Actor, filing_id: UUID, if_version: int) -> Filing:
    filing = access_filing(session, actor, filing_id, Permission.FILING_SEND, if_version)
    if filing.state not in OPEN:
        raise FilingUnderway("The package was sent.", number=filing.number, state=filing.state)
    return filing


def _type_of(session: Session, kind: str, year: int, *, known: bool) -> str:
    """First ever, once more within the year (a change), or the yearly one (F11)."""
    if not known:
        return "first"
    same_year = session.scalar(
        select(Filing.id).where(Filing.kind == kind, Filing.year == year, Filing.state != "draft")
    )
    return "adjustment" if same_year is not None else "annual"


def _fill(session: Session, filing: Filing, owed: Owed) -> None:
    """Take the records in; what was said of those sent before stays with them until sent anew."""
    said = {one.item_id: (one.decision, one.reason) for one in items_of(session, filing.id)}
    session.execute(delete(FilingItem).where(FilingItem.filing_id == filing.id))
    filed = filed_before(session, filing.kind, besides=filing.id)
    for position, one in enumerate(owed.candidates, start=1):
        decision, reason = said.get(one.item_id, (None, ""))
        session.add(
            FilingItem(
                filing_id=filing.id,
                item_id=one.item_id,
                position=position,
                number=one.number,
                title=one.title,
                rank=one.rank,
                document=plain(one.document),
                change=change_of(plain(one.document), filed.get(one.item_id)),
                decision=decision,
                reason=reason,
            )
        )
    session.flush()


def _body(
    filing: Filing,
    items: Any,
    bureau_id: int,
    despite_gaps: str,
    gaps: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    first = filing.first_sent_at
    return {
        "bureau": bureau_id,
        "filing": str(filing.id),
        "number": filing.number,
        "year": filing.year,
        "kind": filing.kind,
        "filing_type": filing.filing_type,
        "until": filing.until,
        "due_on": filing.due_on.isoformat() if filing.due_on else None,
        "first_sent_at": first.isoformat() if first else None,
        "late": filing.late,
        "gaps": [dict(one) for one in gaps],
        "remarks": "\n".join(text for text in (filing.remarks, despite_gaps) if text),
        "items": [
            {
                "id": str(one.item_id),
                "number": one.number,
                "title": one.title,
                "change": one.change,
                "rank": one.rank,
                "document": orjson.loads(orjson.dumps(one.document)),
            }
            for one in items
        ],
    }
