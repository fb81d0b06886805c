"""The year of a bureau that builds its register from the ground (000): powers, charts, search."""

from datetime import date
from typing import Any, Final

from workers.simulation.acts import Bureau, Record
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import CAST, World
from workers.simulation.years.common import YES, blank, complete, department_of, sign_letter

YEAR: Final = 2026
LAW: Final = [{"kind": "law_regulation", "citation": "《预算法》第五十七条"}]
INPUTS: Final = ("laws", "rules", "business", "petitions")
POWERS: Final = {
    "head": ("专项资金拨付", "payment", "《预算法》第五十七条"),
    "head_b": ("会计代理记账机构执业资格审批", "licensing", "《会计法》第三十六条"),
}


def live(world: World, people: People, bureau: Bureau, chronicle: Chronicle) -> None:
    """Live through the generic bureau's year."""
    bureau.machinery.go_to(date(YEAR, 1, 5))
    begin(bureau)
    powers = clean_up(bureau, chronicle)
    list_powers(bureau, chronicle)
    complete(bureau, YEAR, 0, "职权清理完成,清单已公布")
    figures(world, people, chronicle, "cleanup")
    draw(bureau, powers, chronicle)
    complete(bureau, YEAR, 1, "流程图全部审定")
    figures(world, people, chronicle, "mapping")
    point = search(bureau, powers, chronicle)
    complete(bureau, YEAR, 2, "查找定级完成")
    figures(world, people, chronicle, "search")
    prevent(bureau, point, chronicle)
    complete(bureau, YEAR, 3, "防控措施审定并备案")
    figures(world, people, chronicle, "measures")
    finish(bureau, chronicle)
    figures(world, people, chronicle, "mechanisms")


def figures(world: World, people: People, chronicle: Chronicle, stage: str) -> None:
    """Let the leading group look at its figures."""
    chronicle.figures_of(stage, people.at(world.region, "officer"))


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


def search(bureau: Bureau, powers: dict[str, str], chronicle: Chronicle) -> str:
    """The section meets three times before the Party committee decides (C-07, R-293)."""
    bureau.on(6, 1)
    planned = bureau.office.post(
        "/campaigns",
        {"opens_on": date(YEAR, 6, 1), "due_on": date(YEAR, 6, 30), "subject_types": ["section"]},
    )
    bureau.office.change(f"/campaigns/{planned['id']}", "opening")
    bureau.machinery.settle()
    sheet = next(
        one for one in bureau.sheets() if one["department_id"] == department_of(bureau, "head")
    )
    steps = bureau["head"].get(f"/flowcharts/{chronicle.facts['charts'][0]}/graph")["steps"]
    step = next(one for one in steps if one["code"] == "H")
    point = bureau.point(
        "head",
        sheet["id"],
        part="process",
        category="business_process",
        power_id=powers["head"],
        flow_step_id=step["id"],
        flow_step="审查",
        title="资金审查流于形式",
        manifestations=["不核对合同与发票", "对虚报项目不予制止"],
        causes=["institution"],
        loss="财政资金损失",
        uncertainty="每月办理,有一定可能发生",
        provisional_rank=1,
    )
    for one in (each for each in steps if each["code"] in "ARD"):
        bureau["head"].post(
            f"/sheets/{sheet['id']}/examined-cells",
            {
                "power_id": powers["head"],
                "flow_step_id": one["id"],
                "reason": "已逐项查找,未发现风险",
            },
        )
    members = bureau["head"].get(f"/sheets/{sheet['id']}")["members"]
    handed = bureau.submit(
        "head",
        sheet["id"],
        **blank("post_step", "institution", power_id=powers["head"]),
        participants=[{"person_id": one["person_id"], "present": True} for one in members],
        inputs=[{"kind": kind, "text": "已逐项对照"} for kind in INPUTS],
        meetings=[{"number": 1, "held_on": date(YEAR, 6, 1), "place": "会议室"}],
    )
    nothing_found(bureau, "head_b", powers["head_b"], chronicle.facts["charts"][1])
    nothing_found(bureau, "head_c", None, None)
    case = handed["case_ids"][0]
    run_section_chain(bureau, case, point)
    chronicle.facts["point"] = bureau.office.get(f"/risk-points/{point}")["rank"]
    chronicle.paper(
        bureau["head"],
        "section_search",
        "F6科室排查表",
        subject_id=department_of(bureau, "head"),
    )
    return point


