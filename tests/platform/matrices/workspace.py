"""Something on everybody's own desk."""

from sqlalchemy import select

from service.powers.models import Power
from service.risks.models import RiskPoint
from service.workspace.use_cases.drafts import discard_draft, save_draft
from service.workspace.use_cases.filters import keep_filter
from service.workspace.use_cases.following import follow_record
from service.workspace.use_cases.preferences import prefer
from tenants.database import unit_of_work
from tests import make


def furnish_workspace(bureau: make.Bureau) -> None:
    """Give every person of a tenant a draft, a preference and a question kept by name."""
    for role in bureau.people:
        actor = make.actor(bureau, role)
        with unit_of_work(bureau.tenant_id) as session:
            save_draft(session, actor, "power", "new", title="弃稿", revision=0, content={})
            discard_draft(session, actor, "power", "new")
            save_draft(session, actor, "power", "new", title="半份", revision=0, content={})
            prefer(session, actor, {"theme": "dark"})
            keep_filter(
                session,
                actor,
                name="我的高风险",
                table="risk_points",
                query={"rank": 1},
                sharing="own",
                opens_first=False,
            )


def follow_registers(bureau: make.Bureau) -> None:
    """Let the head of a section follow the powers and the risk points of the bureau."""
    actor = make.actor(bureau, "section_head")
    with unit_of_work(bureau.tenant_id) as session:
        for kind, model in (("power", Power), ("risk_point", RiskPoint)):
            for record_id in session.scalars(select(model.id)):
                follow_record(session, actor, kind, record_id)
