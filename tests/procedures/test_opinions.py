"""Those asked are heard, and each opinion is taken up or answered (C-06, R-291)."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine

from service.procedures.models import CaseOpinion
from service.procedures.queries.access import opinions_of
from service.procedures.refusals import AlreadyAnswered, NotAsked, NotHisStep, StepNotInPlace
from service.procedures.use_cases import answer_opinion, ask_opinions, give_opinion
from tenants.clock import go_to, simulated, today
from tenants.database import unit_of_work
from tenants.errors import Invalid
from tenants.settings import Settings
from tests.api import client
from tests.procedures.chains import bare, use
from tests.procedures.scenes import Desk, desk

HEADS = ("section_head", "section_head_2", "section_head_3")


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    use(monkeypatch, bare("bureau_generic_2015", "C-06"))
    return desk(settings, f"asked-{tag}")


@pytest.fixture
def case(work: Desk):
    """A deputy's own finding, sent out to the sections."""
    point = work.draft(
        "deputy_leader", "deputy_leader", subject_type="leadership_post", category="post_duty"
    )
    case = work.send("deputy_leader", point)
    work.advance("deputy_leader", case)
    return case


def asked(work: Desk, case) -> list[CaseOpinion]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return opinions_of(session, case)


def answer(work: Desk, case, role: str, opinion: CaseOpinion, **said) -> None:
    work.act(role, answer_opinion, case, opinion.id, **said)


def test_every_section_is_asked_and_the_office_collates(work: Desk, case):
    assert len(asked(work, case)) == 3
    for role in HEADS:
        work.act(role, give_opinion, case, text="建议补充项目审批中的表现形式")
    for one in asked(work, case):
        answer(work, case, "register_office", one, adopted=True)
    work.advance("register_office", case)
    assert work.case(case).step_code == "revise"


def test_the_step_waits_for_whoever_has_not_answered(work: Desk, case):
    work.act("section_head", give_opinion, case, text="没有补充意见,同意")
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("register_office", case)
    codes = sorted(one["code"] for one in refusal.value.facts["missing"])
    assert codes == ["opinion-awaited", "opinion-awaited", "opinion-unanswered"]


def test_after_its_day_silence_no_longer_holds_it_up(work: Desk, case):
    with simulated():
        due = work.case(case).due_on
        assert due is not None
        assert due > today()
        go_to(due)
        with pytest.raises(StepNotInPlace):
            work.advance("register_office", case)
        go_to(due + timedelta(days=1))
        work.actors.clear()
        work.advance("register_office", case)
        assert work.visits(case)[1].state == "done"


def test_an_opinion_not_taken_up_is_answered_in_writing(work: Desk, case):
    work.act("section_head", give_opinion, case, text="应当列为高风险")
    one = next(one for one in asked(work, case) if one.at)
    with pytest.raises(Invalid):
        answer(work, case, "register_office", one, adopted=False, reply=" ")
    answer(work, case, "register_office", one, adopted=False, reply="定级另行评估")


def test_nobody_speaks_for_a_section_but_its_head_and_only_once(work: Desk, case):
    with pytest.raises(NotAsked):
        work.act("register_office", give_opinion, case, text="无关人员的意见")
    work.act("section_head_2", give_opinion, case, text="建议写明审批权限")
    with pytest.raises(AlreadyAnswered):
        work.act("section_head_2", give_opinion, case, text="再补充一条")


def test_only_the_collator_answers_and_goes_on(work: Desk, case):
    work.act("section_head", give_opinion, case, text="同意,没有意见补充")
    one = next(one for one in asked(work, case) if one.at)
    with pytest.raises(NotHisStep):
        answer(work, case, "deputy_leader", one, adopted=True)
    with pytest.raises(NotHisStep):
        work.advance("deputy_leader", case)


def test_the_sender_may_name_the_sections_to_be_heard(work: Desk):
    point = work.draft(
        "deputy_leader",
        "deputy_leader",
        subject_type="leadership_post",
        category="post_duty",
        title="分管领域资金审批权力集中",
    )
    sections = [str(work.bureau.departments["国库科"])]
    case = work.send("deputy_leader", point, values={"sections": sections})
    work.advance("deputy_leader", case)
    assert [str(one.department_id) for one in asked(work, case)] == sections


def test_consultations_are_listed_for_those_asked_and_those_who_ask(work: Desk, case, app: Flask):
    work.act("section_head", give_opinion, case, text="建议补充项目审批中的表现形式")
    [mine] = client(app, work.bureau, "section_head").get("/consultations").get_json()["items"]
    assert (mine["asked_count"], mine["answered_count"]) == (3, 1)
    assert [one["mine"] for one in mine["opinions"]] == [False, False, False]
    other = client(app, work.bureau, "section_head_2").get("/consultations?open=true").get_json()
    opinions = other["items"][0]["opinions"]
    assert [one["department"] for one in opinions if one["mine"]] == ["国库科"]
    asking = client(app, work.bureau, "deputy_leader").get("/consultations?box=asking").get_json()
    assert [one["case_id"] for one in asking["items"]] == [str(case)]
    nobody = client(app, work.bureau, "post_holder").get("/consultations").get_json()
    assert nobody["items"] == []


def test_whoever_is_asked_beside_the_chain_holds_nothing_up_by_silence(work: Desk, case):
    for role in HEADS:
        work.act(role, give_opinion, case, text="建议补充项目审批中的表现形式")
    for one in asked(work, case):
        answer(work, case, "register_office", one, adopted=True)
    clerk = work.bureau.people["post_holder_2"].person_id
    question = {"question": "表现形式是否齐全？", "due_on": today(), "person_ids": [clerk]}
    work.act("register_office", ask_opinions, case, if_version=None, **question)
    assert len(asked(work, case)) == 4
    work.advance("register_office", case)
    assert work.case(case).step_code == "revise"
