"""Powers in the words of the printed catalogue."""

from typing import Final

from service.exports.ledger_rows import Row
from service.notices.rules import SCOPE_WORDS
from service.workspace.queries.vocabularies import kept

DIRECTIONS: Final = {"external": "对外职权", "internal": "内部管理"}
FLOWCHARTS: Final = {"approved": "有", "drawn": "绘制中", "uncovered": "无"}


def catalogue_row(power: Row) -> Row:
    """Write one power out in the words of the printed columns."""
    same = (
        "name",
        "sub_name",
        "category",
        "exercising_subject",
        "legal_basis",
        "level_authority",
        "duty",
        "content",
        "responsibility_items",
        "responsibility_basis",
        "accountability_scope",
        "accountability_cases",
        "time_limit",
        "remarks",
    )
    written = [power["department"] or "", *power["departments_written"][1:]]
    return {
        **{name: power[name] for name in same},
        "code": power["number"],
        "department_written": "、".join(dict.fromkeys(filter(None, written))),
        "status_shown": kept()["standings"][power["standing"]][0],
        "updated_on": power["updated_at"][:10],
        "version": power["version"],
        "parent": power["parent"] or "",
        "levels_shown": "\n".join(f"{one['level']}：{one['duty']}" for one in power["levels"]),
        "reform_shown": _reform(power["reform"] or {}),
        **_carried(power),
    }


def _reform(reform: Row) -> str:
    """Say what the approval reform made of a power, and by which document and item."""
    parts = (reform.get(name) for name in ("decision", "document_number", "item_number"))
    return " ".join(filter(None, parts))


def _carried(power: Row) -> Row:
    """Say what hangs on a power: its posts, its risks, their measures, its chart, its audience."""
    risks = power["risks"]
    share = round(100 * risks["measured"] / risks["total"]) if risks["total"] else None
    return {
        **{
            duty: "、".join(one["post"] for one in power["posts"] if one["duty"] == duty)
            for duty in ("handling", "reviewing", "deciding")
        },
        "direction_shown": DIRECTIONS[power["direction"]],
        "discretion_shown": "有" if power["has_discretion"] else "无",
        "flowchart_shown": FLOWCHARTS[power["flowchart"]],
        "risks_shown": "高{high} 中{medium} 低{low}".format(**risks) if risks["total"] else "",
        "covered_shown": "" if share is None else f"{share}%",
        "disclosed_shown": SCOPE_WORDS[power["disclosed"]][0] if power["disclosed"] else "未公开",
    }
