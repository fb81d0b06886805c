"""A bureau at its search, told through the interface."""

from datetime import timedelta
from typing import Any

from service.cycles.use_cases import open_cycle
from service.organisation.queries import today
from service.organisation.use_cases.bodies import seat_member, set_up_body
from tenants.database import unit_of_work
from tenants.provisioning import provisioning_actor
from tests import api, make
from tests.make import FOUNDED
from tests.risks.test_ledger_api import Office

FOUND = {
    "part": "duties",
    "title": "专项资金分配环节自由裁量权过大",
    "category": "post_duty",
    "manifestations": ["擅自调整分配系数", "接受请托虚报项目"],
    "causes": ["institution"],
    "loss": "专项资金被挤占挪用,损害服务对象利益",
    "uncertainty": "每年分配两次,有一定可能发生",
}


class Search(Office):
    """The people of one bureau in an open year."""

    campaign: dict[str, Any]

    def __init__(self, app: Any, settings: Any, tag: str, *, profile: str = "region_pilot") -> None:
        self.app = app
        self.bureau = make.bureau(settings, tag, profile=profile)
        self.seated: dict[str, api.Caller] = {}

    def begin(self, **plan: Any) -> dict[str, Any]:
        """Open a year and a round of search."""
        self.open_year()
        self.seat_leaders()
        day = today()
        planned = self["register_office"].post(
            "/campaigns",
            {"opens_on": str(day), "due_on": str(day + timedelta(days=40)), **plan},
        )
        assert planned.status_code == 201, planned.get_data(as_text=True)
        one = planned.get_json()
        version = self["register_office"].get(f"/campaigns/{one['id']}").get_json()["version"]
        opened = self["register_office"].put(f"/campaigns/{one['id']}/opening", if_match=version)
        assert opened.status_code == 200, opened.get_data(as_text=True)
        self.campaign = opened.get_json()
        return self.campaign

    def seat_leaders(self) -> None:
        """Set up the meeting that decides on the points."""
        founder = provisioning_actor(self.bureau.tenant_id)
        with unit_of_work(self.bureau.tenant_id) as session:
            kind = "leadership_meeting"
            body = set_up_body(session, founder, code=kind, kind=kind, name="局长办公会")
            session.flush()
            for role in ("main_leader", "deputy_leader", "deputy_leader_2"):
                person = self.bureau.people[role].person_id
                seat_member(
                    session, founder, body.id, person_id=person, seat="member", starts_on=FOUNDED
                )

    def open_year(self, *, stock_taking: bool = False) -> None:
        with unit_of_work(self.bureau.tenant_id) as session:
            leader = make.actor(self.bureau, "main_leader")
            year = today().year
            open_cycle(session, leader, year=year, on=today(), stock_taking=stock_taking)

    def draft(self, role: str, **place: Any) -> str:
        """Enter a point outside any sheet."""
        wording = {name: value for name, value in FOUND.items() if name != "part"}
        answer = self[role].post("/risk-points", wording | place)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return str(answer.get_json()["id"])

    def send(self, role: str, point: str) -> Any:
        return self[role].post("/cases", {"object_kind": "risk_point", "item_ids": [point]})

    def sheet_of(self, subject_type: str, role: str = "", **asked: Any) -> dict[str, Any]:
        """Find a sheet of the round by its subject."""
        found = (
            self["register_office"]
            .get(f"/sheets?subject_type={subject_type}&limit=200")
            .get_json()["items"]
        )
        post = str(self.bureau.people[role].post_id) if role else None
        return next(
            one
            for one in found
            if (post is None or one["post_id"] == post)
            and all(one[name] == value for name, value in asked.items())
        )

    def section_sheet(self, name: str = "预算科") -> dict[str, Any]:
        return self.sheet_of("section", department_id=str(self.bureau.departments[name]))

    def shown(self, sheet: dict[str, Any], role: str = "register_office") -> dict[str, Any]:
        return self[role].get(f"/sheets/{sheet['id']}").get_json()

    def found(self, sheet: dict[str, Any], role: str, **values: Any) -> Any:
        return self[role].post(f"/sheets/{sheet['id']}/points", FOUND | values)

    def save(self, sheet: dict[str, Any], role: str, **values: Any) -> Any:
        version = self.shown(sheet)["version"]
        return self[role].put(f"/sheets/{sheet['id']}", values, if_match=version)

    def submit(self, sheet: dict[str, Any], role: str) -> Any:
        version = self.shown(sheet)["version"]
        return self[role].put(f"/sheets/{sheet['id']}/submission", {}, if_match=version)

    def blank(self, *parts: str) -> list[dict[str, Any]]:
        return [{"part": part, "reason": "本岗位不办理此类事项"} for part in parts]

    def codes(self, answer: Any) -> set[str]:
        return {gap["code"] for gap in answer.get_json()["gaps"] if gap["blocking"]}
