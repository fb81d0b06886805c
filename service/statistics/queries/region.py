"""Charts of a region: from what its bureaus told, in the order of the directory, never of size."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.progress import phase_on, state_on
from service.rollups.counts import RANKS
from service.rollups.queries import BureauRow, load_region, of_year
from service.rollups.rules import Figures, total, year_told
from service.statistics import definitions
from service.statistics.arithmetic import (
    days_late,
    expected_by,
    per_hundred,
    shown_rate,
    working_days_through,
)
from service.statistics.queries.points import MANAGED_BY
from tenants.clock import now, today
from tenants.context import Actor
from tenants.models.platform import Jurisdiction
from tenants.vocabulary import CATEGORIES, CYCLE_PHASES

Rows = list[dict[str, Any]]
NONE: Final = "none"


def heard(
    session: Session,
    actor: Actor,
    *,
    sector: str | None = None,
    jurisdiction: str | None = None,
    bureau: Collection[str] = (),
    year: int | None = None,
) -> list[BureauRow]:
    """Give the bureaus below this leading group with what they told last, or last of a year."""
    require(actor, Permission.COMPARISON_READ)
    known = [
        row
        for row in load_region(session, actor.tenant_id)
        if sector in (None, row.bureau.sector)
        and jurisdiction in (None, row.bureau.jurisdiction)
        and (not bureau or row.bureau.code in bureau)
    ]
    return of_year(session, known, year) if year else known


def levels(session: Session) -> Mapping[str, str]:
    """Say of each jurisdiction whether it is a region or a county."""
    found = session.execute(select(Jurisdiction.code, Jurisdiction.level))
    return {row.code: row.level for row in found}


def chart(
    known: Sequence[BureauRow], definition: str, *, year: int | None = None, **content: Any
) -> dict[str, Any]:
    """Give what every chart of a region says of itself: how many bureaus it rests on, and of when.

    A bureau that told nothing of the year is not among those it rests on, wherever else it stands.
    """
    computed = [row.computed_at for row in known if row.computed_at is not None]
    reporting, years = len(figures_of(known)), Counter(row.year for row in known)
    return {
        "as_of": now(),
        "definition": definition,
        "year": year,
        "expected": len(known),
        "reporting": reporting,
        "elsewhere": sum(map(_reported, known)) - reporting,
        "complete": reporting == len(known),
        "oldest_at": min(computed, default=None),
        "cycle_years": [
            {"year": year, "bureaus": years[year]} for year in sorted(filter(None, years))
        ],
        **content,
    }


def figures_of(known: Iterable[BureauRow]) -> list[Figures]:
    """Give the figures of the bureaus that reported."""
    return [row.figures for row in known if row.figures is not None]


def _reported(row: BureauRow) -> bool:
    """Whether a bureau told anything, be it of another year than the one looked at."""
    return row.figures is not None or row.stands_in is not None


def bureau_of(row: BureauRow, level_of: Mapping[str, str]) -> dict[str, Any]:
    """Name a bureau, its line of business and its level."""
    bureau = row.bureau
    return {
        "code": bureau.code,
        "name": bureau.name,
        "kind": bureau.kind,
        "sector": bureau.sector,
        "jurisdiction": bureau.jurisdiction,
        "level": level_of.get(bureau.jurisdiction),
        "year": year_told(row.figures),
        "stands_in": row.year,
        "posts": row.figures["posts"] if row.figures else None,
        "reported": _reported(row),
    }


def region_pyramid(session: Session, actor: Actor, **narrowed: Any) -> dict[str, Any]:
    """Add up the points of each grade, and what is done against them."""
    known = heard(session, actor, **narrowed)
    told = total(figures_of(known))
    points = told["points"]["in_force"] if told else None
    measures = told.get("measures", {})
    held, done = measures.get("in_force", 0), measures.get("carried_out") or 0
    return chart(
        known,
        definitions.REGION_PYRAMID,
        year=narrowed.get("year"),
        total=points["total"] if points else 0,
        powers=told["powers"]["in_force"] if told else 0,
        measures=held,
        measures_done=done,
        measures_done_rate=shown_rate(done, held),
        rows=[_step(rank, points, measures) for rank in RANKS],
    )


def _step(rank: str, points: Figures | None, measures: Figures) -> dict[str, Any]:
    n = points["by_rank"][rank] if points else 0
    covered = points["covered_by_rank"][rank] if points else 0
    number = int(rank) if rank != NONE else None
    held, done = (
        (measures.get(name) or {}).get(rank) or 0
        for name in ("in_force_by_rank", "carried_out_by_rank")
    )
    return {
        "rank": number,
        "n": n,
        "managed_by": MANAGED_BY[number],
        "covered": covered,
        "covered_rate": shown_rate(covered, n),
        "measures": held,
        "measures_done": done,
        "measures_done_rate": shown_rate(done, held),
    }


def region_heat_map(session: Session, actor: Actor, **narrowed: Any) -> dict[str, Any]:
    """Show where the points gather: bureaus down, categories across."""
    known, level_of = heard(session, actor, **narrowed), levels(session)
    sums = [figures["points"]["in_force"]["by_category"] for figures in figures_of(known)]
    columns = [word for word in CATEGORIES if any(one.get(word) is not None for one in sums)]
    rows = [_line(row, columns, level_of) for row in known]
    return chart(
        known,
        definitions.REGION_HEAT_MAP,
        year=narrowed.get("year"),
        columns=[*columns, NONE],
        total=sum(row["n"] or 0 for row in rows),
        rows=rows,
    )


def _line(row: BureauRow, columns: Sequence[str], level_of: Mapping[str, str]) -> dict[str, Any]:
    named = bureau_of(row, level_of)
    if row.figures is None:
        return {**named, "n": None, "per_100_posts": None, "cells": []}
    points, posts = row.figures["points"]["in_force"], row.figures["posts"]
    counts = {**points["by_category"], NONE: points["uncategorised"]}
    return {
        **named,
        "n": points["total"],
        "per_100_posts": per_hundred(points["total"], posts),
        "cells": [
            {
                "column": word,
                "n": counts.get(word),
                "per_100_posts": _per_hundred(counts.get(word), posts),
            }
            for word in (*columns, NONE)
        ],
    }


def _per_hundred(count: int | None, posts: int) -> str | None:
    return None if count is None else per_hundred(count, posts)


def region_stages(session: Session, actor: Actor, **narrowed: Any) -> dict[str, Any]:
    """Set the bureaus beside the stages of their years: due, done, expected today and late."""
    known, level_of, on = heard(session, actor, **narrowed), levels(session), today()
    columns: dict[str, dict[str, Any]] = {}
    for figures in figures_of(known):
        for one in figures.get("stages", ()):
            columns.setdefault(one["code"], {name: one[name] for name in ("code", "name", "phase")})
    ordered = sorted(columns.values(), key=lambda one: CYCLE_PHASES.index(one["phase"]))
    return chart(
        known,
        definitions.REGION_STAGES,
        year=narrowed.get("year"),
        columns=ordered,
        rows=[
            {
                **bureau_of(row, level_of),
                "stock_taking": any(_untimed(one) for one in stages_of(row)),
                "cells": [_stage(one, on, alone=len(known) == 1) for one in stages_of(row)],
            }
            for row in known
        ],
    )


def stages_of(row: BureauRow) -> Rows:
    """Give the stages a bureau told of, with days as days."""
    return [
        {**one, **{name: _day(one[name]) for name in DAYS}}
        for one in (row.figures or {}).get("stages", ())
    ]


DAYS: Final = ("starts_on", "due_on", "completed_on", "last_on")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


class ToldStage(NamedTuple):
    """A stage of a bureau's year as it was told upwards."""

    phase: str
    starts_on: date
    due_on: date
    completed_on: date | None


