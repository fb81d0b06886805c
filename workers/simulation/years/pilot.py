"""The year of a pilot bureau in a county, from 1 February to the next opening (002, piece 3)."""

from datetime import date, timedelta
from typing import Any, Final

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import World
from workers.simulation.years.common import (
    YES,
    blank,
    complete,
    department_of,
    sign_letter,
)

YEAR: Final = 2026
STAGES: Final = (
    ("preparation", "筹备启动阶段", (2, 1), (3, 10)),
    ("search", "查找风险点阶段", (3, 11), (4, 20)),
    ("measures", "制定防范措施和组织实施阶段", (4, 21), (8, 31)),
    ("assessment", "考核评估阶段", (9, 1), (9, 10)),
    ("correction", "修正完善阶段", (9, 11), (10, 10)),
)
INPUTS: Final = ("laws", "rules", "business", "petitions")


def live(world: World, people: People, bureau: Bureau, chronicle: Chronicle) -> None:
    """Live through the pilot's year."""
    officer = Officers(world, people)
    issue_plan(world, people, bureau)
    prepare(bureau, chronicle)
    chronicle.figures_of("preparation", officer.county)
    points = search(bureau)
    file_points(bureau, officer, chronicle)
    complete(bureau, YEAR, 1, "查找风险点工作完成")
    chronicle.figures_of("search", officer.county)
    measures = prevent(bureau, points, chronicle)
    file_measures_late(bureau, officer, chronicle)
    letters(bureau, chronicle)
    hand_over(bureau, chronicle)
    carry_out(bureau, measures, chronicle)
    lower(bureau, points, officer, chronicle)
    bureau.on(8, 31)
    complete(bureau, YEAR, 2, "防范措施已落实")
    chronicle.figures_of("measures", officer.county)
    assess_and_correct(bureau, chronicle)
    chronicle.figures_of("correction", officer.county)
    close_and_reopen(bureau, points, chronicle)
    chronicle.figures_of("next-year", officer.county)


class Officers:
    """The offices of the leading groups, each signed in on the day it acts."""

    def __init__(self, world: World, people: People) -> None:
        self.world, self.people = world, people

    @property
    def county(self) -> Any:
        return self.people.at(self.world.county, "officer")

    @property
    def region(self) -> Any:
        return self.people.at(self.world.region, "officer")


def issue_plan(world: World, people: People, bureau: Bureau) -> None:
    """The region's leading group issues the year's plan; the county passes it on."""
    bureau.machinery.go_to(date(YEAR, 1, 20))
    officer = people.at(world.region, "officer")
    stages = [
        {
            "code": code,
            "name": name,
            "starts_on": date(YEAR, *first),
            "due_on": date(YEAR, *last),
        }
        for code, name, first, last in STAGES
    ]
    plan = officer.post(
        "/cycle-plans", {"year": YEAR, "title": f"{YEAR}年廉政风险防范工作方案", "stages": stages}
    )
    officer.refused(
        "forbidden", "PUT", f"/cycle-plans/{plan['id']}/issuance", version=plan["version"]
    )
    people.at(world.region, "chief").put(
        f"/cycle-plans/{plan['id']}/issuance", version=plan["version"]
    )
    bureau.machinery.settle()


def prepare(bureau: Bureau, chronicle: Chronicle) -> None:
    """Adopt the plan with own days, give every task to somebody, approve, open, mobilise."""
    bureau.on(2, 1)
    plan = bureau.office.get("/received-cycle-plans")["items"][0]
    cycle = bureau.office.post("/cycles/plan", {"year": YEAR, "document_id": plan["document_id"]})
    path = f"/cycles/{cycle['id']}"
    stages = bureau.office.get(path)["stages"]
    task = bureau.office.post(
        f"/cycle-stages/{stages[0]['id']}/tasks",
        {"title": "召开动员大会,印发方案", "deliverable": "会议记录"},
    )
    approval = {"approval": "2026年第1次局领导班子会议"}
    bureau["main_leader"].refused(
        "plan-incomplete", "PUT", f"{path}/approval", approval, cycle["version"]
    )
    given = {
        "title": task["title"],
        "post_id": bureau.house.post_of("recorder"),
        "due_on": date(YEAR, 3, 5),
    }
    task = bureau.office.put(f"/stage-tasks/{task['id']}", given, version=task["version"])
    bureau["main_leader"].change(path, "approval", approval)
    bureau.office.change(path, "opening")
    bureau.machinery.settle()
    bureau.on(3, 2)
    bureau.office.refused(
        "stage-not-in-place",
        "PUT",
        f"/cycle-stages/{stages[0]['id']}/completion",
        {"report": "已部署"},
        stages[0]["version"],
    )
    bureau.mobilise()
    bureau["recorder"].put(
        f"/stage-tasks/{task['id']}/completion", {"result": "已召开"}, version=task["version"]
    )
    chronicle.facts["cycle"] = cycle["id"]
    complete(bureau, YEAR, 0, "筹备工作完成")


