"""Powers become the approved list; some get their flowcharts; some are cleaned up anew."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from service.catalogues.gathering import items_of
from service.catalogues.models import Catalogue
from service.catalogues.use_cases import (
    make_bureau_catalogue,
    make_section_catalogue,
    review_items,
)
from service.demonstration.year.acts import call, decide, publish, say_yes, start
from service.demonstration.year.desks import MAIN_LEADER, SUPERVISION, Desks
from service.flowcharts.models import Flowchart, FlowchartPower, FlowStep
from service.flowcharts.use_cases.charts import draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.powers.models import Power
from service.powers.use_cases.cleaning import record_cleanup
from service.powers.use_cases.entering import draft_power
from service.procedures.models import Case
from service.risks.models import RiskPoint
from service.risks.use_cases.points import change_risk_point

EACH: Final = 3
# section, whether the leadership has decided on its chart
DRAWN: Final = (("relief", True), ("organisations", True), ("names", True), ("planning", False))
ARROW: Final = "→"
# What kind of step the word of a procedure names; the rest is handling.
KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("受理", "申报"), "acceptance"),
    **dict.fromkeys(("审查", "审理", "评议公示", "现场核查", "评审", "考察"), "reviewing"),
    **dict.fromkeys(("决定", "审批", "裁决", "裁量", "核定", "处理", "讨论决定"), "deciding"),
    **dict.fromkeys(("送达", "发放"), "issuing"),
    **dict.fromkeys(("事后监管", "动态复核", "复查"), "monitoring"),
}
# Who acts in a step of a kind: as what, and who of the section.
ACTING: Final[Mapping[str, tuple[str, str]]] = {
    "reviewing": ("reviewing", "head"),
    "deciding": ("deciding", "leader"),
    "monitoring": ("handling", "duty2"),
}
HANDLED: Final = ("handling", "duty1")
# section, what it has found that it also exercises, category, basis, who leads it
FRESH: Final = (
    ("relief", "急难型临时救助先行救助", "payment", "《临时救助工作规程》第八条"),
    ("names", "乡村道路名称备案", "other_administrative", "《地名管理条例》第十二条"),
    ("planning", "民政服务设施建设项目竣工核查", "inspection", "民政专项资金管理办法第十五条"),
    ("marriage", "婚姻登记信息更正", "confirmation", "《婚姻登记条例》第十六条"),
)


def list_powers(desks: Desks) -> Case:
    """Freeze each section's catalogue, merge them, review, decide; the notice is running."""
    session, office = desks.session, desks.office
    known = set(
        session.scalars(select(Power.department_id).where(Power.status == "in_force").distinct())
    )
    for place in (one for one in desks.departments.values() if one in known):
        make_section_catalogue(session, office, place)
    whole = make_bureau_catalogue(session, office)
    case = start(desks, office, "catalogue", [whole.id])
    _review(desks, whole)
    say_yes(desks, desks.at(SUPERVISION), case, "逐项审核，依据充分，予以保留")
    decide(desks, call(desks, "审定本单位职权目录", [case]))
    publish(desks, case)
    return case


def _review(desks: Desks, whole: Catalogue) -> None:
    listed = items_of(desks.session, [whole.id])
    review_items(
        desks.session,
        desks.at(SUPERVISION),
        whole.id,
        if_version=whole.version,
        items=[{"item_id": one.id, "state": "approved", "reason": ""} for one in listed],
    )


def draw_flowcharts(desks: Desks) -> None:
    """Draw a chart for some powers of some sections; most are decided, one is under review."""
    powers = _powers(desks)
    cases = []
    for section, decided in DRAWN:
        chosen = _alike(powers[desks.departments[section]])
        if not chosen:
            continue
        chart = _drawn(desks, section, chosen)
        _tie_risks(desks, section, chart)
        case = start(desks, desks.at(f"{section}:head"), "flowchart", [chart.id])
        if decided:
            say_yes(desks, desks.office, case, "流程完整，岗位明确，初审通过")
            cases.append(case)
    decide(desks, call(desks, "审定权力运行流程图", cases))


def _powers(desks: Desks) -> dict[UUID | None, list[Power]]:
    """Give each section's powers in force, first those of whose steps most risks are known."""
    known = (
        select(func.count())
        .where(RiskPoint.power_id == Power.id, RiskPoint.flow_step != "")
        .scalar_subquery()
    )
    found: dict[UUID | None, list[Power]] = defaultdict(list)
    for one in desks.session.scalars(
        select(Power).where(Power.status == "in_force").order_by(known.desc(), Power.number)
    ):
        found[one.department_id].append(one)
    return found


