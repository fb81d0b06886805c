"""What people of a bureau do again and again in a year: meet, decide, file, publish, answer."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from tenants import clock
from workers.simulation.machinery import Machinery
from workers.simulation.people import Desk, People, Unexpected
from workers.simulation.world import CAST, TEAM, House

Record = dict[str, Any]


class Bureau:
    """One bureau at work: its house, its people at their desks, the clockwork around them."""

    def __init__(self, people: People, house: House, machinery: Machinery) -> None:
        self.people, self.house, self.machinery = people, house, machinery

    def __getitem__(self, who: str) -> Desk:
        return self.people.at(self.house, who)

    @property
    def office(self) -> Desk:
        """The register office's desk."""
        return self["registrar"]

    def on(self, month: int, day: int) -> None:
        """Live on until this day of the year that is under way."""
        self.machinery.go_to(date(clock.today().year, month, day))

    def case(self, case_id: str, who: str = "registrar") -> Record:
        """Read a case."""
        found: Record = self[who].get(f"/cases/{case_id}")
        return found

    def step(self, case_id: str) -> str:
        """Name the kind of step a case stands at; nothing when it is over."""
        case = self.case(case_id)
        return str(case["step_type"]) if case["state"] == "running" else ""

    def start(self, who: str, kind: str, ids: Iterable[str], **more: Any) -> Record:
        """Send records for review."""
        started: Record = self[who].post(
            "/cases", {"object_kind": kind, "item_ids": list(ids), **more}
        )
        return started

    def advance(self, who: str, case_id: str, **body: Any) -> Record:
        """Say yes at the step that is open."""
        version = self.case(case_id, who)["version"]
        moved: Record = self[who].put(f"/cases/{case_id}/advance", body, version=version)
        return moved

    def advance_by_seat(self, case_id: str, **body: Any) -> Record:
        """Let whoever sits in the acting seat say yes."""
        named = self.case(case_id)["who_can"][0]["name"]
        who = next(who for who, figure in CAST.items() if figure.name == named)
        return self.advance(who, case_id, **body)

    def give_back(self, who: str, case_id: str, reason: str, **body: Any) -> Record:
        """Return a case with a reason."""
        version = self.case(case_id, who)["version"]
        returned: Record = self[who].put(
            f"/cases/{case_id}/return", {"reason": reason, **body}, version=version
        )
        return returned

    def file(self, *case_ids: str) -> None:
        """Let the register office do its steps of filing as long as they are next."""
        for case_id in case_ids:
            while self.step(case_id) == "file":
                self.advance("registrar", case_id, opinion="已登记")

    def meet(
        self,
        body: str,
        case_ids: Iterable[str],
        *,
        chair: str = "main_leader",
        decisions: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> Record:
        """Hold a meeting of a body on these cases; all come, all vote, the chair signs."""
        cases = list(case_ids)
        meeting = self.call("body", f"审议{len(cases)}个事项", body_id=self.house.bodies[body])
        meeting = self._written(meeting, chair, TEAM)
        meeting = self._put(meeting, "agenda", {"case_ids": cases})
        meeting = self._vote(meeting, cases, decisions or {})
        if any(item["recused"] for item in meeting["agenda"]):
            meeting = self._vote(meeting, cases, decisions or {})
        return self.sign(meeting, chair)

    def gather(self, head: str, members: Iterable[str], case_id: str | None = None) -> Record:
        """Hold a section's meeting, on a case where one is given."""
        more = {"case_id": case_id} if case_id else {}
        meeting = self.call(
            "section",
            "科室会议",
            who=head,
            department_id=self.house.departments[CAST[head].department],
            **more,
        )
        meeting = self._written(meeting, head, [head, *members], who=head)
        return self.sign(meeting, head)

    def mobilise(self) -> None:
        """Hold the leadership's and the mobilisation meeting a year begins with (R-468)."""
        first = self.call(
            "body", "研究部署年度工作", body_id=self.house.bodies["leadership_meeting"]
        )
        self.sign(self._written(first, "main_leader", TEAM), "main_leader")
        second = self.call("mobilisation", "年度工作动员大会")
        staff = [who for who, figure in CAST.items() if figure.post]
        self.sign(self._written(second, "main_leader", staff), "main_leader")

    def call(self, kind: str, title: str, *, who: str = "registrar", **more: Any) -> Record:
        """Call a meeting for today."""
        called: Record = self[who].post(
            "/meetings", {"kind": kind, "title": title, "held_on": clock.today(), **more}
        )
        return called

    def sign(self, meeting: Record, chair: str) -> Record:
        """Let the chair sign; what was decided takes effect."""
        signed: Record = self[chair].put(
            f"/meetings/{meeting['id']}/signature", version=meeting["version"]
        )
        self.machinery.settle()
        return signed

    def _vote(
        self,
        meeting: Record,
        cases: Iterable[str],
        decisions: Mapping[str, Mapping[str, Any]],
    ) -> Record:
        """Write the votes down; whoever stands aside on a case does not vote on it."""
        recused = {item["case_id"]: len(item["recused"]) for item in meeting["agenda"]}
        voted = [
            {
                "case_id": one,
                "decision": "approve",
                "votes_for": len(TEAM) - recused.get(one, 0),
                **decisions.get(one, {}),
            }
            for one in cases
        ]
        return self._put(meeting, "decisions", {"decisions": voted})

    def _written(
        self, meeting: Record, chair: str, present: Iterable[str], *, who: str = "registrar"
    ) -> Record:
        values = {
            "chair_id": self.house.persons[chair],
            "minutes": "会议听取了情况汇报,逐项审议,形成一致意见。",
            "attendance": [
                {"person_id": self.house.persons[one], "present": True} for one in present
            ],
        }
        return self._put(meeting, "", values, who=who)

    def _put(
        self, meeting: Record, way: str, body: Mapping[str, Any], *, who: str = "registrar"
    ) -> Record:
        path = f"/meetings/{meeting['id']}" + (f"/{way}" if way else "")
        written: Record = self[who].put(path, body, version=meeting["version"])
        return written

    def notice_of(self, case_id: str) -> Record:
        """Find the newest notice of a case."""
        listed = self.office.get("/notices", limit=200)["items"]
        found = [one for one in listed if one["case_id"] == case_id]
        if not found:
            raise Unexpected(f"no notice of case {case_id}")
        return max(found, key=lambda one: one["number"])

    def publish(self, *case_ids: str) -> date:
        """Publish the notices of these cases; give the last day on which comments are taken."""
        last = clock.today()
        for case_id in case_ids:
            notice = self.notice_of(case_id)
            shown = self.office.put(
                f"/notices/{notice['id']}/publication", version=notice["version"]
            )
            last = max(last, date.fromisoformat(shown["ends_on"]))
        return last

    def show(self, *case_ids: str) -> None:
        """Publish notices and live on until the day after they have ended."""
        self.machinery.live_until(self.publish(*case_ids) + timedelta(days=1))

    def point(self, who: str, sheet_id: str, **values: Any) -> str:
        """Enter a candidate point on a search form."""
        found: Record = self[who].post(f"/sheets/{sheet_id}/points", values)
        return str(found["risk_point_id"])

    def sheets(self, **asked: Any) -> list[Record]:
        """List the search forms of the round."""
        listed: list[Record] = self.office.get("/sheets", limit=200, **asked)["items"]
        return listed

    def submit(self, who: str, sheet_id: str, **values: Any) -> Record:
        """Write the rest of a search form and hand it in."""
        desk, path = self[who], f"/sheets/{sheet_id}"
        if values:
            desk.put(path, values, version=desk.get(path)["version"])
        handed: Record = desk.put(
            f"{path}/submission", {"statement": "情况属实"}, version=desk.get(path)["version"]
        )
        return handed
