"""The form of the wizard as a head of section fills it in."""

from typing import Any

from tests.procedures.scenes import Desk

SHEET = {
    "scores": {"likelihood": 4, "harm": 3},
    "rationales": {"likelihood": "近三年发生过", "harm": "涉及群众利益"},
}


def measure(work: Desk, **values: Any) -> dict[str, Any]:
    return {
        "text": "核查两人以上,全过程留痕",
        "kind": "improve_process",
        "phase": "early",
        "basis": "工作规则第三条",
        "responsible_post_id": str(work.post("section_head")),
        "recurrence": "quarterly",
        **values,
    }


def point(work: Desk, **values: Any) -> dict[str, Any]:
    return {
        "title": "核查走过场,不符合条件的得到给付",
        "category": "post_duty",
        "flow_node_key": "examine",
        "manifestations": ["不入户,凭材料填表", "收受好处放宽条件"],
        "grading": SHEET,
        "measures": [measure(work)],
        **values,
    }


def form(work: Desk, **values: Any) -> dict[str, Any]:
    return {
        "power": {
            "name": "临时救助给付",
            "category": "payment",
            "department_id": str(work.bureau.departments["预算科"]),
            "legal_basis": "《社会救助暂行办法》第四十七条",
            "exercising_subject": "预算科",
            "posts": [
                {"post_id": str(work.post("post_holder")), "duty": "handling"},
                {"post_id": str(work.post("section_head")), "duty": "reviewing"},
            ],
        },
        "flowchart": {"template": "payment"},
        "risk_points": [point(work)],
        **values,
    }
