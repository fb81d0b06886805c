"""The journal over HTTP."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from service.http.blueprint import Blueprint
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session
from service.journal.queries import result_of
from service.journal.schemas import EntryArguments, EntrySchema, SealSchema, VerificationSchema
from service.journal.use_cases import read_journal, read_seals, verify_journal_of
from tenants.models.journal import JournalEntry, JournalSeal

SHOWN = ("id", "at", "topic", "subject_kind", "subject_id", "person_id", "body")
NAMES = "service.workspace.naming"  # an area above this one, reached by name alone
blp = Blueprint("journal", __name__, description="日志 · Journal")


@blp.route("/journal")
class Journal(TenantView):
    @blp.arguments(EntryArguments, location="query")
    @blp.response(200, page_schema(EntrySchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """Read the journal, newest first; the reading is written down too."""
        session, actor = current_session(), current_actor()
        filters = {
            name: arguments[name]
            for name in ("subject_id", "person_id", "topic", "since", "until", "request", "result")
        }
        statement = read_journal(session, actor, **filters)
        key = [JournalEntry.id.expression]
        page = page_of(session, statement, key, arguments, scope="journal", descending=True)
        names = import_module(NAMES).names_in(session, actor, page.items)
        rows = [shown(one, names[one.id]) for one in page.items]
        return Page(rows, page.next_cursor, page.total)


@blp.route("/journal/seals")
class Seals(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(SealSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """Read the seals, newest first."""
        key = [JournalSeal.number.expression]
        return page_of(
            current_session(),
            read_seals(current_actor()),
            key,
            arguments,
            scope="seals",
            descending=True,
        )


@blp.route("/journal/verification")
class JournalVerification(TenantView):
    @blp.response(200, VerificationSchema)
    def get(self) -> Any:
        """Verify the journal against itself and against what the leading groups hold."""
        return verify_journal_of(current_session(), current_actor())


def shown(entry: JournalEntry, names: Mapping[str, str]) -> dict[str, Any]:
    """Show an entry as it was written, and what it speaks of by number and title."""
    return {
        **{name: getattr(entry, name) for name in SHOWN},
        "digest": entry.digest.hex(),
        "names": names,
        "result": result_of(entry.topic),
    }
