"""A bureau that takes cases to their end, one desk after another."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from policies.chains import Step, load_chains
from service.gradings.queries.anomalies import unanswered
from service.gradings.use_cases.answering import answer_anomaly
from service.organisation.use_cases.bodies import seat_member
from service.procedures.documents import step_of
from service.procedures.queries.access import open_items_of, opinions_of
from service.procedures.queries.meetings import aside_of
from service.procedures.use_cases import answer_opinion, give_opinion
from service.tasks.models import Task, TaskPerson
from tenants.database import unit_of_work
from tenants.errors import DomainError
from tenants.provisioning import provisioning_actor
from tenants.settings import Settings
from tests.make import FOUNDED
from tests.procedures.scenes import LEADERS, Desk, desk

YES = {"targeted": True, "binding": True, "operable": True}
MOST_STEPS = 12
SEATED = (*LEADERS, "party_group")
SET_UP = frozenset({"leadership_meeting", "party_committee", "party_group"})


class Walk(Desk):
    """People at their desks, and the cases that lie on them."""

    profile: str
    drafter: str

    def join(self, kind: str, role: str) -> None:
        """Give somebody a seat in a body that is there already."""
        founder, body = provisioning_actor(self.bureau.tenant_id), self.body(kind)
        person = self.bureau.people[role].person_id
        with unit_of_work(self.bureau.tenant_id) as session:
            seat_member(session, founder, body, person_id=person, seat="member", starts_on=FOUNDED)

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
        """Take a case to its end; say which kinds of step were taken."""
        taken: list[str] = []
        for _ in range(MOST_STEPS):
            if self.case(case).state != "running":
                assert self.case(case).state == "completed"
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
            if word.startswith("meeting:") or (word == "participation" and self.meets(case)):
                self.hold_section_meeting(case)
        if step.type == "collective_decision":
            self.decide_together(case, step)
        elif step.type == "public_notice":
            self.show_and_end(case)
        else:
            if step.type == "consult":
                self.hear(case)
            self.advance(self.sitter(case, step), case, **self.answers(case, step))

    def meets(self, case: UUID) -> bool:
        """A section's finding is proved by its meeting, its assessment by a round."""
        return self.case(case).object_kind == "risk_point"

    def sitter(self, case: UUID, step: Step) -> str:
        """Say who takes the step: the drafter if it is his, else whoever has it on his desk."""
        desks = self.desks(case)
        assert desks, f"{self.case(case).chain_code} {step.code}: on nobody's desk"
        role = self.drafter if self.drafter in desks else desks[0]
        if self.case(case).object_kind == "grading" and step.decides:
            self.explain(role, case)
        return role

    def explain(self, role: str, case: UUID) -> None:
        """Whoever reviews says why no grade is too mild (R-199)."""
        with unit_of_work(self.bureau.tenant_id) as session:
            keys = [one.key for one in unanswered(session, case, open_items_of(session, case))]
        for key in keys:
            self.act(role, answer_anomaly, case, key=key, answer="已逐点复核，依据充分")

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
        """Whose own item it is, or who drafted it, stands aside and does not chair."""
        with unit_of_work(self.bureau.tenant_id) as session:
            aside = aside_of(session, self.case(case))
        voters = [one for one in SEATED if self.bureau.people[one].person_id not in aside]
        self.hold_body_meeting(
            case,
            kind=step.body,
            chair=voters[0],
            present=SEATED,
            votes_for=len(voters),
            items=self.answers(case, step).get("items", []),
        )


def walk_of(settings: Settings, tag: str, profile: str) -> Walk:
    """Make a bureau of a profile, with every body its chains name."""
    walk = Walk(desk(settings, tag, profile=profile).bureau)
    walk.profile = profile
    bodies = {
        step.body for chain in load_chains(profile, 1).chains for step in chain.steps if step.body
    }
    for kind in sorted(bodies - SET_UP):
        walk.seat(kind, kind, *SEATED)
    for role in LEADERS:
        walk.join("party_group", role)
    walk.join("leadership_meeting", "party_group")
    return walk
