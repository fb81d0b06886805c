"""A flow as a finance bureau runs it: accepted, handled, checked, parted, decided, issued."""

from typing import Any

BLANK: dict[str, Any] = {
    "handling_post_id": None,
    "reviewing_post_id": None,
    "deciding_post_id": None,
    "post_written": "",
    "task": "",
    "content": "",
    "method": "",
    "authority_limit": "",
    "duty_requirement": "",
    "basis": "",
    "rule": "",
    "conditions": "",
    "materials": [],
    "limit_value": None,
    "limit_unit": "day",
    "limit_days": "working",
    "supervising_posts": [],
    "supervising_steps": [],
    "is_restraint": False,
    "key_location": False,
    "key_step": False,
    "counterpart_rights": "",
    "is_disclosed": True,
    "shape": {},
}


def step(code: str, title: str, kind: str = "handling", **values: Any) -> dict[str, Any]:
    return {**BLANK, "id": code, "code": code, "title": title, "type": kind, **values}


def edge(source: str, target: str, condition: str = "", *, usual: bool = False) -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        "condition": condition,
        "is_default": usual,
        "shape": {},
    }


def chart(**values: Any) -> dict[str, Any]:
    """A payment of special funds, with a way back and two ways to decide."""
    return {
        "number": "LC-0001",
        "title": "专项资金拨付权力运行流程图",
        "procedure_source": "statutory",
        "citation": "《预算法》第五十七条",
        "handling_subject": "预算科",
        "conditions": "项目已列入当年预算，用款计划已批复。",
        "materials": ["用款申请书", "合同", "发票", "验收报告"],
        "limit_value": 15,
        "limit_unit": "day",
        "limit_days": "working",
        "supervision_channels": "监察室、审计机关",
        "counterpart_rights": "陈述、申辩；申请行政复议",
        "complaint_route": "来信来访：机关纪委",
        "complaint_phone": "0000-8888888",
        "steps": [
            step("S", "申请单位提出用款申请", "start"),
            step("A", "窗口受理", "acceptance", materials=["用款申请书"], limit_value=1),
            step("B", "材料是否齐全？", "gateway"),
            step("C", "一次性告知补正", limit_value=1),
            step("H", "预算科经办人审查项目预算、合同与进度", key_step=True, limit_value=3),
            step("R", "科室负责人复核", "reviewing", limit_value=2),
            step("M", "监察室抽查", "monitoring", is_disclosed=False),
            step("G", "是否超过五十万元？", "gateway"),
            step("D", "分管领导审批", "deciding", limit_value=2),
            step("L", "局长办公会集体研究决定", "deciding", key_step=True, limit_value=5),
            step("P", "国库科办理支付", "issuing", limit_value=1),
            step("E", "办结归档", "end"),
        ],
        "edges": [
            edge("S", "A"),
            edge("A", "B"),
            edge("B", "C", "不齐全"),
            edge("C", "A"),
            edge("B", "H", "齐全"),
            edge("H", "R"),
            edge("R", "H", "退回"),
            edge("R", "M"),
            edge("M", "G"),
            edge("G", "D", "五十万元以下", usual=True),
            edge("G", "L", "五十万元以上"),
            edge("D", "P"),
            edge("L", "P"),
            edge("P", "E"),
        ],
        **values,
    }
