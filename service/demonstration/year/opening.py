"""The year is planned, approved and opened; its tasks go to people, its rules are written down."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from service.cycles.models import CycleStage
from service.cycles.use_cases.stages import add_task, complete_stage, finish_task
from service.cycles.use_cases.years import approve_year, begin_year, plan_year
from service.demonstration.year.acts import call, decide, mobilise
from service.demonstration.year.desks import MAIN_LEADER, Desks, days_before, due_day
from service.matters.use_cases import decide_matter, record_matter
from service.procedures.use_cases.limits import grant_limit
from service.regulations.use_cases.evaluating import open_gap
from service.regulations.use_cases.registering import draft_regulation, put_regulation_in_force

# Days before the present on which each stage begins; it ends when the next begins.
STAGES: Final = (
    ("preparation", "筹备启动阶段", "plan", 40, 30),
    ("search", "查找风险点阶段", "plan", 30, -6),
    ("measures", "制定防范措施和组织实施阶段", "do", 20, -15),
    ("assessment", "考核评估阶段", "check", -15, -25),
    ("correction", "修正完善阶段", "act", -25, -38),
)
CONDITIONS: Final = {
    "preparation": ["organisation_ready", "plan_approved", "meetings_held"],
    "search": ["searches_done", "points_decided", "points_filed"],
    "measures": ["points_prevented", "measures_decided", "measures_filed"],
    "assessment": ["self_checked"],
    "correction": ["corrections_recorded", "summary_written", "next_plan_drafted"],
}
# stage, what is to be done, whose post, days before the present, what is to show for it
TASKS: Final = (
    (0, "印发年度实施方案", "office:duty1", 35, "实施方案"),
    (1, "组织各科室对照流程图查找风险点", "office:head", -6, "排查情况汇总表"),
    (1, "核对各岗位账号和任职信息", "office:administrator", -3, "组织信息核对表"),
    (1, "抽查风险点查找的操作日志", "oversight:auditor", -5, "日志抽查记录"),
    (2, "督促到期防控措施落实", "oversight:head", 2, "督办单"),
)
RULES: Final = (
    ("民政专项资金分配管理办法", "decision_limits", "云民发〔2026〕12号", True),
    ("低保审核确认内部操作规程", "working_procedure", "云民办〔2026〕7号", True),
    ("养老机构补贴审核工作规则", "working_procedure", "", False),
)


def open_the_year(desks: Desks, present: date) -> None:
    """Plan, approve and open a year that chains rule; complete its first stage."""
    session, office, leader = desks.session, desks.office, desks.at(MAIN_LEADER)
    cycle = plan_year(
        session,
        office,
        year=present.year,
        title=f"{present.year}年廉政风险防范管理工作实施方案",
        stages=[_stage(present, *one) for one in STAGES],
    )
    stages = session.scalars(
        select(CycleStage).where(CycleStage.cycle_id == cycle.id).order_by(CycleStage.position)
    ).all()
    pieces = [
        add_task(
            session,
            office,
            stages[place].id,
            title=title,
            post_id=desks.posts[post],
            due_on=due_day(present, due),
            deliverable=deliverable,
        )
        for place, title, post, due, deliverable in TASKS
    ]
    approval = f"局领导班子会议纪要〔{present.year}〕第3号"
    approve_year(session, leader, cycle.id, if_version=cycle.version, approval=approval)
    begin_year(session, office, cycle.id, if_version=cycle.version)
    mobilise(desks)
    first = pieces[0]
    result = "方案已经局领导班子会议审定并印发各科室"
    finish_task(session, desks.at(TASKS[0][2]), first.id, if_version=first.version, result=result)
    complete_stage(
        session,
        office,
        stages[0].id,
        if_version=stages[0].version,
        report="方案印发、动员大会召开、工作机构和责任人明确",
    )


def write_the_rules(desks: Desks, present: date) -> None:
    """Enter regulations, one gap among them, and major matters, one of them decided."""
    session, office = desks.session, desks.office
    for title, kind, number, holds in RULES:
        rule = draft_regulation(
            session,
            office,
            title=title,
            type=kind,
            issuer=desks.plan.name,
            document_number=number,
            effective_on=days_before(present, 120),
            department_id=desks.departments["relief"],
            clauses=[{"clause": "第三条", "text": "经办、审核、审定由不同岗位承担。"}],
        )
        if holds:
            put_regulation_in_force(session, office, rule.id, if_version=rule.version)
    open_gap(
        session,
        office,
        title="福利彩票公益金项目评审办法",
        type="other",
        reason="评审环节尚无成文规定，评委抽取靠口头安排",
        department_id=desks.departments["planning"],
        due_on=due_day(present, -30),
    )
    _write_matters(desks, present)


def _write_matters(desks: Desks, present: date) -> None:
    session, office = desks.session, desks.office
    meeting = call(desks, "研究困难群众救助补助资金分配方案", (), "party_group")
    decide(desks, meeting)
    funds = record_matter(
        session,
        office,
        topic="large_funds",
        title="下达困难群众救助补助资金",
        content="按因素法分配困难群众救助补助资金",
        amount=Decimal("3860000.00"),
        department_id=desks.departments["relief"],
        responsible_post_id=desks.posts["relief:head"],
    )
    if office.post_id is not None:
        grant_limit(
            session,
            desks.at(MAIN_LEADER),
            post_id=office.post_id,
            kind="large_funds",
            amount=Decimal("5000000.00"),
            document="局“三重一大”事项实施办法",
            starts_on=days_before(present, 40),
        )
    decide_matter(
        session,
        office,
        funds.id,
        if_version=funds.version,
        decision="同意资金分配方案，结果在局内公示",
        decided_on=meeting.held_on,
        meeting_id=meeting.id,
        procedure=[
            {
                "step": "justification",
                "on": days_before(present, 36),
                "document": "资金分配测算说明",
            },
            {"step": "collective_discussion", "on": meeting.held_on},
        ],
    )
    record_matter(
        session,
        office,
        topic="major_project",
        title="社会福利院消防改造工程",
        content="更换消防管网，改造应急通道",
        amount=Decimal("1250000.00"),
        department_id=desks.departments["planning"],
        responsible_post_id=desks.posts["planning:head"],
    )


def _stage(  # noqa: PLR0917
    present: date, code: str, name: str, phase: str, begins: int, ends: int
) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "phase": phase,
        "starts_on": due_day(present, begins),
        "due_on": due_day(present, ends),
        "conditions": CONDITIONS[code],
    }
