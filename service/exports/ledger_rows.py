"""One risk point as the printed ledger shows it."""

from typing import Any, Final

from service.exports.answering import Names
from service.exports.outcomes import Outcomes
from service.risks.rules.looking_again import regrade_due
from service.workbooks.sheets import RANK_LABELS
from service.workspace.queries.vocabularies import kept

Row = dict[str, Any]
WHOLE_BUREAU: Final = "本单位"
OF_BUREAU: Final = frozenset({"unit", "system_industry", "topic"})
SUBJECTS: Final = {
    "leadership_team": "领导班子",
    "leadership_post": "领导岗位",
    "work_post": "工作岗位",
    "section": "科室",
    "unit": "单位",
    "topic": "重点领域",
    "system_industry": "系统行业",
}
KEY_TAGS: Final = {
    "field": "重点领域",
    "post": "重点岗位",
    "step": "重点环节",
    "object": "重点对象",
}


def ledger_row(point: Row, names: Names, facts: Outcomes) -> Row:
    """Print a risk point; where nobody is written down, those who answer today are named."""
    measures = [one for one in point["measures"] if one["status"] == "active"]
    due = {one["due_on"] for one in measures}
    of_bureau = point["subject_type"] in OF_BUREAU
    return {
        "code": point["number"],
        "department_written": WHOLE_BUREAU if of_bureau else point["department"] or "",
        "post_written": point["post"] or "",
        "power_name": point["power"] or "",
        "flow_step": point["flow_step"],
        "category": point["category"],
        "category_written": "" if point["category"] else point["category_written"],
        "title": point["title"],
        "manifestations": point["manifestations"],
        "rank": point["rank"],
        "measures": [one["text"] for one in measures],
        **standing_row(point, names, facts),
        "due": due.pop() or "" if len(due) == 1 else "",
        "status_shown": kept()["standings"][point["standing"]][0],
        "subject_shown": SUBJECTS[point["subject_type"]],
        "power_number": point["power_number"] or "",
        "updated_on": point["updated_at"][:10],
        "in_force_on": point["in_force_on"] or "",
        "proposed_shown": RANK_LABELS.get(point["proposed_rank"], ""),
        "residual_shown": RANK_LABELS.get(point["residual_rank"], ""),
        "review_shown": "待复核" if point["review_required"] else "",
        "key_tags_shown": "、".join(KEY_TAGS[one] for one in point["key_tags"]),
        "focus_tags_shown": "、".join(point["focus_tags"]),
        "version": point["version"],
        "remarks": point["remarks"],
    }


def standing_row(point: Row, names: Names, facts: Outcomes) -> Row:
    """Say who answers for a risk point, how it was scored and what became of it."""
    reviewed = facts.reviewed.get(point["id"])
    decided = facts.decided.get(point["id"])
    living = point["status"] == "in_force" and point["rank"] is not None
    return {
        "direct_responsible": point["direct_responsible_written"] or names.direct,
        "section_head": point["section_head_written"] or names.head,
        "responsible_leader": point["responsible_leader_written"] or names.leader,
        **_typed_or_known(point, names, facts),
        "noticed": facts.noticed.get(point["id"], ""),
        "filing": facts.filed.get(point["id"], ""),
        "reviewed_on": reviewed.isoformat() if reviewed else "",
        "next_review_on": regrade_due(point["rank"], decided).isoformat()
        if decided and living
        else "",
    }


def _typed_or_known(point: Row, names: Names, facts: Outcomes) -> Row:
    """Print what a bureau wrote into an old ledger of these, else what the register knows."""
    scores = facts.scores.get(point["id"], {})
    return {
        "monitoring": _typed(point["remarks"], "监控主体") or names.monitoring,
        "likelihood": _typed(point["remarks"], "可能性") or str(scores.get("likelihood", "")),
        "harm": _typed(point["remarks"], "危害程度") or str(scores.get("harm", "")),
    }


def _typed(remarks: str, head: str) -> str:
    lines = (line.partition("：") for line in remarks.splitlines())
    return next((text for name, _, text in lines if name == head), "")
