"""Risks are graded, lowered and guarded against: cases of every kind before the leaders."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import select

from service.demonstration.year.acts import finish_draft, say_yes, start
from service.demonstration.year.desks import DISCIPLINE, Desks, days_before, due_day
from service.gradings.use_cases.assessing import assess_point
from service.gradings.use_cases.convening import convene_round
from service.gradings.use_cases.lowering import request_lowering
from service.measures.models import Measure
from service.measures.use_cases.carrying_out import record_doing
from service.measures.use_cases.drafting import add_measure, change_measure
from service.procedures.models import Case
from service.procedures.use_cases.opinions import answer_opinion, give_opinion
from service.risks.models import RiskPoint
from service.risks.queries.access import measures_of
from service.risks.use_cases.grading import propose_grade
from tenants import clock

HIGH, MEDIUM = 1, 2
# section whose point, of which grade, and what it will do
PROPOSED: Final = (
    ("relief", HIGH, "救助审批实行双人复核，复核意见与审批意见分别签署", "improve_process"),
    ("relief", MEDIUM, "每季度抽取一成救助档案交叉评查并通报结果", "technical_control"),
    ("elderly", MEDIUM, "补贴名册与公安、医保数据按月比对", "technical_control"),
    ("names", MEDIUM, "命名方案公示期内征求人大代表、政协委员意见", "lawful_disclosure"),
    ("planning", MEDIUM, "项目评审专家从专家库中当日随机抽取", "regulate_discretion"),
)
LOWERED: Final = ("organisations", "children", "affairs", "grassroots", "welfare_home")
GRADED: Final = ("names", "planning", "marriage")
REGULAR: Final = ("relief:duty1", "relief:duty2", "organisations:duty1", "planning:duty1")
KEPT_UP: Final = ("relief:duty1", "relief:duty2")
SCORES: Final = {"likelihood": 3, "harm": 4}
RATIONALES: Final = {
    "likelihood": "近两年同类事项抽查发现过不规范情形",
    "harm": "涉及困难群众资金，发生后影响较大",
}


def points_of(desks: Desks, section: str, *kinds: str, rank: int | None = None) -> list[RiskPoint]:
    """List a section's points in force, in the order of their numbers."""
    wanted = select(RiskPoint).where(
        RiskPoint.status == "in_force",
        RiskPoint.department_id == desks.departments[section],
        RiskPoint.subject_type.in_(kinds),
    )
    if rank is not None:
        wanted = wanted.where(RiskPoint.rank == rank)
    return list(desks.session.scalars(wanted.order_by(RiskPoint.number)))


def set_days(desks: Desks, present: date) -> None:
    """Say of some measures of posts how often they are due; before chains rule."""
    for post in REGULAR:
        for one in _measures_of(desks, post)[:1]:
            change_measure(
                desks.session,
                desks.at(post),
                one.id,
                if_version=one.version,
                recurrence="monthly",
                due_on=due_day(present, 12),
            )


def carry_out(desks: Desks, present: date) -> None:
    """Let some do what they undertook; what others left undone is overdue."""
    for post in KEPT_UP:
        for one in _measures_of(desks, post)[:1]:
            record_doing(
                desks.session,
                desks.at(post),
                one.id,
                done_on=days_before(present, 14),
                what="按要求逐件复核本月办理事项，留存复核记录",
                result="复核32件，退回补正2件，未发现违规情形",
            )


def _measures_of(desks: Desks, post: str) -> list[Measure]:
    return list(
        desks.session.scalars(
            select(Measure)
            .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
            .where(
                RiskPoint.post_id == desks.posts[post],
                RiskPoint.status == "in_force",
                Measure.status == "active",
                Measure.responsible_post_id == desks.posts[post],
            )
            .order_by(RiskPoint.number, Measure.position)
        )
    )


