"""A year that is over asks nothing of anybody any more (I6)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.cycles.models import CycleStage, StageTask
from service.searches.models import Campaign, Sheet
from service.tasks.use_cases import clear_desks, settle_tasks
from tenants.context import Actor
from tenants.models.organisation import Cycle


def clear_year(session: Session, actor: Actor, cycle: Cycle) -> None:
    """Take what the year still asked for from every desk; its cases go on into the next one."""
    stages = select(CycleStage.id).where(CycleStage.cycle_id == cycle.id)
    rounds = select(Campaign.id).where(Campaign.cycle_id == cycle.id)
    asked = (
        stages,
        select(StageTask.id).where(StageTask.stage_id.in_(stages)),
        select(Sheet.id).where(Sheet.campaign_id.in_(rounds)),
    )
    ids = [one for ids in asked for one in session.scalars(ids)]
    clear_desks(session, [cycle.id, *ids], by=actor)
    settle_tasks(session, kind="confirmation", outcome="withdrawn", by=actor)
