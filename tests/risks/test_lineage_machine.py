"""Nobody dodges the main leader: whatever people try, a risk that was high stays high (AC-7).

They draft, reword, move, split, retire, recreate, import, propose and decide, each with
his own rights. Only a lowering the main leader decided lets such a risk be in force any lower.
"""

import os
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
from sqlalchemy import select

from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.models import RiskPoint
from service.risks.rules import normalised
from service.risks.use_cases.grading import propose_grade
from service.risks.writing import insert_points
from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError
from tests.risks.scenes import Scene, scene

CAMPAIGN = int(os.environ.get("LIANFANG_CAMPAIGN", "0"))
HIGH = 1
PEOPLE = st.sampled_from(
    [
        "main_leader",
        "deputy_leader",
        "deputy_leader_2",
        "section_head",
        "section_head_2",
        "post_holder",
        "post_holder_2",
        "register_office",
        "administrator",
    ]
)
OFFICIALS = ("section_head", "section_head_2", "deputy_leader", "deputy_leader_2", "main_leader")
NAMED = ("post_holder", "post_holder_b", "post_holder_2", "section_head")
POSTS = st.sampled_from(NAMED)
RANKS = st.sampled_from([1, 2, 3, 3])
DISGUISES = st.sampled_from(["{}", "1、{}", "可能存在{}的", " {}。", "{}"])
THEMES = ("专项资金分配自由裁量", "公务采购验收把关", "账户开立审批")


class Seen:
    """What an onlooker remembers of one risk point, apart from what the register says of it."""

    def __init__(self, title: str, post: UUID) -> None:
        self.title, self.key, self.post = title, normalised(title), post
        self.was_high = self.retired = False
        self.released: set[str] = set()

    def is_same(self, other: "Seen") -> bool:
        return (self.key, self.post) == (other.key, other.post)


