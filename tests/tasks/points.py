"""A risk point at the desks of its bureau: found, graded, guarded, its grade lowered."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from policies.chains import Chain, load_chains
from service.gradings.use_cases.appraising import appraise, invite_appraiser
from service.gradings.use_cases.assessing import assess_own_post, assess_point
from service.gradings.use_cases.convening import convene_round
from service.gradings.use_cases.reporting import write_report
from service.measures.use_cases import add_measure
from service.organisation.use_cases.appointments import appoint
from service.organisation.use_cases.posts import create_post
from service.procedures.models import CaseItem
from service.risks.use_cases.grading import propose_grade
from service.searches.use_cases.campaigns import open_campaign, plan_campaign
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.profiles import load_profile
from tests.procedures.scenes import LEADERS
from tests.tasks.walking import Walk

OWN = {"work_post": "post_holder", "leadership_post": "deputy_leader"}
DRAFTERS = OWN | {"section": "section_head", "topic": "section_head"}
LEADER = "deputy_leader_2"
COLLEAGUES = {
    "post_holder": "section_head",
    "deputy_leader": LEADER,
    "main_leader": LEADER,
}
WHY = "依据近三年业务数据和检查情况"
EVIDENCE = {"to_rank": 3, "reason": "审批改为系统自动核定", "evidence": "2026年第3号审计报告"}


class Register(Walk):
    """A bureau whose register is filled, one point at a time."""

    subject: str
    score: int

    def chain(self, kind: str) -> Chain:
        chain = load_chains(self.profile, 1).choose(kind, self.subject)
        assert chain is not None, f"{self.profile}: no {kind} of a {self.subject}"
        return chain

    def search(self) -> None:
        """The year's round of search is over for sections and posts: the whole may follow."""
        levels = [one.code for one in load_profile(self.profile).subject_types]
        whole = [one for one in levels if one not in {*OWN, "section"}]
        days = {"opens_on": today(), "due_on": today()}
        campaign = self.act("register_office", plan_campaign, subject_types=whole, **days)
        self.act("register_office", open_campaign, campaign.id, if_version=campaign.version)

    def second_leader(self) -> None:
        """The secretary of the Party committee leads beside the head of the bureau."""
        home = self.bureau.departments["局领导"]
        words = {"code": "A-2", "title": "党委书记", "leadership": "main_leader"}
        post = self.act("administrator", create_post, department_id=home, **words)
        person = self.bureau.people["party_group"].person_id
        days = {"starts_on": today(), "reason": "任职"}
        self.act("administrator", appoint, person_id=person, post_id=post.id, **days)
        self.actors.clear()

    def begin(self, subject: str, *, drafter: str = "", score: int = 3) -> None:
        """Say whose points are looked for and how bad they are; topics are the finder's."""
        self.subject, self.score = subject, score
        led = self.chain("risk_point").steps[0].acting == "leadership_members"
        own = None if subject == "topic" and led else DRAFTERS.get(subject)
        self.drafter = drafter or own or LEADER

    def find(self) -> UUID:
        """Draw up a point of this kind, with all its words."""
        values: dict[str, Any] = {"subject_type": self.subject, "causes": ["institution"]}
        if self.subject not in OWN:
            values |= {"category": "business_process", "post_id": None}
        if self.subject == "section":
            values["department_id"] = self.bureau.departments["预算科"]
        if self.subject == "topic":
            values |= {"topic": "large_funds", "answering_post_id": self.post(self.drafter)}
        return self.draft(self.drafter, self.owner(), **values)

    def owner(self) -> str:
        return self.drafter if self.subject in OWN else "post_holder"

    def sheet(self) -> dict[str, Any]:
        factors = [one.code for one in load_profile(self.profile).grading.factors]
        return {
            "scores": dict.fromkeys(factors, self.score),
            "rationales": dict.fromkeys(factors, WHY),
        }

    def propose(self, point: UUID, role: str = "") -> None:
        self.act(role or self.drafter, propose_grade, point, if_version=None, **self.sheet())

    def grade(self, point: UUID) -> UUID:
        """Bring together all that a chain of grades asks for, and send the grade on its way."""
        words = {word for step in self.chain("grading").steps for word in step.in_place}
        head = self.colleague()
        if "report_written" in words:
            led = self.drafter in LEADERS
            head = "main_leader" if led else "section_head"
            self.report(head, point)
        else:
            self.propose(point, head)
        if "self_assessed" in words:
            self.act(self.drafter, assess_own_post, point, **self.sheet())
        if "appraised" in words:
            self.appraise(point)
        return self.send(head, point, kind="grading")

    def colleague(self) -> str:
        """A post's own holder proposes no grade alone; who leads beside him does."""
        return COLLEAGUES.get(self.drafter, self.drafter)

    def report(self, head: str, point: UUID) -> None:
        """The section assesses its points together, and its head writes the report (C-19)."""
        round_ = self.act(
            head,
            convene_round,
            title="风险等级评估",
            department_id=self.read(point).department_id,
            risk_point_ids=[point],
        ).id
        self.act(head, assess_point, round_, point, if_version=None, **self.sheet())
        self.act(head, write_report, round_, if_version=None, opinions="建议二级")

    def appraise(self, point: UUID) -> None:
        """Three representatives say what they think of it (C-20)."""
        with unit_of_work(self.bureau.tenant_id) as session:
            for number in range(3):
                one, _ = invite_appraiser(
                    session,
                    self.actor("register_office"),
                    name=f"代表{number}",
                    capacity="representative",
                    risk_point_ids=[point],
                )
                appraise(session, one, [{"risk_point_id": point, **self.sheet()}])

    def guard(self, point: UUID) -> UUID:
        """Whoever's risk it is draws up a measure, and says who answers for it by when."""
        return self.act(
            self.drafter,
            add_measure,
            point,
            text="分配方案集体研究并公示",
            kind="lawful_disclosure",
            phase="mid",
            basis="专项资金管理办法第十二条",
            responsible_post_id=self.post("post_holder"),
            due_on=today(),
        ).id

    def lower(self, point: UUID) -> UUID:
        """Whoever may asks for it: a leader for what is the leadership's, else the head."""
        asks = self.chain("lowering").steps[0].acting
        if asks == "section_head":
            self.drafter = "main_leader" if self.drafter in LEADERS else "section_head"
        return self.send(self.drafter, point, kind="lowering", values=EVIDENCE)

    def decided(self, point: UUID) -> bool:
        with unit_of_work(self.bureau.tenant_id) as session:
            found = select(CaseItem.id).where(
                CaseItem.item_id == point, CaseItem.decided.is_not(None)
            )
            return bool(session.scalar(found.limit(1)))
