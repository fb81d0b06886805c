"""What is said about a cell of an import: the words, how to mend it, whether it blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

BLOCKING, NOTICE = "blocking", "notice"

# code: (does it keep the row out, what is wrong, what to do)
CATALOGUE: Final[Mapping[str, tuple[bool, str, str]]] = {
    "department-unknown": (True, "本单位没有“{value}”这个科室。", "{nearest}"),
    "department-ambiguous": (True, "有几个科室都叫“{value}”。", "请写科室全称或编码。"),
    "department-missing": (True, "没有写明科室。", "请填写科室，或在导入选项中指定。"),
    "department-will-be-opened": (False, "本单位没有“{value}”，导入时将新设。", ""),
    "several-departments": (False, "写有几个科室，由第一个“{value}”负责。", ""),
    "outside-your-department": (
        True,
        "这一行不属于您的科室，不能由您导入。",
        "请交登记机构导入，或不导入这一行。",
    ),
    "post-unknown": (False, "没有“{value}”这个岗位，列入所在科室，原文记入备注。", "{nearest}"),
    "several-posts": (False, "写有几个岗位，列入第一个“{value}”。", "如分属各岗位，请分行填写。"),
    "power-unknown": (False, "职权目录中没有“{value}”，原文记入备注。", "请先导入职权，或不关联。"),
    "category-unknown": (True, "类别“{value}”不在字典内。", "请选择对应的类别，或选择不填。"),
    "category-kept-as-written": (
        False,
        "类别“{value}”不在字典内，按原文保留，按未分类计入。",
        "可用的类别：{allowed}。",
    ),
    "category-not-used-here": (
        False,
        "这类风险主体不使用类别“{value}”，按原文保留，按未分类计入。",
        "可用的类别：{allowed}。",
    ),
    "category-missing": (False, "没有风险类别，按未分类计入。", "可用的类别：{allowed}。"),
    "power-category-missing": (True, "没有权力类型。", "请选择权力类型。"),
    "category-not-allowed-here": (
        True,
        "这类风险主体不使用该风险类别。",
        "可用的类别：{allowed}。",
    ),
    "subject-type-not-used": (True, "本单位的业务配置不使用这类风险主体。", "请写明科室或岗位。"),
    "grade-unknown": (True, "不认识的等级“{value}”。", "{nearest}"),
    "grade-unsure": (
        False,
        "等级“{value}”按“{rank}”读入，请确认。",
        "如不是“{rank}”，请改为高、中、低。",
    ),
    "grade-left-to-decide": (
        False,
        "该等级不由您审定，先作草稿，写明的等级作为建议等级。",
        "请由有权的领导审定等级。",
    ),
    "grade-missing": (False, "没有风险等级，先作草稿。", "请定级。"),
    "grade-lowered": (
        True,
        "该风险已有更高等级（{number}），导入不能降低等级。",
        "降级须由主要领导另行决定；请改回原等级或不导入这一行。",
    ),
    "graded-higher-before": (
        False,
        "在已撤销的导入中，该风险点的等级更高（{before}）。",
        "请确认这是更正，而不是降低等级。",
    ),
    "grade-differs": (True, "等级与已有的 {number} 不同。", "等级请在风险台账中审定。"),
    "date-invalid": (True, "日期无效：{value}。", "请填写如 2026-12-31。"),
    "text-missing": (True, "这一项没有实际内容。", "请填写具体内容。"),
    "text-too-long": (True, "这一项超过 {most} 字。", "请精简，或分成几条。"),
    "text-repeated": (False, "同一格内有重复的条目，只留一条。", ""),
    "measure-empty": (False, "“{value}”不是措施，未计入。", "请填写防控措施。"),
    "manifestation-missing": (False, "没有表现形式，先作草稿。", "请补充表现形式。"),
    "measure-missing": (False, "没有防控措施，先作草稿。", "请补充防控措施。"),
    "only-one-measure-allowed": (False, "一个风险点只能有一条措施，先作草稿。", "请拆分。"),
    "cause-missing": (False, "没有产生原因，先作草稿。", "请补充原因。"),
    "legal-basis-missing": (False, "没有实施依据，先作草稿。", "请补充实施依据。"),
    "exercising-subject-missing": (False, "没有行使主体，先作草稿。", "请补充行使主体。"),
    "duplicate-in-file": (True, "与第{row}行重复。", "请删去或不导入其中一行。"),
    "grades-differ-in-file": (
        True,
        "与第{row}行文字相同，等级却不同（第{row}行为{first}，本行为{second}）。",
        "请核对等级，改为一致后只留一行。",
    ),
    "person-ambiguous": (
        False,
        "本单位有几位“{value}”：{persons}。",
        "请写明是哪一位，如“{first}”。",
    ),
    "person-unknown": (False, "本单位没有“{name}”这个人，按原文保留。", "{hint}"),
    "similar-in-file": (False, "与第{row}行同一主体、同一风险点，表现形式不同。", "请核对。"),
    "same-text-elsewhere": (
        False,
        "与第{row}行（另一主体）文字完全相同。",
        "请写出本岗位、本科室的特点，不要照抄。",
    ),
    "duplicate-of-register": (
        True,
        "与已有的 {number} 重复，内容有差异：{fields}。",
        "如要更新，请填写编号并选择更新；否则不导入这一行。",
    ),
    "differs-from-register": (
        True,
        "与已有的 {number} 内容不同：{fields}。",
        "选择更新后可导入；否则不导入这一行。",
    ),
    "will-be-updated": (False, "将更新已有的 {number}：{fields}。", ""),
    "not-updated": (False, "不由导入更新的栏目：{fields}。", "请在台账中修改。"),
    "number-unknown": (False, "编号“{value}”不是本单位的编号，将另编新号。", ""),
    "number-repeated": (True, "编号“{value}”在第{row}行已经出现。", "请改正编号。"),
    "record-closed": (True, "{number} 已经停用。", "请删去编号，作为新的一项导入。"),
    "parent-not-imported": (True, "主项（第{row}行）未导入，子项不能单独导入。", "请先改正主项。"),
    "personal-number": (
        True,
        "疑似身份证号或银行卡号（{value}），台账不得录入。",
        "请删去号码。",
    ),
    "row-not-understood": (True, "该行未能识别。", "请填写内容，或不导入这一行。"),
    "not-taken": (True, "不能导入：{value}。", "请改正，或不导入这一行。"),
}
FIELD_NAMES: Final[Mapping[str, str]] = {
    "title": "风险点",
    "category": "类别",
    "department_id": "科室",
    "post_id": "岗位",
    "power_id": "职权",
    "flow_step": "重要环节",
    "manifestations": "表现形式",
    "measures": "防控措施",
    "direct_responsible_written": "直接责任人",
    "section_head_written": "部门负责人",
    "responsible_leader_written": "责任领导",
    "remarks": "备注",
    "name": "名称",
    "sub_name": "子项",
    "legal_basis": "实施依据",
    "exercising_subject": "行使主体",
    "content": "内容",
    "time_limit": "时限",
    "level_authority": "层级权限",
    "duty": "职责",
    "responsibility_items": "责任事项",
    "responsibility_basis": "责任依据",
    "accountability_scope": "追责范围",
    "accountability_cases": "追责情形",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one field of a row."""

    field: str
    code: str
    value: str = ""
    message: str = ""
    suggestion: str = ""
    blocking: bool = False
    proposal: str = ""


def finding(
    field: str, code: str, value: str = "", *, proposal: str = "", **facts: object
) -> Finding:
    """Say it in the words of the catalogue, with what the cell should most likely say."""
    blocking, message, suggestion = CATALOGUE[code]
    told = {**facts, "value": value[:40]}
    said, mend = message.format(**told), suggestion.format(**told)
    return Finding(field, code, value[:200], said, mend, blocking, proposal)


def refused(field: str, code: str, facts: Mapping[str, object]) -> Finding:
    """Say what the register itself holds against a row."""
    if code not in CATALOGUE:
        said = FIELD_NAMES.get(field.partition(".")[0], field)
        return finding(field, "not-taken", f"{said} {code}")
    told: dict[str, Any] = {"number": "", "allowed": "", **facts}
    if isinstance(told["allowed"], (list, tuple)):
        told["allowed"] = "、".join(map(str, told["allowed"]))
    return finding(field, code, **told)


def field_names(fields: list[str]) -> str:
    """Name fields as the bureau does."""
    return "、".join(FIELD_NAMES.get(name, name) for name in fields)


def do_instead(nearest: str, otherwise: str) -> str:
    """Suggest the nearest name there is."""
    return f"是否为“{nearest}”？" if nearest else otherwise
