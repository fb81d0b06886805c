"""The year of a civil affairs bureau (001): annexes by 25 August, grades in four days, measures."""

from datetime import date
from typing import Any, Final

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import World
from workers.simulation.years.common import YES, blank, complete, department_of, sign_letter

YEAR: Final = 2026
WORDING: Final = {
    "part": "duties",
    "category": "post_duty",
    "causes": ["institution", "supervision"],
    "loss": "救助资金流失,困难群众利益受损",
    "uncertainty": "每月审批,有一定可能发生",
}
FOUND: Final = {
    "clerk": ("低保审核优亲厚友", ["对亲友放宽条件", "虚报家庭收入"]),
    "cashier": ("救助资金拨付不及时", ["故意拖延拨付", "截留挪用资金"]),
    "head": ("资金分配随意", ["不按标准分配", "分配结果不公开"]),
}


def live(world: World, people: People, bureau: Bureau, chronicle: Chronicle) -> None:
    """Live through the civil affairs bureau's year, 11 August to the end of December."""
    bureau.machinery.go_to(date(YEAR, 8, 3))
    officer = world.region
    begin(bureau, chronicle)
    figures(people, officer, chronicle, "mobilisation")
    points, cases = search(bureau, chronicle)
    report(bureau, cases, chronicle)
    complete(bureau, YEAR, 1, "查找廉能风险阶段工作完成")
    figures(people, officer, chronicle, "search")
    grade(bureau, points, chronicle)
    figures(people, officer, chronicle, "ledger")
    prevent(bureau, points, chronicle)
    complete(bureau, YEAR, 2, "等级评定、台账建立完成")
    letters(bureau, chronicle)
    complete(bureau, YEAR, 3, "防控措施制定完成")
    figures(people, officer, chronicle, "measures")
    finish(bureau, chronicle)
    figures(people, officer, chronicle, "summary")


def figures(people: People, region: Any, chronicle: Chronicle, stage: str) -> None:
    """Let the leading group look at its figures."""
    chronicle.figures_of(stage, people.at(region, "officer"))


def begin(bureau: Bureau, chronicle: Chronicle) -> None:
    """Plan, approve, open; on 11 August a single day of mobilisation (R-467)."""
    superior = {"title": "市区廉能风险防控机制建设实施方案", "number": "区纪字〔2011〕20号"}
    cycle = bureau.office.post(
        "/cycles/plan",
        {"year": YEAR, "title": "廉能风险防控工作方案", "superior_document": superior},
    )
    path = f"/cycles/{cycle['id']}"
    bureau["deputy"].refused(
        "forbidden", "PUT", f"{path}/approval", {"approval": "会议"}, cycle["version"]
    )
    bureau["main_leader"].change(path, "approval", {"approval": "局班子会议纪要第8号"})
    bureau.office.change(path, "opening")
    bureau.on(8, 11)
    bureau.mobilise()
    complete(bureau, YEAR, 0, "动员部署完成")
    chronicle.facts["first_stage"] = bureau.office.get(path)["stages"][0]["completed_on"]


def search(bureau: Bureau, chronicle: Chronicle) -> tuple[dict[str, str], dict[str, str]]:
    """Annex 1 of each mandatory filler, and the section around power, money, people, things."""
    bureau.on(8, 12)
    planned = bureau.office.post(
        "/campaigns",
        {
            "opens_on": date(YEAR, 8, 12),
            "due_on": date(YEAR, 8, 25),
            "subject_types": ["leadership_post", "work_post"],
        },
    )
    bureau.office.change(f"/campaigns/{planned['id']}", "opening")
    bureau.machinery.settle()
    sheets = {one["post_id"]: one for one in bureau.sheets()}
    points: dict[str, str] = {}
    for who, (title, said) in FOUND.items():
        sheet = sheets[bureau.house.post_of(who)]
        points[who] = bureau.point(who, sheet["id"], title=title, manifestations=said, **WORDING)
    bureau.on(8, 20)
    cases: dict[str, str] = {}
    for post_id, sheet in sheets.items():
        who = next((w for w in bureau.house.appointments if bureau.house.post_of(w) == post_id), "")
        if not who or (who not in FOUND and sheet["coverage"] != "block"):
            continue
        parts = bureau[who].get(f"/sheets/{sheet['id']}")["parts"]
        rest = [one for one in parts if one != "duties" or who not in FOUND]
        if who == "clerk":
            copied(bureau, sheet)
        handed = bureau.submit(who, sheet["id"], **blank(*rest))
        if handed["case_ids"]:
            cases[who] = handed["case_ids"][0]
    chronicle.paper(
        bureau["clerk"],
        "personal_report",
        "F1个人报告书",
        subject_id=bureau.house.post_of("clerk"),
    )
    return points, cases


