"""The pilot searches: forms, the leadership's review, notices, an objection."""

from datetime import date, timedelta
from typing import Any, Final

from workers.simulation.acts import Bureau
from workers.simulation.years.common import (
    blank,
    department_of,
)
from workers.simulation.years.pilot.preparing import YEAR

INPUTS: Final = ("laws", "rules", "business", "petitions")

GRADES: Final = {"clerk": 1, "cashier": 1, "head": 1, "deputy": 2, "clerk_c": 2, "section": 3}


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
