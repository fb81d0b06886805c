"""Work goes back, is turned down or taken back, always with a reason and never by the way."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import Engine, update

from policies.chains import Chain, freeze_chain
from service.organisation.use_cases.appointments import end_appointment
from service.procedures.gate import GoesByChain, InCase, InReview
from service.procedures.models import Case
from service.procedures.queries.seats import higher_seat
from service.procedures.refusals import (
    CaseOver,
    CycleOver,
    DecidedBefore,
    LeadingGroupDecides,
    MeetingNotInPlace,
    NotHisStep,
    OwnItem,
    RoomStep,
    StepNotInPlace,
    TooLate,
)
from service.procedures.use_cases import (
    complete_step,
    reject_case,
    reopen_for,
    return_case,
    withdraw_case,
)
from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.use_cases.grading import propose_grade
from service.risks.writing import insert_points
from tenants.clock import today
from tenants.context import system_actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.errors import Invalid
from tenants.models.organisation import Appointment, Cycle
from tenants.settings import Settings
from tests.api import client
from tests.procedures.chains import bare, every_type, use
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    use(monkeypatch, every_type())
    return desk(settings, f"ends-{tag}")


def at_gatekeeping(work: Desk, *points, sender: str = "post_holder_b"):
    case = work.send(sender, *(points or (work.draft(),)))
    work.advance(sender, case)
    work.hear(case)
    work.hold_section_meeting(case)
    work.advance(sender, case)
    assert work.case(case).step_code == "check"
    return case


def at_notice(work: Desk, *points):
    case = at_gatekeeping(work, *points)
    work.advance("deputy_leader", case)
    work.advance("register_office", case)
    work.hold_body_meeting(case)
    work.advance("register_office", case)
    assert work.case(case).step_code == "notice"
    return case


def test_returned_work_carries_reason_step_field_and_defects(work: Desk):
    case = at_gatekeeping(work)
    work.give_back("deputy_leader", case, field="/manifestations", defects=["empty", "perfunctory"])
    visits = work.visits(case)
    assert (visits[-2].state, visits[-2].to_step) == ("returned", "revise")
    assert visits[-2].defects == ["empty", "perfunctory"]
    assert visits[-1].due_on is not None
    assert work.case(case).round == 2


def test_a_return_may_name_an_earlier_drafting_step_and_no_other(work: Desk):
    case = at_gatekeeping(work)
    for wrong in ("review", "raise", "nowhere"):
        with pytest.raises(Invalid):
            work.give_back("deputy_leader", case, to_step=wrong)
    work.give_back("deputy_leader", case, to_step="find")
    assert work.case(case).step == 0


def test_a_return_without_a_reason_is_none(work: Desk):
    case = at_gatekeeping(work)
    with pytest.raises(Invalid):
        work.act("deputy_leader", return_case, case, if_version=None, reason="无")


def test_part_of_a_case_goes_back_with_its_own_history(work: Desk):
    good, poor = work.draft(), work.draft(of="post_holder_b", title="审核把关流于形式")
    case = at_gatekeeping(work, good, poor, sender="post_holder")
    sibling = work.give_back("deputy_leader", case, item_ids=[poor], defects=["copied"])
    assert sibling != case
    visits = work.visits(sibling)
    assert [one.state for one in visits] == ["returned", "open"]
    assert visits[0].defects == ["copied"]
    assert work.case(case).step_code == "check"


def test_nobody_judges_what_he_sent(work: Desk):
    case = at_gatekeeping(work)
    work.advance("deputy_leader", case)
    point = work.draft(title="公务接待审批不严")
    other = work.send("register_office", point)
    work.advance("section_head", other)
    work.hear(other)
    work.hold_section_meeting(other)
    work.advance("section_head", other)
    work.advance("deputy_leader", other)
    with pytest.raises(OwnItem):
        work.advance("register_office", other)
    work.advance("main_leader", other)
    assert work.case(other).step_code == "decide"


def test_a_deputys_own_item_goes_up_to_the_main_leader(work: Desk):
    point = work.draft(
        "deputy_leader", "deputy_leader", subject_type="leadership_post", category="post_duty"
    )
    case = work.send("deputy_leader", point)
    work.advance("deputy_leader", case)
    at_leaders_check(work, case, "deputy_leader")
    with pytest.raises(NotHisStep):
        work.advance("deputy_leader", case)
    work.advance("main_leader", case)
    assert work.case(case).step_code == "review"


def test_the_main_leaders_own_item_goes_to_the_leading_group(work: Desk):
    point = work.draft(
        "main_leader", "main_leader", subject_type="leadership_post", category="post_duty"
    )
    case = work.send("main_leader", point)
    work.advance("main_leader", case)
    at_leaders_check(work, case, "main_leader")
    for role in ("main_leader", "deputy_leader"):
        with pytest.raises(LeadingGroupDecides) as refusal:
            work.advance(role, case)
        assert refusal.value.facts["who_can"][0]["role"] == "leading_group"


def at_leaders_check(work: Desk, case, leader: str) -> None:
    """The leadership has no head but the main leader; it meets and revises like a section."""
    work.hear(case, asked="main_leader", collator="main_leader")
    work.hold_section_meeting(case, "main_leader")
    work.advance(leader, case)
    assert work.case(case).step_code == "check"


def test_a_rejected_case_is_over(work: Desk):
    case = at_gatekeeping(work)
    work.act("deputy_leader", reject_case, case, if_version=None, reason="不属于廉政风险")
    assert work.case(case).state == "rejected"
    with pytest.raises(CaseOver):
        work.advance("deputy_leader", case)
    assert work.topics(case)[-2:] == ["case.rejected", "case.refused"]


def test_who_files_what_was_decided_returns_it_but_does_not_turn_it_down(work: Desk, app: Flask):
    case = at_gatekeeping(work)
    work.advance("deputy_leader", case)
    work.advance("register_office", case)
    work.hold_body_meeting(case)
    office = client(app, work.bureau, "register_office")
    acts = {one["act"]: one for one in office.get(f"/cases/{case}").get_json()["acts"]}
    assert (acts["reject"]["allowed"], acts["reject"]["code"]) == (False, "decided-before")
    assert acts["return"]["allowed"]
    with pytest.raises(DecidedBefore):
        work.act("register_office", reject_case, case, if_version=None, reason="不宜备案")
    work.give_back("register_office", case)
    assert work.case(case).step_code == "revise"


def test_the_sender_takes_back_what_is_not_decided(work: Desk):
    point = work.draft()
    case = at_gatekeeping(work, point)
    with pytest.raises(NotHisStep):
        work.act("register_office", withdraw_case, case, if_version=None, reason="重复报送")
    work.act("post_holder_b", withdraw_case, case, if_version=None, reason="与另一风险点重复")
    assert work.case(case).state == "withdrawn"
    assert work.send("section_head", point) != case


def test_what_is_decided_is_not_taken_back(work: Desk):
    case = at_notice(work)
    with pytest.raises(TooLate):
        work.act("post_holder_b", withdraw_case, case, if_version=None, reason="想再修改文字")


def test_nobody_ends_a_notice_by_hand(work: Desk):
    case = at_notice(work)
    with pytest.raises(RoomStep):
        work.advance("register_office", case)


def test_not_even_the_system_takes_a_step_that_people_take(work: Desk):
    case = at_gatekeeping(work)
    step = work.visit(case).id
    with pytest.raises(NotHisStep), unit_of_work(work.bureau.tenant_id) as session:
        complete_step(session, system_actor(work.bureau.tenant_id), case, step, facts={})


def test_an_upheld_objection_returns_its_item_and_no_other(work: Desk):
    good, poor = work.draft(), work.draft(of="post_holder_b", title="审核把关流于形式")
    case = at_notice(work, good, poor)
    comment = uuid4()
    back = work.act(
        "register_office",
        reopen_for,
        case,
        reason="群众反映与岗位实际不符",
        comment_id=comment,
        item_ids=[poor],
    )
    assert back.id != case
    assert work.visits(back.id)[-1].facts["comment"] == str(comment)
    assert work.case(back.id).step_code == "revise"
    work.show_and_end(case)
    assert work.case(case).state == "completed"


def test_under_review_the_text_rests(work: Desk):
    point = work.draft()
    case = work.send("section_head", point)
    work.change("section_head", point, title="专项资金分配环节随意性大")
    work.advance("section_head", case)
    with pytest.raises(InReview):
        work.change("section_head", point, title="改写后的题目不应被接受")
    with pytest.raises(InCase):
        work.retire("main_leader", point)


def test_while_chains_rule_nobody_decides_beside_them(work: Desk):
    point = work.draft()
    with pytest.raises(GoesByChain):
        work.decide("main_leader", point, 1)
    with pytest.raises(GoesByChain):
        work.enforce("main_leader", point)
    decided = PointDraft(
        title="公款存放审批不严",
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        manifestations=("擅自变更",),
        measures=(MeasureDraft(text="集体研究并公示"),),
        rank=3,
        in_force=True,
    )
    with pytest.raises(GoesByChain), unit_of_work(work.bureau.tenant_id) as session:
        insert_points(session, work.actor("register_office"), [decided], at=utc_now())


def test_in_a_closed_year_nothing_moves(work: Desk):
    case = at_gatekeeping(work)
    with unit_of_work(work.bureau.tenant_id) as session:
        session.execute(update(Cycle).values(state="closed"))
    with pytest.raises(CycleOver):
        work.advance("deputy_leader", case)
    with pytest.raises(CycleOver):
        work.give_back("deputy_leader", case)
    with pytest.raises(CycleOver):
        work.send("section_head", work.draft(title="新年度的风险点"))


def test_what_is_high_is_not_decided_without_the_main_leader(work: Desk):
    point = work.draft()
    rate_as_high(work, point)
    case = at_gatekeeping(work, point)
    work.advance("deputy_leader", case)
    work.advance("register_office", case)
    deputies = ("deputy_leader", "deputy_leader_2")
    with pytest.raises(MeetingNotInPlace) as refusal:
        work.hold_body_meeting(case, chair="deputy_leader", present=deputies)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["main-leader-missing"]
    work.hold_body_meeting(case)
    assert work.read(point).rank == 1


def test_where_no_body_decides_the_rank_decides_who_judges_last():
    """R-174, R-179: a section's measure is gatekept by its deputy, against a high risk above."""
    chain = bare("region_pilot", "C-24").chains[0]
    gatekeeping = next(step for step in chain.steps if step.type == "gatekeep")
    for rank, higher in ((1, "main_leader"), (2, ""), (3, "")):
        assert higher_seat(a_case(chain, rank), gatekeeping) == higher


