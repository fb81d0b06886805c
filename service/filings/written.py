"""What the journal is told of a package, where it is sent from and where it is examined."""

from typing import Any

from sqlalchemy.orm import Session

from service.filings.models import Filing, ReceivedFiling
from service.organisation.queries.access import snapshot
from tenants.context import Actor
from tenants.journal import record


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    filing: Filing | ReceivedFiling,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Tell the journal what was done to a package, as it was and as it is now."""
    record(
        session,
        actor,
        topic,
        "filing" if isinstance(filing, Filing) else "received_filing",
        filing.id,
        version=filing.version,
        before=before,
        after=snapshot(filing),
        **facts,
    )