def copied(bureau: Bureau, sheet: dict[str, Any]) -> None:
    """A form that is not complete is refused with every gap at once."""
    bureau["clerk"].refused(
        "sheet-incomplete",
        "PUT",
        f"/sheets/{sheet['id']}/submission",
        {},
        bureau["clerk"].get(f"/sheets/{sheet['id']}")["version"],
    )


def report(bureau: Bureau, cases: dict[str, str], chronicle: Chronicle) -> None:
    """Each signs and reports by 25 August; the office sends one back; one comes a day late."""
    for who, case_id in cases.items():
        while bureau.step(case_id) in {"draft", "sign"}:
            bureau.advance(who, case_id)
    bureau.give_back(
        "registrar", cases["head"], "请写明分配的具体环节", defects=["detached_from_reality"]
    )
    for who in ("clerk", "cashier"):
        if who == "clerk":
            bureau.file(cases[who])
    bureau.on(8, 26)
    bureau.file(cases["cashier"])
    late = bureau.case(cases["cashier"])["steps"][-1]
    chronicle.facts["reported_late"] = (late["due_on"], late["closed_at"][:10])
    while bureau.step(cases["head"]) in {"draft", "sign"}:
        bureau.advance("head", cases["head"])
    bureau.file(cases["head"])
    bureau.on(8, 31)


def grade(bureau: Bureau, points: dict[str, str], chronicle: Chronicle) -> None:
    """Four days over a weekend: assessed, reported, reviewed, decided, handed over (C-19)."""
    bureau.on(9, 1)
    posts = points
    desk = bureau["head"]
    round_ = desk.post(
        "/grading-rounds",
        {
            "title": "计划财务科风险等级评估",
            "department_id": department_of(bureau, "head"),
            "risk_point_ids": list(posts.values()),
        },
    )
    factors = desk.get("/profile")["current"]["grading"]["factors"]
    scores = {
        "scores": {one["code"]: 5 for one in factors},
        "rationales": {one["code"]: "经科室集体评估,危害较深" for one in factors},
    }
    path = f"/grading-rounds/{round_['id']}"
    for point in posts.values():
        desk.put(f"{path}/points/{point}", scores, version=desk.get(path)["version"])
    desk.post(
        f"{path}/reports",
        {"opinions": "建议按评估等级审定"},
        version=desk.get(path)["version"],
    )
    cases = {who: bureau.start("head", "grading", [one])["id"] for who, one in posts.items()}
    for case_id in cases.values():
        while bureau.step(case_id) == "draft":
            bureau.advance("head", case_id)
        bureau.advance_by_seat(case_id, opinion="同意")
    bureau.on(9, 3)
    bureau["registrar"].refused(
        "collective-step",
        "PUT",
        f"/cases/{cases['clerk']}/advance",
        {},
        bureau.case(cases["clerk"])["version"],
    )
    bureau.meet("party_group", cases.values())
    for case_id in cases.values():
        bureau.advance_by_seat(case_id)
    bureau.file(*cases.values())
    chronicle.facts["ranks"] = [
        bureau.office.get(f"/risk-points/{one}")["rank"] for one in posts.values()
    ]
    chronicle.paper(bureau["head"], "grading_report", "评估报告", subject_id=round_["id"])