class Register(RuleBasedStateMachine):
    """A bureau at work, and an onlooker who remembers every high risk."""

    work: ClassVar[Scene]
    points = Bundle("points")

    def __init__(self) -> None:
        super().__init__()
        self.run = "".join(chr(0x4E00 + int(part, 16) * 3) for part in uuid4().hex[:16])
        self.seen: dict[UUID, Seen] = {}

    def attempt(self, role: str, act: Any, *args: Any, **values: Any) -> bool:
        try:
            act(role, *args, **values)
        except DomainError:
            return False
        return True

    def somebody(self, act: Any, *args: Any, **values: Any) -> bool:
        """Let whoever may do it do it."""
        return any(self.attempt(role, act, *args, **values) for role in OFFICIALS)

    def remember(self, point: UUID, title: str, post: UUID) -> None:
        """A new or changed record takes over what the same words were known for.

        What the main leader released of these words stays released, whatever twins there are.
        """
        had, one = self.seen.get(point), Seen(title, post)
        if had is not None:
            one.was_high, one.retired, one.released = had.was_high, had.retired, had.released
        self.seen[point] = one
        if had is not None and had.is_same(one):
            return
        for other, known in self.seen.items():
            same = known.key == one.key and (known.post == post or known.retired)
            if other != point and known.was_high and same and one.key not in one.released:
                one.was_high = True
        if one.was_high:
            self.make_high(point, at_once=False)

    def make_high(self, point: UUID, *, at_once: bool = True) -> None:
        """A risk decided to be high is high wherever it is written down under the same post."""
        decided = self.seen[point]
        decided.was_high = True
        for twin in self.seen.values():
            if twin.is_same(decided) and not twin.retired:
                twin.was_high |= at_once or twin.key not in twin.released

    @initialize(target=points)
    def begin(self) -> Any:
        """There is a high risk, and another one that nobody has graded."""
        high = self.find("section_head", "post_holder", THEMES[0], "{}")
        self.decide("main_leader", high, HIGH)
        return multiple(high, self.find("section_head", "post_holder_b", THEMES[1], "{}"))

    @rule(target=points, role=PEOPLE, post=POSTS, theme=st.sampled_from(THEMES), disguise=DISGUISES)
    def find(self, role: str, post: str, theme: str, disguise: str) -> UUID | None:
        title = disguise.format(f"{self.run}{theme}")
        try:
            point = self.work.draft(role, post, title=title)
        except DomainError:
            return None
        self.remember(point, title, self.work.post(post))
        self.attempt(role, lambda who: self.work.measure(point, who))
        return point

    @rule(target=points, post=POSTS, theme=st.sampled_from(THEMES), rank=RANKS)
    def import_register(self, post: str, theme: str, rank: int) -> UUID | None:
        title = f"{self.run}{theme}"
        draft = PointDraft(
            title=title,
            subject_type="work_post",
            post_id=self.work.post(post),
            category="post_duty",
            manifestations=("擅自变更", "接受请托"),
            measures=(MeasureDraft(text="集体研究并公示"),),
            rank=rank,
            in_force=True,
        )
        actor = self.work.actor("register_office")
        with unit_of_work(self.work.bureau.tenant_id) as session:
            done = insert_points(session, actor, [draft], at=utc_now())
        if done.refused:
            return None
        self.remember(draft.id, title, self.work.post(post))
        if rank == HIGH:
            self.make_high(draft.id)
        return draft.id

    @rule(role=PEOPLE, point=points, likelihood=st.integers(1, 5), harm=st.integers(1, 5))
    def propose(self, role: str, point: UUID | None, likelihood: int, harm: int) -> None:
        if point is not None:
            sheet = {"likelihood": likelihood, "harm": harm}
            why = dict.fromkeys(sheet, "经集体评估")
            self.attempt(
                role,
                lambda who: self.work.act(
                    who, propose_grade, point, if_version=None, scores=sheet, rationales=why
                ),
            )

    @rule(role=PEOPLE, point=points, rank=RANKS)
    def decide(self, role: str, point: UUID | None, rank: int) -> None:
        done = point is not None and self.attempt(
            role, self.work.decide, point, rank, reason="经研究决定"
        )
        if done and rank == HIGH:
            assert role == "main_leader"
            self.make_high(point)

    @rule(point=points)
    def decide_high(self, point: UUID | None) -> None:
        self.decide("main_leader", point, HIGH)

    @rule(point=points, rank=st.sampled_from([2, 3]))
    def bring_in_force_below_high(self, point: UUID | None, rank: int) -> None:
        if point is not None:
            self.somebody(self.work.decide, point, rank, reason="经研究决定")
            self.somebody(self.work.enforce, point)

    @rule(point=points, other=points, rank=st.sampled_from([2, 3]))
    def slip_in_below_another(self, point: UUID | None, other: UUID | None, rank: int) -> None:
        """Let one record say the same as another, before or after it has a grade of its own."""
        if point is None or other is None:
            return
        title, post = self.seen[other].title, self.seen[other].post
        if self.somebody(self.work.change, point, title=title, post_id=post):
            self.remember(point, title, post)
        self.bring_in_force_below_high(point, rank)

    @rule(role=PEOPLE, point=points, to_rank=RANKS)
    def lower(self, role: str, point: UUID | None, to_rank: int) -> None:
        if point is not None and self.attempt(role, self.work.lower, point, to_rank):
            assert role == "main_leader" or not self.seen[point].was_high
            self.seen[point].was_high = False
            self.seen[point].released.add(self.seen[point].key)

    @rule(role=PEOPLE, point=points)
    def enforce(self, role: str, point: UUID | None) -> None:
        if point is not None:
            self.attempt(role, self.work.enforce, point)

    @rule(role=PEOPLE, point=points)
    def retire(self, role: str, point: UUID | None) -> None:
        if point is not None and self.attempt(role, self.work.retire, point):
            assert role == "main_leader" or not self.seen[point].was_high
            self.seen[point].retired = True

    @rule(role=PEOPLE, point=points, theme=st.sampled_from(THEMES), disguise=DISGUISES)
    def reword(self, role: str, point: UUID | None, theme: str, disguise: str) -> None:
        title = disguise.format(f"{self.run}{theme}")
        if point is not None and self.attempt(role, self.work.change, point, title=title):
            self.remember(point, title, self.seen[point].post)

    @rule(role=PEOPLE, point=points, post=POSTS)
    def move(self, role: str, point: UUID | None, post: str) -> None:
        if point is not None and self.attempt(
            role, self.work.change, point, post_id=self.work.post(post)
        ):
            self.remember(point, self.seen[point].title, self.work.post(post))

    @rule(role=PEOPLE, point=points)
    def turn_into_a_section_matter(self, role: str, point: UUID | None) -> None:
        if point is not None:
            section = self.work.bureau.departments["预算科"]
            values = {"subject_type": "section", "department_id": section}
            category = "institution_mechanism"
            if self.attempt(role, self.work.change, point, **values, category=category):
                self.remember(point, self.seen[point].title, section)

    @invariant()
    def no_risk_that_was_high_is_in_force_any_lower(self) -> None:
        with unit_of_work(self.work.bureau.tenant_id) as session:
            rows = session.execute(
                select(RiskPoint.id, RiskPoint.rank, RiskPoint.number).where(
                    RiskPoint.id.in_(self.seen), RiskPoint.status == "in_force"
                )
            ).all()
        dodged = [row.number for row in rows if self.seen[row.id].was_high and row.rank != HIGH]
        assert not dodged, f"in force below high without the main leader's decision: {dodged}"


def test_nobody_dodges_the_main_leader(settings: Any, engine: Any, tag: str) -> None:
    machine = type("RegisterHere", (Register,), {"work": scene(settings, f"machine-{tag}")})
    run_state_machine_as_test(machine, settings=amount())


def amount() -> Any:
    return settings(
        max_examples=CAMPAIGN or 10,
        stateful_step_count=50 if CAMPAIGN else 25,
        phases=list(Phase) if CAMPAIGN else [Phase.generate],
        deadline=None,
        derandomize=not CAMPAIGN,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


if CAMPAIGN:
    pytestmark = pytest.mark.filterwarnings("default")
