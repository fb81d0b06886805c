"""The standard of disclosure: what is open, to whom, through which channels (R-270 to R-285)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

USUAL_WORKING_DAYS: Final = 5  # our assumption, a setting of each notice
ANSWER_WITHIN: Final = 5  # working days for the answer to a comment
WIDE: Final = frozenset({"system", "society"})
NARROW: Final = ("section", "unit", "tenant_and_subordinates", "selected_group")
EVERYWHERE: Final = (*NARROW, "system", "society")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is disclosed; one of the register is never typed in by hand."""

    code: str
    zh: str
    en: str
    scopes: tuple[str, ...]
    of_register: bool = False


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        one.code: one
        for one in (
            # the disclosure set of R-271
            Kind("power", "职权", "Power", EVERYWHERE, of_register=True),
            Kind("catalogue", "权力清单", "List of powers", EVERYWHERE, of_register=True),
            Kind("flowchart", "权力运行流程图", "Flowchart", NARROW, of_register=True),
            Kind("risk_point", "廉政风险点", "Risk point", NARROW, of_register=True),
            Kind("grading", "廉政风险等级", "Grade", NARROW, of_register=True),
            Kind("lowering", "风险等级降低", "Lowering of a grade", NARROW, of_register=True),
            Kind("measure", "防控措施", "Measure", NARROW, of_register=True),
            Kind("commitment", "承诺书", "Commitment letter", EVERYWHERE, of_register=True),
            Kind("plan", "方案", "Plan", NARROW, of_register=True),
            #
            Kind("discretion_standard", "行政裁量基准", "Discretion standard", EVERYWHERE),
            Kind("procedure", "权力运行程序", "Procedure", EVERYWHERE),
            Kind("enforcement_result", "执法结果", "Enforcement result", EVERYWHERE),
            #
            Kind("leadership_decision", "领导班子决策", "Leadership decision", NARROW),
            Kind("appointment", "干部任用", "Appointment", NARROW),
            Kind("special_fund_spending", "专项资金支出", "Special-fund spending", EVERYWHERE),
            Kind("major_project", "重大项目", "Major project", EVERYWHERE),
            #
            Kind("reimbursement", "财务报销", "Reimbursement", NARROW),
            Kind("procurement", "政府采购", "Procurement", EVERYWHERE),
            Kind("asset_management", "资产管理", "Asset management", NARROW),
        )
    }
)

CHANNELS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "board_page": ("网上公示栏", "board page"),
        "website": ("门户网站", "website"),
        "notice_board": ("公开栏", "notice board"),
        "internal_circular": ("内部通报", "internal circular"),
        "meeting": ("会议通报", "announced at a meeting"),
        "local_tv": ("当地电视", "local television"),
        "news_media": ("新闻媒体", "news media"),
    }
)
SCOPE_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "section": ("科室内", "within the section"),
        "unit": ("单位内", "within the bureau"),
        "tenant_and_subordinates": ("单位及下属单位", "the bureau and its subordinates"),
        "selected_group": ("指定人员范围", "a selected group"),
        "system": ("本系统", "the administrative system"),
        "society": ("社会公开", "the public"),
    }
)
VERDICT_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "adopted": ("采纳", "adopted"),
        "partly_adopted": ("部分采纳", "partly adopted"),
        "not_adopted": ("未采纳", "not adopted"),
    }
)
REMARK_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "opinion": ("意见", "comment"),
        "objection": ("异议", "objection"),
        "appraisal": ("评议", "appraisal"),
    }
)
REMARK_HINTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "opinion": (
            "提改进建议。{days}个工作日内答复；采纳的，可以把该项退回修改。",
            "A suggestion. Answered within {days} working days; if adopted, the item may go back.",
        ),
        "objection": (
            "认为某一项不对。成立或部分成立的，该项退回修改并标明有异议。",
            "You hold an item to be wrong. Upheld, even in part, it goes back and is marked so.",
        ),
        "appraisal": (
            "对公示内容作评价。计入公示情况，{days}个工作日内答复。",
            "What you think of it. Counted in the result, answered within {days} working days.",
        ),
    }
)


def scopes_of(kinds: Iterable[str], by_profile: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """List the audiences all these kinds of things may be shown to, narrow ones first."""
    allowed = [
        set(by_profile.get(kind) or KINDS[kind].scopes) & set(EVERYWHERE)
        for kind in kinds
        if kind in KINDS
    ]
    return tuple(scope for scope in EVERYWHERE if all(scope in one for one in allowed))


def without_names(text: str, names: Mapping[str, str]) -> str:
    """Write posts for persons, wherever a name stands in a text."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, names[name])
    return text


def tally(verdicts: Iterable[str | None]) -> dict[str, int]:
    """Count how comments were answered."""
    found = list(verdicts)
    return {
        "comments": len(found),
        **{verdict: found.count(verdict) for verdict in VERDICT_WORDS},
        "open_comments": found.count(None),
    }


def conclusion_of(counts: Mapping[str, int], returned: int) -> str:
    """Say in one sentence how a notice ended."""
    if not counts["comments"]:
        return "公示期满，无异议。"
    adopted = counts["adopted"] + counts["partly_adopted"]
    sentence = f"公示期满，收到意见{counts['comments']}条，采纳或部分采纳{adopted}条，均已答复。"
    return sentence + (f"其中{returned}项退回修改。" if returned else "")


def conclusion_in_english(counts: Mapping[str, int], returned: int) -> str:
    """Say the same to those who read English."""
    if not counts["comments"]:
        return "The notice is over; nobody objected."
    adopted = counts["adopted"] + counts["partly_adopted"]
    sentence = f"The notice is over; comments: {counts['comments']}, taken up: {adopted}, "
    return f"{sentence}all answered." + (f" Sent back: {returned}." if returned else "")