def search(bureau: Bureau) -> dict[str, str]:
    """Everybody searches; the leadership reviews; one is returned, one is objected to."""
    bureau.on(3, 11)
    planned = bureau.office.post(
        "/campaigns", {"opens_on": date(YEAR, 3, 11), "due_on": date(YEAR, 3, 18)}
    )
    bureau.office.change(f"/campaigns/{planned['id']}", "opening")
    bureau.machinery.settle()
    sheets = {
        (one["subject_type"], one["post_id"] or one["department_id"]): one
        for one in bureau.sheets()
        if one["subject_type"] != "topic"
    }
    points = fill(bureau, sheets)
    bureau.on(3, 17)
    cases = hand_in(bureau, sheets, points)
    bureau["head"].refused(
        "collective-step",
        "PUT",
        f"/cases/{cases['clerk']}/advance",
        {},
        bureau.case(cases["clerk"])["version"],
    )
    bureau.on(3, 20)
    review(bureau, cases, points)
    return points


def fill(bureau: Bureau, sheets: dict[Any, Any]) -> dict[str, str]:
    """Enter what each finds on his own form."""
    house = bureau.house
    found: dict[str, str] = {}
    wording = {
        "part": "duties",
        "category": "post_duty",
        "causes": ["institution", "supervision"],
        "loss": "专项资金被挤占挪用,群众利益受到损害",
        "uncertainty": "每季度拨付一次,有一定可能发生",
    }
    for who, title, said in (
        ("clerk", "资金审核把关不严", ["对申报材料不作实质审核", "接受请托放宽标准"]),
        ("cashier", "资金拨付不按程序", ["未经复核即办理拨付", "超进度拨付资金"]),
        ("head", "资金分配自由裁量权过大", ["擅自调整分配系数", "分配结果不公开"]),
        ("clerk_c", "现场核查走过场", ["不到现场即出具意见", "核查记录与事实不符"]),
    ):
        kind = "leadership_post" if who == "head" else "work_post"
        sheet = sheets[kind, house.post_of(who)]
        found[who] = bureau.point(who, sheet["id"], title=title, manifestations=said, **wording)
    deputy = sheets["leadership_post", house.post_of("deputy")]
    found["deputy"] = bureau.point(
        "deputy",
        deputy["id"],
        **wording | {"part": "large_funds"},
        title="大额资金使用审批把关不严",
        manifestations=["个人决定大额资金使用", "不经集体研究"],
    )
    return found


def hand_in(bureau: Bureau, sheets: dict[Any, Any], points: dict[str, str]) -> dict[str, str]:
    """Hand in all forms; a post that disposes of something makes no nil return."""
    house = bureau.house
    nil = sheets["work_post", house.post_of("clerk_b")]
    bureau["clerk_b"].put(f"/sheets/{nil['id']}", blank("duties", "flow"), version=nil["version"])
    again = bureau["clerk_b"].get(f"/sheets/{nil['id']}")
    bureau["clerk_b"].refused(
        "sheet-incomplete", "PUT", f"/sheets/{nil['id']}/submission", {}, again["version"]
    )
    cases: dict[str, str] = {}
    for (_, subject), sheet in sheets.items():
        who = next((w for w in house.appointments if house.post_of(w) == subject), None)
        if who is None or who == "clerk_b":
            continue
        asked = bureau[who].get(f"/sheets/{sheet['id']}")
        answered = {"duties"} if who in points else set()
        answered = {"large_funds"} if who == "deputy" else answered
        rest = [part for part in asked["parts"] if part not in answered]
        handed = bureau.submit(who, sheet["id"], **blank(*rest))
        if handed["case_ids"]:
            cases[who] = handed["case_ids"][0]
    team = next(one for (kind, _), one in sheets.items() if kind == "leadership_team")
    bureau.submit(
        "deputy_b", team["id"], **blank(*bureau["deputy_b"].get(f"/sheets/{team['id']}")["parts"])
    )
    section = sheets["section", department_of(bureau, "head")]
    cases["section"] = hand_in_section(bureau, section, points)
    return cases