def _alike(powers: list[Power]) -> list[Power]:
    """Choose the first and others that run the same way, as many as one chart is drawn for."""
    return [one for one in powers if one.procedure == powers[0].procedure][:EACH]


def _drawn(desks: Desks, section: str, powers: list[Power]) -> Flowchart:
    session, who = desks.session, desks.at(f"{section}:head")
    chart = draft_flowchart(
        session,
        who,
        title=f"{powers[0].name}等事项办理流程",
        department_id=desks.departments[section],
        procedure_source="statutory",
        citation=powers[0].legal_basis,
        handling_subject=powers[0].exercising_subject,
        conditions="申请材料齐全，符合法定形式",
        materials=["申请书", "身份证明", "相关证明材料"],
        limit_value=20,
        supervision_channels="局监察室监督电话和意见箱",
        counterpart_rights="陈述、申辩、申请行政复议或者提起行政诉讼",
        complaint_route="向派驻纪检组或者监察室投诉",
        complaint_phone="0900-12388",
        power_ids=[one.id for one in powers],
    )
    steps = _steps(desks, section, powers[0].procedure.split(ARROW))
    codes = [one["code"] for one in steps]
    replace_graph(
        session,
        who,
        chart.id,
        if_version=chart.version,
        steps=steps,
        edges=[{"source": one, "target": two} for one, two in pairwise(codes)],
    )
    return chart


def _steps(desks: Desks, section: str, titles: Sequence[str]) -> list[dict[str, Any]]:
    watch = {"supervising_posts": [desks.posts[SUPERVISION]], "rule": "局内部监督规程"}
    acted = []
    for place, title in enumerate(titles, 1):
        kind = KINDS.get(title, "handling")
        duty, post = ACTING.get(kind, HANDLED)
        holder = desks.posts[
            _in_charge(desks, section) if post == "leader" else f"{section}:{post}"
        ]
        step = {"code": f"N{place}", "title": title, "type": kind, f"{duty}_post_id": holder}
        acted.append({**step, "key_step": kind in {"handling", "deciding"}, **watch})
    begins = {"code": "S", "title": "提出申请", "type": "start"}
    return [begins, *acted, {"code": "E", "title": "办结归档", "type": "end"}]


def _in_charge(desks: Desks, section: str) -> str:
    """Name the post of the leadership that a section lies with."""
    portfolios = desks.plan.organisation.portfolios
    return next(one.post_key for one in portfolios if one.department_key == section)


def _tie_risks(desks: Desks, section: str, chart: Flowchart) -> None:
    """Let whoever manages each risk of the drawn powers put it on its step of the chart."""
    session = desks.session
    managed = {1: MAIN_LEADER, 2: _in_charge(desks, section), 3: f"{section}:head"}
    rows = session.execute(
        select(RiskPoint, FlowStep.id)
        .join(FlowchartPower, FlowchartPower.power_id == RiskPoint.power_id)
        .join(FlowStep, FlowStep.title == RiskPoint.flow_step)
        .where(FlowchartPower.flowchart_id == chart.id, FlowStep.flowchart_id == chart.id)
        .where(RiskPoint.rank.is_not(None))
        .order_by(RiskPoint.number)
    ).all()
    for point, step_id in rows:
        change_risk_point(
            session,
            desks.at(managed[point.rank or 1]),
            point.id,
            if_version=point.version,
            flow_step_id=step_id,
        )


def find_more_powers(desks: Desks) -> list[Case]:
    """Let sections list powers they had left out; each waits for its leader's confirmation."""
    return [_found(desks, *one) for one in FRESH]


def _found(desks: Desks, section: str, name: str, category: str, basis: str) -> Case:
    session, who = desks.session, desks.at(f"{section}:head")
    title = next(one.name for one in desks.plan.organisation.departments if one.key == section)
    power = draft_power(
        session,
        who,
        name=name,
        category=category,
        department_id=desks.departments[section],
        exercising_subject=title,
        content=f"依法办理{name}",
        legal_basis=basis,
        procedure="受理、审查、复核、决定",
        time_limit="10个工作日",
        duty="依法履行职责，一次性告知",
        posts=[{"post_id": desks.posts[f"{section}:duty1"], "duty": "handling"}],
    )
    article = {"kind": "law_regulation", "citation": basis}
    record_cleanup(
        session,
        who,
        power.id,
        if_version=power.version,
        decision="retain",
        reason="日常办理但此前未列入目录",
        sources=[article],
    )
    return start(desks, who, "power", [power.id])
