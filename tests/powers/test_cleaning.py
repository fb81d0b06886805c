"""Who exercises a power cleans it up; the leader in charge confirms; the old stays till then."""

import pytest

from service.powers.models import Power
from service.powers.queries import count_powers, list_gaps
from service.powers.use_cases import (
    abolish_power,
    change_power,
    draft_power,
    put_power_in_force,
    record_cleanup,
    withdraw_cleanup,
)
from service.powers.use_cases.refusals import NoCleanup, PowerUnderReview, SuccessorNeeded
from service.procedures.gate import GoesByChain
from service.procedures.refusals import StepNotInPlace
from service.procedures.use_cases import reject_case
from tenants.database import owned, unit_of_work
from tenants.errors import Forbidden, Invalid
from tests.procedures.scenes import Desk, desk

LAW = [{"kind": "law_regulation", "citation": "《中华人民共和国预算法》第五十二条"}]
WRITTEN = {
    "name": "部门预算批复",
    "category": "other_administrative",
    "legal_basis": "《中华人民共和国预算法》第五十二条",
    "exercising_subject": "预算科",
    "content": "批复各部门预算",
    "procedure": "受理、审核、批复",
    "time_limit": "20个工作日",
}


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"cleaning-{tag}")


def draft(work: Desk, **values) -> Power:
    home = work.bureau.departments["预算科"]
    posts = [{"post_id": work.post("post_holder"), "duty": "handling"}]
    return work.act(
        "post_holder", draft_power, **(WRITTEN | {"department_id": home, "posts": posts} | values)
    )


def clean(work: Desk, power: Power, decision: str = "retain", role="section_head", **values):
    words = {"decision": decision, "sources": LAW}
    return work.act(role, record_cleanup, power.id, if_version=None, **(words | values))


def confirm(work: Desk, power: Power):
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    work.advance("deputy_leader", case, opinion="同意")
    return case


def read(work: Desk, power: Power) -> Power:
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, Power, power.id)
        assert found is not None
        return found


def test_a_section_cleans_up_its_power_and_the_leader_in_charge_confirms_it(work):
    power = draft(work)
    clean(work, power)
    case = confirm(work, power)
    now = read(work, power)
    assert (now.status, now.pending, now.cleanup["decision"]) == ("in_force", None, "retain")
    assert work.case(case).state == "completed"
    assert work.topics(power.id) == ["power.drafted", "power.cleaned_up", "power.put_in_force"]


def test_nothing_is_confirmed_by_hand_while_chains_rule(work):
    power = draft(work)
    for act, values in ((put_power_in_force, {}), (abolish_power, {"reason": "上位法已废止"})):
        with pytest.raises(GoesByChain):
            work.act("deputy_leader", act, power.id, if_version=None, **values)


def test_an_undecided_power_does_not_reach_the_leader(work):
    power = draft(work, posts=[])
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("post_holder_b", case)
    codes = {(one["code"], one["pointer"]) for one in refusal.value.facts["missing"]}
    assert codes == {("cleanup-missing", "/pending"), ("post-missing", "/posts")}


def test_a_power_without_basis_goes_nowhere(work):
    power = draft(work, legal_basis="")
    case = work.send("section_head", power.id, kind="power")
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("post_holder_b", case)
    assert "/legal_basis" in {one["pointer"] for one in refusal.value.facts["missing"]}