def hand_in_section(bureau: Bureau, sheet: dict[str, Any], points: dict[str, str]) -> str:
    """A section searches as a whole, comparing itself with law, rules, business, petitions."""
    points["section"] = bureau.point(
        "head",
        sheet["id"],
        part="process",
        category="business_process",
        flow_step="资金分配",
        title="资金分配流程缺少复核环节",
        manifestations=["分配方案一人起草一人报批", "分配依据不留痕"],
        causes=["institution"],
        loss="资金分配失衡,损害群众利益",
        uncertainty="每年两次集中分配,有一定可能发生",
    )
    members = bureau["head"].get(f"/sheets/{sheet['id']}")["members"]
    handed = bureau.submit(
        "head",
        sheet["id"],
        **blank("post_step", "institution"),
        participants=[{"person_id": one["person_id"], "present": True} for one in members],
        inputs=[{"kind": kind, "text": "已逐项对照"} for kind in INPUTS],
    )
    return str(handed["case_ids"][0])


GRADES: Final = {"clerk": 1, "cashier": 1, "head": 1, "deputy": 2, "clerk_c": 2, "section": 3}


def graded(cases: dict[str, str], points: dict[str, str], *who: str) -> dict[str, Any]:
    """Decide on the points of some, each with its grade."""
    return {
        cases[one]: {"items": [{"item_id": points[one], "outcome": {"rank": GRADES[one]}}]}
        for one in who
    }


def review(bureau: Bureau, cases: dict[str, str], points: dict[str, str]) -> None:
    """The leadership returns one, approves the others; they are filed and shown."""
    back = cases["clerk_c"]
    others = [who for who in cases if who != "clerk_c"]
    bureau.meet(
        "leadership_meeting",
        cases.values(),
        decisions={
            back: {"decision": "return", "reason": "内容空泛,请结合岗位实际重写"},
            **graded(cases, points, *others),
        },
    )
    bureau.file(*(cases[who] for who in others))
    bureau.advance("clerk_c", back)
    bureau.on(3, 23)
    bureau.meet("leadership_meeting", [back], decisions=graded(cases, points, "clerk_c"))
    bureau.file(back)
    last = bureau.publish(*cases.values())
    notice = bureau.notice_of(cases["cashier"])
    said = bureau["clerk_b"].post(
        f"/notices/{notice['id']}/comments",
        {"kind": "objection", "text": "表现形式遗漏了账户管理环节", "anonymous": True},
    )
    bureau.office.change(
        f"/notice-comments/{said['id']}",
        "answer",
        {"verdict": "adopted", "reply": "意见成立,退回补充"},
    )
    bureau.machinery.live_until(last + timedelta(days=1))
    bureau.advance("cashier", cases["cashier"])
    bureau.meet(
        "leadership_meeting", [cases["cashier"]], decisions=graded(cases, points, "cashier")
    )
    bureau.file(cases["cashier"])
    bureau.show(cases["cashier"])


