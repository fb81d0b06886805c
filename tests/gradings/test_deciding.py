"""Grades are decided by their chains; what looks too mild is answered first, nothing falls."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from sqlalchemy import select

from service.exchange.models import OutboxDocument
from service.gradings.queries.desk import difference_of
from service.gradings.use_cases.regrading import ask_for_regrades
from service.procedures.models import CaseItem
from service.procedures.refusals import StepNotInPlace
from service.risks.models import RiskPoint
from service.risks.use_cases.grading import propose_grade
from service.risks.use_cases.refusals import GradeLowered
from service.tasks.models import Task
from tenants.clock import today
from tenants.database import owned, unit_of_work
from tenants.errors import Invalid
from tests import api, make
from tests.gradings.test_appraisals import SCORES
from tests.gradings.test_rounds import MILD, SHEET
from tests.procedures.scenes import LEADERS, Desk, desk

EVIDENCE = {"reason": "流程已改为系统自动分配", "evidence": "审计报告〔2026〕3号"}


def people_of(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"grades-{tag}")


def proposed(work, point, role="section_head", sheet=SHEET, **values) -> None:
    work.act(role, propose_grade, point, if_version=None, **(sheet | values))


def graded(work, point, rank=None, **outcome) -> UUID:
    """Bring a grade as far as the leadership meeting and let it decide."""
    case = work.send("section_head", point, kind="grading")
    work.advance("post_holder", case)
    work.advance("deputy_leader", case)
    values = {**outcome, **({"rank": rank} if rank else {})}
    items = [{"item_id": point, "outcome": values}] if values else []
    work.hold_body_meeting(case, items=items)
    return case


def high_in_force(work) -> UUID:
    """A clerk's high risk in force, found, decided and guarded in its chains."""
    bare = Desk(work.bureau)
    point = bare.draft()
    bare.measure(point)
    bare.decide("main_leader", point, 1)
    bare.enforce("main_leader", point)
    return point


def test_the_proposed_grade_is_decided_at_the_meeting(work, app):
    point = work.draft()
    proposed(work, point)
    case = graded(work, point)
    assert work.read(point).rank == 1
    assert work.topics(point)[-1] == "risk_point.graded"
    decided = work.items(case)[0].decided
    assert decided["rank"] == 1
    assert decided["gradings"][1]["scores"] == SHEET["scores"]


