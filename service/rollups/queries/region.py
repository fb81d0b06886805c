"""What a leading group sees: only what it received, and who has not reported at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

import orjson
from sqlalchemy import Text, TextClause, cast, func, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from service.rollups.counts import summed_figures
from service.rollups.models import ReceivedSummary, SummarySnapshot
from service.rollups.rules import Figures, rate, rates, total, year_told
from tenants.database import utc_now
from tenants.errors import NotFound

GroupedBy = Literal["sector", "jurisdiction"]


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
    stands_in: int | None = None

    @property
    def year(self) -> int | None:
        """The year the bureau stands in, whichever one its figures are of."""
        return self.stands_in or year_told(self.figures)

    @property
    def state(self) -> str:
        return "missing" if self.figures is None else "reported"


def region_totals(session: Session, group_id: int, *, pilots_only: bool = False) -> dict[str, Any]:
    """Sum up who has reported, and say how many have not."""
    found = session.execute(TOTALS, {"group": group_id, "pilots_only": pilots_only}).one()
    return _totals(found)


def totals_by(session: Session, group_id: int, what: GroupedBy) -> list[dict[str, Any]]:
    """Sum up by sector or by county; the order is that of the directory, never of size."""
    found = session.execute(GROUPED[what], {"group": group_id, "pilots_only": False})
    return [{"code": row.code, "name": row.name, **_totals(row)} for row in found]


def _totals(row: Any) -> dict[str, Any]:
    figures = orjson.loads(row.figures) if row.reporting else None
    return {
        "expected": row.expected,
        "reporting": row.reporting,
        "complete": row.reporting == row.expected,
        "oldest_at": row.oldest_at,
        "figures": figures,
        "rates": rates(figures) if figures else None,
    }


def load_region(session: Session, group_id: int) -> list[BureauRow]:
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
        known = received.get(bureau.id)
        if known is None:
            rows.append(BureauRow(bureau))
        else:
            rows.append(BureauRow(bureau, orjson.loads(known.figures), *known[2:]))
    return rows


def bureau_table(session: Session, group_id: int, *, pilots_only: bool = False) -> str:
    """Write out all bureaus, the missing ones among them, in the order of the directory."""
    asked = {"group": group_id, "pilots_only": pilots_only}
    written: str = session.scalars(TABLE, asked).one()
    return written


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
    return [Expected(*row) for row in session.execute(EXPECTED, {"group": group_id})]


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


def summary_of(session: Session, group_id: int, code: str) -> BureauRow:
    """Drill down to one bureau: to its summary and no further."""
    for row in load_region(session, group_id):
        if row.bureau.code == code:
            return row
    raise NotFound("There is no such bureau below this leading group.")


def of_year(session: Session, rows: Sequence[BureauRow], year: int) -> list[BureauRow]:
    """Let a bureau that stands in another year, or in none, speak by what it told last of it."""
    away = [row.bureau.id for row in rows if row.figures is not None and row.year != year]
    if not away:
        return list(rows)
    stage = SummarySnapshot.figures["stages"][0]
    told = func.coalesce(stage["year"].astext, func.left(stage["due_on"].astext, 4))
    found = session.execute(
        select(SummarySnapshot.bureau_id, SummarySnapshot.figures)
        .ext(distinct_on(SummarySnapshot.bureau_id))
        .where(SummarySnapshot.bureau_id.in_(away), told == str(year))
        .order_by(SummarySnapshot.bureau_id, SummarySnapshot.day.desc())
    )
    then = {row.bureau_id: row.figures for row in found}
    return [_back_then(row, then) if row.bureau.id in away else row for row in rows]


def _back_then(row: BureauRow, then: Mapping[int, Figures]) -> BureauRow:
    """What a bureau without a year tells of its register holds for any."""
    if row.year is None and row.bureau.id not in then:
        return row
    return replace(row, figures=then.get(row.bureau.id), stands_in=row.year)


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


EXPECTED_BELOW = """
WITH RECURSIVE below AS (
  SELECT id, 1 AS depth FROM tenants WHERE overseer_id = :group
  UNION ALL
  SELECT t.id, below.depth + 1 FROM tenants t JOIN below ON t.overseer_id = below.id
  WHERE below.depth < 20),
expected AS (
  SELECT t.id, t.code, t.name, t.kind, t.sector, j.code AS jurisdiction,
    j.name AS jurisdiction_name, t.is_pilot,
    row_number() OVER (ORDER BY below.depth, j.code, t.code) AS place
  FROM below JOIN tenants t ON t.id = below.id LEFT JOIN jurisdictions j ON j.id = t.jurisdiction_id
  WHERE t.kind IN ('bureau', 'discipline_organ'))
"""
EXPECTED = text(f"""{EXPECTED_BELOW}
SELECT id, code, name, kind, sector, jurisdiction, jurisdiction_name, is_pilot
FROM expected ORDER BY place
""")  # noqa: S608 - composed of constants only
SUMS = f"""
count(*) AS expected, count(r.id) AS reporting, min(r.computed_at) AS oldest_at,
{summed_figures("r")}::text AS figures
FROM expected e LEFT JOIN received_summaries r ON r.bureau_id = e.id
WHERE e.is_pilot OR NOT CAST(:pilots_only AS boolean)
"""
TOTALS = text(f"{EXPECTED_BELOW} SELECT {SUMS}")


def _grouped(what: GroupedBy, name: str) -> TextClause:
    return text(
        f"{EXPECTED_BELOW} SELECT e.{what} AS code, {name} AS name, {SUMS} "
        f"GROUP BY e.{what} ORDER BY min(e.place)"
    )


GROUPED: Mapping[GroupedBy, TextClause] = {
    "sector": _grouped("sector", "CAST(NULL AS text)"),
    "jurisdiction": _grouped("jurisdiction", "min(e.jurisdiction_name)"),
}
TABLE = text(f"""{EXPECTED_BELOW}
SELECT json_build_object('region', (SELECT j.name FROM tenants own
    JOIN jurisdictions j ON j.id = own.jurisdiction_id WHERE own.id = :group),
  'expected', count(*), 'reporting', count(r.id),
  'complete', count(*) = count(r.id), 'items', coalesce(json_agg(json_build_object(
    'code', e.code, 'name', e.name, 'kind', e.kind, 'sector', e.sector,
    'jurisdiction', e.jurisdiction, 'is_pilot', e.is_pilot,
    'state', CASE WHEN r.id IS NULL THEN 'missing' ELSE 'reported' END,
    'position', r.position, 'computed_at', r.computed_at,
    'age_seconds', floor(extract(epoch FROM clock_timestamp() - r.computed_at))::bigint,
    'coverage', round(r.points_in_force_covered * 100.0
      / nullif(r.points_in_force_total, 0), 2)::text,
    'figures', r.figures, 'leader', coalesce(p.leader, ''), 'contact', coalesce(p.contact, ''),
    'contact_phone', coalesce(p.contact_phone, ''), 'joined_on', p.joined_on,
    'pilot_version', coalesce(p.version, 0)) ORDER BY e.place), '[]'))::text
FROM expected e LEFT JOIN received_summaries r ON r.bureau_id = e.id
LEFT JOIN pilots p ON p.bureau_id = e.id
WHERE e.is_pilot OR NOT CAST(:pilots_only AS boolean)
""")  # noqa: S608 - composed of constants only
