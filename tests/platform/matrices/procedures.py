"""Tenants with a case under review, an opinion asked for, and a meeting called."""

from decimal import Decimal

from service.organisation.queries import today
from service.procedures.models import CaseOpinion
from service.procedures.queries.access import open_step_of
from service.procedures.use_cases import call_meeting, start_case
from service.procedures.use_cases.limits import grant_limit
from tenants.database import unit_of_work
from tests import make
from tests.risks.scenes import Scene


def furnish_procedures(bureau: make.Bureau) -> None:
    """Send a finding for review and call the section together."""
    scene = Scene(bureau)
    point = scene.draft(of="post_holder_b", title="预算审核环节把关不严")
    case = scene.act("section_head", start_case, object_kind="risk_point", ids=[point])
    with unit_of_work(bureau.tenant_id) as session:
        step = open_step_of(session, case.id)
        at = {"case_id": case.id, "step_id": step.id}
        session.add(CaseOpinion(asked="discipline_group", **at))
        session.flush()
        by, whom = (bureau.people[one].person_id for one in ("section_head", "deputy_leader"))
        session.add(CaseOpinion(asked="person", asked_by=by, asked_person_id=whom, **at))
    scene.act(
        "section_head",
        call_meeting,
        kind="section",
        title="预算科第一次会议",
        held_on=today(),
        case_id=case.id,
    )
    scene.act(
        "main_leader",
        grant_limit,
        post_id=bureau.people["section_head"].post_id,
        kind="large_funds",
        amount=Decimal("500000.00"),
        document="局发〔2026〕3号",
        starts_on=today(),
    )
