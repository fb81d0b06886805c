"""The pilot prepares: the plan comes down, is adopted, approved and opened."""

from datetime import date
from typing import Any, Final

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import World
from workers.simulation.years.common import (
    complete,
)

YEAR: Final = 2026

STAGES: Final = (
    ("preparation", "筹备启动阶段", (2, 1), (3, 10)),
    ("search", "查找风险点阶段", (3, 11), (4, 20)),
    ("measures", "制定防范措施和组织实施阶段", (4, 21), (8, 31)),
    ("assessment", "考核评估阶段", (9, 1), (9, 10)),
    ("correction", "修正完善阶段", (9, 11), (10, 10)),
)


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
