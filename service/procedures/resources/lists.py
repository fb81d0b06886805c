"""Consultations, agendas to come and reminders over HTTP."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from service.http.messages import language
from service.http.paging import Key, Page, page_of
from service.http.views import TenantView, current_actor, current_session
from service.procedures.models import AgendaItem, CaseStep, Meeting
from service.procedures.queries.agendas import (
    DECIDED,
    WAITING,
    decided,
    list_decided,
    list_waiting,
    waiting,
)
from service.procedures.queries.consultations import list_consultations, shown
from service.procedures.resources.blueprint import blp
from service.procedures.schemas.lists import (
    AgendaArguments,
    AgendaCandidatePageSchema,
    ConsultationArguments,
    ConsultationPageSchema,
    ReminderSchema,
)
from service.procedures.use_cases.urging import urge_case


class Pile(NamedTuple):
    """What awaits a body, or what was decided: how it is selected, ordered and written out."""

    select: Callable[..., Any]
    keys: Sequence[Key]
    write: Callable[..., list[dict[str, Any]]]
    last_first: bool = False


PILES = {
    WAITING: Pile(list_waiting, (CaseStep.opened_at, CaseStep.id), waiting),
    DECIDED: Pile(list_decided, (Meeting.signed_at, AgendaItem.id), decided, last_first=True),
}


@blp.route("/consultations")
class Consultations(TenantView):
    @blp.arguments(ConsultationArguments, location="query")
    @blp.response(200, ConsultationPageSchema)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what one was asked, or what one asks others, the newest first."""
        session, actor, box = current_session(), current_actor(), arguments["box"]
        found = page_of(
            session,
            list_consultations(actor, box, is_open=arguments["open"]),
            [CaseStep.opened_at, CaseStep.id],
            arguments,
            scope=f"consultations:{box}",
            descending=True,
        )
        written = shown(session, actor, list(found.items), language())
        return Page(written, found.next_cursor, found.total)


@blp.route("/agenda-candidates")
class AgendaCandidates(TenantView):
    @blp.arguments(AgendaArguments, location="query")
    @blp.response(200, AgendaCandidatePageSchema)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the cases that wait for a body, the longest waiting first, or what was decided."""
        session, pile = current_session(), PILES[arguments["state"]]
        found = page_of(
            session,
            pile.select(session, current_actor(), arguments),
            pile.keys,
            arguments,
            scope=f"agenda-candidates:{arguments['state']}",
            descending=pile.last_first,
        )
        written = pile.write(session, list(found.items), language())
        return Page(written, found.next_cursor, found.total)


@blp.route("/cases/<uuid:case_id>/reminder")
class CaseReminder(TenantView):
    @blp.response(200, ReminderSchema)
    def post(self, case_id: UUID) -> Any:
        """Remind those before whom a case lies."""
        names, again = urge_case(current_session(), current_actor(), case_id)
        return {"reminded": names, "next_at": again}
