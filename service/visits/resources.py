"""Inspection visits over HTTP."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import orjson
from flask import Response

from policies.permissions import Permission
from service.exchange.queries import tenant_names
from service.http.blueprint import Blueprint
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag
from service.powers.schemas import PowerSchema
from service.risks.schemas import RiskPointSchema
from service.visits.models import Visit
from service.visits.queries import (
    access_visit,
    read_power,
    read_risk_point,
    received_visits,
    visits,
)
from service.visits.schemas import (
    ReceivedVisitSchema,
    VisitDraftSchema,
    VisitSchema,
)
from service.visits.use_cases import close_visit, look, open_visit
from tenants.models.journal import JournalEntry

blp = Blueprint("visits", __name__, description="检查访问 · Inspection visits")
SHOWN = ("id", "version", "reason", "opened_by", "opened_at", "expires_at", "closed_at")


@blp.route("/visits")
class Visits(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(VisitSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the visits this leading group made, newest first."""
        key = [Visit.id.expression]
        statement = visits(current_actor())
        page = page_of(
            current_session(), statement, key, arguments, scope="visits", descending=True
        )
        return Page(_shown(page.items), page.next_cursor, page.total)

    @blp.arguments(VisitDraftSchema)
    @blp.response(201, VisitSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Open a visit to one bureau, with a reason."""
        visit = open_visit(current_session(), current_actor(), **draft)
        return _shown([visit])[0], created(visit)[1]


@blp.route("/visits/<uuid:visit_id>")
class VisitById(TenantView):
    @blp.response(200, VisitSchema)
    def get(self, visit_id: UUID) -> Any:
        """Read about one visit."""
        visit = access_visit(current_session(), current_actor(), visit_id, Permission.VISIT_READ)
        return _shown([visit])[0], {"ETag": etag(visit)}


@blp.route("/visits/<uuid:visit_id>/closure")
class VisitClosure(TenantView):
    @blp.response(200, VisitSchema)
    def put(self, visit_id: UUID) -> Any:
        """End a visit before its hours are over."""
        visit = close_visit(current_session(), current_actor(), visit_id)
        return _shown([visit])[0], {"ETag": etag(visit)}


@blp.route("/visits/<uuid:visit_id>/risk-points/<uuid:record_id>")
class SeenRiskPoint(TenantView):
    @blp.response(200, RiskPointSchema)
    def get(self, visit_id: UUID, record_id: UUID) -> Response:
        """Look at one risk point of the visited bureau."""
        seen = look(
            current_session(),
            current_actor(),
            visit_id,
            kind="risk_point",
            record_id=record_id,
            read=read_risk_point,
        )
        return Response(seen, mimetype="application/json")


@blp.route("/visits/<uuid:visit_id>/powers/<uuid:record_id>")
class SeenPower(TenantView):
    @blp.response(200, PowerSchema)
    def get(self, visit_id: UUID, record_id: UUID) -> Response:
        """Look at one power of the visited bureau."""
        seen = look(
            current_session(),
            current_actor(),
            visit_id,
            kind="power",
            record_id=record_id,
            read=read_power,
        )
        return Response(seen, mimetype="application/json")


@blp.route("/received-visits")
class ReceivedVisits(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(ReceivedVisitSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List who visited this bureau, why, and what he looked at, newest first."""
        statement, key = received_visits(current_actor()), [JournalEntry.id.expression]
        page = page_of(
            current_session(), statement, key, arguments, scope="received", descending=True
        )
        return Page([_received(one) for one in page.items], page.next_cursor, page.total)


def _shown(made: Iterable[Visit]) -> list[dict[str, Any]]:
    listed = list(made)
    names = tenant_names(current_session(), [one.bureau_id for one in listed])
    return [
        {
            **{name: getattr(one, name) for name in SHOWN},
            "bureau": names[one.bureau_id]["code"],
            "bureau_name": names[one.bureau_id]["name"],
        }
        for one in listed
    ]


def _received(entry: JournalEntry) -> dict[str, Any]:
    said = orjson.loads(entry.body)
    return {
        "id": entry.id,
        "at": entry.at,
        "topic": entry.topic,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "visitor": said["actor"]["name"],
        "by": said["facts"]["by"],
        "reason": said["facts"]["reason"],
    }
