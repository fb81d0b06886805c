"""Powers are confirmed by the chain of each profile, by whoever acts there."""

import pytest

from service.powers.use_cases import draft_power
from tests.powers.test_cleaning import WRITTEN, clean, read
from tests.procedures.scenes import desk

WAYS = {
    "bureau_generic_2015": ("post_holder_b", "post_holder_b", "post_holder_b", "deputy_leader"),
    "civil_affairs_2011": ("post_holder_b", "section_head", "register_office"),
    "fund_agency": ("post_holder_b", "post_holder_b", "deputy_leader"),
    "logistics_province": ("post_holder_b", "post_holder_b", "deputy_leader"),
}


@pytest.mark.parametrize("profile", WAYS)
def test_a_power_runs_the_chain_of_its_profile(settings, engine, tag, profile):
    work = desk(settings, f"ways-{tag}", profile=profile)
    words = WRITTEN | {
        "department_id": work.bureau.departments["预算科"],
        "posts": [{"post_id": work.post("post_holder"), "duty": "handling"}],
        "duty": "依法批复",
        "service_commitment": "限时办结",
        "work_discipline": "不得吃拿卡要",
        "responsibility_items": ["受理", "审核", "批复"],
        "accountability_cases": "不予批复且不说明理由的",
    }
    power = work.act("post_holder", draft_power, **words)
    clean(work, power, role="post_holder")
    case = work.send(
        "section_head" if profile != "civil_affairs_2011" else "post_holder", power.id, kind="power"
    )
    for role in WAYS[profile]:
        work.advance(role, case)
    assert work.case(case).state == "completed"
    assert read(work, power).status == "in_force"