def test_only_the_exercising_section_cleans_up(work):
    power = draft(work)
    for stranger in ("section_head_2", "main_leader", "administrator", "register_office"):
        with pytest.raises(Forbidden):
            clean(work, power, role=stranger)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"decision": "abolish"}, "reason"),
        ({"decision": "adjust"}, "reason"),
        ({"decision": "revoke", "reason": " "}, "reason"),
        ({"sources": []}, "sources"),
        ({"proposed": {"name": "改名"}}, "proposed"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(work, values, field):
    power = draft(work)
    with pytest.raises(Invalid) as refusal:
        clean(work, power, **values)
    assert field in refusal.value.facts["errors"]


def test_a_power_exercised_without_a_text_is_made_explicit_first(work):
    power = draft(work, content="")
    with pytest.raises(Invalid) as refusal:
        clean(work, power, "clarify")
    assert "content" in refusal.value.facts["errors"]


def test_the_old_wording_stays_valid_until_the_new_one_is_confirmed(work):
    power = draft(work)
    clean(work, power)
    confirm(work, power)
    with pytest.raises(SuccessorNeeded):
        work.act("section_head", change_power, power.id, if_version=None, content="新内容")
    other = [{"post_id": str(work.post("post_holder_b")), "duty": "deciding"}]
    shorter = {"time_limit_value": 10, "time_limit_unit": "day", "time_limit_counting": "working"}
    proposed = {"content": "批复预算并公开", "posts": other, **shorter}
    clean(work, power, "adjust", reason="压缩时限", proposed=proposed)
    assert read(work, power).content == "批复各部门预算"
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    assert read(work, power).status == "in_force"
    with pytest.raises(PowerUnderReview):
        clean(work, power, "retain")
    work.advance("deputy_leader", case)
    now = read(work, power)
    assert (now.content, now.time_limit_value, now.status) == ("批复预算并公开", 10, "in_force")
    assert now.cleanup["reason"] == "压缩时限"


def test_a_revoked_power_stays_to_be_read_with_its_reason(work):
    power = draft(work, legal_basis="")
    clean(work, power, "revoke", reason="没有法律依据")
    confirm(work, power)
    now = read(work, power)
    assert (now.status, now.abolished_reason) == ("abolished", "没有法律依据")
    assert work.topics(power.id)[-1] == "power.revoked"
    assert work.act("auditor", count_powers)["by_decision"] == {"revoke": 1}


def test_a_clean_up_is_taken_back_and_a_rejected_one_dropped(work):
    power = draft(work)
    clean(work, power)
    work.act("section_head", withdraw_cleanup, power.id, if_version=None)
    assert read(work, power).pending is None
    with pytest.raises(NoCleanup):
        work.act("section_head", withdraw_cleanup, power.id, if_version=None)


def test_a_rejected_clean_up_leaves_what_is_in_force(work):
    power = draft(work)
    clean(work, power)
    confirm(work, power)
    clean(work, power, "abolish", reason="不再行使")
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    work.act("deputy_leader", reject_case, case, if_version=None, reason="仍在行使")
    now = read(work, power)
    assert (now.status, now.pending) == ("in_force", None)
    assert work.topics(power.id)[-1] == "power.cleanup_rejected"


def test_a_returned_clean_up_is_worked_over(work):
    power = draft(work)
    clean(work, power)
    case = work.send("section_head", power.id, kind="power")
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    work.give_back("deputy_leader", case)
    work.act("post_holder", change_power, power.id, if_version=None, content="批复并公开")
    work.advance("post_holder_b", case)
    work.advance("deputy_leader", case)
    assert read(work, power).content == "批复并公开"


def test_only_the_leader_in_charge_confirms(work):
    power = draft(work)
    clean(work, power)
    case = work.send("section_head", power.id, kind="power")
    with pytest.raises(Forbidden):
        work.advance("section_head_2", case)
    work.advance("post_holder_b", case)
    work.advance("post_holder_b", case)
    for stranger in ("deputy_leader_2", "main_leader", "administrator", "section_head"):
        with pytest.raises(Forbidden):
            work.advance(stranger, case)
    assert read(work, power).status == "draft"


def test_gaps_are_told_by_name_and_counts_add_up(work):
    draft(work)
    draft(work, name="吊销代理记账许可证", category="licensing", posts=[], legal_basis="")
    vacant = [{"post_id": work.bureau.posts["采购监督岗"], "duty": "handling"}]
    draft(work, name="预算执行监督检查", category="inspection", posts=vacant)
    found = work.act("post_holder_2", list_gaps)
    assert {(one["number"], one["code"]) for one in found} == {
        ("W-XK-0001", "legal-basis-missing"),
        ("W-XK-0001", "post-missing"),
        ("W-XK-0001", "category-deviates"),
    }
    counts = work.act("auditor", count_powers)
    assert counts["total"] == 3
    for name in ("by_category", "by_direction", "by_word", "by_status"):
        assert sum(counts[name].values()) == counts["total"]
