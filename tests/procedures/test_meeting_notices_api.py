"""A meeting is called by a notice: who gets it, what it says, who has read it, what changed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tenants.clock import today
from tests import api
from tests.procedures.scenes import Desk
from tests.tasks.scenes import delegate

LEADING = {"赵某", "钱某", "孙某"}
WHEN = {"hour": "09:30", "place": "三楼会议室"}


@dataclass
class Office:
    """The register office at its work with one meeting."""

    work: Desk
    app: Flask
    meeting: dict[str, Any]

    @property
    def caller(self) -> api.Caller:
        return api.client(self.app, self.work.bureau, "register_office")

    def put(self, act: str, body: Any = None, *, expected: int = 200) -> dict[str, Any]:
        path = f"/meetings/{self.meeting['id']}{act}"
        answer = self.caller.put(path, body, if_match=self.meeting["version"])
        assert answer.status_code == expected, answer.get_data(as_text=True)
        found: dict[str, Any] = answer.get_json()
        if expected == 200:
            self.meeting = found
        return found

    def to_read(self, role: str) -> list[dict[str, Any]]:
        person = api.client(self.app, self.work.bureau, role)
        found = person.get("/tasks?box=to_read").get_json()["items"]
        return [one for one in found if one["subject_id"] == self.meeting["id"]]

    def told(self) -> dict[str, str]:
        return {one["name"]: one["kind"] for one in self.meeting["notice"]["told"]}


@pytest.fixture
def office(work: Desk, app: Flask) -> Office:
    """A meeting in three days with one item of the budget section on its agenda."""
    case = work.send("section_head", work.draft())
    work.advance("section_head", case)
    call = {
        "kind": "body",
        "title": "审定会议",
        "held_on": str(today() + timedelta(days=3)),
        "body_id": str(work.body("leadership_meeting")),
    }
    caller = api.client(app, work.bureau, "register_office")
    meeting = caller.post("/meetings", call).get_json()
    here = Office(work, app, meeting)
    here.put("/agenda", {"case_ids": [str(case)]})
    return here


def test_a_notice_says_what_it_lacks_before_it_goes_out(office: Office):
    refused = office.put("/notice", expected=409)
    assert refused["code"] == "notice-not-in-place"
    assert [one["code"] for one in refused["missing"]] == ["hour-missing", "place-missing"]
    office.put("/agenda", {"case_ids": []})
    office.put("", WHEN)
    assert [one["code"] for one in office.meeting["notice"]["missing"]] == ["agenda-empty"]
    assert office.put("/notice", expected=409)["missing"][0]["message"] == "还没有议题。"
    assert office.to_read("deputy_leader") == []


def test_members_and_who_presents_an_item_are_called(office: Office):
    office.put("", WHEN)
    assert office.meeting["stage"] == "preparing"
    office.put("/notice")
    assert office.meeting["stage"] == "called"
    assert office.told() == dict.fromkeys([*LEADING, "李某"], "notice")
    (waiting,) = office.to_read("section_head")
    assert waiting["title"].startswith("会议通知：")
    head = api.client(office.app, office.work.bureau, "section_head")
    said = head.get(f"/tasks/{waiting['id']}").get_json()["meeting"]
    assert (said["hour"], said["place"]) == ("09:30", "三楼会议室")
    assert said["items"] == [office.meeting["agenda"][0]["title"]]
    assert office.to_read("section_head_2") == []


def test_who_has_read_it_is_counted(office: Office):
    office.put("", WHEN)
    office.put("/notice")
    assert office.meeting["notice"]["read_count"] == 0
    (waiting,) = office.to_read("deputy_leader")
    deputy = api.client(office.app, office.work.bureau, "deputy_leader")
    assert deputy.put(f"/tasks/{waiting['id']}/reading").status_code == 200
    seen = office.caller.get(f"/meetings/{office.meeting['id']}").get_json()["notice"]
    assert seen["read_count"] == 1
    assert [one["name"] for one in seen["told"] if one["read_at"]] == ["钱某"]


def test_a_second_press_sends_nothing_and_writes_nothing(office: Office):
    office.put("", WHEN)
    office.put("/notice")
    before = office.work.topics(office.meeting["id"])
    version = office.meeting["version"]
    office.put("/notice")
    assert office.meeting["version"] == version
    assert office.work.topics(office.meeting["id"]) == before
    assert before.count("meeting.notice_sent") == 1
    assert len(office.to_read("deputy_leader")) == 1


def test_a_change_reaches_only_whom_it_concerns(office: Office):
    office.put("", WHEN)
    office.put("/notice")
    more = office.work.send("section_head", office.work.draft(title="拨付材料审核不严"))
    office.work.advance("section_head", more)
    other = office.work.send(
        "section_head_2", office.work.draft("section_head_2", of="post_holder_2", title="对账不严")
    )
    office.work.advance("section_head_2", other)
    first = office.meeting["agenda"][0]["case_id"]
    office.put("/agenda", {"case_ids": [first, str(other)]})
    due = {one["name"]: one["kind"] for one in office.meeting["notice"]["due"]}
    assert due == {**dict.fromkeys(LEADING, "changed"), "周某": "notice"}
    office.put("/notice")
    assert office.told() == {**due, "李某": "notice"}
    assert [one["title"][:6] for one in office.to_read("deputy_leader")] == ["会议变更通知"]
    assert [one["title"][:4] for one in office.to_read("section_head")] == ["会议通知"]


def test_who_is_concerned_no_more_and_all_when_it_is_off_are_told(office: Office):
    office.put("", WHEN)
    office.put("/notice")
    office.put("/agenda", {"case_ids": []})
    assert {"name": "李某", "kind": "cancelled"} in office.meeting["notice"]["due"]
    office.put("/cancellation", {"reason": "上级会议冲突，改期另行通知"})
    assert office.meeting["stage"] == "cancelled"
    assert set(office.told().values()) == {"cancelled"}
    assert [one["title"][:4] for one in office.to_read("deputy_leader")] == ["会议取消"]
    assert office.work.topics(office.meeting["id"])[-1] == "meeting.cancelled"
    assert office.put("/notice", expected=409)["code"] == "meeting-over"


def test_whoever_sits_in_is_called_too_and_stands_in_the_minutes(office: Office):
    wei = office.work.bureau.people["discipline_group"]
    office.put("", {**WHEN, "attending": [str(wei.person_id)]})
    assert [one["name"] for one in office.meeting["attending"]] == ["蒋某"]
    office.put("/notice")
    part = {one["name"]: one["part"] for one in office.meeting["notice"]["told"]}
    assert part["蒋某"] == "attending"
    assert part["李某"] == "presents"


def test_a_clerk_sends_no_notice(office: Office):
    clerk = api.client(office.app, office.work.bureau, "post_holder")
    path = f"/meetings/{office.meeting['id']}/notice"
    assert clerk.put(path, if_match=office.meeting["version"]).status_code == 403
    assert office.caller.put(path, if_match=1).status_code == 412


@pytest.mark.parametrize("hour", ["9:00", "25:00", "上午"])
def test_an_hour_is_a_time_of_day(office: Office, hour: str):
    refused = office.put("", {"hour": hour}, expected=422)
    assert "hour" in str(refused["errors"])


def test_who_came_is_listed_first_in_rank_first_with_his_post(office: Office):
    people = office.work.bureau.people
    came = ("deputy_leader_2", "deputy_leader", "main_leader")
    office.put(
        "",
        {"attendance": [{"person_id": str(people[o].person_id), "present": True} for o in came]},
    )
    seats = [(one["name"], one["post"]) for one in office.meeting["attendance"]]
    assert seats[0] == ("赵某", "局长")
    assert set(seats[1:]) == {("钱某", "副局长甲"), ("孙某", "副局长乙")}


def test_who_stands_in_for_another_is_listed_by_the_post_he_holds(office: Office):
    delegate(office.work, "main_leader", "deputy_leader")
    members = office.caller.get(f"/meetings/{office.meeting['id']}").get_json()["members"]
    assert {one["name"]: one["post"] for one in members} == {
        "赵某": "局长",
        "钱某": "副局长甲",
        "孙某": "副局长乙",
    }


def test_a_meeting_is_numbered_in_its_body_and_found_by_how_far_it_is(office: Office):
    assert (office.meeting["session_number"], office.meeting["body"]) == (1, "局领导班子会议")
    listed = office.caller.get("/meetings?stage=preparing").get_json()["items"]
    assert [one["number"] for one in listed] == [office.meeting["number"]]
    assert office.caller.get("/meetings?stage=called").get_json()["items"] == []
