"""The kinds of letters (requirements §2.1, ux F2-F4): who signs, who countersigns, which words.

The annexes of the sources give titles and fillers only (D-25); the clauses are our proposal, which
a bureau may reword.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

BREACH = "如违反上述承诺，自愿接受组织处理和纪律处分；构成犯罪的，依法承担法律责任。"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter; `subject` says for what the signer stands."""

    code: str
    annex: str
    zh: str
    en: str
    subject: str
    noticed: bool
    issued_at_once: bool
    opening: str
    clauses: tuple[str, ...]
    source: str
    breach: str = BREACH


LETTERS: Final[Mapping[str, LetterKind]] = MappingProxyType(
    {
        one.code: one
        for one in (
            LetterKind(
                code="personal",
                annex="附件2",
                zh="个人廉政风险防控承诺书",
                en="Personal commitment letter",
                subject="post",
                noticed=False,
                issued_at_once=True,
                opening="本人现任{post}，已知悉本岗位职责和廉政风险点，郑重承诺：",
                clauses=(
                    "认真履行岗位职责，依法依规行使职权，不以权谋私。",
                    "对本岗位的廉政风险点负直接责任，逐项落实防控措施，并如实记录。",
                    "主动接受组织和群众监督，发现风险苗头及时报告、及时纠正。",
                    "遇有本人及亲属利害关系的事项，主动申请回避。",
                ),
                source="R-259",
            ),
            LetterKind(
                code="section",
                annex="附件3",
                zh="内设机构廉政风险防控承诺书",
                en="Commitment letter of an internal body",
                subject="section",
                noticed=True,
                issued_at_once=True,
                opening="{department}围绕权、钱、人、事、执法等环节排查廉政风险，郑重承诺：",
                clauses=(
                    "按照职权目录和流程图行使职权，重要事项集体研究、留痕备查。",
                    "科室负责人对本科室的廉政风险负责，督促在岗人员落实防控措施。",
                    "定期检查防控措施落实情况，对苗头性问题早提醒、早纠正。",
                    "承诺内容在规定范围内公示，接受干部职工监督和评议。",
                ),
                source="R-260",
            ),
            LetterKind(
                code="unit",
                annex="附件4",
                zh="单位廉政风险防控承诺书",
                en="Commitment letter of the unit",
                subject="unit",
                noticed=True,
                issued_at_once=True,
                opening="{department}领导班子对本单位廉政风险防控工作负总责，郑重承诺：",
                clauses=(
                    "重大决策、重要人事任免、重大项目安排和大额度资金使用实行集体决策。",
                    "主要领导对高等级廉政风险直接管理，班子成员按分工负责。",
                    "保证各科室、各岗位的风险点、等级和防控措施完整、真实、及时更新。",
                    "承诺内容在规定范围内公示，自觉接受上级和社会监督。",
                ),
                source="R-261, Q-19",
            ),
            LetterKind(
                code="special_authority",
                annex="",
                zh="特殊权限责任书",
                en="Special-authority responsibility letter",
                subject="post",
                noticed=False,
                issued_at_once=False,
                opening="本人现任{post}，被授予特殊权限：{matter}。郑重承诺：",
                clauses=(
                    "特殊权限只用于本岗位职责，不转借、不越权、不用于他人事项。",
                    "离岗、顶岗、重新上岗时按规定办理备案和权限启停。",
                    "妥善保管密钥、印章和凭证，操作全程留痕。",
                ),
                source="R-263",
            ),
            LetterKind(
                code="project",
                annex="",
                zh="重大项目党风廉政建设责任书",
                en="Project integrity responsibility letter",
                subject="post",
                noticed=False,
                issued_at_once=False,
                opening="本人现任{post}，为重大项目“{matter}”的责任人。郑重承诺：",
                clauses=(
                    "严格执行项目审批、招标投标、合同管理和资金拨付规定。",
                    "不干预招标投标、物资采购和工程分包，不接受利害关系人的利益。",
                    "对项目的廉政风险点和防控措施负责，配合监督检查。",
                ),
                source="R-269",
            ),
        )
    }
)
KINDS: Final = tuple(LETTERS)
AT_ONCE: Final = tuple(one.code for one in LETTERS.values() if one.issued_at_once)
FOR_ONE: Final = tuple(one.code for one in LETTERS.values() if not one.issued_at_once)
