"""Regulations are judged every year; what is missing is somebody's task until one stands."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.powers.models import Power
from service.regulations.models import Regulation
from service.regulations.queries import duty_coverage, regulations, section_catalogue
from service.regulations.refusals import (
    EvaluatedAlready,
    GapUnfilled,
    RegulationIncomplete,
    RegulationInForce,
)
from service.regulations.use_cases import (
    announce_change,
    change_regulation,
    close_gap,
    draft_regulation,
    evaluate_regulation,
    link_regulation,
    open_gap,
    put_regulation_in_force,
    remind_overdue,
)
from service.risks.models import RiskPoint
from service.tasks.models import Task
from tenants.clock import today
from tenants.database import owned, unit_of_work, utc_now
from tenants.errors import Forbidden, Invalid
from tenants.models.journal import WorkItem
from tenants.models.organisation import Post
from tests import api
from tests.powers.test_cleaning import draft as a_power
from tests.procedures.scenes import Desk, desk
from workers.jobs.regulations import review_points

SOUND = {"serious": False, "text": ""}
FINDINGS = {"integrity": SOUND, "reasonableness": SOUND, "effectiveness": SOUND}


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"regulations-{tag}")


def enter(work: Desk, role="section_head", **values) -> Regulation:
    words = {
        "title": "预算批复限时办结制度",
        "type": "time_limited_completion",
        "department_id": work.bureau.departments["预算科"],
        "issuer": "县财政局",
        "effective_on": today(),
    }
    return work.act(role, draft_regulation, **(words | values))


def in_force(work: Desk, **values) -> Regulation:
    one = enter(work, **values)
    return work.act("section_head", put_regulation_in_force, one.id, if_version=one.version)


def tasks(work: Desk, kind: str) -> list[Task]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return list(session.scalars(select(Task).where(Task.kind == kind).order_by(Task.id)))


def judged(work: Desk, one: Regulation, verdict="keep", **values):
    words = {"year": 2026, "verdict": verdict, "findings": FINDINGS, "reason": "年度评估"}
    return work.act("section_head", evaluate_regulation, one.id, **(words | values))


def test_a_regulation_is_entered_and_holds_once_it_has_issuer_and_day(work):
    one = enter(work, issuer="")
    with pytest.raises(RegulationIncomplete) as refusal:
        work.act("section_head", put_regulation_in_force, one.id, if_version=1)
    assert refusal.value.facts["gaps"][0]["pointer"] == "/issuer"
    one = work.act("section_head", change_regulation, one.id, if_version=1, issuer="县财政局")
    one = work.act("section_head", put_regulation_in_force, one.id, if_version=one.version)
    assert (one.number, one.status, one.version) == ("ZD-0001", "in_force", 3)
    with pytest.raises(RegulationInForce):
        work.act("section_head", change_regulation, one.id, if_version=3, title="改名")


def test_another_section_does_not_write_it(work):
    for stranger in ("section_head_2", "post_holder", "auditor", "main_leader"):
        with pytest.raises(Forbidden):
            enter(work, stranger)


def test_a_new_regulation_takes_the_place_of_the_old(work):
    old = in_force(work)
    in_force(work, title="预算批复限时办结制度(修订)", replaces_id=old.id)
    with unit_of_work(work.bureau.tenant_id) as session:
        gone = owned(session, Regulation, old.id)
        assert (gone.status, gone.abolished_reason) == ("abolished", "ZD-0002")


def test_nothing_with_a_serious_defect_is_kept(work):
    one = in_force(work)
    bad = FINDINGS | {"integrity": {"serious": True, "text": "一人经办到底"}}
    with pytest.raises(Invalid) as refusal:
        judged(work, one, findings=bad)
    assert refusal.value.facts["errors"] == {"findings": ["serious-defect-kept"]}
    judged(work, one, "revise", findings=bad)
    (task,) = tasks(work, "regulation.revise")
    assert (task.subject_id, task.acting) == (one.id, "section_head")
    with pytest.raises(EvaluatedAlready):
        judged(work, one)


def test_a_gap_is_closed_by_a_regulation_in_force_and_by_nothing_else(work):
    home = work.bureau.departments["预算科"]
    gap = work.act("section_head", open_gap, title="自由裁量基准制度", department_id=home)
    assert [one.state for one in tasks(work, "regulation.create")] == ["open"]
    one = enter(work, type="other")
    with pytest.raises(GapUnfilled):
        work.act("section_head", close_gap, gap.id, if_version=1, regulation_id=one.id)
    one = work.act("section_head", put_regulation_in_force, one.id, if_version=1)
    closed = work.act("section_head", close_gap, gap.id, if_version=1, regulation_id=one.id)
    assert closed.state == "closed"
    assert [one.state for one in tasks(work, "regulation.create")] == ["done"]


def test_an_evaluation_that_asks_for_a_new_regulation_opens_a_gap(work):
    judged(work, in_force(work), "create")
    assert len(tasks(work, "regulation.create")) == 1


def test_an_overdue_review_is_told_once_and_over_when_it_is_evaluated(work):
    one = in_force(work, review_by=today() - timedelta(days=1))
    in_force(work, title="不到期的制度", review_by=today())
    for _ in range(2):
        with unit_of_work(work.bureau.tenant_id) as session:
            assert remind_overdue(session) == 1
    assert [task.subject_id for task in tasks(work, "regulation.review")] == [one.id]
    judged(work, one)
    assert [task.state for task in tasks(work, "regulation.review")] == ["done"]


def test_a_changed_law_has_its_powers_cleaned_up_anew(work):
    power = a_power(work)
    law = in_force(work, title="预算法", is_law=True)
    law = work.act(
        "section_head",
        link_regulation,
        law.id,
        if_version=law.version,
        links=[{"power_id": power.id, "clause": "第五十二条", "control_requirement": "限期批复"}],
    )
    law = work.act(
        "section_head",
        announce_change,
        law.id,
        if_version=law.version,
        description="批复期限改为十五日",
        effective_on=today(),
    )
    with unit_of_work(work.bureau.tenant_id) as session:
        assert owned(session, Power, power.id).review_required
    (task,) = tasks(work, "power.review")
    assert task.subject_id == power.id
    assert work.topics(law.id)[-1] == "regulation.change_announced"
    assert work.topics(power.id)[-1] == "power.review_required"


def test_each_link_names_one_thing(work):
    with pytest.raises(Invalid):
        enter(work, links=[{"clause": "第一条"}])


def test_a_measure_that_proved_itself_becomes_a_regulation(work):
    point = work.draft()
    case = work.send("section_head", point)
    work.advance("post_holder", case)
    work.hold_body_meeting(case)
    measure = work.measure(point, "post_holder")
    one = enter(work, links=[{"measure_id": measure}, {"risk_point_id": point}])
    assert work.topics(one.id) == ["regulation.drafted"]


def test_sections_with_key_posts_are_told_which_duties_they_lack(work):
    with unit_of_work(work.bureau.tenant_id) as session:
        owned(session, Post, work.bureau.posts["预算编制岗"]).is_key = True
    in_force(work)
    in_force(work, type="deliberation_rules", title="“三重一大”议事规则")
    told = work.act("auditor", duty_coverage)
    assert told["missing_decision_rules"] == ["decision_limits", "working_procedure"]
    (section,) = told["items"]
    assert section["missing"] == ["first_asked", "one_time_notification", "accountability"]


def test_a_section_has_its_regulations_and_flows_in_one_place(work):
    with unit_of_work(work.bureau.tenant_id) as session:
        owned(session, Post, work.bureau.posts["预算编制岗"]).is_key = True
    power = a_power(work)
    one = in_force(work, links=[{"power_id": power.id}])
    home = work.bureau.departments["预算科"]
    found = work.act("auditor", section_catalogue, home)
    assert [line.id for line in found["regulations"]] == [one.id]
    assert [line.id for line in found["posts"][0]["regulations"]] == [one.id]
    assert found["flows"] == []


def test_a_changed_law_has_its_risk_points_looked_at_again(work):
    power = a_power(work)
    resting = work.draft(power_id=power.id)
    other = work.draft(title="与该法无关的风险")
    with unit_of_work(work.bureau.tenant_id) as session:
        for one in (resting, other):
            owned(session, RiskPoint, one).status = "in_force"
    law = in_force(work, title="预算法", is_law=True, links=[{"power_id": power.id}])
    words = {"description": "批复期限改为十五日", "effective_on": today()}
    law = work.act("section_head", announce_change, law.id, if_version=law.version, **words)
    with unit_of_work(work.bureau.tenant_id) as session:
        item = WorkItem(
            kind="regulation.points", key="k", subject_id=law.id, due_at=utc_now(), state="waiting"
        )
        session.add(item)
        session.flush()
        review_points(session, item)
    assert work.read(resting).review_required
    assert not work.read(other).review_required


def by_words(session, actor, words):
    return [one.title for one in session.scalars(regulations(actor, {"q": words}))]


def test_a_regulation_is_found_by_its_words_or_its_document_number(work):
    enter(work, document_number="云财发〔2026〕12号")
    enter(work, title="100%公开制度")

    for words in ("限时办结", "2026〕12"):
        assert work.act("auditor", by_words, words) == ["预算批复限时办结制度"]
    assert work.act("auditor", by_words, "%") == ["100%公开制度"]


def test_what_was_entered_last_is_read_first_by_whoever_asks_what_is_new(app, work):
    entered = [enter(work, title=f"制度{n}").title for n in range(3)]
    reader = api.client(app, work.bureau, "post_holder")
    first = reader.get("/regulations?newest=true&limit=2").get_json()
    rest = reader.get(f"/regulations?newest=true&limit=2&cursor={first['next_cursor']}").get_json()
    assert [one["title"] for one in first["items"] + rest["items"]] == entered[::-1]
    by_number = reader.get("/regulations").get_json()["items"]
    assert [one["title"] for one in by_number] == entered
