"""The generic bureau searches, grades and prevents."""

from datetime import date
from typing import Final

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.years.common import YES, blank, department_of
from workers.simulation.years.generic.powers import YEAR

INPUTS: Final = ("laws", "rules", "business", "petitions")


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
