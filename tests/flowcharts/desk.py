"""A section at its drawing table."""

from typing import Any

from tests.risks.test_ledger_api import Office

HEAD = {
    "title": "专项资金拨付流程图",
    "procedure_source": "statutory",
    "citation": "《预算法》第五十七条",
    "handling_subject": "预算科",
    "conditions": "项目已列入预算",
    "materials": ["用款申请书"],
    "limit_value": 15,
    "supervision_channels": "监察室",
    "counterpart_rights": "陈述、申辩",
    "complaint_route": "机关纪委",
}
POWER = {
    "name": "专项资金拨付",
    "category": "payment",
    "legal_basis": "《预算法》第五十七条",
    "exercising_subject": "预算科",
}


class Desk(Office):
    """The people of one bureau, a power of the budget section and its chart."""

    def power(self, **values: Any) -> dict[str, Any]:
        home = {"department_id": str(self.bureau.departments["预算科"])}
        answer = self["section_head"].post("/powers", POWER | home | values)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.get_json()

    def chart(self, **values: Any) -> dict[str, Any]:
        home = {"department_id": str(self.bureau.departments["预算科"])}
        answer = self["section_head"].post("/flowcharts", HEAD | home | values)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.get_json()

    def steps(self) -> list[dict[str, Any]]:
        """A flow in which window, clerk, head and leader hold each other in check."""
        watch = {"supervising_posts": [self.post("section_head_2")], "rule": "内部规程"}
        clerk, other = self.post("post_holder"), self.post("post_holder_2")
        return [
            {"code": "S", "title": "收到申请", "type": "start"},
            {
                "code": "A",
                "title": "受理",
                "type": "acceptance",
                "handling_post_id": other,
                **watch,
            },
            {
                "code": "H",
                "title": "审查",
                "type": "handling",
                "handling_post_id": clerk,
                "key_step": True,
                "limit_value": 3,
                **watch,
            },
            {
                "code": "R",
                "title": "复核",
                "type": "reviewing",
                "reviewing_post_id": self.post("section_head"),
                **watch,
            },
            {
                "code": "D",
                "title": "审批",
                "type": "deciding",
                "deciding_post_id": self.post("deputy_leader"),
                **watch,
            },
            {"code": "E", "title": "办结", "type": "end"},
        ]

    def edges(self) -> list[dict[str, Any]]:
        return [{"source": a, "target": b} for a, b in ("SA", "AH", "HR", "RD", "DE")]

    def drawn(self, **values: Any) -> dict[str, Any]:
        """A chart with a sound graph."""
        made = self.chart(**values)
        self.draw(made, self.steps(), self.edges())
        return self.read(made)

    def draw(
        self, made: dict[str, Any], steps: Any, edges: Any, *, role: str = "section_head"
    ) -> Any:
        answer = self[role].put(
            f"/flowcharts/{made['id']}/graph",
            {"steps": steps, "edges": edges},
            if_match=self.read(made)["version"],
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def read(self, made: dict[str, Any]) -> dict[str, Any]:
        return self["auditor"].get(f"/flowcharts/{made['id']}").get_json()

    def publish(self, made: dict[str, Any]) -> None:
        """The leadership approved it."""
        from uuid import UUID

        from service.flowcharts.models import Flowchart
        from service.flowcharts.use_cases.publishing import publish
        from tenants.context import system_actor
        from tenants.database import owned, unit_of_work

        with unit_of_work(self.bureau.tenant_id) as session:
            chart = owned(session, Flowchart, UUID(made["id"]))
            publish(session, system_actor(self.bureau.tenant_id), chart, decided_by="局长办公会")