def test_without_a_sheet_nothing_leaves_the_section(work):
    case = work.send("section_head", work.draft(), kind="grading")
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("post_holder", case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["grade-not-proposed"]


def test_a_sheet_by_the_posts_own_holder_alone_does_not_count(work):
    point = work.draft()
    proposed(work, point, "post_holder")
    case = work.send("section_head", point, kind="grading")
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("post_holder_b", case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["sole-assessor"]


def test_a_milder_decision_than_the_proposed_grade_needs_its_reason(work):
    point = work.draft()
    proposed(work, point)
    with pytest.raises(Invalid):
        graded(work, point, 3)
    case = cases_of(work, point)[0]
    work.hold_body_meeting(
        case, items=[{"item_id": point, "outcome": {"rank": 3, "reason": "近三年从未发生"}}]
    )
    assert (work.read(point).rank, work.read(point).review_required) == (3, True)


def cases_of(work, point):
    with unit_of_work(work.bureau.tenant_id) as session:
        return list(session.scalars(select(CaseItem.case_id).where(CaseItem.item_id == point)))


def test_a_bureau_without_any_high_risk_is_asked_why_before_review(work, app):
    people = people_of(app, work)
    point = work.draft()
    proposed(work, point, sheet=MILD)
    case = work.send("section_head", point, kind="grading")
    work.advance("post_holder", case)
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("deputy_leader", case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["no-high-risk-at-all"]
    path = f"/cases/{case}/anomalies"
    shown = people["deputy_leader"].get(path).get_json()["items"]
    assert [(one["code"], one["answer"]) for one in shown] == [("no-high-risk-at-all", None)]
    answer = {"key": "no-high", "answer": "本单位不直接掌管资金，已逐点复核"}
    mine = people["section_head"].post(path, answer)
    assert (mine.status_code, mine.get_json()["code"]) == (403, "own-proposal")
    unknown = people["deputy_leader"].post(path, answer | {"key": "only-low:x"})
    assert (unknown.status_code, unknown.get_json()["code"]) == (404, "no-such-anomaly")
    assert people["deputy_leader"].post(path, answer).status_code == 200
    work.advance("deputy_leader", case)
    assert "case.anomaly_answered" in work.topics(case)
    work.hold_body_meeting(case)
    assert work.read(point).rank == 3


def test_the_chain_never_lowers_a_grade_in_passing(settings, engine, tag):
    work = Desk(make.bureau(settings, f"floor-{tag}"))
    work.seat("leadership_meeting", "局领导班子会议", *LEADERS)
    point = high_in_force(work)
    work.open_year()
    proposed(work, point, sheet=MILD)
    with pytest.raises(GradeLowered):
        graded(work, point, 3, reason="近三年从未发生")
    assert work.read(point).rank == 1


class Lowering:
    """A bureau below a leading group, with one high risk taken from paper."""

    def __init__(self, settings, tag) -> None:
        region = make.region(settings, tag)
        self.group = region.leading_group
        self.work = Desk(region.bureaus[0])
        self.work.seat("leadership_meeting", "局领导班子会议", *LEADERS)
        self.point = high_in_force(self.work)
        self.work.open_year()


@pytest.fixture
def lowering(settings, engine, tag) -> Lowering:
    return Lowering(settings, f"lower-{tag}")


def worked_on(people, work, point) -> None:
    """The measure was carried out since the grade was decided."""
    measure = people["post_holder"].get(f"/risk-points/{point}/measures").get_json()["items"][0]
    done = {"done_on": str(today()), "what": "逐笔复核", "result": "未发现问题"}
    answer = people["post_holder"].post(f"/measures/{measure['id']}/doings", done)
    assert answer.status_code == 201, answer.get_json()


def request(people, work, point, role="section_head", **values):
    version = work.read(point).version
    body = {"to_rank": 2, **EVIDENCE, **values}
    return people[role].post(f"/risk-points/{point}/lowering-requests", body, if_match=version)


def test_a_lowering_takes_the_whole_chain_and_the_region_is_told_before(lowering, app):
    work, point = lowering.work, lowering.point
    people = people_of(app, work)
    direct = people["main_leader"].post(
        f"/risk-points/{point}/lowering",
        {"to_rank": 2, **EVIDENCE},
        if_match=work.read(point).version,
    )
    assert (direct.status_code, direct.get_json()["code"]) == (409, "goes-by-chain")
    worked_on(people, work, point)
    made = request(people, work, point, urgency="most_urgent")
    assert made.status_code == 201, made.get_json()
    case = UUID(made.get_json()["id"])
    assert people["section_head"].get(f"/cases/{case}").get_json()["urgency"] == "most_urgent"
    work.advance("section_head", case)
    asked = people["discipline_group"].get(f"/cases/{case}").get_json()
    given = people["discipline_group"].post(
        f"/cases/{case}/opinions", {"text": "同意下调"}, if_match=asked["version"]
    )
    assert given.status_code in {200, 201}, given.get_json()
    opinion = people["register_office"].get(f"/cases/{case}").get_json()["opinions"][0]
    answered = people["register_office"].put(
        f"/cases/{case}/opinions/{opinion['id']}",
        {"adopted": True},
        if_match=people["register_office"].get(f"/cases/{case}").get_json()["version"],
    )
    assert answered.status_code == 200, answered.get_json()
    work.advance("register_office", case)
    work.hold_body_meeting(case)
    assert work.read(point).rank == 1
    assert sent(work) == []
    end_notice(work, case)
    while work.case(case).state == "running":
        work.advance("register_office", case)
    lowered = work.read(point)
    assert (lowered.rank, lowered.floor_rank, lowered.worst_rank) == (2, 2, 1)
    document = sent(work)[0]
    assert document.recipient_id == lowering.group.tenant_id
    assert '"from_rank":1' in document.body
    assert work.topics(point)[-1] == "risk_point.lowered"


def end_notice(work, case) -> None:
    if work.visit(case).type == "public_notice":
        work.show_and_end(case)


def sent(work) -> list[OutboxDocument]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return list(
            session.scalars(select(OutboxDocument).where(OutboxDocument.kind == "lowering"))
        )


def test_without_new_evidence_and_work_on_its_measures_no_grade_falls(lowering, app):
    work, point = lowering.work, lowering.point
    people = people_of(app, work)
    case = UUID(request(people, work, point, evidence="无").get_json()["id"])
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("section_head", case)
    codes = [one["code"] for one in refusal.value.facts["missing"]]
    assert codes == ["text-missing", "measures-unchanged"]


def test_who_may_not_request_a_lowering_is_refused(lowering, app):
    work, point = lowering.work, lowering.point
    people = people_of(app, work)
    assert request(people, work, point, "post_holder").status_code == 403
    assert request(people, work, point, "section_head_2").status_code == 403
    assert request(people, work, point, "deputy_leader_2").status_code == 403
    refused = request(people, work, point, to_rank=1)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "nothing-to-lower")


def test_grades_are_looked_at_again_the_high_ones_after_half_a_year(lowering, app):
    work, point = lowering.work, lowering.point
    people = people_of(app, work)
    assert people["section_head"].get("/grading/regrades-due").get_json()["items"] == []
    with unit_of_work(work.bureau.tenant_id) as session:
        assert ask_for_regrades(session, today() + timedelta(days=100)) == 0
        assert ask_for_regrades(session, today() + timedelta(days=190)) == 1
        assert ask_for_regrades(session, today() + timedelta(days=191)) == 1
        tasks = session.scalars(select(Task).where(Task.kind == "grading.regrade")).all()
        assert owned(session, RiskPoint, point) is not None
    assert [task.facts["points"] for task in tasks] == [[work.read(point).number]]


@pytest.fixture
def district(settings, engine, tag) -> Desk:
    work = Desk(make.bureau(settings, f"district-{tag}", profile="district_2012"))
    work.seat("party_organisation", "单位党组织", *LEADERS)
    work.open_year()
    return work


def test_five_steps_from_self_assessment_to_the_organisations_decision(district, app):
    work, people = district, people_of(app, district)
    point = work.draft()
    case = work.send("post_holder", point, kind="grading")
    with pytest.raises(StepNotInPlace):
        work.advance("post_holder", case)
    own = people["post_holder"].post(f"/risk-points/{point}/self-assessments", SCORES)
    assert own.status_code == 201, own.get_json()
    work.advance("post_holder", case)
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("register_office", case)
    wanted = [one for one in refusal.value.facts["missing"] if one["code"] == "appraisal-missing"]
    assert (wanted[0]["wanted"], wanted[0]["given"]) == (3, 0)
    for number in range(3):
        made = (
            people["register_office"]
            .post(
                "/appraisers",
                {"name": f"代表{number}", "capacity": "representative", "risk_point_ids": [point]},
            )
            .get_json()
        )
        handed_in = {"items": [{"risk_point_id": str(point), **SCORES}]}
        outside = api.stranger(app)
        assert outside.post(f"/appraisals/{made['token']}", handed_in).status_code == 204
    answer_opinions(people, case)
    work.advance("register_office", case)
    proposed(work, point, sheet=SCORES)
    work.advance("section_head", case)
    work.advance("deputy_leader", case)
    work.hold_body_meeting(case, kind="party_organisation")
    assert work.read(point).rank == 1
    told = people["section_head"].get(f"/risk-points/{point}/gradings").get_json()["items"]
    steps = {step["step"]: step for step in told[-1]["reasoning"]}
    assert (steps["weighted"]["danger_coefficient"], steps["weighted"]["impact_degree"]) == (
        "4.00",
        "4.00",
    )


def answer_opinions(people, case) -> None:
    """Whoever was asked in the step of appraisal has answered, and is answered."""
    shown = people["register_office"].get(f"/cases/{case}").get_json()
    for one in shown["opinions"]:
        if one["at"] is None:
            people["register_office"].post(
                f"/cases/{case}/opinions", {"text": "评议已汇总"}, if_match=shown["version"]
            )
            shown = people["register_office"].get(f"/cases/{case}").get_json()
    for one in shown["opinions"]:
        people["register_office"].put(
            f"/cases/{case}/opinions/{one['id']}",
            {"adopted": True},
            if_match=people["register_office"].get(f"/cases/{case}").get_json()["version"],
        )


@pytest.fixture
def civil(settings, engine, tag) -> Desk:
    work = Desk(make.bureau(settings, f"civil-{tag}", profile="civil_affairs_2011"))
    work.open_year()
    return work


def test_the_civil_affairs_way_asks_for_the_whole_section_and_its_report(civil, app):
    work, people = civil, people_of(app, civil)
    point = work.draft()
    case = work.send("section_head", point, kind="grading")
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("section_head", case)
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["round-missing"]
    one = (
        people["section_head"]
        .post(
            "/grading-rounds",
            {
                "title": "评估",
                "department_id": work.bureau.departments["预算科"],
                "risk_point_ids": [point],
            },
        )
        .get_json()
    )
    work.advance("section_head", case)
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("section_head", case)
    codes = {gap["code"] for gap in refusal.value.facts["missing"]}
    assert codes == {"grade-not-proposed", "report-missing"}
    one = (
        people["section_head"]
        .put(f"/grading-rounds/{one['id']}/points/{point}", SHEET, if_match=one["version"])
        .get_json()
    )
    people["section_head"].post(
        f"/grading-rounds/{one['id']}/reports", {"opinions": "建议一级"}, if_match=one["version"]
    )
    work.advance("section_head", case)
    assert work.visit(case).type == "review"


def test_the_desk_lays_sheet_review_and_decision_side_by_side(work, app):
    people = people_of(app, work)
    waiting, decided = work.draft(title="测算依据不公开"), work.draft()
    proposed(work, waiting)
    proposed(work, decided)
    graded(work, decided)
    head = people["section_head"]
    row = next(one for one in pile(head) if one["id"] == str(waiting))
    assert (row["rank"], row["proposed_rank"], row["decision"]) == (None, 1, None)
    assert row["sheet"]["scores"] == SHEET["scores"]
    assert str(decided) not in {one["id"] for one in pile(head)}
    case = work.send("section_head", waiting, kind="grading")
    work.advance("post_holder", case)
    under_way = next(one for one in pile(head) if one["id"] == str(waiting))["case"]
    assert (under_way["id"], under_way["review"]) == (str(case), None)
    asked = next(one for one in pile(people["deputy_leader"]) if one["id"] == str(waiting))["case"]
    check = people["deputy_leader"].post(
        "/tasks/batch-approval/check", {"task_ids": [asked["task_id"]]}
    )
    assert [one["outcome"] for one in check.get_json()["items"]] == ["set_apart"]
    assert under_way["task_id"] is None
    work.advance("deputy_leader", case)
    reviewed = next(one for one in pile(head) if one["id"] == str(waiting))["case"]
    assert reviewed["review"]["person_name"]
    assert pile(head, "lowered") == pile(head, "below") == []


def test_on_a_desk_waits_what_its_owner_may_grade(work, app):
    """Neighbours may read of the point in the ledger, but it does not wait for them."""
    people = people_of(app, work)
    waiting = str(work.draft(title="测算依据不公开"))
    owners = ("section_head", "register_office")
    assert all(waiting in {one["id"] for one in pile(people[who])} for who in owners)
    others = ("section_head_2", "auditor")
    assert not any(waiting in {one["id"] for one in pile(people[who])} for who in others)


@pytest.mark.parametrize(
    ("rank", "computed", "kind", "later", "said"),
    [
        (None, 1, None, False, None),
        (2, 2, "decision", False, None),
        (2, 1, "decision", False, "below"),
        (2, 1, "decision", True, "again"),
        (1, 2, "decision", True, "above"),
        (3, 1, "lowering", True, "lowered"),
    ],
)
def test_the_desk_says_how_a_decided_grade_differs_from_the_sheets(
    rank, computed, kind, later, said
):
    decided = SimpleNamespace(kind=kind, at=2) if kind else None
    sheet = SimpleNamespace(proposed_rank=computed, at=3 if later else 1)
    point = SimpleNamespace(rank=rank, proposed_rank=None)
    assert difference_of(point, sheet, decided) == said


def pile(caller, name="waiting"):
    return caller.get(f"/grading/desk?desk={name}").get_json()["items"]
