"""Everybody reads in the same words how far a risk point is on its way."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from policies.chains import chain_files, load_chains
from policies.standings import standing_at
from service.notices.models import Notice
from service.procedures.models import CaseStep
from service.procedures.use_cases import withdraw_case
from service.risks.use_cases.retiring import retire_risk_point
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.vocabulary import STANDINGS
from tests.api import client
from tests.procedures.chains import every_type, use
from tests.procedures.scenes import desk


@pytest.fixture
def work(settings, engine, tag, monkeypatch):
    use(monkeypatch, every_type())
    return desk(settings, f"stands-{tag}")


@pytest.fixture
def reader(app, work):
    return client(app, work.bureau, "register_office")


def row(reader, point):
    answer = reader.get(f"/risk-points?ids={point}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"][0]


def word(reader, point):
    """Say how far it is, and look that page, record and filter say the same."""
    said = row(reader, point)["standing"]
    assert reader.get(f"/risk-points/{point}").get_json()["standing"] == said
    found = reader.get(f"/risk-points?standing={said}&total=true").get_json()
    assert str(point) in {one["id"] for one in found["items"]}
    counts = [
        reader.get(f"/risk-points?standing={one}&total=true").get_json()["total"]
        for one in STANDINGS
    ]
    assert sum(counts) == reader.get("/risk-points?total=true").get_json()["total"]
    return said


def change(work, statement):
    with unit_of_work(work.bureau.tenant_id) as session:
        session.execute(statement)


def test_a_point_is_called_by_the_step_it_stands_at_until_it_is_in_force(work, reader):
    point = work.draft()
    assert word(reader, point) == "draft"
    case = work.send("post_holder_b", point)
    assert word(reader, point) == "draft"
    work.advance("post_holder_b", case)
    assert word(reader, point) == "awaiting_deputy"
    work.hear(case)
    work.hold_section_meeting(case)
    work.advance("post_holder_b", case)
    assert word(reader, point) == "awaiting_deputy"
    work.advance("deputy_leader", case)
    assert word(reader, point) == "awaiting_review"
    work.advance("register_office", case)
    assert word(reader, point) == "awaiting_decision"
    work.hold_body_meeting(case)
    assert word(reader, point) == "awaiting_filing"
    work.advance("register_office", case)
    assert word(reader, point) == "awaiting_notice"
    publish(work, reader, case)
    assert word(reader, point) == "on_notice"
    work.show_and_end(case)
    assert word(reader, point) == "awaiting_section"


def test_an_objection_nobody_answered_is_part_of_the_word(app, work, reader):
    point = work.draft()
    case = at_notice(work, point)
    notice = publish(work, reader, case)
    words = {"kind": "objection", "text": "应当列为高风险，请重新评定。"}
    made = client(app, work.bureau, "post_holder").post(f"/notices/{notice}/comments", words)
    assert made.status_code == 201, made.get_data(as_text=True)
    assert word(reader, point) == "objected"
    answered = reader.put(
        f"/notice-comments/{made.get_json()['id']}/answer",
        {"verdict": "not_adopted", "reply": "已按标准评分，维持原评定。"},
        if_match=made.get_json()["version"],
    )
    assert answered.status_code == 200, answered.get_data(as_text=True)
    assert word(reader, point) == "on_notice"


def test_what_was_sent_back_is_called_returned_and_a_case_taken_back_leaves_a_draft(work, reader):
    point = work.draft()
    case = work.send("post_holder_b", point)
    work.advance("post_holder_b", case)
    work.hear(case)
    work.hold_section_meeting(case)
    work.advance("post_holder_b", case)
    work.give_back("deputy_leader", case)
    assert word(reader, point) == "returned"
    work.act("post_holder_b", withdraw_case, case, if_version=None, reason="另行填报")
    assert word(reader, point) == "draft"


def test_late_is_told_in_working_days_beside_the_word(work, reader):
    point = work.draft()
    case = work.send("post_holder_b", point)
    assert row(reader, point)["late_days"] == 0
    late = today() - timedelta(days=14)
    change(work, update(CaseStep).where(CaseStep.case_id == case).values(due_on=late))
    told = row(reader, point)
    assert (told["standing"], told["late_days"] in range(6, 11)) == ("draft", True)


def test_a_point_out_of_use_is_repealed(work, reader):
    point = work.draft()
    work.act("section_head", retire_risk_point, point, if_version=None, reason="职权已取消")
    assert word(reader, point) == "repealed"


def test_nobody_asks_for_a_word_that_is_not_one_of_the_set(reader):
    assert reader.get("/risk-points?standing=under_review").status_code == 422


def test_every_step_of_every_chain_has_its_word():
    shown = {
        (profile, standing_at(chain.object, step.type, step.acting))
        for profile, version in chain_files()
        for chain in load_chains(profile, version).chains
        for step in chain.steps
    }
    assert {standing for _, standing in shown} <= set(STANDINGS)
    grouped = {
        profile
        for profile, version in chain_files()
        for chain in load_chains(profile, version).chains
        if any(step.body == "party_group" for step in chain.steps)
    }
    assert {one for one, standing in shown if standing == "awaiting_party_group"} == grouped
    assert grouped


def publish(work, reader, case):
    with unit_of_work(work.bureau.tenant_id) as session:
        notice = session.scalars(select(Notice).where(Notice.case_id == case)).one()
        at, number = notice.id, notice.version
    answer = reader.put(f"/notices/{at}/publication", if_match=number)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return at


def at_notice(work, point):
    case = work.send("post_holder_b", point)
    work.advance("post_holder_b", case)
    work.hear(case)
    work.hold_section_meeting(case)
    work.advance("post_holder_b", case)
    work.advance("deputy_leader", case)
    work.advance("register_office", case)
    work.hold_body_meeting(case)
    work.advance("register_office", case)
    return case
