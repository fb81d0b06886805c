"""A first wording of the minutes, from who came and how each item was decided."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

SAID: Final[Mapping[str, str]] = MappingProxyType(
    {"approve": "同意", "return": "退回修改", "reject": "不同意", "defer": "缓议"}
)


def minutes_draft(told: Mapping[str, Any]) -> str:
    """Word what is known of a meeting; nothing before it is noted who came and what was decided."""
    agenda = told["agenda"]
    if not told["attendance"] or any(one["decision"] is None for one in agenda):
        return ""
    return "".join([_came(told), *_decided(agenda), *_studied(told["matter"])])


def _came(told: Mapping[str, Any]) -> str:
    listed = told["attendance"]
    away = [
        f"{one['name']}（{one['reason']}）" if one.get("reason") else one["name"]
        for one in listed
        if not one["present"]
    ]
    chair = f"，由{told['chair_name']}主持" if told["chair_name"] else ""
    absent = f"，请假{len(away)}人：{'、'.join(away)}" if away else ""
    return f"会议应到{len(listed)}人，实到{len(listed) - len(away)}人{absent}{chair}。"


def _decided(agenda: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    agenda = list(agenda)
    if not agenda:
        return
    counted = Counter(one["decision"] for one in agenda)
    ways = "、".join(f"{SAID[one]}{counted[one]}项" for one in SAID if counted[one])
    yield f"会议逐项审议{len(agenda)}项议题并表决：{ways}。"
    for one in agenda:
        if one["recused_names"]:
            yield f"审议第{one['position']}项时，{'、'.join(one['recused_names'])}回避。"


def _studied(matter: Mapping[str, Any] | None) -> Iterable[str]:
    if matter is not None:
        titles = "；".join(one["title"] for one in matter["items"])
        yield f"会议逐项研究{len(matter['items'])}项：{titles}。"
