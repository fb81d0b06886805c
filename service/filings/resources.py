"""Filings over HTTP: the bureau's side and the leading group's."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from policies.guard import require
from policies.permissions import Permission
from service.filings.collecting import gather
from service.filings.models import Filing, ReceivedFiling
from service.filings.queries import (
    access_filing,
    access_received,
    filed_before,
    filing_document,
    filing_lines,
    filings,
    received,
    received_document,
    timeliness,
    with_names,
)
from service.filings.rules import change_of
from service.filings.schemas import (
    AnswerSchema,
    DecisionsSchema,
    FilingArguments,
    FilingChangeSchema,
    FilingDraftSchema,
    FilingLineSchema,
    FilingSchema,
    FilingWithdrawalSchema,
    FilingWithItemsSchema,
    PrecheckArguments,
    PrecheckSchema,
    ReceivedArguments,
    ReceivedFilingSchema,
    ReceivedLineSchema,
    ReceivedWithItemsSchema,
    SendingSchema,
    TimelinessListSchema,
    YearArguments,
)
from service.filings.use_cases.preparing import (
    draft_filing,
    refresh_filing,
    send_filing,
    withdraw_filing,
)
from service.filings.use_cases.reviewing import accept_rest, answer_filing, decide_items
from service.http.blueprint import Blueprint
from service.http.paging import Key, Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from tenants.clock import today
from tenants.journal import plain, record_readings

blp = Blueprint("filings", __name__, description="备案 · Filings")
NEWEST = {"descending": True}


@blp.route("/filings")
class Filings(TenantView):
    @blp.arguments(FilingArguments, location="query")
    @blp.response(200, page_schema(FilingLineSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the packages this bureau files, the newest first."""
        asked = {name: arguments.pop(name) for name in ("year", "kind")}
        statement = filings(current_actor(), **asked)
        key = [Filing.number.expression]
        session = current_session()
        page = page_of(session, statement, key, arguments, scope="filings", **NEWEST)
        return replace(page, items=filing_lines(session, page.items))

    @blp.arguments(FilingDraftSchema)
    @blp.response(201, FilingSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Put a package together."""
        return created(draft_filing(current_session(), current_actor(), **draft))


@blp.route("/filings/precheck")
class FilingPrecheck(TenantView):
    @blp.arguments(PrecheckArguments, location="query")
    @blp.response(200, PrecheckSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say what is due and what is still missing."""
        require(current_actor(), Permission.FILING_READ)
        session, kind = current_session(), arguments["kind"]
        owed = gather(session, kind, arguments["year"], today())
        filed = filed_before(session, kind)
        return {
            "kind": kind,
            "due_on": owed.due_on,
            "binds": owed.binds,
            "until": owed.until,
            "ready": len(owed.candidates),
            "news": sum(
                change_of(plain(one.document), filed.get(one.item_id)) != "unchanged"
                for one in owed.candidates
            ),
            "gaps": owed.gaps,
        }


@blp.route("/filings/<uuid:filing_id>")
class FilingById(TenantView):
    @blp.response(200, FilingWithItemsSchema)
    def get(self, filing_id: UUID) -> Any:
        """Read a package with its records and what was said of them."""
        session = current_session()
        filing = access_filing(session, current_actor(), filing_id, Permission.FILING_READ)
        return filing_document(session, filing), {"ETag": etag(filing)}

    @blp.arguments(FilingChangeSchema)
    @blp.response(200, FilingSchema)
    def put(self, change: dict[str, Any], filing_id: UUID) -> Any:
        """Take the records into the package anew."""
        filing = refresh_filing(
            current_session(), current_actor(), filing_id, if_version=if_match(), **change
        )
        return filing, {"ETag": etag(filing)}


@blp.route("/filings/<uuid:filing_id>/sending")
class FilingSending(TenantView):
    @blp.arguments(SendingSchema)
    @blp.response(200, FilingSchema)
    def put(self, sending: dict[str, Any], filing_id: UUID) -> Any:
        """Send a package to the leading group."""
        filing = send_filing(
            current_session(), current_actor(), filing_id, if_version=if_match(), **sending
        )
        return filing, {"ETag": etag(filing)}


@blp.route("/filings/<uuid:filing_id>/withdrawal")
class FilingWithdrawal(TenantView):
    @blp.arguments(FilingWithdrawalSchema)
    @blp.response(200, FilingSchema)
    def put(self, withdrawal: dict[str, Any], filing_id: UUID) -> Any:
        """Ask a package back that the leading group has not begun to examine."""
        filing = withdraw_filing(
            current_session(), current_actor(), filing_id, if_version=if_match(), **withdrawal
        )
        return filing, {"ETag": etag(filing)}


@blp.route("/received-filings")
class ReceivedFilings(TenantView):
    @blp.arguments(ReceivedArguments, location="query")
    @blp.response(200, page_schema(ReceivedLineSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the packages this leading group received, the newest first."""
        asked = {name: arguments.pop(name) for name in ("year", "kind", "state")}
        statement = received(current_actor(), **asked)
        key: list[Key] = [ReceivedFiling.received_at, ReceivedFiling.id]
        session = current_session()
        page = page_of(session, statement, key, arguments, scope="received", **NEWEST)
        return replace(page, items=with_names(session, page.items))


@blp.route("/received-filings/timeliness")
class FilingTimeliness(TenantView):
    @blp.arguments(YearArguments, location="query")
    @blp.response(200, TimelinessListSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say of each bureau what arrived in time or late, and how it stands."""
        return {"items": timeliness(current_session(), current_actor(), arguments["year"])}


@blp.route("/received-filings/<uuid:received_id>")
class ReceivedFilingById(TenantView):
    @blp.response(200, ReceivedWithItemsSchema)
    def get(self, received_id: UUID) -> Any:
        """Read a received package."""
        session = current_session()
        filing = access_received(session, current_actor(), received_id, Permission.FILING_READ)
        record_readings(session, current_actor(), "received_filing", [filing.id])
        return received_document(session, filing), {"ETag": etag(filing)}


@blp.route("/received-filings/<uuid:received_id>/decisions")
class ReceivedFilingDecisions(TenantView):
    @blp.arguments(DecisionsSchema)
    @blp.response(200, ReceivedFilingSchema)
    def put(self, decisions: dict[str, Any], received_id: UUID) -> Any:
        """Accept records, or return them with reasons."""
        filing = decide_items(
            current_session(), current_actor(), received_id, if_version=if_match(), **decisions
        )
        return filing, {"ETag": etag(filing)}


@blp.route("/received-filings/<uuid:received_id>/acceptance")
class ReceivedFilingAcceptance(TenantView):
    @blp.response(200, ReceivedFilingSchema)
    def put(self, received_id: UUID) -> Any:
        """Accept every record on which nothing was said yet."""
        filing = accept_rest(current_session(), current_actor(), received_id, if_version=if_match())
        return filing, {"ETag": etag(filing)}


@blp.route("/received-filings/<uuid:received_id>/answer")
class ReceivedFilingAnswer(TenantView):
    @blp.arguments(AnswerSchema)
    @blp.response(200, ReceivedFilingSchema)
    def put(self, answer: dict[str, Any], received_id: UUID) -> Any:
        """Answer the package: returned, reviewed, or filed under a number."""
        filing = answer_filing(
            current_session(), current_actor(), received_id, if_version=if_match(), **answer
        )
        return filing, {"ETag": etag(filing)}
