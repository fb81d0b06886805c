"""A bureau in the middle of its search."""

from datetime import timedelta

from sqlalchemy import select

from service.organisation.queries import today
from service.powers.models import Power
from service.searches.models import Sheet
from service.searches.use_cases.campaigns import open_campaign, plan_campaign
from service.searches.use_cases.filling import add_point, contribute
from service.searches.use_cases.sources import add_entry, record_source
from tenants.database import unit_of_work
from tests import make
from tests.risks.scenes import Scene


def furnish_searches(bureau: make.Bureau) -> None:
    """Give a bureau with an open year one of everything a search has."""
    scene = Scene(bureau)
    day = today()
    planned = scene.act(
        "register_office", plan_campaign, opens_on=day, due_on=day + timedelta(days=30)
    )
    scene.act("register_office", open_campaign, planned.id, if_version=1)
    post = bureau.people["post_holder"].post_id
    with unit_of_work(bureau.tenant_id) as session:
        sheet = session.scalars(select(Sheet.id).where(Sheet.post_id == post)).one()
        power = session.scalars(select(Power.id).limit(1)).one()
    wording = {"part": "duties", "title": "评审专家选取不规范", "category": "post_duty"}
    scene.act("post_holder", add_point, sheet, **wording)
    scene.act("post_holder_b", contribute, sheet, text="注意项目评审专家的选取环节")
    scene.act(
        "register_office",
        record_source,
        kind="petition",
        received_on=day,
        summary="反映专项资金分配不公",
        text="某乡来信反映专项资金分配不公",
        post_id=post,
        power_id=power,
    )
    scene.act("register_office", add_entry, category="post_duty", text="违规指定评审专家名单")
