"""Nobody bends a review chain: whoever tries whatever, a case moves by its steps alone.

Random people, right and wrong ones, send, advance, return, reject, withdraw, reword, answer and
meet. An onlooker who knows the chain by heart, and works out by hand who sits where, watches.
"""

import os
from collections import Counter
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from service.organisation.use_cases.delegations import delegate_office
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.queries.access import opinions_of
from service.procedures.use_cases import (
    advance_case,
    answer_opinion,
    give_opinion,
    reject_case,
    return_case,
    withdraw_case,
)
from service.risks.models import RiskPoint
from service.risks.use_cases.grading import propose_grade
from tenants.clock import today
from tenants.database import owned, unit_of_work
from tenants.errors import DomainError, Forbidden, Invalid, NotFound, Stale
from tenants.models.journal import JournalEntry
from tests.procedures.chains import every_type, use
from tests.procedures.scenes import LEADERS, Desk, desk

CAMPAIGN = int(os.environ.get("LIANFANG_CAMPAIGN", "0"))
STEPS = ("find", "raise", "revise", "check", "review", "decide", "file", "notice")
DRAFTS = {"find": 0, "revise": 2}
SECTION = ("section_head", "post_holder", "post_holder_b")
# Who sits where, by hand. The head of section stands in for the deputy these days.
ACTING = {
    "find": SECTION,
    "raise": ("section_head",),
    "revise": SECTION,
    "check": ("deputy_leader", "stand_in"),
    "review": ("register_office",),
    "decide": (),
    "file": ("register_office",),
    "notice": (),
}
JUDGING = {"check", "review"}
EVERYBODY = (
    *LEADERS,
    *SECTION,
    "stand_in",
    "section_head_2",
    "post_holder_2",
    "register_office",
    "discipline_group",
    "supervision_office",
    "party_group",
    "administrator",
    "auditor",
)
PEOPLE = st.sampled_from(EVERYBODY)
reached: Counter[str] = Counter()
READERS = (*SECTION, "stand_in", "register_office", *LEADERS)
SUBJECTS = st.sampled_from(["post_holder", "post_holder_b", "section_head"])
REASON = "表现形式过于笼统,请结合岗位重写"


class Known:
    """What the onlooker remembers of a case."""

    def __init__(self, sender: UUID, subjects: set[UUID], authors: set[UUID]) -> None:
        self.barred = {sender} | subjects | authors
        self.rank = 4