def _stage(told: dict[str, Any], on: date, *, alone: bool) -> dict[str, Any]:
    return {
        "stage": told["code"],
        **{name: told[name] for name in ("starts_on", "due_on", "completed_on", "due", "done")},
        "state": "stock_taking" if _untimed(told) else state_on(_as_stage(told), on),
        "expected": expected_by(told["due"], told["starts_on"], told["due_on"], on),
        "last_submitted_on": told["last_on"],
        "days_late": days_late(told["due_on"], on, left=_left(told)),
        "sections": [_section(one, told, on) for one in told.get("sections", ()) if alone],
    }


def _section(one: Mapping[str, Any], told: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Say how far a section of the bureau is, by its name and in numbers."""
    left = 0 if _untimed(told) else one["due"] - one["done"]
    return {
        **{name: one[name] for name in ("name", "due", "done")},
        "expected": expected_by(one["due"], told["starts_on"], told["due_on"], on),
        "days_late": days_late(told["due_on"], on, left=left),
    }


def _untimed(told: Mapping[str, Any]) -> bool:
    """Where stock is taken of what was decided on paper, nobody works to the days of the plan."""
    return bool(told.get("stock_taking")) and not told["completed_on"]


def _left(told: Mapping[str, Any]) -> int:
    """Count what still has to be done; a stage that asks for nothing has to be closed."""
    if told["completed_on"] or _untimed(told):
        return 0
    return int(told["due"] - told["done"]) if told["due"] else 1


def _as_stage(told: Mapping[str, Any]) -> ToldStage:
    """Let a stage that was told of be judged as an own one is."""
    return ToldStage(told["phase"], told["starts_on"], told["due_on"], told["completed_on"])


def region_wheel(session: Session, actor: Actor, **narrowed: Any) -> dict[str, Any]:
    """Say where in the year the region is: the four phases over all bureaus."""
    known, on = heard(session, actor, **narrowed), today()
    years = [stages for stages in map(stages_of, known) if stages]
    phases = [phase_on([_as_stage(one) for one in stages], on) for stages in years]
    ends_on = max((one["due_on"] for stages in years for one in stages), default=None)
    return chart(
        known,
        definitions.REGION_WHEEL,
        year=narrowed.get("year"),
        today=on,
        years=len(years),
        ends_on=ends_on,
        working_days_left=working_days_through(on, ends_on) if ends_on else None,
        rows=[
            {**_phase(phase, years, on), "bureaus_now": phases.count(phase)}
            for phase in CYCLE_PHASES
        ],
    )


def _phase(phase: str, years: Sequence[Rows], on: date) -> dict[str, Any]:
    stages = [one for year in years for one in year if one["phase"] == phase]
    completed = [one for one in stages if one["completed_on"]]
    late = [
        year
        for year in years
        if any(one["phase"] == phase and _left(one) > 0 and one["due_on"] < on for one in year)
    ]
    return {
        "phase": phase,
        "starts_on": min((one["starts_on"] for one in stages), default=None),
        "ends_on": max((one["due_on"] for one in stages), default=None),
        "stages": len(stages),
        "stages_completed": len(completed),
        "total": sum(one["due"] for one in stages),
        "done": sum(one["done"] for one in stages),
        "bureaus_late": len(late),
    }
