"""The ledgers that are taken out: who answers each list, how it is asked, what a row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import unwrap
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml
from marshmallow import Schema, fields

from policies.endpoints import endpoints
from policies.permissions import Permission
from service.commitments.resources import Commitments
from service.cycles.resources.plans import CyclePlans
from service.cycles.resources.years import Confirmations, Cycles
from service.exchange.resources import Inbox, Outbox
from service.filings.resources import Filings, ReceivedFilings
from service.flowcharts.resources.charts import Flowcharts
from service.gradings.resources.deciding import GradingDesk
from service.gradings.resources.rounds import GradingRounds
from service.http.blueprint import schemas_of
from service.http.paging import Page
from service.http.views import TenantView
from service.imports.resources.imports import Imports
from service.matters.resources import MajorMatters
from service.notices.resources.notices import Notices
from service.procedures.resources.lists import AgendaCandidates, Consultations
from service.procedures.resources.meetings import Meetings
from service.regulations.resources import RegulationGaps, Regulations
from service.rollups.resources import RegionPilots
from service.searches.resources.sheets import Sheets
from service.tasks.resources import Tasks
from service.visits.resources import ReceivedVisits, Visits

FILE: Final = Path(__file__).parent / "ledgers.yaml"
ITSELF: Final = "{%s}"
PAGING: Final = ("cursor", "limit", "total")


@cache
def _with_places(asked: type[Schema], places: tuple[str, ...]) -> type[Schema]:
    """Let what stands in the address of a list be asked like the rest."""
    if not places:
        return asked
    more = Schema.from_dict({name: fields.UUID(required=True) for name in places})
    return type(f"Placed{asked.__name__}", (asked, more), {"__module__": __name__})


@dataclass(frozen=True, slots=True)
class Register:
    """A list and the page of the console it stands on.

    `place` names what stands in the address of the list and not in its query.
    """

    view: type[TenantView]
    page: str
    place: Sequence[str] = ()

    @property
    def arguments(self) -> Schema:
        """Say what the list may be narrowed by."""
        asked, _ = schemas_of(self.view.get)  # type: ignore[attr-defined]
        return _with_places(type(asked), tuple(self.place))(exclude=PAGING)

    @property
    def row(self) -> Schema:
        """Say what the list tells of each of its rows."""
        _, page = schemas_of(self.view.get)  # type: ignore[attr-defined]
        items: Any = page.fields["items"]
        found: Schema = items.inner.schema
        return found

    @property
    def asks(self) -> Permission | None:
        """Say which permission the list itself asks for."""
        area = self.view.__module__.split(".")[1]
        return endpoints()[f"{area}.{self.view.__name__}.get"].asks

    def read(self, asked: Mapping[str, Any], most: int) -> Page:
        """Read the list as its own address answers it, in one piece."""
        query = {name: value for name, value in asked.items() if name not in self.place}
        where = {name: asked[name] for name in self.place}
        paging = {"cursor": None, "limit": most, "total": True}
        page: Page = unwrap(self.view.get)(self.view(), {**query, **paging}, **where)  # type: ignore[attr-defined]
        return Page(self.row.dump(page.items, many=True), page.next_cursor, page.total)


REGISTERS: Final[Mapping[str, Register]] = MappingProxyType(
    {
        "tasks": Register(Tasks, "/tasks"),
        "grading_desk": Register(GradingDesk, "/grading"),
        "grading_rounds": Register(GradingRounds, "/grading"),
        "consultations": Register(Consultations, "/consult"),
        "commitments": Register(Commitments, "/pledges"),
        "flowcharts": Register(Flowcharts, "/flows"),
        "regulations": Register(Regulations, "/regulations"),
        "regulation_gaps": Register(RegulationGaps, "/regulations"),
        "confirmations": Register(Confirmations, "/adjustments", place=("cycle_id",)),
        "cycles": Register(Cycles, "/cycles"),
        "plans": Register(CyclePlans, "/region/plans"),
        "pilots": Register(RegionPilots, "/region/bureaus"),
        "agenda_candidates": Register(AgendaCandidates, "/meetings"),
        "meetings": Register(Meetings, "/meetings?tab=meetings"),
        "matters": Register(MajorMatters, "/matters"),
        "notices": Register(Notices, "/notices"),
        "filings": Register(Filings, "/filings"),
        "received_filings": Register(ReceivedFilings, "/region/filings"),
        "inbox": Register(Inbox, "/exchange"),
        "outbox": Register(Outbox, "/exchange"),
        "imports": Register(Imports, "/imports"),
        "visits": Register(Visits, "/region/visits"),
        "received_visits": Register(ReceivedVisits, "/visits"),
        "sheets": Register(Sheets, "/surveys"),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ledger: its heads, how wide it is, and how a cell reads."""

    heads: tuple[str, str]
    width: float
    how: str


@dataclass(frozen=True, slots=True)
class Described:
    """What a ledger is called and the columns it can be taken out in, by their names."""

    title: tuple[str, str]
    columns: Mapping[str, Column]


@cache
def described() -> Mapping[str, Described]:
    """Read once how the ledgers are described."""
    written = yaml.safe_load(FILE.read_text("utf-8"))
    return MappingProxyType({name: _ledger(one) for name, one in written.items()})


def _ledger(written: Mapping[str, Any]) -> Described:
    columns = {name: _column(name, *one) for name, one in written["columns"].items()}
    chinese, english = written["title"]
    return Described((chinese, english), MappingProxyType(columns))


def _column(name: str, chinese: str, english: str, width: float, how: str = "") -> Column:
    return Column((chinese, english), width, how or ITSELF % name)