def propose_measures(desks: Desks, present: date) -> list[Case]:
    """Sections draft new measures; each waits for the leader in charge."""
    cases = []
    for section, rank, text, kind in PROPOSED:
        known = points_of(desks, section, "section", rank=rank)
        for point in known[:1]:
            who = desks.at(f"{section}:head")
            measure = add_measure(
                desks.session,
                who,
                point.id,
                text=text,
                kind=kind,
                phase="mid",
                basis="《党政领导干部廉政责任制》及本科室内部规程",
                responsible_post_id=desks.posts[f"{section}:duty1"],
                responsible_department_id=desks.departments[section],
                due_on=due_day(present, -30),
                recurrence="quarterly",
                means=["institution"],
            )
            cases.append(start(desks, who, "measure", [measure.id]))
    return cases


def propose_grades(desks: Desks) -> list[Case]:
    """Sections propose grades anew; each waits for the leader in charge."""
    cases = []
    for section in GRADED:
        for point in points_of(desks, section, "section", rank=3)[:1]:
            who = desks.at(f"{section}:head")
            propose_grade(
                desks.session,
                who,
                point.id,
                if_version=None,
                scores=SCORES,
                rationales=RATIONALES,
            )
            cases.append(start(desks, who, "grading", [point.id]))
    return cases


def convene(desks: Desks, present: date) -> None:
    """Call a section together to assess points; one is assessed, others are still open."""
    points = points_of(desks, "organisations", "work_post", "section", rank=MEDIUM)[:3]
    if not points:
        return
    who = desks.at("organisations:head")
    panel = convene_round(
        desks.session,
        who,
        title="社会组织管理科风险等级复评",
        department_id=desks.departments["organisations"],
        risk_point_ids=[one.id for one in points],
        kind="regrade",
        due_on=due_day(present, -7),
    )
    assess_point(
        desks.session,
        who,
        panel.id,
        points[0].id,
        if_version=panel.version,
        scores=SCORES,
        rationales=RATIONALES,
        opinion="经科室集体评估，维持原等级",
    )


def ask_for_lowering(desks: Desks) -> list[Case]:
    """Two requests to lower a grade: one is before the discipline group, one before the meeting."""
    asking = (points_of(desks, one, "section", rank=MEDIUM)[:1] for one in LOWERED)
    points = [point for found in asking for point in found][:2]
    return [_lowering(desks, one, place) for place, one in enumerate(points)]


def _lowering(desks: Desks, point: RiskPoint, place: int) -> Case:
    _show_work(desks, point)
    section = next(key for key, one in desks.departments.items() if one == point.department_id)
    who = desks.at(f"{section}:head")
    case = request_lowering(
        desks.session,
        who,
        point.id,
        if_version=point.version,
        to_rank=3,
        reason="流程再造后经办与审核分离，近一年抽查未发现问题",
        evidence=f"内部审计报告〔2026〕第{place + 5}号及抽查记录",
    )
    finish_draft(desks, who, case)
    return case


def _show_work(desks: Desks, point: RiskPoint) -> None:
    """A grade is lowered only where its measures were carried out since (R-200)."""
    posts = {one: key for key, one in desks.posts.items()}
    measure = measures_of(desks.session, point.id, only_active=True)[0]
    if measure.responsible_post_id in posts:
        record_doing(
            desks.session,
            desks.at(posts[measure.responsible_post_id]),
            measure.id,
            done_on=clock.today(),
            what="完成流程再造，经办、审核分设两岗",
            result="新流程已运行，抽查20件均符合规定",
        )


def hear(desks: Desks, cases: Iterable[Case]) -> None:
    """Let the discipline group say what it thinks of lowering, and the office take it up."""
    for case in cases:
        said = give_opinion(
            desks.session,
            desks.at(DISCIPLINE),
            case.id,
            text="同意下调，建议保留双人复核措施并在半年后回头看",
        )
        answer_opinion(
            desks.session, desks.office, case.id, said.id, adopted=True, reply="予以采纳"
        )
        say_yes(desks, desks.office, case, "意见已汇总，提交局领导班子会议审定")