def file_points(bureau: Bureau, officer: Officers, chronicle: Chronicle) -> None:
    """By 10 April the points of the team and of cadres from section chief up go to the county."""
    bureau.on(4, 9)
    chronicle.facts["due_in_april"] = due(bureau)
    check = bureau.office.get("/filings/precheck", kind="points", year=YEAR)
    chronicle.facts["points_ready"], chronicle.facts["points_gaps"] = (
        check["ready"],
        len(check["gaps"]),
    )
    filing = bureau.office.post("/filings", {"kind": "points", "year": YEAR})
    path = f"/filings/{filing['id']}"
    sent = bureau.office.change(path, "sending", {"despite_gaps": "领导班子本轮未发现风险点"})
    chronicle.facts["points_late"] = sent["late"]
    bureau.machinery.settle()
    got = officer.county.get("/received-filings", kind="points")["items"][0]
    there = f"/received-filings/{got['id']}"
    first = officer.county.get(there)["items"][0]
    officer.county.change(
        there,
        "decisions",
        {
            "items": [
                {
                    "item_id": first["item_id"],
                    "decision": "returned",
                    "reason": "请写明具体环节",
                }
            ]
        },
    )
    officer.county.change(there, "acceptance")
    officer.county.change(there, "answer", {"opinion": "个别条目需要修改"})
    bureau.machinery.settle()
    bureau.on(4, 14)
    bureau.office.change(path, "", {"remarks": "已按意见核对"})
    bureau.office.change(path, "sending", {"despite_gaps": "领导班子本轮未发现风险点"})
    bureau.machinery.settle()
    officer.county.change(there, "acceptance")
    officer.county.change(there, "answer", {"opinion": "同意"})
    bureau.machinery.settle()
    done = bureau.office.get(path)
    chronicle.facts["points_filing"] = (done["state"], done["late"], done["revision"])
    noted = officer.region.get("/received-filings", kind="points")["items"]
    chronicle.facts["region_noted"] = [one["state"] for one in noted]
    chronicle.paper(bureau.office, "filing_form", "F11备案表", subject_id=filing["id"])


def due(bureau: Bureau) -> dict[str, str]:
    """Name the dated duties on the office's desk, each with its last day."""
    waiting = bureau.office.get("/tasks", box="waiting", limit=100)["items"]
    return {one["kind"]: one["due_on"] for one in waiting if one["kind"].endswith(".due")}


MEASURES: Final = {
    "clerk": ("实行双人审核,审核意见留痕备查", "improve_process"),
    "cashier": ("拨付须经复核岗复核后方可办理", "technical_control"),
    "head": ("分配方案集体研究并在局内公示", "lawful_disclosure"),
    "clerk_c": ("现场核查须两人到场并拍照存档", "regulate_discretion"),
    "deputy": ("大额资金使用一律提交班子会议", "build_institution"),
    "section": ("增设分配方案复核环节", "improve_process"),
}
AUTHORS: Final = {"section": "head"}


def prevent(bureau: Bureau, points: dict[str, str], chronicle: Chronicle) -> dict[str, str]:
    """Measures go three ways: posts are shown before review, leaders by the main leaders."""
    bureau.on(4, 21)
    house = bureau.house
    made: dict[str, str] = {}
    for subject, (words, kind) in MEASURES.items():
        who = AUTHORS.get(subject, subject)
        measure = bureau[who].post(
            f"/risk-points/{points[subject]}/measures",
            {
                "text": words,
                "kind": kind,
                "phase": "early",
                "basis": "《党政领导干部廉政责任制》及本岗位职责",
                "responsible_post_id": house.post_of(who),
                "responsible_department_id": department_of(bureau, who),
                "due_on": date(YEAR, 12, 31),
                "recurrence": "quarterly",
                "means": ["institution"],
            },
        )
        made[subject] = measure["id"]
    cases = {}
    for subject, measure_id in made.items():
        who = AUTHORS.get(subject, subject)
        case = bureau.start(who, "measure", [measure_id])
        bureau.advance(who, case["id"])
        cases[subject] = case["id"]
    bureau["deputy"].refused(
        "not-his-step",
        "PUT",
        f"/cases/{cases['deputy']}/advance",
        {"opinion": "同意"},
        bureau.case(cases["deputy"], "deputy")["version"],
    )
    bureau.advance(
        "main_leader",
        cases["deputy"],
        opinion="同意",
        items=[{"item_id": made["deputy"], "outcome": YES}],
    )
    shown = [one for one in cases.values() if bureau.step(one) == "public_notice"]
    bureau.show(*shown)
    bureau.advance("deputy", cases["section"], items=[{"item_id": made["section"], "outcome": YES}])
    posts = {who: one for who, one in cases.items() if who not in {"deputy", "section"}}
    leaders = {who: one for who, one in posts.items() if bureau.step(one) == "gatekeep"}
    for who, one in leaders.items():
        bureau.advance("main_leader", one, items=[{"item_id": made[who], "outcome": YES}])
    bureau.meet(
        "party_organisation",
        [one for who, one in posts.items() if who not in leaders],
        decisions={
            one: {"items": [{"item_id": made[who], "outcome": YES}]} for who, one in posts.items()
        },
    )
    bureau.file(*cases.values())
    chronicle.facts["in_force"] = sorted(
        bureau.office.get(f"/risk-points/{one}")["status"] for one in points.values()
    )
    return made


