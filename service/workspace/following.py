"""What followers of a record are told of, in words; all else is no news to them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

IN_FORCE: Final = "in_force"
NOUNS: Final[Mapping[str, str]] = MappingProxyType({"power": "职权", "risk_point": "风险点"})
NEWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "power.put_in_force": "已生效",
        "power.changed": "内容已更新",
        "power.change_decided": "变更已审定，到期施行",
        "power.abolished": "已废止",
        "power.revoked": "已取消",
        "power.merged": "已与其他职权合并",
        "power.split": "已拆分",
        "risk_point.put_in_force": "已生效",
        "risk_point.changed": "内容已修改",
        "risk_point.graded": "风险等级已审定",
        "risk_point.lowered": "风险等级已下调",
        "risk_point.retired": "已停用",
        "measure.added": "新增了防控措施",
        "measure.retired": "有防控措施停用",
    }
)
# What is still being drafted is rewritten every day.
ONLY_IN_FORCE: Final = frozenset({"power.changed", "risk_point.changed", "measure.retired"})


def news_of(topic: str, status: str) -> str:
    """Say in words what happened, or nothing if it is no news."""
    if topic in ONLY_IN_FORCE and status != IN_FORCE:
        return ""
    return NEWS.get(topic, "")
