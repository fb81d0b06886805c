"""Categories of powers and of risks, in the words bureaus write."""

from service.workbooks.text import word

EXTERNAL = {
    "licensing": ("行政许可", "许可", "许可类"),
    "penalty": ("行政处罚", "处罚", "处罚类"),
    "coercion": ("行政强制", "强制", "行政强制措施", "行政强制执行"),
    "levy": ("行政征收", "征收", "行政事业性收费", "行政收费"),
    "payment": ("行政给付", "给付"),
    "inspection": ("行政检查", "检查", "行政监督检查", "监督检查", "行政监督", "日常监督检查"),
    "confirmation": ("行政确认", "确认", "行政登记", "确认类"),
    "adjudication": ("行政裁决", "裁决"),
    "reward": ("行政奖励", "奖励"),
    "other_administrative": (
        "其他行政权力",
        "其他",
        "其他类",
        "其他类别",
        "其他权力",
        "其他职权",
        "其他行政职权",
        "其它行政权力",
        "其它",
        "其它类",
        "其它权力",
        "其它类别",
        "其他行政权利",
        "其他行政执法",
        "其他行政行为",
        "行政备案",
        "审核转报",
        "年检",
        "其他行政管理",
        "行政其他权力",
        "其他具体行政行为",
        "其他事项",
        "非行政许可审批",
    ),
}
INTERNAL = {
    "internal_personnel": (
        "人事管理",
        "干部人事",
        "人事",
        "内部人事",
        "选人用人",
        "干部管理",
        "人事权",
    ),
    "internal_finance": (
        "财务管理",
        "财务",
        "内部财务",
        "资金管理",
        "财务权",
        "经费管理",
        "财务资产管理",
    ),
    "internal_procurement": ("采购管理", "政府采购", "采购", "物资采购", "内部采购"),
    "internal_assets": ("资产管理", "国有资产管理", "资产", "内部资产", "固定资产管理"),
    "internal_project": ("工程项目", "项目管理", "工程建设", "内部项目", "基建项目", "工程管理"),
    "internal_major_matters": ("三重一大", "重大事项", "重大事项决策", "重大决策", "三重一大事项"),
    "internal_other": (
        "内部管理",
        "内部权力",
        "内部其他",
        "内部管理权力",
        "内部事务管理",
        "内部管理事项",
        "其他内部权力",
        "内部行政权力",
        "内部其他权力",
        "内部管理权",
        "机关内部管理",
    ),
}
RISK_CATEGORIES = {
    "business_process": ("业务流程", "流程", "工作流程", "权力运行", "业务工作", "职权行使"),
    "post_duty": ("岗位职责", "岗位", "职责", "岗位责任", "履职", "岗位履职"),
    "institution_mechanism": (
        "制度机制",
        "体制机制",
        "机制制度",
        "制度",
        "机制",
        "制度建设",
        "机制体制",
    ),
    "ideology_morality": ("思想道德", "思想作风", "道德", "思想", "个人思想道德", "思想政治"),
    "external_environment": ("外部环境", "外部", "环境", "社会环境"),
    "work_efficiency": ("工作效率", "效率", "效能", "工作效能"),
    "financial_management": ("财务管理", "财务", "资金管理", "财务经费"),
    "business_handling": ("业务经办", "经办", "业务办理"),
    "information_system": ("信息系统", "信息技术", "系统", "信息化", "信息安全"),
}


def _index(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word(name): code for code, written in table.items() for name in written}


EXTERNAL_INDEX = _index(EXTERNAL)
INTERNAL_INDEX = _index(INTERNAL)
RISK_INDEX = _index(RISK_CATEGORIES)


def power_category(written: str) -> tuple[str, str] | None:
    """Give the canonical category and direction of a power."""
    plain = word(written).lstrip("一二三四五六七八九十0123456789")
    for candidate in (plain, plain.removesuffix("类"), plain.removesuffix("事项"), "行政" + plain):
        if candidate in EXTERNAL_INDEX:
            return EXTERNAL_INDEX[candidate], "external"
        if candidate in INTERNAL_INDEX:
            return INTERNAL_INDEX[candidate], "internal"
    return None


ENDINGS = ("", "类", "风险", "风险点", "类风险", "方面风险", "方面", "方面的风险", "风险类")


def risk_category(written: str) -> str | None:
    """Give the canonical category of a risk."""
    return next((RISK_INDEX[core] for core in _cores(written) if core in RISK_INDEX), None)


def is_own_category_word(written: str, category: str) -> bool:
    """Say whether a category is written in the words of the form, not in words like them."""
    return RISK_CATEGORIES[category][0] in _cores(written)


def _cores(written: str) -> list[str]:
    plain = word(written)
    ends = (plain.removesuffix(ending) for ending in ENDINGS)
    return [core.removeprefix("廉政").removeprefix("个人") for core in ends]
