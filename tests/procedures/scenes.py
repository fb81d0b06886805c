"""One bureau whose registers move by review chains, told in short sentences."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.cycles.use_cases import open_cycle
from service.organisation.queries import load_actor
from service.organisation.use_cases.bodies import seat_member, set_up_body
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.queries.access import items_of, open_step_of, steps_of
from service.procedures.use_cases import (
    advance_case,
    answer_opinion,
    call_meeting,
    change_meeting,
    complete_step,
    give_opinion,
    record_decisions,
    return_case,
    set_agenda,
    sign_meeting,
    start_case,
)
from tenants.clock import today
from tenants.context import Actor, system_actor
from tenants.database import owned, unit_of_work
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Body
from tenants.provisioning import provisioning_actor
from tenants.settings import Settings
from tests import make
from tests.make import FOUNDED
from tests.risks.scenes import Scene

LEADERS = ("main_leader", "deputy_leader", "deputy_leader_2")


@dataclass
class Desk(Scene):
    """A bureau with its deciding bodies, in a year in which chains decide."""

    def seat(self, kind: str, name: str, *roles: str) -> UUID:
        """Set up a deciding body with these members; the first one chairs."""
        founder = provisioning_actor(self.bureau.tenant_id)
        with unit_of_work(self.bureau.tenant_id) as session:
            body = set_up_body(session, founder, code=kind, kind=kind, name=name)
            session.flush()
            for place, role in enumerate(roles):
                seat_member(
                    session,
                    founder,
                    body.id,
                    person_id=self.bureau.people[role].person_id,
                    seat="member" if place else "head",
                    starts_on=FOUNDED,
                )
            return body.id

    def standing_in(self, role: str, office: str) -> Actor:
        """Let somebody act in the office delegated to him."""
        person, principal = self.bureau.people[role], self.bureau.people[office]
        with unit_of_work(self.bureau.tenant_id) as session:
            return load_actor(session, person.person_id, principal.appointment_id)

    def body(self, kind: str) -> UUID:
        with unit_of_work(self.bureau.tenant_id) as session:
            return session.scalars(select(Body.id).where(Body.kind == kind)).one()

    def open_year(self, *, stock_taking: bool = False) -> None:
        self.act(
            "main_leader", open_cycle, year=today().year, on=today(), stock_taking=stock_taking
        )
        self.actors.clear()

    def send(self, role: str, *points: UUID, kind: str = "risk_point", **values: Any) -> UUID:
        return self.act(role, start_case, object_kind=kind, ids=points, **values).id

    def advance(self, role: str, case: UUID, **values: Any) -> None:
        self.act(role, advance_case, case, if_version=None, **values)

    def give_back(self, role: str, case: UUID, **values: Any) -> UUID:
        reason = {"reason": "风险表现形式过于笼统,请结合岗位实际重写"}
        return self.act(role, return_case, case, if_version=None, **(reason | values)).id

    def hold_section_meeting(self, case: UUID, role: str = "section_head", **values: Any) -> UUID:
        """The section meets on a case; its head chairs and signs."""
        members = [one for one in self.bureau.people.values() if one.department_id]
        here = self.bureau.people[role].department_id
        meeting = self.act(
            role, call_meeting, kind="section", title="科室会议", held_on=today(), case_id=case
        ).id
        written = {
            "chair_id": self.bureau.people[role].person_id,
            "minutes": "逐条讨论了查找出的风险点。",
            "attendance": [
                {"person_id": one.person_id, "present": True}
                for one in members
                if one.department_id == here
            ],
        }
        self.act(role, change_meeting, meeting, if_version=None, **(written | values))
        self.act(role, sign_meeting, meeting, if_version=None)
        return meeting

    def call_together(self, kind: str = "leadership_meeting", chair: str = "main_leader") -> UUID:
        """The register office calls a body together for today."""
        meeting: UUID = self.act(
            "register_office",
            call_meeting,
            kind="body",
            title="审定会议",
            held_on=today(),
            body_id=self.body(kind),
            chair_id=self.bureau.people[chair].person_id,
        ).id
        return meeting

    def hold_body_meeting(
        self,
        case: UUID,
        *,
        kind: str = "leadership_meeting",
        chair: str = "main_leader",
        present: tuple[str, ...] = LEADERS,
        **decision: Any,
    ) -> UUID:
        """The register office calls the body together, records it; the chair signs."""
        person = {role: self.bureau.people[role].person_id for role in present}
        meeting = self.call_together(kind, chair)
        came = [{"person_id": person[role], "present": True} for role in present]
        values: dict[str, Any] = {"attendance": came, "minutes": "逐项审议,形成决定。"}
        decided = {"case_id": case, "decision": "approve", "votes_for": len(present), **decision}
        for step, given in (
            (change_meeting, values),
            (set_agenda, {"case_ids": [case]}),
            (record_decisions, {"decisions": [decided]}),
        ):
            self.act("register_office", step, meeting, if_version=None, **given)
        self.act(chair, sign_meeting, meeting, if_version=None)
        return meeting

    def hear(
        self, case: UUID, *, asked: str = "deputy_leader", collator: str = "section_head"
    ) -> None:
        """One is asked and answers; his opinion is taken up, and the case goes on."""
        opinion = self.act(asked, give_opinion, case, text="补充审批权限方面的表现形式").id
        self.act(collator, answer_opinion, case, opinion, adopted=True)
        self.advance(collator, case)

    def show_and_end(self, case: UUID, *, open_comments: int = 0) -> None:
        """The notice runs out: the room tells the engine."""
        with unit_of_work(self.bureau.tenant_id) as session:
            complete_step(
                session,
                system_actor(self.bureau.tenant_id),
                case,
                steps_of(session, case)[-1].id,
                facts={"open_comments": open_comments},
            )

    def case(self, case_id: UUID) -> Case:
        with unit_of_work(self.bureau.tenant_id) as session:
            case = owned(session, Case, case_id)
            assert case is not None
            return case

    def items(self, case_id: UUID) -> list[CaseItem]:
        with unit_of_work(self.bureau.tenant_id) as session:
            return items_of(session, case_id)

    def visits(self, case_id: UUID) -> list[CaseStep]:
        with unit_of_work(self.bureau.tenant_id) as session:
            return steps_of(session, case_id)

    def visit(self, case_id: UUID) -> CaseStep:
        with unit_of_work(self.bureau.tenant_id) as session:
            return open_step_of(session, case_id)

    def topics(self, subject_id: UUID | None) -> list[str]:
        """Name what the journal tells of a record, in order."""
        with unit_of_work(self.bureau.tenant_id) as session:
            return list(
                session.scalars(
                    select(JournalEntry.topic)
                    .where(JournalEntry.subject_id == subject_id)
                    .order_by(JournalEntry.at, JournalEntry.id)
                )
            )


def desk(settings: Settings, tag: str, *, profile: str = "region_pilot") -> Desk:
    """Make a bureau with a leadership meeting, a Party group, and an open year."""
    work = Desk(make.bureau(settings, tag, profile=profile))
    work.seat("leadership_meeting", "局领导班子会议", *LEADERS)
    work.seat("party_committee", "局党委", *LEADERS, "party_group")
    work.open_year()
    return work
