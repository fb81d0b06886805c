"""One bureau at work on its register, told in short sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from service.risks.models import RiskPoint
from service.risks.use_cases.grading import decide_grade
from service.risks.use_cases.lowering import lower_grade
from service.risks.use_cases.points import (
    change_risk_point,
    draft_risk_point,
    put_in_force,
)
from service.risks.use_cases.retiring import retire_risk_point
from tenants.context import Actor
from tenants.database import owned, unit_of_work
from tenants.settings import Settings
from tests import make

Answer = TypeVar("Answer")
TITLE = "专项资金分配环节自由裁量权过大"


@dataclass
class Scene:
    """A bureau and those who act in it."""

    bureau: make.Bureau
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, role: str) -> Actor:
        if role not in self.actors:
            self.actors[role] = make.actor(self.bureau, role)
        return self.actors[role]

    def act(self, role: str, use_case: Callable[..., Answer], *args: Any, **values: Any) -> Answer:
        """Let somebody do something in a transaction of its own."""
        with unit_of_work(self.bureau.tenant_id) as session:
            return use_case(session, self.actor(role), *args, **values)

    def read(self, point_id: UUID) -> RiskPoint:
        with unit_of_work(self.bureau.tenant_id) as session:
            point = owned(session, RiskPoint, point_id)
            assert point is not None
            return point

    def post(self, role: str) -> UUID:
        post = self.bureau.people[role].post_id
        assert post is not None
        return post

    def draft(self, role: str = "section_head", of: str = "post_holder", **values: Any) -> UUID:
        """Somebody finds a risk of a colleague's post, complete enough to be in force."""
        return self.act(role, draft_risk_point, **self.wording(of, **values)).id

    def wording(self, of: str = "post_holder", **values: Any) -> dict[str, Any]:
        return {
            "title": TITLE,
            "subject_type": "work_post",
            "post_id": self.post(of),
            "category": "post_duty",
            "manifestations": ["擅自调整分配系数", "接受请托虚报项目"],
            **values,
        }

    def measure(self, point_id: UUID, role: str = "section_head", **values: Any) -> UUID:
        from service.measures.use_cases import add_measure

        words = {"text": "分配方案集体研究并公示", "kind": "lawful_disclosure", "phase": "early"}
        return self.act(role, add_measure, point_id, **(words | values)).id

    def decide(self, role: str, point_id: UUID, rank: int, reason: str = "") -> None:
        self.act(role, decide_grade, point_id, if_version=None, rank=rank, reason=reason)

    def lower(self, role: str, point_id: UUID, to_rank: int, **values: str) -> None:
        words = {"reason": "流程已改为系统自动分配", "evidence": "审计报告〔2026〕3号"}
        self.act(role, lower_grade, point_id, if_version=None, to_rank=to_rank, **(words | values))

    def enforce(self, role: str, point_id: UUID) -> None:
        self.act(role, put_in_force, point_id, if_version=None)

    def retire(self, role: str, point_id: UUID) -> None:
        self.act(role, retire_risk_point, point_id, if_version=None, reason="职能已划转")

    def change(self, role: str, point_id: UUID, **values: Any) -> None:
        self.act(role, change_risk_point, point_id, if_version=None, **values)

    def high(self) -> UUID:
        """A clerk's risk in force at the highest rank."""
        point = self.draft()
        self.measure(point)
        self.decide("main_leader", point, 1)
        self.enforce("main_leader", point)
        return point


def scene(settings: Settings, tag: str) -> Scene:
    return Scene(make.bureau(settings, tag))
