"""The search is open: forms in every state, points before the leadership, one on the board."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from service.demonstration.year.acts import call, decide, file_away, publish
from service.demonstration.year.desks import (
    DISCIPLINE,
    MAIN_LEADER,
    Desks,
    days_before,
    due_day,
)
from service.notices.models import Notice
from service.notices.use_cases.commenting import answer_comment, comment_on
from service.organisation.queries.access import find
from service.procedures.models import Case
from service.procedures.queries.access import open_items_of
from service.procedures.use_cases.inviting import send_notice
from service.searches.models import Sheet
from service.searches.use_cases.campaigns import open_campaign, plan_campaign
from service.searches.use_cases.filling import add_point, save_sheet
from service.searches.use_cases.submitting import submit_sheet
from service.tasks.use_cases.reading import read_task

# whose post: what he found, how it shows itself, what is lost, the grade he thinks of
FOUND: Final[Mapping[str, tuple[str, tuple[str, ...], str, int]]] = MappingProxyType(
    {
        "relief:duty1": (
            "家庭经济状况核对结果人为干预",
            ("对核对预警信息不作说明即予通过", "接受请托推迟上传核对委托书"),
            "不符合条件的家庭违规享受低保，救助资金流失",
            1,
        ),
        "relief:duty3": (
            "社会化发放名册被私自增减",
            ("发放前未经复核即修改名册", "把已死亡人员继续列入名册"),
            "救助资金被冒领，困难群众利益受损",
            2,
        ),
        "organisations:duty2": (
            "年检结论把关不严",
            ("对财务报告中的异常支出不作核查", "以口头承诺代替整改材料"),
            "违规社会组织逃避监管，侵害会员利益",
            2,
        ),
        "children:duty1": (
            "事实无人抚养儿童认定走形式",
            ("不入户查访即签署认定意见", "同一村组材料雷同不予核实"),
            "应保未保与违规纳入并存",
            2,
        ),
        "names:duty2": (
            "住宅区命名审核迁就开发单位",
            ("对不规范名称不提出修改意见", "专家论证意见不入卷"),
            "地名管理失序，公众利益受损",
            3,
        ),
        "organisations:duty1": (
            "登记材料补正次数不受控制",
            ("以材料不全为由反复退件", "不出具一次性告知书"),
            "办事群众利益受损，滋生吃拿卡要",
            2,
        ),
    }
)
DRAFTED: Final = frozenset({"organisations:duty1"})
WAITING: Final = ("relief:duty1", "names:duty2")
SHOWN: Final = ("relief:duty3", "organisations:duty2")
RETURNED: Final = "children:duty1"


def search(desks: Desks, present: date) -> dict[str, Case]:
    """Open the round and let people fill in their forms; give the cases of what they found."""
    session, office = desks.session, desks.office
    campaign = plan_campaign(
        session,
        office,
        title=f"{present.year}年度廉政风险点查找",
        opens_on=days_before(present, 20),
        due_on=due_day(present, -5),
    )
    open_campaign(session, office, campaign.id, if_version=campaign.version)
    sheets = {
        one.post_id: one
        for one in session.scalars(select(Sheet).where(Sheet.campaign_id == campaign.id))
        if one.post_id
    }
    cases = {}
    for post, said in FOUND.items():
        sheet = sheets[desks.posts[post]]
        _enter(desks, post, sheet, *said)
        if post not in DRAFTED:
            cases[post] = _hand_in(desks, post, sheet)
    return cases


def _enter(  # noqa: PLR0917
    desks: Desks,
    post: str,
    sheet: Sheet,
    title: str,
    shows: tuple[str, ...],
    loss: str,
    rank: int,
) -> None:
    add_point(
        desks.session,
        desks.at(post),
        sheet.id,
        part="duties",
        category="post_duty",
        title=title,
        manifestations=list(shows),
        causes=["institution", "supervision"],
        loss=loss,
        uncertainty="每月均有办理，有一定可能发生",
        provisional_rank=rank,
    )


def _hand_in(desks: Desks, post: str, sheet: Sheet) -> Case:
    session, who = desks.session, desks.at(post)
    blanks = [{"part": "flow", "reason": "流程图正在绘制，本轮按岗位职责查找"}]
    save_sheet(session, who, sheet.id, if_version=sheet.version, blanks=blanks)
    submit_sheet(session, who, sheet.id, if_version=sheet.version, statement="以上情况属实")
    return find(session, Case, UUID(sheet.case_ids[0]))


def review(desks: Desks, cases: Mapping[str, Case]) -> Notice:
    """Let the leadership return one and approve two; these are filed and shown."""
    back = {"decision": "return", "reason": "表现形式与实际工作脱节，请结合入户环节重写"}
    chosen = [cases[one] for one in (*SHOWN, RETURNED)]
    decisions: dict[Any, Any] = {cases[RETURNED].id: back}
    for post in SHOWN:
        decisions[cases[post].id] = _graded(desks, cases[post], FOUND[post][3])
    decide(desks, call(desks, "审定各岗位查找的风险点", chosen), decisions)
    for post in SHOWN:
        file_away(desks, cases[post])
    publish(desks, cases[SHOWN[0]])
    return publish(desks, cases[SHOWN[1]])


def _graded(desks: Desks, case: Case, rank: int) -> dict[str, Any]:
    items = open_items_of(desks.session, case.id)
    return {"items": [{"item_id": one.item_id, "outcome": {"rank": rank}} for one in items]}


def comment(desks: Desks, notice: Notice) -> None:
    """Two colleagues comment on a notice; one of them has his answer, the other waits for it."""
    session, office = desks.session, desks.office
    asked, _ = comment_on(
        session,
        desks.at("relief:head"),
        notice.id,
        anonymous=False,
        kind="opinion",
        text="建议在表现形式中写明年检材料的核查比例",
    )
    answer_comment(
        session,
        office,
        asked.id,
        if_version=asked.version,
        verdict="not_adopted",
        reply="核查比例在防控措施中规定，风险点表述保持不变",
    )
    comment_on(
        session,
        desks.at("organisations:duty1"),
        notice.id,
        anonymous=True,
        kind="objection",
        text="分支机构的年检也由本岗办理，表现形式未写到，请补充",
    )


def prepare_meeting(desks: Desks, present: date, cases: Mapping[str, Case], *more: Case) -> None:
    """Call the next meeting with what waits for it, by its notice; it has not been held."""
    session, waiting = desks.session, [*(cases[one] for one in WAITING), *more]
    meeting = call(desks, "审定风险点和等级调整事项", waiting, on=present)
    send_notice(session, desks.office, meeting.id, if_version=None)
    for reader in (MAIN_LEADER, DISCIPLINE):
        told = next(
            one for one in meeting.notified if one["person_id"] == str(desks.at(reader).person_id)
        )
        read_task(session, desks.at(reader), UUID(told["task_id"]))
