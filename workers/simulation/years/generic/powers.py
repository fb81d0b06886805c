"""The generic bureau cleans up its powers, lists them and draws their charts."""

from typing import Any, Final

from workers.simulation.acts import Bureau, Record
from workers.simulation.chronicle import Chronicle
from workers.simulation.world import CAST
from workers.simulation.years.common import department_of

YEAR: Final = 2026

LAW: Final = [{"kind": "law_regulation", "citation": "《预算法》第五十七条"}]

POWERS: Final = {
    "head": ("专项资金拨付", "payment", "《预算法》第五十七条"),
    "head_b": ("会计代理记账机构执业资格审批", "licensing", "《会计法》第三十六条"),
}


def begin(bureau: Bureau) -> None:
    """Plan, approve and open the year."""
    cycle = bureau.office.post("/cycles/plan", {"year": YEAR, "title": f"{YEAR}年度工作方案"})
    path = f"/cycles/{cycle['id']}"
    bureau["main_leader"].change(path, "approval", {"approval": "局领导班子会议纪要第1号"})
    bureau.office.change(path, "opening")
    bureau.machinery.settle()


def clean_up(bureau: Bureau, chronicle: Chronicle) -> dict[str, str]:
    """Who exercises a power cleans it up; his leader in charge confirms (C-01)."""
    bureau.on(2, 2)
    house, made = bureau.house, {}
    for who, (name, category, basis) in POWERS.items():
        clerk = "clerk" if who == "head" else "clerk_b"
        power = bureau[who].post(
            "/powers",
            {
                "name": name,
                "category": category,
                "legal_basis": basis,
                "content": f"依法办理{name}",
                "exercising_subject": CAST[who].department,
                "procedure": "受理、审查、复核、决定",
                "time_limit": "15个工作日",
                "duty": "依法履行职责",
                "department_id": department_of(bureau, who),
                "posts": [{"post_id": house.post_of(clerk), "duty": "handling"}],
            },
        )
        path = f"/powers/{power['id']}"
        cleaned: dict[str, Any] = {
            "decision": "retain",
            "sources": [{**LAW[0], "citation": basis}],
        }
        bureau[who].change(path, "clean-up", cleaned)
        made[who] = power["id"]
    for who, power_id in made.items():
        case = bureau.start(who, "power", [power_id])
        while bureau.case(case["id"])["step_type"] == "draft":
            bureau.advance(who, case["id"])
        deputy = "deputy" if who == "head" else "deputy_b"
        other = "deputy_b" if who == "head" else "deputy"
        bureau[other].refused(
            "not-his-step",
            "PUT",
            f"/cases/{case['id']}/advance",
            {},
            bureau.case(case["id"], deputy)["version"],
        )
        bureau.advance(deputy, case["id"], opinion="同意确认")
    chronicle.facts["power"] = made["head"]
    chronicle.facts["powers"] = sorted(
        bureau.office.get(f"/powers/{one}")["status"] for one in made.values()
    )
    return made


def list_powers(bureau: Bureau, chronicle: Chronicle) -> None:
    """Section catalogues, the bureau's catalogue, review, decision, notice: the power list."""
    bureau.on(2, 9)
    for who in POWERS:
        bureau[who].post(
            "/catalogues", {"kind": "section", "department_id": department_of(bureau, who)}
        )
    whole = bureau.office.post("/catalogues", {"kind": "bureau"})
    case = bureau.start("registrar", "catalogue", [whole["id"]])
    bureau.advance("registrar", case["id"])
    bureau.office.refused("not-found", "GET", "/power-list")
    review_items(bureau, whole["id"])
    bureau.advance("supervision", case["id"], opinion="逐项审核,均有依据")
    bureau.meet("leadership_meeting", [case["id"]])
    bureau.show(case["id"])
    found = bureau["clerk_c"].get("/power-list")
    chronicle.facts["power_list"] = (found["list_number"], found["counts"]["total"])
    chronicle.paper(bureau.office, "power_list", "F7权力清单")


def review_items(bureau: Bureau, catalogue_id: str) -> None:
    """The reviewer says yes to every item of the catalogue (R-048)."""
    desk, path = bureau["supervision"], f"/catalogues/{catalogue_id}"
    items = desk.get(f"{path}/items", limit=200)["items"]
    desk.change(
        path,
        "review",
        {"items": [{"item_id": one["id"], "state": "approved"} for one in items]},
    )


def draw(bureau: Bureau, powers: dict[str, str], chronicle: Chronicle) -> None:
    """Each power gets its chart; a step nobody watches becomes a candidate risk (C-03, R-064)."""
    bureau.on(4, 1)
    cases = []
    for who, power_id in powers.items():
        chart = drawn(bureau, who, power_id)
        case = bureau.start(who, "flowchart", [chart["id"]])
        bureau.advance(who, case["id"])
        bureau.file(case["id"])
        bureau.advance("supervision", case["id"], opinion="初审通过")
        cases.append(case["id"])
        chronicle.facts.setdefault("charts", []).append(chart["id"])
    bureau.meet("leadership_meeting", cases)
    svg = bureau["clerk"].fetch(f"/flowcharts/{chronicle.facts['charts'][0]}/svg")
    chronicle.keep("F8流程图.svg", svg)
    chronicle.facts["coverage"] = [
        one["coverage"] for one in bureau.office.get("/flowcharts/coverage")["items"]
    ]


def drawn(bureau: Bureau, who: str, power_id: str) -> Record:
    """Draw a flow in which clerk, head and deputy hold each other in check."""
    house, desk = bureau.house, bureau[who]
    clerk, other = ("clerk", "cashier") if who == "head" else ("clerk_b", "clerk_c")
    deputy = "deputy" if who == "head" else "deputy_b"
    chart: Record = desk.post(
        "/flowcharts",
        {
            "title": f"{POWERS[who][0]}流程图",
            "department_id": department_of(bureau, who),
            "procedure_source": "statutory",
            "citation": POWERS[who][2],
            "handling_subject": CAST[who].department,
            "conditions": "申请材料齐全",
            "materials": ["申请书", "证明材料"],
            "limit_value": 15,
            "supervision_channels": "监察室",
            "counterpart_rights": "陈述、申辩、申请复议",
            "complaint_route": "局纪检组",
            "power_ids": [power_id],
        },
    )
    watch = {"supervising_posts": [house.post_of("head_c")], "rule": "内部规程"}
    steps = [
        {"code": "S", "title": "提出申请", "type": "start"},
        {
            "code": "A",
            "title": "受理",
            "type": "acceptance",
            **by("handling", house, other),
            **watch,
        },
        {
            "code": "H",
            "title": "审查",
            "type": "handling",
            "key_step": True,
            "limit_value": 5,
            **by("handling", house, clerk),
            **watch,
        },
        {"code": "R", "title": "复核", "type": "reviewing", **by("reviewing", house, who), **watch},
        {
            "code": "D",
            "title": "决定",
            "type": "deciding",
            **by("deciding", house, deputy),
            **watch,
        },
        {"code": "E", "title": "办结", "type": "end"},
    ]
    edges = [{"source": one, "target": two} for one, two in ("SA", "AH", "HR", "RD", "DE")]
    desk.put(
        f"/flowcharts/{chart['id']}/graph",
        {"steps": steps, "edges": edges},
        version=chart["version"],
    )
    return chart


def by(duty: str, house: Any, who: str) -> dict[str, str]:
    """Give a step to a post."""
    return {f"{duty}_post_id": house.post_of(who)}
