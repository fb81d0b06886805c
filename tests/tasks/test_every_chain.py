"""Points, grades and measures of every profile go their whole way, from desk to desk."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from policies.chains import Step, load_chains
from service.measures.use_cases import add_measure
from service.organisation.use_cases.bodies import seat_member
from service.procedures.documents import step_of
from service.procedures.models import CaseItem
from service.procedures.queries.access import opinions_of
from service.procedures.queries.meetings import aside_of
from service.procedures.use_cases import answer_opinion, give_opinion
from service.risks.use_cases.grading import propose_grade
from service.tasks.models import Task, TaskPerson
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.errors import DomainError
from tenants.profiles import load_profile
from tenants.provisioning import provisioning_actor
from tenants.settings import Settings
from tests.make import FOUNDED
from tests.procedures.scenes import LEADERS, Desk, desk

YES = {"targeted": True, "binding": True, "operable": True}
OWN = {"work_post": "post_holder", "leadership_post": "deputy_leader"}
DRAFTERS = OWN | {"section": "section_head", "unit": "deputy_leader_2"}
MOST_STEPS = 12
SEATED = (*LEADERS, "party_group")
MEMBERS = {"leadership_meeting": LEADERS}

RUNS = [
    ("region_pilot", "work_post"),
    ("region_pilot", "section"),
    ("region_pilot", "leadership_post"),
    ("region_pilot", "unit"),
    ("bureau_generic_2015", "work_post"),
    ("bureau_generic_2015", "leadership_post"),
    ("logistics_province", "work_post"),
    ("logistics_province", "section"),
    ("logistics_province", "leadership_post"),
    ("district_2012", "work_post"),
    ("district_2012", "leadership_post"),
    ("fund_agency", "section"),
    ("fund_agency", "leadership_post"),
    ("civil_affairs_2011", "work_post"),
    ("civil_affairs_2011", "section"),
]
# Their grades have steps of their own: rounds, appraisals, reports (tests/gradings).
GRADED_ELSEWHERE = ("civil_affairs_2011", "district_2012")


class Walk(Desk):
    """A bureau that takes cases to their end, one desk after another."""

    profile: str
    drafter: str

    def find(self, subject: str) -> UUID:
        """Draw up a point of this kind, with all its words."""
        values: dict[str, Any] = {"subject_type": subject, "causes": ["institution"]}
        if subject not in OWN:
            values |= {"category": "business_process", "post_id": None}
        if subject == "section":
            values["department_id"] = self.bureau.departments["预算科"]
        return self.draft(DRAFTERS[subject], OWN.get(subject, "post_holder"), **values)

    def propose(self, role: str, point: UUID) -> None:
        factors = [one.code for one in load_profile(self.profile).grading.factors]
        self.act(
            role,
            propose_grade,
            point,
            if_version=None,
            scores=dict.fromkeys(factors, 3),
            rationales=dict.fromkeys(factors, "依据近三年业务数据和检查情况"),
        )

    def desks(self, case: UUID, kind: str = "case_step") -> list[str]:
        """Name on whose desks the case lies."""
        names = {one.person_id: role for role, one in self.bureau.people.items()}
        with unit_of_work(self.bureau.tenant_id) as session:
            rows = session.scalars(
                select(TaskPerson.person_id)
                .join(Task, Task.id == TaskPerson.task_id)
                .where(
                    Task.case_id == case,
                    Task.kind == kind,
                    Task.state == "open",
                    TaskPerson.state == "open",
                )
                .order_by(TaskPerson.id)
            )
            return [names[one] for one in rows]

    def walk(self, case: UUID) -> list[str]:
        """Take a case to its end; say who took which step."""
        taken = []
        for _ in range(MOST_STEPS):
            found = self.case(case)
            if found.state != "running":
                return taken
            taken.append(self.step(case))
        raise AssertionError("the case never ends")

    def step(self, case: UUID) -> str:
        """Take the step where a case stands, or tell all that keeps it there."""
        found = self.case(case)
        step = step_of(found)
        try:
            self.take(case, step)
        except DomainError as refusal:
            told = f"{found.chain_code} {step.code}: {refusal.code()} {refusal.facts}"
            raise AssertionError(told) from refusal
        return step.type

    def take(self, case: UUID, step: Step) -> None:
        for word in step.in_place:
            if word.startswith("meeting:") or step.in_place[-1] == word == "participation":
                self.hold_section_meeting(case)
        if step.type == "collective_decision":
            self.decide_together(case, step)
        elif step.type == "public_notice":
            self.show_and_end(case)
        else:
            if step.type == "consult":
                self.hear(case)
            desks = self.desks(case)
            role = self.drafter if self.drafter in desks else desks[0]
            self.advance(role, case, **self.answers(case, step))

    def hear(self, case: UUID) -> None:
        """Everybody asked answers, and each answer is taken up."""
        collator = self.desks(case)[0]
        for role in dict.fromkeys(self.desks(case, "case_opinion")):
            self.act(role, give_opinion, case, text="建议补充审批环节的表现形式")
        with unit_of_work(self.bureau.tenant_id) as session:
            opinions = [one.id for one in opinions_of(session, case)]
        for one in opinions:
            self.act(collator, answer_opinion, case, one, adopted=True)

    def answers(self, case: UUID, step: Step) -> dict[str, Any]:
        """Whoever checks a measure answers the checklist (R-222)."""
        if "review_checklist" not in step.in_place:
            return {}
        return {"items": [{"item_id": one.item_id, "outcome": YES} for one in self.items(case)]}

    def decide_together(self, case: UUID, step: Step) -> None:
        """Whose own item it is, or who drafted it, stands aside."""
        with unit_of_work(self.bureau.tenant_id) as session:
            aside = aside_of(session, self.case(case))
        present = MEMBERS.get(step.body, SEATED)
        voters = [one for one in present if self.bureau.people[one].person_id not in aside]
        said = self.answers(case, step).get("items", [])
        self.hold_body_meeting(
            case, kind=step.body, present=present, votes_for=len(voters), items=said
        )


@pytest.fixture
def walk(settings: Settings, engine: Engine, tag: str, request: pytest.FixtureRequest) -> Walk:
    profile = request.getfixturevalue("profile")
    made = desk(settings, f"walk-{tag}", profile=profile)
    walk = Walk(made.bureau)
    walk.profile = profile
    bodies = {
        step.body for chain in load_chains(profile, 1).chains for step in chain.steps if step.body
    }
    for kind in sorted(bodies - {"leadership_meeting", "party_committee", "party_group"}):
        walk.seat(kind, kind, *SEATED)
    founder = provisioning_actor(walk.bureau.tenant_id)
    group = walk.body("party_group")
    with unit_of_work(walk.bureau.tenant_id) as session:
        for role in LEADERS:
            person = walk.bureau.people[role].person_id
            seat_member(session, founder, group, person_id=person, seat="member", starts_on=FOUNDED)
    return walk


@pytest.mark.parametrize(("profile", "subject"), RUNS)
def test_a_point_is_found_decided_graded_and_guarded(walk: Walk, profile: str, subject: str):
    drafter = walk.drafter = DRAFTERS[subject]
    point = walk.find(subject)
    walk.propose(drafter, point)
    case = walk.send(drafter, point)
    taken = walk.walk(case)
    assert walk.case(case).state == "completed"
    assert taken[0] == "draft"
    assert decided(walk, point)

    if walk.read(point).rank is None and profile not in GRADED_ELSEWHERE:
        walk.walk(walk.send(drafter, point, kind="grading"))
    measure = guard(walk, drafter, point)
    guarded = walk.send(drafter, measure, kind="measure")
    walk.walk(guarded)
    assert walk.case(guarded).state == "completed"
    graded = walk.read(point).rank == 2
    assert graded is (profile not in GRADED_ELSEWHERE)
    assert (walk.read(point).status == "in_force") is graded


@pytest.mark.parametrize(
    ("profile", "subject", "asks"),
    [
        ("region_pilot", "work_post", "section_head"),
        ("bureau_generic_2015", "leadership_post", "deputy_leader"),
        ("logistics_province", "work_post", "section_head"),
    ],
)
def test_a_grade_is_lowered_step_by_step(walk: Walk, profile: str, subject: str, asks: str):
    """Opinion, decision, notice, word to the region; only then does it take effect (C-22)."""
    walk.drafter = DRAFTERS[subject]
    point = walk.find(subject)
    walk.propose(walk.drafter, point)
    walk.walk(walk.send(walk.drafter, point))
    guard(walk, walk.drafter, point)
    walk.drafter = asks
    case = walk.send(
        asks,
        point,
        kind="lowering",
        values={
            "to_rank": 3,
            "reason": "审批改为系统自动核定",
            "evidence": "2026年第3号审计报告",
        },
    )
    ranks = []
    for _ in range(5):
        ranks.append(walk.read(point).rank)
        walk.step(case)
    assert ranks == [2, 2, 2, 2, 2]
    assert walk.read(point).rank == 3
    assert walk.case(case).state == "completed"


def decided(walk: Walk, point: UUID) -> bool:
    with unit_of_work(walk.bureau.tenant_id) as session:
        return bool(
            session.scalar(
                select(CaseItem.id).where(CaseItem.item_id == point, CaseItem.decided.is_not(None))
            )
        )


def guard(walk: Walk, drafter: str, point: UUID) -> UUID:
    """Whoever's risk it is draws up a measure, and says who answers for it by when."""
    return walk.act(
        drafter,
        add_measure,
        point,
        text="分配方案集体研究并公示",
        kind="lawful_disclosure",
        phase="mid",
        basis="专项资金管理办法第十二条",
        responsible_post_id=walk.post("post_holder"),
        due_on=today(),
    ).id
