"""The columns a list can be taken out in, by the names the lists themselves use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from service.workbooks.remarks import head
from service.workbooks.sheets import CATALOGUE_COLUMNS, PRINTED_LEDGER, PrintColumn
from tenants.errors import Invalid

POSITION: Final = "position"
# What a list calls a column, where the printed sheet calls it otherwise.
RENAMED: Final[Mapping[str, str]] = {
    "number": POSITION,
    "code": "number",
    "department_written": "department",
    "post_written": "post",
    "power_name": "power",
    "category_written": "category",
    "status_shown": "status",
}
# What the heads of a list are kept under, where a workbook calls it otherwise.
REGISTERS: Final[Mapping[str, str]] = {"risk_points": "risks"}


@dataclass(frozen=True, slots=True)
class Columns:
    """What a register can be taken out in: every column by its name, and the usual ones."""

    title: str
    known: Mapping[str, PrintColumn]
    usual: Sequence[str]

    def chosen(self, names: Sequence[str]) -> list[PrintColumn]:
        """Give the columns in the order they were asked for, or the usual ones."""
        unknown = [name for name in names if name not in self.known]
        if unknown or len(set(names)) != len(names):
            raise Invalid(
                "A field is not right.", errors={"query": {"columns": ["Invalid value."]}}
            )
        return [self.known[name]._replace(required=False) for name in names or self.usual]


def _named(
    title: str, printed: Sequence[PrintColumn], more: Sequence[tuple[str, PrintColumn]] = ()
) -> Columns:
    known = {RENAMED.get(column.field, column.field): column for column in printed}
    return Columns(title, MappingProxyType({**known, **dict(more)}), tuple(known))


def _plain(title: str, *columns: PrintColumn) -> Columns:
    known = {RENAMED.get(one.field, one.field): one for one in columns}
    return Columns(title, MappingProxyType(known), tuple(known))


COLUMNS: Final[Mapping[str, Columns]] = MappingProxyType(
    {
        "risk_points": _named(
            "廉政风险台账",
            PRINTED_LEDGER,
            (
                ("subject_type", PrintColumn("subject_shown", "风险主体", 10)),
                ("power_number", PrintColumn("power_number", "职权编码", 14)),
                ("updated_at", PrintColumn("updated_on", "更新日期", 12)),
                ("next_review_on", PrintColumn("next_review_on", "下次复核", 12)),
                ("review", PrintColumn("review_shown", "复核", 8)),
                ("proposed_rank", PrintColumn("proposed_shown", "建议等级", 8)),
                ("residual_rank", PrintColumn("residual_shown", "剩余风险", 8)),
                ("in_force_on", PrintColumn("in_force_on", "生效日期", 12)),
                ("key_tags", PrintColumn("key_tags_shown", "重点标记", 12)),
                ("focus_tags", PrintColumn("focus_tags_shown", "关注标签", 12)),
                ("version", PrintColumn("version", "版本", 6)),
            ),
        ),
        "powers": _named(
            "职权目录",
            CATALOGUE_COLUMNS,
            (
                ("direction", PrintColumn("direction_shown", "职权方向", 10)),
                ("has_discretion", PrintColumn("discretion_shown", "自由裁量", 8)),
                ("flowchart", PrintColumn("flowchart_shown", "流程图", 8)),
                ("parent", PrintColumn("parent", "所属主项", 24)),
                ("levels", PrintColumn("levels_shown", "层级分工", 24)),
                ("reform", PrintColumn("reform_shown", "审改结果", 20)),
                ("handling", PrintColumn("handling", "经办岗位", 14)),
                ("reviewing", PrintColumn("reviewing", "审核岗位", 14)),
                ("deciding", PrintColumn("deciding", "审定岗位", 14)),
                ("risks", PrintColumn("risks_shown", "风险点数", 18)),
                ("covered", PrintColumn("covered_shown", "措施覆盖率", 10)),
                ("disclosed", PrintColumn("disclosed_shown", "公开范围", 12)),
                ("version", PrintColumn("version", "版本", 6)),
                ("status", PrintColumn("status_shown", "状态", 8)),
                ("updated_at", PrintColumn("updated_on", "更新日期", 12)),
            ),
        ),
        "measures": _plain(
            "防控措施台账",
            PrintColumn("number", "序号", 6),
            PrintColumn("code", "措施编号", 16),
            PrintColumn("risk_point_number", "风险点编号", 16),
            PrintColumn("risk_point_title", "风险点", 26),
            PrintColumn("rank", "风险等级", 8),
            PrintColumn("department", "科室", 14),
            PrintColumn("text", "防控措施", 46),
            PrintColumn("kind", "措施类型", 12),
            PrintColumn("phase", "环节", 8),
            PrintColumn("responsible", "责任岗位", 14),
            PrintColumn("carried_out_by", "责任人", 12),
            PrintColumn("frequency", "频次", 10),
            PrintColumn("due_on", "完成时限", 12),
            PrintColumn("next_due_on", "下次应落实", 12),
            PrintColumn("last_done_on", "最近落实", 12),
            PrintColumn("doing_count", "落实次数", 8),
            PrintColumn("evidence_count", "佐证数", 8),
            PrintColumn("responsible_leader", "责任领导", 12),
            PrintColumn("status", "状态", 8),
            PrintColumn("suitability", "适宜性", 10),
            PrintColumn("basis", "依据", 20),
        ),
        "journal": _plain(
            "操作日志",
            PrintColumn("number", "序号", 6),
            PrintColumn("at", "时间", 20),
            PrintColumn("person", "人员", 12),
            PrintColumn("topic", "事项", 24),
            PrintColumn("subject_kind", "对象", 16),
            PrintColumn("subject_id", "对象编号", 38),
            PrintColumn("digest", "摘要值", 40),
            PrintColumn("body", "内容", 80),
        ),
    }
)


def heads_of(kind: str, language: str) -> dict[str, str]:
    """Name the columns of a list in the reader's language; the file itself stays Chinese."""
    table = REGISTERS.get(kind, kind)
    known = COLUMNS[kind].known.items()
    return {name: head(table, one.field, one.head, language) for name, one in known}
