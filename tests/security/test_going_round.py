"""Attempts to get round a chain: by its consultation, its grades, its words, its imports."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from service.measures.models import Measure
from service.measures.refusals import NotYetConfirmed
from service.measures.use_cases import retire_measure
from service.procedures.gate import GoesByChain, InCase, InReview, was_decided
from service.procedures.models import Case
from service.procedures.queries.access import items_of
from service.procedures.queries.seats import matters_of, must_stand_aside
from service.procedures.refusals import AlreadyInCase, StepNotInPlace
from service.procedures.use_cases import reopen_for, withdraw_case
from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.models import RiskPoint
from service.risks.use_cases.grading import propose_grade
from service.risks.use_cases.refusals import LastMeasure
from service.risks.writing import insert_points
from tenants.context import system_actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.errors import Invalid
from tests import api, make
from tests.gradings.test_appraisals import SCORES
from tests.gradings.test_deciding import Lowering, end_notice, people_of, request, worked_on
from tests.procedures.chains import bare, every_type, use
from tests.procedures.scenes import LEADERS, Desk
from tests.procedures.test_endings import at_notice, rate_as_high
from tests.tasks.scenes import open_task_of


@pytest.mark.parametrize("whom", ["nobody", "leadership", "himself"])
def test_who_sends_cannot_choose_to_hear_nobody(work: Desk, monkeypatch, whom: str):
    use(monkeypatch, every_type())
    case = work.send("section_head", work.draft())
    chosen = {
        "nobody": uuid4(),
        "leadership": work.bureau.departments["局领导"],
        "himself": work.bureau.departments["预算科"],
    }[whom]
    with pytest.raises(Invalid):
        work.advance("section_head", case, values={"sections": [chosen]})


def test_what_turned_high_while_it_waited_is_not_approved_by_the_dozen(
    work: Desk, app, monkeypatch
):
    use(monkeypatch, bare("logistics_province", "C-15"))
    point = work.draft("post_holder_b")
    case = work.send("post_holder_b", point)
    work.advance("post_holder_b", case)
    task = open_task_of(work, case)
    assert task.rank is None
    rate_as_high(work, point)
    body = {"task_ids": [str(task.id)], "opinion": "同意"}
    head = api.client(app, work.bureau, "section_head")
    answer = head.post("/tasks/batch-approval", body).get_json()
    assert [(one["outcome"], one["code"]) for one in answer["items"]] == [
        ("set_apart", "high-alone")
    ]
    assert work.case(case).step_code != "gate"


def test_the_words_rest_and_nothing_goes_while_the_grade_is_judged(work: Desk):
    point = work.draft()
    sheet = {"likelihood": 5, "harm": 5}
    why = dict.fromkeys(sheet, "经集体评估")
    work.act("section_head", propose_grade, point, if_version=None, scores=sheet, rationales=why)
    case = work.send("section_head", point, kind="grading")
    with pytest.raises(InCase):
        work.retire("section_head", point)
    work.advance("post_holder", case)
    with pytest.raises(InReview):
        work.change("section_head", point, title="一般性工作疏漏")


def test_a_point_sent_back_after_its_decision_is_not_decided(work: Desk, monkeypatch):
    use(monkeypatch, every_type())
    point = work.draft()
    case = at_notice(work, point)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert was_decided(session, "risk_point", point)
    system = system_actor(work.bureau.tenant_id)
    with unit_of_work(work.bureau.tenant_id) as session:
        reopen_for(session, system, case, reason="群众反映与实际不符", comment_id=uuid4())
    with unit_of_work(work.bureau.tenant_id) as session:
        assert not was_decided(session, "risk_point", point)
    with pytest.raises(NotYetConfirmed):
        work.measure(point, "post_holder")


def test_measures_that_come_by_import_are_reviewed_like_any_other(work: Desk):
    draft = PointDraft(
        title="公款存放审批不严",
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        manifestations=("擅自变更",),
        measures=(MeasureDraft(text="集体研究并公示"),),
    )
    office = work.actor("register_office")
    with unit_of_work(work.bureau.tenant_id) as session:
        insert_points(session, office, [draft], at=utc_now())
    with unit_of_work(work.bureau.tenant_id) as session:
        measure = session.scalars(
            select(Measure).join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        ).one()
        assert (measure.needs_review, measure.reviewed_on) == (True, None)
        assert measure.authors == [str(office.person_id)]


def test_whoever_brought_a_point_by_import_does_not_review_it(work: Desk, monkeypatch):
    use(monkeypatch, every_type())
    draft = PointDraft(
        title="公款存放审批不严",
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        manifestations=("擅自变更",),
    )
    office = work.actor("register_office")
    with unit_of_work(work.bureau.tenant_id) as session:
        insert_points(session, office, [draft], at=utc_now())
    case = work.send("section_head", draft.id)
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, Case, case)
        assert found is not None
        matters = matters_of(session, found, items_of(session, case)).values()
        assert office.person_id in must_stand_aside(session, found, matters)


class Asked(Lowering):
    """A high risk whose lowering was asked for."""

    def ask(self, app) -> UUID:
        people = people_of(app, self.work)
        worked_on(people, self.work, self.point)
        made = request(people, self.work, self.point)
        assert made.status_code == 201, made.get_json()
        return UUID(made.get_json()["id"])


@pytest.fixture
def lowering(settings, engine, tag) -> Asked:
    return Asked(settings, f"twice-{tag}")


def test_a_grade_is_not_decided_and_lowered_at_the_same_time(lowering: Asked, app):
    lowering.ask(app)
    with pytest.raises(AlreadyInCase):
        lowering.work.send("section_head", lowering.point, kind="grading")


def test_a_point_raised_meanwhile_is_not_lowered_by_the_old_decision(lowering: Asked, app):
    work, point = lowering.work, lowering.point
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, RiskPoint, point)
        assert found is not None
        found.rank = found.floor_rank = 2
    people = people_of(app, work)
    worked_on(people, work, point)
    case = UUID(request(people, work, point, to_rank=3).get_json()["id"])
    work.advance("section_head", case)
    shown = people["discipline_group"].get(f"/cases/{case}").get_json()
    people["discipline_group"].post(
        f"/cases/{case}/opinions", {"text": "同意下调"}, if_match=shown["version"]
    )
    opinion = people["register_office"].get(f"/cases/{case}").get_json()["opinions"][0]
    people["register_office"].put(f"/cases/{case}/opinions/{opinion['id']}", {"adopted": True})
    work.advance("register_office", case)
    work.hold_body_meeting(case)
    end_notice(work, case)
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, RiskPoint, point)
        assert found is not None
        found.rank = found.floor_rank = 1
    assert work.case(case).step_code == "tell_region"
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("register_office", case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["grade-changed-since"]
    assert work.read(point).rank == 1


def test_what_was_decided_is_not_emptied_by_its_post_holder(lowering: Asked):
    work, point = lowering.work, lowering.point
    with pytest.raises(GoesByChain):
        work.change("post_holder", point, manifestations=["一般性工作疏漏"])
    case = work.send("post_holder", point)
    work.change("post_holder", point, manifestations=["一般性工作疏漏"])
    work.act("post_holder", withdraw_case, case, if_version=None, reason="暂不修改了")
    assert work.read(point).review_required
    work.change("main_leader", point, manifestations=["擅自调整分配系数"])


def test_the_last_reviewed_measure_is_not_replaced_by_one_nobody_reviewed(lowering: Asked):
    work, point = lowering.work, lowering.point
    with unit_of_work(work.bureau.tenant_id) as session:
        reviewed = session.scalars(select(Measure.id).where(Measure.risk_point_id == point)).one()
    work.measure(point, "post_holder", text="加强学习")
    with pytest.raises(LastMeasure):
        work.act("main_leader", retire_measure, reviewed, if_version=None, reason="已有新措施")


def test_one_colleague_is_one_voice_and_the_post_holder_none(settings, engine, tag, app):
    work = Desk(make.bureau(settings, f"voices-{tag}", profile="district_2012"))
    work.seat("party_organisation", "单位党组织", *LEADERS)
    work.open_year()
    people, point = people_of(app, work), work.draft()
    case = work.send("post_holder", point, kind="grading")
    people["post_holder"].post(f"/risk-points/{point}/self-assessments", SCORES)
    work.advance("post_holder", case)
    for role in ("post_holder", "post_holder_b", "post_holder_b", "post_holder_b"):
        person = str(work.bureau.people[role].person_id)
        asked = {"name": role, "capacity": "representative", "person_id": person}
        made = people["register_office"].post("/appraisers", {**asked, "risk_point_ids": [point]})
        given = {"items": [{"risk_point_id": str(point), **SCORES}]}
        place = f"/appraisers/{made.get_json()['id']}/appraisal"
        assert people[role].post(place, given).status_code == 201
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("register_office", case)
    wanted = [one for one in refusal.value.facts["missing"] if one["code"] == "appraisal-missing"]
    assert (wanted[0]["wanted"], wanted[0]["given"]) == (3, 1)
