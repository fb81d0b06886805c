"""Reads of filings: a bureau's own, and those a leading group received."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.queries import tenant_names
from service.filings.models import Filing, FilingItem, ReceivedFiling, ReceivedItem
from service.organisation.queries.access import find
from service.procedures.standing import UNTOLD, told_with_standings
from tenants.context import Actor

RECORDS: Final = MappingProxyType({"points": "risk_point", "measures": "measure"})


def filings(actor: Actor, *, year: int | None = None, kind: str | None = None) -> Select[Any]:
    """Select the packages this bureau files."""
    require(actor, Permission.FILING_READ)
    statement = select(Filing)
    if year is not None:
        statement = statement.where(Filing.year == year)
    return statement if kind is None else statement.where(Filing.kind == kind)


def received(
    actor: Actor, *, year: int | None = None, kind: str | None = None, state: str | None = None
) -> Select[Any]:
    """Select the packages this leading group received."""
    require(actor, Permission.FILING_READ)
    statement = select(ReceivedFiling)
    asked = {"year": year, "kind": kind, "state": state}
    for name, value in asked.items():
        if value is not None:
            statement = statement.where(getattr(ReceivedFiling, name) == value)
    return statement


def filed_before(
    session: Session, kind: str, *, besides: UUID | None = None
) -> dict[UUID, dict[str, Any]]:
    """Recall each record as it was last settled with the leading group."""
    statement = (
        select(FilingItem.item_id, FilingItem.document)
        .join(
            Filing, (Filing.tenant_id == FilingItem.tenant_id) & (Filing.id == FilingItem.filing_id)
        )
        .where(Filing.kind == kind, Filing.state.in_(("reviewed", "filed")))
        .order_by(Filing.sent_at)
    )
    if besides is not None:
        statement = statement.where(Filing.id != besides)
    return {row.item_id: row.document for row in session.execute(statement)}


def access_filing(
    session: Session,
    actor: Actor,
    filing_id: UUID,
    permission: Permission,
    if_version: int | None = None,
) -> Filing:
    """Fetch one own package, or refuse."""
    filing = find(session, Filing, filing_id, if_version=if_version)
    require(actor, permission)
    return filing


def access_received(
    session: Session,
    actor: Actor,
    received_id: UUID,
    permission: Permission,
    if_version: int | None = None,
) -> ReceivedFiling:
    """Fetch one received package, or refuse."""
    filing = find(session, ReceivedFiling, received_id, if_version=if_version)
    require(actor, permission)
    return filing


def items_of(session: Session, filing_id: UUID) -> Sequence[FilingItem]:
    """List the records of an own package."""
    return session.scalars(
        select(FilingItem).where(FilingItem.filing_id == filing_id).order_by(FilingItem.position)
    ).all()


def received_items(session: Session, received_id: UUID) -> Sequence[ReceivedItem]:
    """List the records of a received package."""
    return session.scalars(
        select(ReceivedItem)
        .where(ReceivedItem.received_id == received_id)
        .order_by(ReceivedItem.position)
    ).all()


def filing_lines(session: Session, filings: Sequence[Filing]) -> list[dict[str, Any]]:
    """Write packages out for a list, each with how many records it carries."""
    counts = _counts(session, FilingItem.filing_id, [one.id for one in filings])
    return [
        {**{name: getattr(one, name) for name in _FILING}, "item_count": counts.get(one.id, 0)}
        for one in filings
    ]


def _counts(session: Session, column: Any, ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = session.execute(select(column, func.count()).where(column.in_(ids)).group_by(column))
    return {row[0]: row[1] for row in rows}


def filing_document(session: Session, filing: Filing) -> dict[str, Any]:
    """Write out an own package with its records."""
    names = {name: getattr(filing, name) for name in _FILING}
    items = [_plain(one) for one in items_of(session, filing.id)]
    kind = RECORDS.get(filing.kind)
    if kind is None:
        return {**names, "items": [{**one, **UNTOLD} for one in items]}
    return {
        **names,
        "items": told_with_standings(session, items, lambda one: (kind, one["item_id"])),
    }


def received_document(session: Session, filing: ReceivedFiling) -> dict[str, Any]:
    """Write out a received package and who sent it; how far its records are, its bureau knows."""
    names = tenant_names(session, {filing.bureau_id, filing.via_id})
    return {
        **{name: getattr(filing, name) for name in _RECEIVED},
        "bureau": names[filing.bureau_id]["name"],
        "via": names[filing.via_id]["name"] if filing.via_id != filing.bureau_id else None,
        "items": [{**_plain(one), **UNTOLD} for one in received_items(session, filing.id)],
    }


def with_names(session: Session, filings: Sequence[ReceivedFiling]) -> list[dict[str, Any]]:
    """Write out received packages with the names of the bureaus that sent them."""
    names = tenant_names(session, {one.bureau_id for one in filings})
    counts = _received_counts(session, [one.id for one in filings])
    return [
        {
            **{name: getattr(one, name) for name in _RECEIVED},
            "bureau": names.get(one.bureau_id, {"name": ""})["name"],
            "item_count": counts.get(one.id, (0, 0))[0],
            "lowered_count": counts.get(one.id, (0, 0))[1],
            "gap_count": len(one.gaps),
        }
        for one in filings
    ]


def _received_counts(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Count the records of each package, and those whose grade was lowered."""
    rows = session.execute(
        select(
            ReceivedItem.received_id,
            func.count(),
            func.count().filter(ReceivedItem.change == "lowered"),
        )
        .where(ReceivedItem.received_id.in_(ids))
        .group_by(ReceivedItem.received_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def timeliness(session: Session, actor: Actor, year: int) -> list[dict[str, Any]]:
    """Say of each bureau and kind what arrived this year, in time or late, and how it stands."""
    require(actor, Permission.FILING_READ)
    rows = session.execute(
        select(
            ReceivedFiling.bureau_id,
            ReceivedFiling.kind,
            func.count().label("packages"),
            func.sum(case((ReceivedFiling.late, 1), else_=0)).label("late"),
            func.sum(case((ReceivedFiling.state == "returned", 1), else_=0)).label("returned"),
            func.sum(
                case((ReceivedFiling.state.in_(("reviewed", "filed", "noted")), 1), else_=0)
            ).label("settled"),
        )
        .where(ReceivedFiling.year == year, ReceivedFiling.state != "withdrawn")
        .group_by(ReceivedFiling.bureau_id, ReceivedFiling.kind)
        .order_by(ReceivedFiling.bureau_id, ReceivedFiling.kind)
    ).all()
    names = tenant_names(session, {row.bureau_id for row in rows})
    return [{**row._asdict(), "bureau": names[row.bureau_id]["name"]} for row in rows]


_FILING = tuple(column.key for column in Filing.__table__.columns if column.key != "tenant_id")
_RECEIVED = tuple(
    column.key for column in ReceivedFiling.__table__.columns if column.key != "tenant_id"
)
_ITEM = ("item_id", "position", "number", "title", "change", "document", "rank", "decision")


def _plain(item: FilingItem | ReceivedItem) -> dict[str, Any]:
    return {**{name: getattr(item, name) for name in _ITEM}, "reason": item.reason}
