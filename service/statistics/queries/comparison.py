"""Bureaus side by side: only a difference beyond chance is one, and nothing ranks by counts."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.filings.models import ReceivedFiling
from service.rollups.queries import BureauRow
from service.rollups.rules import Figures
from service.statistics import definitions
from service.statistics.arithmetic import (
    FEWEST,
    LEFT_OVER,
    beyond,
    limits,
    per_hundred,
    percent,
    shown_rate,
)
from service.statistics.queries.region import bureau_of, chart, heard, levels, stages_of
from tenants.clock import today
from tenants.context import Actor

Share = tuple[int, int]
Filed = Mapping[int, Share]
LOWER: Final = "county"
PEERS: Final = ("all", "sector", "level")


def _of(*path: str) -> Callable[[Figures], int]:
    def read(figures: Figures) -> int:
        found: Any = figures
        for name in path:
            found = found.get(name) if found is not None else None
        return found or 0

    return read


def _share(part: Sequence[str], base: Sequence[str]) -> Callable[[BureauRow, Filed], Share]:
    of_part, of_base = _of(*part), _of(*base)
    return lambda row, _: (of_part(row.figures or {}), of_base(row.figures or {}))


def _stages_in_time(row: BureauRow, _: Filed) -> Share:
    """Of the stages that were due by today, count those completed by their last day."""
    stages = [one for one in stages_of(row) if not one.get("stock_taking")]
    due = [one for one in stages if one["completed_on"] or one["due_on"] < today()]
    in_time = [one for one in due if one["completed_on"] and one["completed_on"] <= one["due_on"]]
    return len(in_time), len(due)


def _stage_work(row: BureauRow, _: Filed) -> Share:
    stages = stages_of(row)
    return sum(one["done"] for one in stages), sum(one["due"] for one in stages)


def _filed(row: BureauRow, filed: Filed) -> Share:
    return filed.get(row.bureau.id, (0, 0))


POINTS: Final = ("points", "in_force")
INDICATORS: Final[Mapping[str, Callable[[BureauRow, Filed], Share]]] = MappingProxyType(
    {
        "high_share": _share((*POINTS, "by_rank", "1"), (*POINTS, "total")),
        "coverage": _share((*POINTS, "covered"), (*POINTS, "total")),
        "high_coverage": _share((*POINTS, "covered_by_rank", "1"), (*POINTS, "by_rank", "1")),
        "carried_out": _share(("measures", "carried_out"), ("measures", "in_force")),
        "sheets_submitted": _share(("progress", "sheets_submitted"), ("progress", "sheets")),
        "letters_signed": _share(("progress", "letters_signed"), ("progress", "letters")),
        "stages_in_time": _stages_in_time,
        "stage_work": _stage_work,
        "filed_in_time": _filed,
    }
)


def comparison(
    session: Session, actor: Actor, indicator: str, peers: str, **narrowed: Any
) -> dict[str, Any]:
    """Set each bureau's rate between the limits its own base leaves to chance."""
    known, level_of = heard(session, actor, **narrowed), levels(session)
    filed = _packages(session, indicator, narrowed.get("year"))
    rows = [_bureau(row, level_of, indicator, filed) for row in known]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(_group(row, peers), []).append(row)
    shares = {group: _together(members) for group, members in groups.items()}
    return chart(
        known,
        definitions.COMPARISON,
        year=narrowed.get("year"),
        indicator=indicator,
        peers=peers,
        method="exact_binomial",
        fewest=FEWEST,
        groups=[
            {"group": group, "n": part, "base": base, "rate": per_hundred(part, base)}
            for group, (part, base) in shares.items()
        ],
        rows=[_judged(row, _group(row, peers), shares) for row in rows],
    )


def _packages(session: Session, indicator: str, year: int | None) -> Filed:
    """Count each bureau's packages of the year, and those among them that came in time."""
    if indicator != "filed_in_time":
        return {}
    found = session.execute(
        select(
            ReceivedFiling.bureau_id,
            func.count().filter(ReceivedFiling.late.is_(False)),
            func.count(),
        )
        .where(ReceivedFiling.year == (year or today().year))
        .group_by(ReceivedFiling.bureau_id)
    )
    return {bureau: (in_time, packages) for bureau, in_time, packages in found}


def _bureau(
    row: BureauRow, level_of: Mapping[str, str], indicator: str, filed: Filed
) -> dict[str, Any]:
    part, base = INDICATORS[indicator](row, filed) if row.figures is not None else (0, 0)
    return {**bureau_of(row, level_of), "n": part, "base": base, "rate": shown_rate(part, base)}


def _group(row: Mapping[str, Any], peers: str) -> str:
    return peers if peers == "all" else str(row[peers])


def _together(rows: Sequence[Mapping[str, Any]]) -> Share:
    return sum(row["n"] for row in rows), sum(row["base"] for row in rows)


def _judged(row: dict[str, Any], group: str, shares: Mapping[str, Share]) -> dict[str, Any]:
    """Say whether chance alone would explain how a bureau differs from its peers together."""
    part, base = shares[group]
    if row["base"] < FEWEST or not base:
        return {**row, "group": group, "limits": None, "beyond": None}
    known = limits(part / base, row["base"])
    return {
        **row,
        "group": group,
        "limits": {name: [percent(one) for one in known[name]] for name in LEFT_OVER},
        "beyond": beyond(row["n"] / row["base"], known),
    }


def pairs(
    session: Session, actor: Actor, indicator: str, *, year: int | None = None
) -> dict[str, Any]:
    """Set the region's bureau of each line of business beside the counties' ones."""
    known, level_of = heard(session, actor, year=year), levels(session)
    filed = _packages(session, indicator, year)
    sectors: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for row in known:
        shown = _bureau(row, level_of, indicator, filed)
        upper, lower = sectors.setdefault(row.bureau.sector, ([], []))
        (lower if shown["level"] == LOWER else upper).append(shown)
    return chart(
        known,
        definitions.PAIRS,
        year=year,
        indicator=indicator,
        fewest=FEWEST,
        rows=[
            {"sector": sector, "upper": upper, "lower": lower}
            for sector, (upper, lower) in sectors.items()
            if upper and lower
        ],
    )
