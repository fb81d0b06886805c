"""The pilot files: its points by 10 April, its measures a day after 10 May."""

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.years.pilot.preparing import YEAR, Officers


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
