"""Taking note of messages."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.orm import Session

from service.tasks.use_cases.reading import read_task
from service.workspace.queries.messages import count_messages, unread_ids
from service.workspace.use_cases.preferences import preferences_of
from tenants.context import Actor

MOST: Final = 500


def read_messages(session: Session, actor: Actor, categories: Sequence[str]) -> int:
    """Mark what is unread as read, of these categories or of all; say how many that were."""
    found = unread_ids(session, actor, categories, most=MOST)
    for task_id in found:
        read_task(session, actor, task_id)
    return len(found)


def counts_of(session: Session, actor: Actor) -> dict[str, Any]:
    """Count the unread; what the reader does not want counted stays out of the badge."""
    muted = preferences_of(session, actor)["muted_messages"]
    return count_messages(session, actor, muted)