def nothing_found(bureau: Bureau, who: str, power: str | None, chart: str | None) -> None:
    """A section that found nothing signs that it looked at every step of every power."""
    desk = bureau[who]
    sheet = next(
        one for one in bureau.sheets() if one["department_id"] == department_of(bureau, who)
    )
    path = f"/sheets/{sheet['id']}"
    steps = desk.get(f"/flowcharts/{chart}/graph")["steps"] if chart else []
    for one in (each for each in steps if each["code"] in "AHRD"):
        desk.post(
            f"{path}/examined-cells",
            {"power_id": power, "flow_step_id": one["id"], "reason": "已逐项查找,未发现风险"},
        )
    read = desk.get(path)
    where = {"power_id": power} if power else {}
    bureau.submit(
        who,
        sheet["id"],
        **blank(*read["parts"], **where),
        participants=[{"person_id": one["person_id"], "present": True} for one in read["members"]],
        inputs=[{"kind": kind, "text": "已逐项对照"} for kind in INPUTS],
        meetings=[{"number": 1, "held_on": date(YEAR, 6, 1), "place": "会议室"}],
    )


def run_section_chain(bureau: Bureau, case: str, point: str) -> None:
    """Seven steps; the third meeting cannot be skipped, nor the Party committee replaced."""
    team = ("clerk", "cashier")
    if bureau.step(case) == "draft":
        bureau.gather("head", team, case)
        bureau.advance("head", case)
    bureau["deputy"].post(f"/cases/{case}/opinions", {"text": "请补充合同审核环节"})
    opinion = bureau.case(case)["opinions"][0]
    bureau["head"].put(
        f"/cases/{case}/opinions/{opinion['id']}", {"adopted": True, "reply": "已补充"}
    )
    bureau.advance("head", case)
    bureau.gather("head", team, case)
    bureau.advance("clerk", case)
    bureau.advance("registrar", case, opinion="材料齐全")
    propose(bureau, point)
    bureau["head"].refused(
        "step-not-in-place",
        "PUT",
        f"/cases/{case}/advance",
        {},
        bureau.case(case)["version"],
    )
    bureau.gather("head", team, case)
    bureau.advance("head", case)
    bureau.meet(
        "party_committee",
        [case],
        decisions={case: {"items": [{"item_id": point, "outcome": {"rank": 1}}]}},
    )
    bureau.show(case)


def propose(bureau: Bureau, point: str) -> None:
    """Propose a grade by the profile's factors, each with its reason."""
    factors = bureau["head"].get("/profile")["current"]["grading"]["factors"]
    bureau["head"].post(
        f"/risk-points/{point}/grading-proposal",
        {
            "scores": {one["code"]: 4 for one in factors},
            "rationales": {one["code"]: "发生机率较高,后果严重" for one in factors},
            "consequence": "discipline",
        },
        version=bureau["head"].get(f"/risk-points/{point}")["version"],
    )


def prevent(bureau: Bureau, point: str, chronicle: Chronicle) -> None:
    """One point, one measure; the deputy checks, the Party committee decides, the office files."""
    bureau.on(8, 3)
    made = bureau["head"].post(
        f"/risk-points/{point}/measures",
        {
            "text": "实行双人审查并留存核对记录",
            "kind": "improve_process",
            "phase": "early",
            "basis": "《预算法》及内部规程",
            "responsible_post_id": bureau.house.post_of("clerk"),
            "responsible_department_id": department_of(bureau, "clerk"),
            "due_on": date(YEAR, 12, 31),
            "recurrence": "quarterly",
        },
    )
    case = bureau.start("head", "measure", [made["id"]])["id"]
    bureau.advance("head", case)
    bureau.advance("deputy", case, items=[{"item_id": made["id"], "outcome": YES}])
    bureau.meet(
        "party_committee",
        [case],
        decisions={case: {"items": [{"item_id": made["id"], "outcome": YES}]}},
    )
    bureau.file(case)
    chronicle.facts["status"] = bureau.office.get(f"/risk-points/{point}")["status"]
    chronicle.paper(bureau.office, "ledger", "F9台账")
    chronicle.paper(
        bureau.office, "control_diagram", "F8防控图", subject_id=chronicle.facts["power"]
    )


def finish(bureau: Bureau, chronicle: Chronicle) -> None:
    """Letters, corrections, summary, the next year's plan; the year is closed."""
    bureau.on(10, 8)
    issued = bureau.office.post("/commitment-issuances", {"kind": "personal"})
    for one in issued["issued"]:
        who = next(w for w, key in bureau.house.persons.items() if str(key) == one["person_id"])
        sign_letter(bureau, who, one["id"])
    chronicle.facts["letters"] = len(issued["issued"])
    bureau.on(12, 28)
    cycle = bureau.office.get("/cycles")["items"][0]
    for kind in ("corrected_problem", "revised_point", "improved_measure", "summary"):
        bureau.office.post(f"/cycles/{cycle['id']}/notes", {"kind": kind, "text": "见年度工作总结"})
    bureau.office.post("/cycles/plan", {"year": YEAR + 1})
    complete(bureau, YEAR, 4, "机制健全,总结完成")
    bureau.office.change(f"/cycles/{cycle['id']}", "closure", {"despite_gaps": ""})
    chronicle.facts["closed"] = bureau.office.get(f"/cycles/{cycle['id']}")["state"]
