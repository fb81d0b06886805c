"""Which charts have a table: how each is asked, who counts it, and how its rows are written."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from marshmallow import Schema, ValidationError
from sqlalchemy.orm import Session

from policies.guard import require, require_somewhere
from policies.permissions import Permission
from service.cycles.queries import cycle_asked_for
from service.cycles.work_steps import work_of_sections
from service.rollups.queries import region_totals, totals_by
from service.rollups.queries import trend as sums_by_day
from service.rollups.schemas import PeriodArguments
from service.statistics import definitions
from service.statistics.queries import changes, due, matrix, measures, methods, points
from service.statistics.queries import stages as years
from service.statistics.queries.answering import answer_times
from service.statistics.queries.common import chart as of_bureau
from service.statistics.queries.comparison import comparison, pairs
from service.statistics.queries.region import (
    region_heat_map,
    region_pyramid,
    region_stages,
    region_wheel,
)
from service.statistics.region_schemas import (
    ComparisonArguments,
    IndicatorArguments,
    OfYearArguments,
)
from service.statistics.region_schemas import YearArguments as FilingYear
from service.statistics.schemas import (
    DueArguments,
    HeatMapArguments,
    PeriodStartArguments,
    YearArguments,
)
from service.statistics.tables import bureau, region
from service.statistics.tables.reading import Table, Words
from tenants.clock import now
from tenants.context import Actor
from tenants.errors import Invalid

Found = Mapping[str, Any]


class Chart(NamedTuple):
    """A chart: what it may be asked, who counts it, and its rows."""

    arguments: type[Schema]
    answer: Callable[..., Found]
    rows: Callable[[Found, Words], Table]

    def asked(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Read what is asked of a chart as strictly as the chart itself does."""
        try:
            read: dict[str, Any] = self.arguments().load(query)
        except ValidationError as wrong:
            raise Invalid("A field is not right.", errors={"query": wrong.messages}) from None
        return read


def _work_steps(session: Session, actor: Actor, *, year: int | None = None) -> Found:
    require_somewhere(actor, Permission.RISK_POINT_READ)
    cycle = cycle_asked_for(session, year)
    rows, over = work_of_sections(session, actor, cycle), bool(cycle and cycle.state == "closed")
    said = definitions.WORK_STEPS_OVER if over else definitions.WORK_STEPS
    return of_bureau(actor, said, of="risk-points", rows=rows, over=over)


def _sectors(session: Session, actor: Actor) -> Found:
    require(actor, Permission.COMPARISON_READ)
    return _groups(session, actor, totals_by(session, actor.tenant_id, "sector"))


def _counties(session: Session, actor: Actor) -> Found:
    require(actor, Permission.COMPARISON_READ)
    return _groups(session, actor, totals_by(session, actor.tenant_id, "jurisdiction"))


def _groups(session: Session, actor: Actor, rows: list[dict[str, Any]]) -> Found:
    together = region_totals(session, actor.tenant_id)
    return {"as_of": now(), "definition": definitions.GROUPS, "rows": rows, "all": together}


def _trend(session: Session, actor: Actor, **period: Any) -> Found:
    require(actor, Permission.COMPARISON_READ)
    rows = sums_by_day(session, actor.tenant_id, **period)
    return {"as_of": now(), "definition": definitions.TREND, "rows": rows}


OF_BUREAU: Final[Mapping[str, Chart]] = MappingProxyType(
    {
        "pyramid": Chart(PeriodStartArguments, points.pyramid, bureau.pyramid),
        "heat_map": Chart(HeatMapArguments, points.heat_map, bureau.heat_map),
        "stages": Chart(YearArguments, years.stage_progress, bureau.stages),
        "wheel": Chart(YearArguments, years.wheel, bureau.wheel),
        "matrix": Chart(Schema, matrix.matrix, bureau.matrix),
        "measures": Chart(PeriodStartArguments, measures.coverage, bureau.coverage),
        "changes": Chart(PeriodStartArguments, changes.changes, bureau.changes),
        "methods": Chart(Schema, methods.methods, bureau.methods),
        "due": Chart(DueArguments, due.due_days, bureau.due),
        "work_steps": Chart(YearArguments, _work_steps, bureau.work_steps),
    }
)
OF_REGION: Final[Mapping[str, Chart]] = MappingProxyType(
    {
        "region_pyramid": Chart(OfYearArguments, region_pyramid, region.pyramid),
        "region_heat_map": Chart(OfYearArguments, region_heat_map, region.heat_map),
        "region_stages": Chart(OfYearArguments, region_stages, region.stages),
        "region_wheel": Chart(OfYearArguments, region_wheel, region.wheel),
        "comparison": Chart(ComparisonArguments, comparison, region.comparison),
        "pairs": Chart(IndicatorArguments, pairs, region.pairs),
        "answer_times": Chart(FilingYear, answer_times, region.answer_times),
        "sectors": Chart(Schema, _sectors, region.groups),
        "counties": Chart(Schema, _counties, region.groups),
        "trend": Chart(PeriodArguments, _trend, region.trend),
    }
)
CHARTS: Final[Mapping[str, Chart]] = MappingProxyType({**OF_BUREAU, **OF_REGION})
