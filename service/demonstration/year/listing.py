"""Powers become the approved list; some get their flowcharts; some are cleaned up anew."""

from collections import defaultdict
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from service.catalogues.gathering import items_of
from service.catalogues.models import Catalogue
from service.catalogues.use_cases import (
    make_bureau_catalogue,
    make_section_catalogue,
    review_items,
)
from service.demonstration.year.acts import call, decide, publish, say_yes, start
from service.demonstration.year.desks import SUPERVISION, Desks
from service.flowcharts.models import Flowchart
from service.flowcharts.use_cases.charts import draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.powers.models import Power
from service.powers.use_cases.cleaning import record_cleanup
from service.powers.use_cases.entering import draft_power
from service.procedures.models import Case

EACH: Final = 3
# section, whether the leadership has decided on its chart
DRAWN: Final = (("relief", True), ("organisations", True), ("names", True), ("planning", False))
STEPS: Final = (
    ("A", "受理", "acceptance", "handling", "duty1"),
    ("H", "审查", "handling", "handling", "duty2"),
    ("R", "复核", "reviewing", "reviewing", "head"),
    ("D", "决定", "deciding", "deciding", "leader"),
)
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
        chosen = powers[desks.departments[section]][:EACH]
        if not chosen:
            continue
        chart = _drawn(desks, section, chosen)
        case = start(desks, desks.at(f"{section}:head"), "flowchart", [chart.id])
        if decided:
            say_yes(desks, desks.office, case, "流程完整，岗位明确，初审通过")
            cases.append(case)
    decide(desks, call(desks, "审定权力运行流程图", cases))


def _powers(desks: Desks) -> dict[UUID | None, list[Power]]:
    found: dict[UUID | None, list[Power]] = defaultdict(list)
    for one in desks.session.scalars(
        select(Power).where(Power.status == "in_force").order_by(Power.number)
    ):
        found[one.department_id].append(one)
    return found


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
    replace_graph(
        session,
        who,
        chart.id,
        if_version=chart.version,
        steps=_steps(desks, section),
        edges=[{"source": one, "target": two} for one, two in ("SA", "AH", "HR", "RD", "DE")],
    )
    return chart


def _steps(desks: Desks, section: str) -> list[dict[str, Any]]:
    leader = next(
        one.post_key for one in desks.plan.organisation.portfolios if one.department_key == section
    )
    watch = {"supervising_posts": [desks.posts[SUPERVISION]], "rule": "局内部监督规程"}
    acted = [
        {
            "code": code,
            "title": title,
            "type": kind,
            "key_step": code in "HD",
            f"{duty}_post_id": desks.posts[leader if post == "leader" else f"{section}:{post}"],
            **watch,
        }
        for code, title, kind, duty, post in STEPS
    ]
    begins = {"code": "S", "title": "提出申请", "type": "start"}
    return [begins, *acted, {"code": "E", "title": "办结归档", "type": "end"}]


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
