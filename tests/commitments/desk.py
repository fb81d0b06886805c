"""A bureau that opened its year and signs its letters."""

from datetime import date
from typing import Any

from service.commitments.use_cases.following import follow_offices
from service.cycles.use_cases import open_cycle
from tenants import clock
from tenants.clock import today
from tenants.context import system_actor
from tenants.database import unit_of_work
from tests import api, make


class Desk:
    """The people of one bureau at their screens, in a year of the register."""

    def __init__(self, app: Any, settings: Any, tag: str, profile: str = "civil_affairs_2011"):
        self.app = app
        self.bureau = make.bureau(settings, tag, profile=profile)
        self.seated: dict[str, api.Caller] = {}

    def __getitem__(self, role: str) -> api.Caller:
        if role not in self.seated:
            self.seated[role] = api.client(self.app, self.bureau, role)
        return self.seated[role]

    def open_year(self, *, stock_taking: bool = False) -> None:
        with unit_of_work(self.bureau.tenant_id) as session:
            actor = make.actor(self.bureau, "main_leader")
            open_cycle(session, actor, year=today().year, on=today(), stock_taking=stock_taking)

    def live_on(self, day: date) -> None:
        """Let another day come: everybody signs in again."""
        clock.go_to(day)
        self.seated.clear()

    def follow(self) -> int:
        with unit_of_work(self.bureau.tenant_id) as session:
            return follow_offices(session, system_actor(self.bureau.tenant_id))

    def issue(self, kind: str, **values: Any) -> dict[str, Any]:
        answer = self["register_office"].post("/commitment-issuances", {"kind": kind, **values})
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.get_json()

    def letter_of(self, role: str, kind: str = "personal") -> dict[str, Any]:
        person = str(self.bureau.people[role].person_id)
        found = self["register_office"].get(f"/commitments?kind={kind}&limit=200").get_json()
        living = [
            one
            for one in found["items"]
            if one["person_id"] == person and one["state"] not in ("archived", "withdrawn")
        ]
        assert len(living) == 1, living
        return living[0]

    def sign(self, role: str, kind: str = "personal") -> dict[str, Any]:
        """Somebody reads his letter and signs exactly that."""
        letter = self.letter_of(role, kind)
        read = self[role].get(f"/commitments/{letter['id']}").get_json()
        answer = self[role].put(
            f"/commitments/{letter['id']}/signature",
            {"text_digest": read["text_digest"]},
            if_match=read["version"],
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()
