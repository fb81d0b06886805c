"""Consultations, agendas to come and reminders over HTTP."""

from typing import Any
from uuid import UUID

from service.http.messages import language
from service.http.paging import Page, page_of
from service.http.views import TenantView, current_actor, current_session
from service.procedures.models import CaseStep
from service.procedures.queries.agendas import agenda_candidates
from service.procedures.queries.consultations import list_consultations, shown
from service.procedures.resources.blueprint import blp
from service.procedures.schemas.lists import (
    AgendaCandidatesSchema,
    CandidateArguments,
    ConsultationArguments,
    ConsultationPageSchema,
    ReminderSchema,
)
from service.procedures.use_cases.urging import urge_case


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
    @blp.arguments(CandidateArguments, location="query")
    @blp.response(200, AgendaCandidatesSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the cases that wait for a body."""
        found = agenda_candidates(
            current_session(), current_actor(), arguments["body_id"], language()
        )
        return {"items": found}


@blp.route("/cases/<uuid:case_id>/reminder")
class CaseReminder(TenantView):
    @blp.response(200, ReminderSchema)
    def post(self, case_id: UUID) -> Any:
        """Remind those before whom a case lies."""
        names, again = urge_case(current_session(), current_actor(), case_id)
        return {"reminded": names, "next_at": again}