def prevent(bureau: Bureau, points: dict[str, str], chronicle: Chronicle) -> None:
    """Measures in autumn; a notice of the section's measures may be objected to."""
    bureau.on(9, 21)
    for who in FOUND:
        made = bureau[who].post(
            f"/risk-points/{points[who]}/measures",
            {
                "text": f"{FOUND[who][0]}的防控:双人经办、全程留痕",
                "kind": "improve_process",
                "phase": "early",
                "basis": "《社会救助暂行办法》",
                "responsible_post_id": bureau.house.post_of(who),
                "responsible_department_id": department_of(bureau, who),
                "due_on": date(YEAR, 11, 30),
            },
        )
        case = bureau.start(who, "measure", [made["id"]])["id"]
        bureau.advance(who, case)
        judged = {"items": [{"item_id": made["id"], "outcome": YES}]}
        if who != "head":
            bureau.advance("deputy", case, **judged)
        if bureau.step(case) == "gatekeep":  # what was ever high goes up to the main leader (I4)
            bureau.advance("main_leader", case, **judged)
        bureau.file(case)
    chronicle.facts["in_force"] = [
        bureau.office.get(f"/risk-points/{points[who]}")["status"] for who in FOUND
    ]


def letters(bureau: Bureau, chronicle: Chronicle) -> None:
    """Annex 2 of everybody who must, annex 3 of the sections: signed, shown, reported."""
    bureau.on(10, 9)
    for kind in ("personal", "section"):
        bureau.office.post("/commitment-issuances", {"kind": kind})
    for one in bureau.office.get("/commitments", limit=200)["items"]:
        who = next(w for w, key in bureau.house.persons.items() if str(key) == one["person_id"])
        sign_letter(bureau, who, one["id"])
    kept = bureau.office.get("/commitments", kind="section", limit=50)["items"]
    own = next(one for one in kept if one["department_id"] == department_of(bureau, "head"))
    bureau["deputy"].change(f"/commitments/{own['id']}", "countersignature")
    case = bureau.start("head", "commitment", [own["id"]])["id"]
    while bureau.step(case) in {"draft", "sign"}:
        bureau.advance("head", case)
    last = bureau.publish(case)
    notice = bureau.notice_of(case)
    bureau["clerk"].post(
        f"/notices/{notice['id']}/comments", {"kind": "opinion", "text": "建议公布监督电话"}
    )
    said = bureau.office.get(f"/notices/{notice['id']}/comments")["items"][0]
    bureau.machinery.live_until(last)
    bureau.office.change(
        f"/notice-comments/{said['id']}",
        "answer",
        {"verdict": "not_adopted", "reply": "监督电话已在公开栏公布"},
    )
    bureau.on(10, 23)
    bureau.file(case)
    chronicle.facts["letter"] = bureau.office.get(f"/commitments/{own['id']}")["state"]
    chronicle.paper(bureau.office, "section_letter", "F3承诺书", subject_id=own["id"])
    chronicle.paper(bureau.office, "notice_result", "F10公示结果", subject_id=notice["id"])
    bureau.on(11, 27)


def finish(bureau: Bureau, chronicle: Chronicle) -> None:
    """December: summary, gaps, the next year's plan, closing."""
    bureau.on(12, 21)
    cycle = bureau.office.get("/cycles")["items"][0]
    for kind in ("corrected_problem", "revised_point", "improved_measure", "summary"):
        bureau.office.post(
            f"/cycles/{cycle['id']}/notes", {"kind": kind, "text": "见专题总结会议记录"}
        )
    bureau.office.post("/cycles/plan", {"year": YEAR + 1})
    complete(bureau, YEAR, 4, "总结提高完成")
    path = f"/cycles/{cycle['id']}"
    bureau.office.change(path, "closure", {"despite_gaps": "个别事项结转下一年度"})
    chronicle.facts["closed"] = bureau.office.get(path)["state"]
    chronicle.paper(bureau.office, "ledger", "F9台账")
