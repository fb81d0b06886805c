"""Messages over HTTP."""

from typing import Any

from service.http.messages import language
from service.http.paging import Key, Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session
from service.tasks.models import Task
from service.workspace.message_schemas import (
    MessageArguments,
    MessageCountsSchema,
    MessageReadingSchema,
    MessageSchema,
    MessagesReadSchema,
)
from service.workspace.queries.messages import list_messages, written
from service.workspace.resources.blueprint import blp
from service.workspace.use_cases.messages import counts_of, read_messages

NEWEST: list[Key] = [Task.opened_at, Task.id]


@blp.route("/messages")
class Messages(TenantView):
    @blp.arguments(MessageArguments, location="query")
    @blp.response(200, page_schema(MessageSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what the reader was told, the newest first."""
        asked = list_messages(current_actor(), arguments["category"], unread=arguments["unread"])
        found = page_of(
            current_session(), asked, NEWEST, arguments, scope="messages", descending=True
        )
        return Page(written(found.items, language()), found.next_cursor, found.total)


@blp.route("/messages/counts")
class MessageCounts(TenantView):
    @blp.response(200, MessageCountsSchema)
    def get(self) -> Any:
        """Count what is unread."""
        return counts_of(current_session(), current_actor())


@blp.route("/messages/reading")
class MessageReading(TenantView):
    @blp.arguments(MessageReadingSchema)
    @blp.response(200, MessagesReadSchema)
    def put(self, reading: dict[str, Any]) -> Any:
        """Mark all unread messages as read, or those of some categories."""
        count = read_messages(current_session(), current_actor(), reading["categories"])
        return {"read_count": count}
