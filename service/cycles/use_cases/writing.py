"""How every change of a year is written down."""

from typing import Any

from sqlalchemy.orm import Session

from service.cycles.models import CyclePlan, CycleStage, StageTask
from service.organisation.queries.access import snapshot
from tenants.context import Actor
from tenants.journal import record
from tenants.models.organisation import Cycle

Kept = Cycle | CyclePlan | CycleStage | StageTask


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    one: Kept,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Journal a record of the year as it was and as it is."""
    kind = topic.partition(".")[0]
    record(
        session,
        actor,
        topic,
        kind,
        one.id,
        version=one.version,
        before=before,
        after=snapshot(one),
        **facts,
    )
