"""The pilot prevents: measures three ways, letters, an office changing hands, a lowering."""

from datetime import date
from typing import Final

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.years.common import (
    YES,
    department_of,
    sign_letter,
)
from workers.simulation.years.pilot.preparing import YEAR, Officers

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