def file_measures_late(bureau: Bureau, officer: Officers, chronicle: Chronicle) -> None:
    """The measures go up a day late: marked, and taken all the same."""
    bureau.on(5, 11)
    chronicle.facts["due_in_may"] = due(bureau)
    filing = bureau.office.post("/filings", {"kind": "measures", "year": YEAR})
    path = f"/filings/{filing['id']}"
    sent = bureau.office.change(path, "sending", {"despite_gaps": "个别措施仍在公示"})
    chronicle.facts["measures_late"] = sent["late"]
    bureau.machinery.settle()
    got = officer.county.get("/received-filings", kind="measures")["items"][0]
    there = f"/received-filings/{got['id']}"
    officer.county.change(there, "acceptance")
    officer.county.change(there, "answer", {"opinion": "同意备案"})
    bureau.machinery.settle()
    done = bureau.office.get(path)
    chronicle.facts["measures_filing"] = (done["state"], done["filed_number"])


def letters(bureau: Bureau, chronicle: Chronicle) -> None:
    """Everybody who must signs his commitment letter."""
    bureau.on(5, 18)
    bureau.office.post("/commitment-issuances", {"kind": "personal"})
    for one in bureau.office.get("/commitments", kind="personal", limit=200)["items"]:
        who = next(w for w, key in bureau.house.persons.items() if str(key) == one["person_id"])
        sign_letter(bureau, who, one["id"])
    chronicle.paper(
        bureau["clerk"], "personal_letter", "F2承诺书", subject_id=letter_of(bureau, "clerk")
    )


def letter_of(bureau: Bureau, who: str) -> str:
    """Find somebody's living letter."""
    listed = bureau[who].get("/commitments", mine=True, limit=50)["items"]
    return str(next(one["id"] for one in listed if one["state"] not in {"archived", "withdrawn"}))


def hand_over(bureau: Bureau, chronicle: Chronicle) -> None:
    """The auditing post changes hands; the letter is archived and a new one awaits (R-002)."""
    bureau.on(6, 1)
    before = letter_of(bureau, "clerk")
    house, desk = bureau.house, bureau["administrator"]
    desk.change(
        f"/appointments/{house.appointments['clerk']}",
        "ending",
        {"on": date(YEAR, 6, 1), "reason": "岗位轮换"},
    )
    desk.post(
        "/appointments",
        {
            "person_id": house.persons["successor"],
            "post_id": house.post_of("clerk"),
            "starts_on": date(YEAR, 6, 2),
            "reason": "岗位轮换",
        },
    )
    bureau.on(6, 2)
    bureau.on(6, 3)
    old = bureau.office.get(f"/commitments/{before}")
    new = letter_of(bureau, "successor")
    chronicle.facts["letters"] = (old["state"], new != before)
    sign_letter(bureau, "successor", new)
    waiting = bureau["successor"].get("/tasks", box="waiting")["items"]
    chronicle.facts["successor_tasks"] = sorted({one["kind"] for one in waiting})


def carry_out(bureau: Bureau, measures: dict[str, str], chronicle: Chronicle) -> None:
    """Measures are carried out and their suitability reviewed by those who monitor."""
    bureau.on(7, 10)
    for who in ("cashier", "head"):
        bureau[who].post(
            f"/measures/{measures[who]}/doings",
            {"done_on": date(YEAR, 7, 9), "what": "按措施执行一次", "result": "未发现问题"},
        )
    bureau["supervision"].change(
        f"/measures/{measures['cashier']}",
        "suitability",
        {"verdict": "suitable", "opinion": "措施有效,继续执行"},
    )
    chronicle.facts["doings"] = len(
        bureau.office.get(f"/measures/{measures['cashier']}/doings")["items"]
    )


