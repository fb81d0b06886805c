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
from service.commitments import resources as commitments
from service.commitments.schemas import CommitmentArguments, ListedCommitmentSchema
from service.cycles.resources.years import Confirmations
from service.cycles.schemas import ConfirmationArguments, ListedConfirmationSchema
from service.exchange import resources as exchange
from service.exchange.schemas import (
    DocumentArguments,
    InboxDocumentSchema,
    OutboxDocumentSchema,
)
from service.filings import resources as filings
from service.filings.schemas import (
    FilingArguments,
    FilingLineSchema,
    ReceivedArguments,
    ReceivedLineSchema,
)
from service.flowcharts.resources.charts import Flowcharts
from service.flowcharts.schemas import FlowchartArguments, FlowchartSchema
from service.gradings.desk_schemas import DeskArguments, DeskRowSchema
from service.gradings.resources.deciding import GradingDesk
from service.gradings.resources.rounds import GradingRounds
from service.gradings.schemas import GradingRoundSchema
from service.http.paging import Page, PageArguments
from service.http.views import TenantView
from service.imports.resources.imports import Imports
from service.imports.schemas import ImportArguments, ImportSchema
from service.matters.resources import MajorMatters
from service.matters.schemas import MatterArguments, MatterSchema
from service.notices.resources.notices import Notices
from service.notices.schemas.notices import NoticeArguments, NoticeLineSchema
from service.procedures.resources.lists import Consultations
from service.procedures.resources.meetings import Meetings
from service.procedures.schemas.lists import ConsultationArguments, ConsultationSchema
from service.procedures.schemas.meetings import MeetingFilterSchema
from service.procedures.schemas.parts import MeetingLineSchema
from service.regulations import resources as regulations
from service.regulations.schemas import (
    GapListArguments,
    GapSchema,
    RegulationArguments,
    RegulationSchema,
)
from service.searches.resources.sheets import Sheets
from service.searches.schemas.sheets import SheetArguments, SheetLineSchema
from service.tasks.resources import Tasks
from service.tasks.schemas import TaskArguments, TaskSchema
from service.visits import resources as visits
from service.visits.schemas import ReceivedVisitSchema, VisitSchema

FILE: Final = Path(__file__).parent / "ledgers.yaml"
ITSELF: Final = "{%s}"


class YearsConfirmations(ConfirmationArguments):
    """The year whose list is asked for, and what of it."""

    cycle_id = fields.UUID(required=True)


@dataclass(frozen=True, slots=True)
class Register:
    """A list as it is asked for, and the page of the console it stands on.

    `place` names what stands in the address of the list and not in its query.
    """

    view: type[TenantView]
    arguments: type[Schema]
    row: type[Schema]
    page: str
    place: Sequence[str] = ()

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
        return Page(self.row().dump(page.items, many=True), page.next_cursor, page.total)


REGISTERS: Final[Mapping[str, Register]] = MappingProxyType(
    {
        "tasks": Register(Tasks, TaskArguments, TaskSchema, "/tasks"),
        "grading_desk": Register(GradingDesk, DeskArguments, DeskRowSchema, "/grading"),
        "grading_rounds": Register(GradingRounds, PageArguments, GradingRoundSchema, "/grading"),
        "consultations": Register(
            Consultations, ConsultationArguments, ConsultationSchema, "/consult"
        ),
        "commitments": Register(
            commitments.Commitments, CommitmentArguments, ListedCommitmentSchema, "/pledges"
        ),
        "flowcharts": Register(Flowcharts, FlowchartArguments, FlowchartSchema, "/flows"),
        "regulations": Register(
            regulations.Regulations, RegulationArguments, RegulationSchema, "/regulations"
        ),
        "regulation_gaps": Register(
            regulations.RegulationGaps, GapListArguments, GapSchema, "/regulations"
        ),
        "confirmations": Register(
            Confirmations,
            YearsConfirmations,
            ListedConfirmationSchema,
            "/adjustments",
            place=("cycle_id",),
        ),
        "meetings": Register(Meetings, MeetingFilterSchema, MeetingLineSchema, "/meetings"),
        "matters": Register(MajorMatters, MatterArguments, MatterSchema, "/matters"),
        "notices": Register(Notices, NoticeArguments, NoticeLineSchema, "/notices"),
        "filings": Register(filings.Filings, FilingArguments, FilingLineSchema, "/filings"),
        "received_filings": Register(
            filings.ReceivedFilings, ReceivedArguments, ReceivedLineSchema, "/region/filings"
        ),
        "inbox": Register(exchange.Inbox, DocumentArguments, InboxDocumentSchema, "/exchange"),
        "outbox": Register(exchange.Outbox, DocumentArguments, OutboxDocumentSchema, "/exchange"),
        "imports": Register(Imports, ImportArguments, ImportSchema, "/imports"),
        "visits": Register(visits.Visits, PageArguments, VisitSchema, "/region/visits"),
        "received_visits": Register(
            visits.ReceivedVisits, PageArguments, ReceivedVisitSchema, "/visits"
        ),
        "sheets": Register(Sheets, SheetArguments, SheetLineSchema, "/surveys"),
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