def test_what_is_high_goes_up_one_more_level(work: Desk, monkeypatch: pytest.MonkeyPatch):
    """R-311: no level is skipped; the deputy's yes comes first, the main leader's decides."""
    use(monkeypatch, bare("logistics_province", "C-15"))
    point = work.draft("post_holder_b")
    rate_as_high(work, point)
    case = work.send("post_holder_b", point)
    for role in ("post_holder_b", "section_head", "deputy_leader"):
        work.advance(role, case)
    assert work.case(case).step_code == "gate"
    assert work.read(point).rank is None
    with pytest.raises(NotHisStep):
        work.advance("deputy_leader", case)
    work.advance("main_leader", case)
    assert work.read(point).rank == 1
    assert [one.acting for one in work.visits(case)][-3:-1] == ["deputy_leader", "main_leader"]


def rate_as_high(work: Desk, point) -> None:
    sheet = {"likelihood": 5, "harm": 5}
    why = dict.fromkeys(sheet, "经集体评估")
    work.act("section_head", propose_grade, point, if_version=None, scores=sheet, rationales=why)


def a_case(chain: Chain, rank: int) -> Case:
    return Case(
        number="SH-000000",
        chain_code=chain.code,
        chain=freeze_chain(chain),
        object_kind=chain.object,
        subject_type="section",
        title="科室措施",
        title_en="科室措施",
        started_by=uuid4(),
        started_at=utc_now(),
        rank=rank,
    )


def test_no_case_ends_that_nobody_answers_for(work: Desk):
    """R-313: the post fell vacant while its risk was shown."""
    case = at_notice(work)
    with unit_of_work(work.bureau.tenant_id) as session:
        appointment = owned(session, Appointment, work.bureau.people["post_holder"].appointment_id)
        version = appointment.version
    yesterday = today() - timedelta(days=1)
    work.act(
        "administrator",
        end_appointment,
        work.bureau.people["post_holder"].appointment_id,
        if_version=version,
        on=yesterday,
        reason="调离",
    )
    with pytest.raises(StepNotInPlace) as refusal:
        work.show_and_end(case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["responsible-missing"]
