"""A year with work to do in its first stage, and a point carried over to be confirmed."""

from sqlalchemy import select

from service.cycles.models import Confirmation, CycleStage
from service.cycles.use_cases.stages import add_task
from tenants.database import unit_of_work
from tenants.models.organisation import Cycle
from tests import make
from tests.risks.scenes import Scene


def furnish_cycles(bureau: make.Bureau) -> None:
    """Give the open year of a bureau a piece of work, and a point to say something of."""
    scene = Scene(bureau)
    point = scene.draft(title="预算批复超过法定时限")
    with unit_of_work(bureau.tenant_id) as session:
        year = session.scalars(select(Cycle.id).where(Cycle.state == "open")).one()
        first = session.scalars(
            select(CycleStage.id).where(CycleStage.cycle_id == year).order_by(CycleStage.position)
        ).first()
        session.add(Confirmation(cycle_id=year, risk_point_id=point))
    words = {"title": "召开动员大会", "post_id": scene.post("post_holder")}
    scene.act("register_office", add_task, first, **words)
