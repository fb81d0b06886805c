"""Work that always fails, and leaves nothing."""

from tenants.context import system_actor
from tenants.journal import record


def fail(session, item):
    record(session, system_actor(item.tenant_id), "never.written", "nothing", None)
    session.flush()
    1 / 0  # noqa: B018
