"""The columns bureaus print: ledgers of risk points, catalogues of powers, the organisation."""

from collections.abc import Sequence
from typing import NamedTuple


class PrintColumn(NamedTuple):
    """A printed column: the field it shows, its head, its width, whether it must be filled."""

    field: str
    head: str
    width: float
    required: bool = False
    choices: str = ""


RANK_LABELS: dict[int, str] = {1: "高", 2: "中", 3: "低"}
RISK_CATEGORY_LABELS = {
    "business_process": "业务流程风险",
    "post_duty": "岗位职责风险",
    "institution_mechanism": "制度机制风险",
    "ideology_morality": "思想道德风险",
    "external_environment": "外部环境风险",
    "work_efficiency": "工作效率风险",
    "financial_management": "财务管理风险",
    "business_handling": "业务经办风险",
    "information_system": "信息系统风险",
}
POWER_CATEGORY_LABELS = {
    "licensing": "行政许可",
    "penalty": "行政处罚",
    "coercion": "行政强制",
    "levy": "行政征收",
    "payment": "行政给付",
    "inspection": "行政检查",
    "confirmation": "行政确认",
    "adjudication": "行政裁决",
    "reward": "行政奖励",
    "other_administrative": "其他行政权力",
    "internal_personnel": "人事管理",
    "internal_finance": "财务管理",
    "internal_procurement": "采购管理",
    "internal_assets": "资产管理",
    "internal_project": "工程项目",
    "internal_major_matters": "三重一大",
    "internal_other": "内部管理",
}
LEDGER_COLUMNS: Sequence[PrintColumn] = (
    PrintColumn("number", "序号", 6),
    PrintColumn("code", "风险点编号", 14),
    PrintColumn("department_written", "单位/科室", 14, required=True, choices="departments"),
    PrintColumn("post_written", "风险涉及岗位", 12, choices="posts"),
    PrintColumn("power_name", "职权名称", 18),
    PrintColumn("flow_step", "重要环节", 10),
    PrintColumn("category_written", "风险类别", 12, required=True, choices="categories"),
    PrintColumn("title", "风险点", 20, required=True),
    PrintColumn("manifestations", "主要内容及表现形式", 40, required=True),
    PrintColumn("rank", "风险等级", 8, choices="grades"),
    PrintColumn("measures", "防控措施", 44, required=True),
    PrintColumn("direct_responsible", "直接责任人", 11),
    PrintColumn("section_head", "部门负责人", 11),
    PrintColumn("responsible_leader", "责任领导", 11),
    PrintColumn("monitoring", "监控主体", 11),
    PrintColumn("likelihood", "可能性", 8),
    PrintColumn("harm", "危害程度", 10),
    PrintColumn("due", "完成时限", 12),
    PrintColumn("remarks", "备注", 14),
)
# What only the register knows of a point: printed in ledgers, never asked of who fills one in.
KEPT_BY_REGISTER: Sequence[PrintColumn] = (
    PrintColumn("status_shown", "状态", 8),
    PrintColumn("noticed", "公示起止", 14),
    PrintColumn("filing", "备案号", 14),
    PrintColumn("reviewed_on", "复核日期", 12),
)
REGISTER_HEADS = frozenset(column.head for column in KEPT_BY_REGISTER)
PRINTED_LEDGER: Sequence[PrintColumn] = (
    *LEDGER_COLUMNS[:-1],
    *KEPT_BY_REGISTER,
    LEDGER_COLUMNS[-1],
)
CATALOGUE_COLUMNS: Sequence[PrintColumn] = (
    PrintColumn("number", "序号", 6),
    PrintColumn("code", "职权编码", 14),
    PrintColumn("name", "权力名称", 30, required=True),
    PrintColumn("sub_name", "子项名称", 20),
    PrintColumn("category_written", "权力类型", 12, required=True, choices="power_categories"),
    PrintColumn("exercising_subject", "行使主体", 16),
    PrintColumn("department_written", "承办机构", 16, required=True, choices="departments"),
    PrintColumn("legal_basis", "实施依据", 44, required=True),
    PrintColumn("level_authority", "实施层级及权限", 18),
    PrintColumn("duty", "部门职责", 24),
    PrintColumn("content", "权力内容", 24),
    PrintColumn("responsibility_items", "责任事项", 36),
    PrintColumn("responsibility_basis", "责任事项依据", 30),
    PrintColumn("accountability_scope", "追责对象范围", 20),
    PrintColumn("accountability_cases", "追责情形", 30),
    PrintColumn("accountability_basis", "追责依据", 24),
    PrintColumn("counterpart", "实施对象", 12),
    PrintColumn("time_limit", "办理时限", 10),
    PrintColumn("remarks", "备注", 14),
)
ORGANISATION_SHEETS: dict[str, Sequence[PrintColumn]] = {
    "部门": (
        PrintColumn("name", "名称", 24, required=True),
        PrintColumn("parent", "上级部门", 24),
        PrintColumn("nature", "性质", 14, required=True, choices="natures"),
    ),
    "岗位": (
        PrintColumn("department", "部门", 24, required=True),
        PrintColumn("name", "岗位名称", 20, required=True),
        PrintColumn("rank_title", "职级", 16),
        PrintColumn("leadership", "是否领导岗位", 14, choices="yes_no"),
        PrintColumn("disposal", "业务处置权", 14, choices="yes_no"),
        PrintColumn("key_post", "重点岗位", 14, choices="yes_no"),
        PrintColumn("headcount", "人数", 8),
    ),
    "人员": (
        PrintColumn("name", "姓名", 12, required=True),
        PrintColumn("login", "工号/登录名", 16, required=True),
        PrintColumn("department", "部门", 24, required=True),
        PrintColumn("post", "岗位", 20, required=True),
        PrintColumn("appointed_on", "任职日期", 14),
        PrintColumn("portfolio", "分管部门", 30),
    ),
    "机构": (
        PrintColumn("name", "名称", 24, required=True),
        PrintColumn("body_kind", "类型", 18),
        PrintColumn("members", "成员", 50, required=True),
    ),
}
ORGANISATION_TITLES = {
    "部门": "部门（科室）一览表",
    "岗位": "岗位一览表",
    "人员": "人员一览表",
    "机构": "议事与监督机构一览表",
}