class Office(RuleBasedStateMachine):
    """A bureau at work, and the onlooker."""

    work: ClassVar[Desk]
    cases = Bundle("cases")
    points = Bundle("points")

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[UUID, Known] = {}
        self.of_point: dict[UUID, str] = {}
        self.authors: dict[UUID, set[UUID]] = {}
        self.run = uuid4().hex[:8]
        self.count = 0

    def person(self, role: str) -> UUID:
        return self.work.actor(role).person_id

    def state(self, case: UUID) -> tuple[Any, ...]:
        """See all of a case that could move, and how often the journal speaks of it."""
        with unit_of_work(self.work.bureau.tenant_id) as session:
            one = owned(session, Case, case)
            assert one is not None
            told = session.scalar(
                select(func.count()).where(
                    JournalEntry.subject_id == case, JournalEntry.topic != "case.refused"
                )
            )
            visits = session.scalar(select(func.count()).where(CaseStep.case_id == case))
            return one.state, one.step_code, one.version, one.round, visits, told, one.rank

    def attempt(self, case: UUID, role: str, act: Any, *args: Any, **values: Any) -> bool:
        """Try something; refused, it leaves nothing but a trace; done, it is told once."""
        before, refused = self.state(case), self.refusals(case)
        try:
            self.work.act(role, act, case, *args, **values)
        except DomainError as refusal:
            assert self.state(case) == before, f"a refused {act.__name__} left something behind"
            quiet = isinstance(refusal, (Forbidden, Invalid, NotFound, Stale))
            assert self.refusals(case) == refused + (not quiet)
            return False
        assert self.state(case)[5] == before[5] + 1, "one effect, one entry (I7)"
        return True

    def refusals(self, case: UUID) -> int:
        with unit_of_work(self.work.bureau.tenant_id) as session:
            found = session.scalar(
                select(func.count()).where(
                    JournalEntry.subject_id == case, JournalEntry.topic == "case.refused"
                )
            )
            return found or 0

    @initialize(target=points)
    def begin(self) -> UUID:
        return self.find("section_head", "post_holder")

    @initialize(target=cases)
    def begin_a_case(self) -> Any:
        return multiple(
            *(
                self.send("section_head", self.find("section_head", subject), None)
                for subject in ("post_holder", "post_holder_b")
            )
        )

    @rule(target=points, role=st.sampled_from(SECTION[:1]), subject=SUBJECTS)
    def find(self, role: str, subject: str) -> UUID:
        self.count += 1
        title = f"{self.run}第{self.count}项审批自由裁量过大"
        point = self.work.draft(role, subject, title=title)
        self.of_point[point] = subject
        self.authors[point] = {self.person(role)}
        return point

    @rule(role=st.sampled_from((*LEADERS, "section_head")), point=points, harm=st.integers(1, 5))
    def propose(self, role: str, point: UUID, harm: int) -> None:
        sheet = {"likelihood": 1, "harm": harm}
        why = dict.fromkeys(sheet, "经集体评估")
        try:
            self.work.act(role, propose_grade, point, if_version=None, scores=sheet, rationales=why)
        except DomainError:
            return

    @rule(role=PEOPLE, point=points)
    def reword(self, role: str, point: UUID) -> None:
        """The text rests while it is judged."""
        self.count += 1
        title = f"{self.run}第{self.count}项审批自由裁量过大"
        resting = self.place_of(point)
        try:
            self.work.change(role, point, title=title)
        except DomainError:
            return
        assert resting in {None, *DRAFTS}, f"reworded while at {resting}"
        self.authors[point].add(self.person(role))

    def place_of(self, point: UUID) -> str | None:
        with unit_of_work(self.work.bureau.tenant_id) as session:
            return session.scalar(
                select(Case.step_code)
                .join(CaseItem, CaseItem.case_id == Case.id)
                .where(CaseItem.item_id == point, CaseItem.state == "open")
            )

    @rule(
        target=cases,
        role=st.sampled_from((*SECTION, *SECTION, *EVERYBODY)),
        one=points,
        other=points,
    )
    def send(self, role: str, one: UUID, other: UUID | None) -> Any:
        sent = {point for point in (one, other) if point}
        try:
            case = self.work.send(role, *sent)
        except DomainError:
            return multiple()
        subjects = {self.person(self.of_point[point]) for point in sent}
        self.known[case] = Known(self.person(role), subjects, set())
        return case

    def barred(self, case: UUID) -> set[UUID]:
        """Those who sent, drafted, last changed, or whose own post it is."""
        found = set(self.known[case].barred)
        for item in self.work.items(case):
            found |= self.last_authors(item.item_id)
        return found

    def last_authors(self, point: UUID) -> set[UUID]:
        with unit_of_work(self.work.bureau.tenant_id) as session:
            rows = session.scalars(
                select(JournalEntry.person_id)
                .where(JournalEntry.subject_id == point, JournalEntry.topic == "risk_point.changed")
                .order_by(JournalEntry.at, JournalEntry.id)
            ).all()
        return {self.person("section_head"), *rows[-1:]}

    @rule(role=PEOPLE, case=cases)
    def advance(self, role: str, case: UUID) -> None:
        before, barred = self.work.case(case), self.barred(case)
        if self.attempt(case, role, advance_case, if_version=None):
            step = before.step_code
            assert role in ACTING[step] or self.stepped_up(role, step, barred), (role, step)
            if step in JUDGING:
                behalf = self.work.actor(role).on_behalf_of
                assert self.person(role) not in barred, f"{role} judged what was his (I3)"
                assert behalf not in barred
            self.moved_by_one(case, before)
            if step in DRAFTS:
                self.known[case].barred.add(self.person(role))

    def stepped_up(self, role: str, step: str, barred: set[UUID]) -> bool:
        """Where all who sit there stand aside, the main leader judges instead (Q-05)."""
        regular = {self.person(one) for one in ACTING[step] if one != "stand_in"}
        return role == "main_leader" and step in JUDGING and regular <= barred

    def moved_by_one(self, case: UUID, before: Case) -> None:
        after = self.work.case(case)
        assert after.chain == before.chain, "a running case keeps its chain"
        if after.state == "running":
            assert after.step == before.step + 1, "no step is skipped"
        else:
            assert (after.state, before.step_code) == ("completed", STEPS[-1])

    @rule(role=st.sampled_from(READERS), case=cases)
    def advance_by_somebody_near(self, role: str, case: UUID) -> None:
        """Let those who could act come up more often."""
        self.advance(role, case)

    @rule(role=PEOPLE, case=cases, whole=st.booleans())
    def give_back(self, role: str, case: UUID, whole: bool) -> None:
        before, barred = self.work.case(case), self.barred(case)
        items = [one.item_id for one in self.work.items(case) if one.state == "open"]
        chosen = None if whole else items[:1]
        if self.attempt(case, role, return_case, if_version=None, reason=REASON, item_ids=chosen):
            step, after = before.step_code, self.work.case(case)
            assert step not in {*DRAFTS, "decide", "file", "notice"}
            assert role in ACTING[step] or self.stepped_up(role, step, barred)
            if whole or len(items) == 1:
                assert after.step_code in DRAFTS
                assert after.round == before.round + 1
            else:
                assert after.step == before.step

    @rule(role=PEOPLE, case=cases)
    def reject(self, role: str, case: UUID) -> None:
        before, barred = self.work.case(case), self.barred(case)
        if self.attempt(case, role, reject_case, if_version=None, reason=REASON):
            step = before.step_code
            assert step not in {*DRAFTS, "decide", "file", "notice"}
            assert role in ACTING[step] or self.stepped_up(role, step, barred)
            assert self.work.case(case).state == "rejected"

    @rule(role=PEOPLE, case=cases)
    def withdraw(self, role: str, case: UUID) -> None:
        before = self.work.case(case)
        if self.attempt(case, role, withdraw_case, if_version=None, reason=REASON):
            assert role in SECTION or self.person(role) == before.started_by
            assert all(one.decided is None for one in self.work.items(case))

    @rule(role=PEOPLE, case=cases)
    def speak(self, role: str, case: UUID) -> None:
        said = self.attempt(case, role, give_opinion, text="补充审批权限")
        if said:
            assert role in {"deputy_leader", "stand_in"}
            assert self.work.case(case).step_code == "raise"

    @rule(case=cases)
    def be_heard(self, case: UUID) -> None:
        if not self.attempt(case, "deputy_leader", give_opinion, text="同意上报"):
            return
        with unit_of_work(self.work.bureau.tenant_id) as session:
            opinion = opinions_of(session, case)[-1].id
        assert not self.attempt(case, "register_office", answer_opinion, opinion, adopted=True)
        assert self.attempt(case, "section_head", answer_opinion, opinion, adopted=True)

    @rule(case=cases)
    def meet_in_the_section(self, case: UUID) -> None:
        if self.work.case(case).state == "running":
            self.work.hold_section_meeting(case)

    @rule(
        case=cases,
        chair=st.sampled_from(LEADERS),
        present=st.lists(st.sampled_from(LEADERS), min_size=1, max_size=3, unique=True),
        votes=st.integers(0, 3),
        decision=st.sampled_from(["approve", "approve", "return", "reject", "defer"]),
    )
    def meet(self, case: UUID, chair: str, present: list[str], votes: int, decision: str) -> None:
        before, barred = self.work.case(case), self.barred(case)
        voters = {self.person(one) for one in present} - barred
        against = max(0, len(voters) - votes)
        try:
            self.work.hold_body_meeting(
                case,
                chair=chair,
                present=tuple(present),
                decision=decision,
                votes_for=votes,
                votes_against=against,
                reason=REASON,
            )
        except DomainError:
            after = self.work.case(case)
            assert (after.step, after.version) == (before.step, before.version)
            return
        assert before.step_code == "decide"
        assert chair in present
        assert len(present) >= 2
        if decision != "defer":
            assert self.person(chair) not in barred
            assert len(voters) >= 2
            assert votes * 2 > len(voters) == votes + against
        if decision == "approve":
            self.moved_by_one(case, before)
            assert all(one.decided for one in self.work.items(case) if one.state == "open")

    @rule(case=cases, open_comments=st.sampled_from([0, 0, 1]))
    def end_the_notice(self, case: UUID, open_comments: int) -> None:
        before = self.work.case(case)
        done = True
        try:
            self.work.show_and_end(case, open_comments=open_comments)
        except DomainError:
            done = False
        due = before.state == "running" and before.step_code == "notice" and not open_comments
        assert done == due, "a notice ends the notice's step, and nothing else"
        if done:
            self.moved_by_one(case, before)

    @rule(case=cases)
    def take_the_next_step(self, case: UUID) -> None:
        self.go_on(case, 1)

    @rule(case=cases, steps=st.integers(3, 9))
    def go_on_as_it_should(self, case: UUID, steps: int) -> None:
        """Let everybody do his part, so that cases come far."""
        self.go_on(case, steps)

    def go_on(self, case: UUID, steps: int) -> None:
        for _ in range(steps):
            if self.work.case(case).state != "running":
                return
            step = self.work.case(case).step_code
            if step == "raise":
                self.be_heard(case)
            if step == "revise":
                self.meet_in_the_section(case)
            if step == "decide":
                self.meet(case, "main_leader", list(LEADERS), 3, "approve")
            if step == "notice":
                self.end_the_notice(case, 0)
            for role in (*ACTING[step], "main_leader"):
                if self.work.case(case).step_code == step:
                    self.advance(role, case)
            reached[self.work.case(case).step_code] += 1

    @invariant()
    def the_worst_rank_stays(self) -> None:
        """I4: what once was high is handled as high to the end."""
        for case, known in self.known.items():
            rank = self.work.case(case).rank or 4
            assert rank <= known.rank
            known.rank = rank

    @invariant()
    def nothing_is_in_force_that_was_not_decided(self) -> None:
        with unit_of_work(self.work.bureau.tenant_id) as session:
            in_force = session.scalars(
                select(RiskPoint.id).where(
                    RiskPoint.id.in_(self.of_point), RiskPoint.status == "in_force"
                )
            ).all()
            graded = session.scalars(
                select(RiskPoint.id).where(
                    RiskPoint.id.in_(self.of_point), RiskPoint.rank.is_not(None)
                )
            ).all()
            decided = set(
                session.scalars(select(CaseItem.item_id).where(CaseItem.decided.is_not(None)))
            )
        assert {*in_force, *graded} <= decided


def test_nobody_bends_a_chain(
    settings: Any, engine: Any, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, every_type())
    work = desk(settings, f"machine-{tag}")
    work.act(
        "administrator",
        delegate_office,
        post_id=work.bureau.people["deputy_leader"].post_id,
        delegate_id=work.bureau.people["section_head"].person_id,
        starts_on=today(),
        ends_on=today(),
        reason="出差",
    )
    work.actors["stand_in"] = work.standing_in("section_head", "deputy_leader")
    machine = type("OfficeHere", (Office,), {"work": work})
    run_state_machine_as_test(machine, settings=amount())
    assert reached["file"] + reached["notice"] > 0, "no case came far enough to prove anything"


def amount() -> Any:
    return settings(
        max_examples=CAMPAIGN or 8,
        stateful_step_count=50 if CAMPAIGN else 30,
        phases=list(Phase) if CAMPAIGN else [Phase.generate],
        deadline=None,
        derandomize=not CAMPAIGN,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


if CAMPAIGN:
    pytestmark = pytest.mark.filterwarnings("default")
