"""The pilot ends its year and opens the next."""

from datetime import date

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.years.common import (
    complete,
)
from workers.simulation.years.pilot.preparing import YEAR


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
