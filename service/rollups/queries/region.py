"""What a leading group sees: only what it received, and who has not reported at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Text, cast, select, text
from sqlalchemy.orm import Session

from service.rollups.models import ReceivedSummary, SummarySnapshot
from service.rollups.rules import Figures, rate, rates, total
from tenants.database import utc_now
from tenants.errors import NotFound


@dataclass(frozen=True, slots=True)
class Expected:
    """A tenant below that owes its figures, as the directory knows it."""

    id: int
    code: str
    name: str
    kind: str
    sector: str
    jurisdiction: str
    jurisdiction_name: str
    is_pilot: bool


@dataclass(frozen=True, slots=True)
class BureauRow:
    """One bureau and, unless it has not reported, its newest figures."""

    bureau: Expected
    figures: Figures | None = None
    position: int | None = None
    computed_at: datetime | None = None
    received_at: datetime | None = None

    @property
    def state(self) -> str:
        return "missing" if self.figures is None else "reported"


@dataclass(frozen=True, slots=True)
class Region:
    """All that a leading group knows of the bureaus below it."""

    rows: Sequence[BureauRow]
    at: datetime

    def totals(self) -> dict[str, Any]:
        """Sum up who has reported, and say how many have not."""
        return summed(self.rows)

    def by(self, attribute: str, name: str | None = None) -> list[dict[str, Any]]:
        """Sum up by sector or by county; the order is that of the directory, never of size."""
        groups: dict[str, list[BureauRow]] = {}
        for row in self.rows:
            groups.setdefault(getattr(row.bureau, attribute), []).append(row)
        return [
            {
                "code": code,
                **({"name": getattr(rows[0].bureau, name)} if name else {}),
                **summed(rows),
            }
            for code, rows in groups.items()
        ]


def summed(rows: Iterable[BureauRow]) -> dict[str, Any]:
    """Add up reported figures; a partial sum is never passed off as the whole (N-09)."""
    listed = list(rows)
    reported = [row for row in listed if row.figures is not None]
    figures = total(row.figures for row in reported if row.figures is not None)
    computed = [row.computed_at for row in reported if row.computed_at is not None]
    return {
        "expected": len(listed),
        "reporting": len(reported),
        "complete": len(reported) == len(listed),
        "oldest_at": min(computed, default=None),
        "figures": figures or None,
        "rates": rates(figures) or None,
    }


def expected_bureaus(session: Session, group_id: int) -> list[Expected]:
    """List whoever owes figures to this leading group, however deep below it."""
    return [Expected(*row) for row in session.execute(text(EXPECTED), {"group": group_id})]


def load_region(session: Session, group_id: int, *, pilots_only: bool = False) -> Region:
    """Set the expected bureaus beside the newest figures received from them."""
    received = {
        row.bureau_id: row
        for row in session.execute(
            select(
                ReceivedSummary.bureau_id,
                cast(ReceivedSummary.figures, Text).label("figures"),
                ReceivedSummary.position,
                ReceivedSummary.computed_at,
                ReceivedSummary.received_at,
            )
        )
    }
    rows = []
    for bureau in expected_bureaus(session, group_id):
        if pilots_only and not bureau.is_pilot:
            continue
        known = received.get(bureau.id)
        if known is None:
            rows.append(BureauRow(bureau))
        else:
            rows.append(BureauRow(bureau, orjson.loads(known.figures), *known[2:]))
    return Region(rows, utc_now())


def bureau_row(row: BureauRow) -> dict[str, Any]:
    """Write out one line of the table."""
    bureau, points = row.bureau, row.figures["points"]["in_force"] if row.figures else None
    age = utc_now() - row.computed_at if row.computed_at else None
    return {
        "code": bureau.code,
        "name": bureau.name,
        "kind": bureau.kind,
        "sector": bureau.sector,
        "jurisdiction": bureau.jurisdiction,
        "is_pilot": bureau.is_pilot,
        "state": row.state,
        "position": row.position,
        "computed_at": row.computed_at,
        "age_seconds": int(age.total_seconds()) if age is not None else None,
        "coverage": rate(points["covered"], points["total"]) if points else None,
        "figures": row.figures,
    }


def bureau_table(region: Region) -> dict[str, Any]:
    """Write out all bureaus, the missing ones among them, in the order of the directory."""
    rows = [bureau_row(row) for row in region.rows]
    reporting = sum(row["state"] == "reported" for row in rows)
    return {
        "expected": len(rows),
        "reporting": reporting,
        "complete": reporting == len(rows),
        "items": rows,
    }


def summary_of(session: Session, group_id: int, code: str) -> BureauRow:
    """Drill down to one bureau: to its summary and no further."""
    for row in load_region(session, group_id).rows:
        if row.bureau.code == code:
            return row
    raise NotFound("There is no such bureau below this leading group.")


def trend(session: Session, group_id: int, since: date, until: date) -> list[dict[str, Any]]:
    """Sum up the snapshots of each day, with how many bureaus each sum rests on."""
    expected = {bureau.id: bureau for bureau in expected_bureaus(session, group_id)}
    days: dict[date, list[BureauRow]] = {}
    found = session.execute(
        select(SummarySnapshot.bureau_id, SummarySnapshot.day, SummarySnapshot.figures)
        .where(SummarySnapshot.day >= since, SummarySnapshot.day <= until)
        .order_by(SummarySnapshot.day)
    )
    for bureau_id, day, figures in found:
        if bureau_id in expected:
            days.setdefault(day, []).append(BureauRow(expected[bureau_id], figures))
    return [{"day": day, **_on_day(rows, len(expected))} for day, rows in days.items()]


def _on_day(rows: list[BureauRow], expected: int) -> dict[str, Any]:
    facts = summed(rows)
    return {**facts, "expected": expected, "complete": len(rows) == expected}


EXPECTED = """
WITH RECURSIVE below AS (
  SELECT id, 1 AS depth FROM tenants WHERE overseer_id = :group
  UNION ALL
  SELECT t.id, below.depth + 1 FROM tenants t JOIN below ON t.overseer_id = below.id
  WHERE below.depth < 20)
SELECT t.id, t.code, t.name, t.kind, t.sector, j.code, j.name, t.is_pilot
FROM below JOIN tenants t ON t.id = below.id
LEFT JOIN jurisdictions j ON j.id = t.jurisdiction_id
WHERE t.kind IN ('bureau', 'discipline_organ')
ORDER BY below.depth, j.code, t.code
"""
