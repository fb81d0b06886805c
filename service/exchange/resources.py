"""The inbox and the outbox over HTTP."""

from typing import Any
from uuid import UUID

import orjson

from service.exchange.models import InboxDocument, OutboxDocument
from service.exchange.queries import access_inbox_document, inbox, outbox, tenant_names
from service.exchange.schemas import (
    DocumentArguments,
    InboxDocumentBodySchema,
    InboxDocumentSchema,
    OutboxDocumentSchema,
)
from service.exchange.use_cases import mark_read
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session

blp = Blueprint("exchange", __name__, description="往来文件 · Exchanged documents")
INBOX = ("id", "kind", "subject", "revision", "state", "digest", "received_at", "read_at")
OUTBOX = (
    *("id", "kind", "subject", "revision", "state", "digest"),
    *("written_at", "acknowledged_at", "last_error"),
)


@blp.route("/inbox")
class Inbox(TenantView):
    @blp.arguments(DocumentArguments, location="query")
    @blp.response(200, page_schema(InboxDocumentSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what other tenants sent here, newest first."""
        session, key = current_session(), [InboxDocument.id.expression]
        statement = inbox(current_actor(), arguments["kind"])
        page = page_of(session, statement, key, arguments, scope="inbox", descending=True)
        return Page(_received(page.items), page.next_cursor, page.total)


@blp.route("/inbox/<uuid:document_id>")
class InboxDocumentById(TenantView):
    @blp.response(200, InboxDocumentBodySchema)
    def get(self, document_id: UUID) -> Any:
        """Read a received document."""
        document = access_inbox_document(current_session(), current_actor(), document_id)
        return {**_received([document])[0], "body": orjson.loads(document.body)}


@blp.route("/inbox/<uuid:document_id>/receipt")
class Receipt(TenantView):
    @blp.response(200, InboxDocumentSchema)
    def put(self, document_id: UUID) -> Any:
        """Confirm that a document was read."""
        return _received([mark_read(current_session(), current_actor(), document_id)])[0]


@blp.route("/outbox")
class Outbox(TenantView):
    @blp.arguments(DocumentArguments, location="query")
    @blp.response(200, page_schema(OutboxDocumentSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what was sent from here, newest first."""
        session, key = current_session(), [OutboxDocument.id.expression]
        statement = outbox(current_actor(), arguments["kind"])
        page = page_of(session, statement, key, arguments, scope="outbox", descending=True)
        names = tenant_names(session, [one.recipient_id for one in page.items])
        items = [
            {**{name: getattr(one, name) for name in OUTBOX}, "recipient": names[one.recipient_id]}
            for one in page.items
        ]
        return Page(items, page.next_cursor, page.total)


def _received(documents: Any) -> list[dict[str, Any]]:
    names = tenant_names(current_session(), [one.sender_id for one in documents])
    return [
        {**{name: getattr(one, name) for name in INBOX}, "sender": names[one.sender_id]}
        for one in documents
    ]