def lower(bureau: Bureau, points: dict[str, str], officer: Officers, chronicle: Chronicle) -> None:
    """A high grade is lowered: request, opinion, decision, notice, the region told, effect."""
    bureau.on(8, 3)
    point = f"/risk-points/{points['cashier']}"
    read = bureau["head"].get(point)
    asked = {
        "to_rank": 2,
        "reason": "拨付已实现系统自动复核",
        "evidence": "内审报告〔2026〕5号",
    }
    started = bureau["head"].post(f"{point}/lowering-requests", asked, version=read["version"])
    case_id = started["id"]
    if bureau.case(case_id)["step_type"] == "draft":
        bureau.advance("head", case_id)
    bureau["discipline"].post(f"/cases/{case_id}/opinions", {"text": "证据充分,无不同意见"})
    opinion = bureau.case(case_id)["opinions"][0]
    bureau.office.put(
        f"/cases/{case_id}/opinions/{opinion['id']}", {"adopted": True, "reply": "采纳"}
    )
    bureau.advance("registrar", case_id)
    bureau.meet("leadership_meeting", [case_id])
    bureau.show(case_id)
    chronicle.facts["rank_before_report"] = bureau.office.get(point)["rank"]
    bureau.file(case_id)
    bureau.machinery.settle()
    chronicle.facts["rank_after_report"] = bureau.office.get(point)["rank"]
    told = officer.county.get("/tasks", box="to_read")["items"]
    chronicle.facts["county_told"] = [one["kind"] for one in told]


def assess_and_correct(bureau: Bureau, chronicle: Chronicle) -> None:
    """Check and act: the self-check, what was corrected, the next year's plan."""
    bureau.on(9, 8)
    path = f"/cycles/{chronicle.facts['cycle']}/notes"
    bureau.office.post(path, {"kind": "self_check", "text": "自查五个环节,基本到位"})
    complete(bureau, YEAR, 3, "自查完成")
    bureau.on(10, 9)
    for kind, text in (
        ("corrected_problem", "两项拨付资料补齐复核意见"),
        ("revised_point", "资金拨付岗风险点补充账户管理环节"),
        ("improved_measure", "核查措施增加影像留存"),
        ("summary", "年度工作总结已提交局领导班子"),
    ):
        bureau.office.post(path, {"kind": kind, "text": text})
    bureau.office.post("/cycles/plan", {"year": YEAR + 1})
    complete(bureau, YEAR, 4, "修正完善完成")


def close_and_reopen(bureau: Bureau, points: dict[str, str], chronicle: Chronicle) -> None:
    """Close the year, open the next: living points are carried over to be confirmed."""
    bureau.machinery.go_to(date(YEAR + 1, 1, 31))
    listed = bureau.office.get("/cycles")["items"]
    old = next(one for one in listed if one["year"] == YEAR)
    new = next(one for one in listed if one["year"] == YEAR + 1)
    bureau.office.change(f"/cycles/{old['id']}", "closure", {"despite_gaps": "结转在办事项"})
    bureau.machinery.go_to(date(YEAR + 1, 2, 1))
    bureau["main_leader"].change(
        f"/cycles/{new['id']}", "approval", {"approval": "2027年第1次局领导班子会议"}
    )
    bureau.office.change(f"/cycles/{new['id']}", "opening")
    bureau.machinery.settle()
    waiting = bureau.office.get(f"/cycles/{new['id']}/confirmations", pending=True, limit=200)
    chronicle.facts["carried_over"] = len(waiting["items"])
    for one in waiting["items"]:
        if one["risk_point_id"] == points["cashier"]:
            bureau["cashier"].put(
                f"/confirmations/{one['id']}", {"outcome": "unchanged"}, version=one["version"]
            )
    bureau.office.refused(
        "cycle-already-closed",
        "POST",
        f"/cycles/{old['id']}/notes",
        {"kind": "summary", "text": "再补一份总结"},
    )
    bureau.office.post(
        f"/cycles/{old['id']}/notes", {"kind": "correction", "text": "更正:总结日期应为10月9日"}
    )
    chronicle.paper(bureau.office, "ledger", "F9台账")
