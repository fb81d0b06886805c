"""Reminders, consultations, agendas to come, and a meeting that agrees to all of it (J4, P21)."""

from flask import Flask

from tenants.clock import today
from tests.api import client
from tests.procedures.scenes import LEADERS, Desk


def test_the_sender_reminds_once_in_four_hours_of_work(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    head = client(app, work.bureau, "section_head")
    answer = head.post(f"/cases/{case}/reminder")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.get_json()["reminded"]
    tasks = head.get("/tasks").get_json()["items"]
    mine = next(one for one in tasks if one["case_id"] == str(case))
    assert (mine["urgency"], mine["reminded_times"], mine["read"]) == ("urgent", 1, False)
    again = head.post(f"/cases/{case}/reminder")
    assert again.get_json()["code"] == "reminded-lately"
    assert again.get_json()["next_at"]
    assert work.topics(case)[-1] == "case.urged"


def test_others_do_not_remind(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    clerk = client(app, work.bureau, "post_holder")
    answer = clerk.post(f"/cases/{case}/reminder")
    assert answer.status_code == 403
    assert {one["role"] for one in answer.get_json()["who_can"]} == {"starter", "register_office"}
    assert (
        client(app, work.bureau, "register_office").post(f"/cases/{case}/reminder").status_code
        == 200
    )


def test_what_waits_for_the_body_is_found_and_agreed_to(work: Desk, app: Flask):
    cases = []
    for title in ("甲环节把关不严", "乙环节把关不严"):
        case = work.send("section_head", work.draft(title=title))
        work.advance("section_head", case)
        cases.append(str(case))
    office = client(app, work.bureau, "register_office")
    body = work.body("leadership_meeting")
    found = office.get(f"/agenda-candidates?body_id={body}").get_json()["items"]
    assert [one["case_id"] for one in found] == cases
    assert {(one["department"], one["item_count"], one["meeting"]) for one in found} == {
        ("预算科", 1, None)
    }
    call = {"kind": "body", "title": "领导班子会议", "held_on": str(today()), "body_id": str(body)}
    meeting = office.post("/meetings", call).get_json()
    assert {one["name"] for one in meeting["members"]} == {"赵某", "钱某", "孙某"}
    assert meeting["members"][0]["name"] == "赵某"  # first in rank
    assert all(one["post"] for one in meeting["members"])
    assert meeting["chair_name"] == "赵某"  # who heads the body, while nobody else is written down
    place = f"/meetings/{meeting['id']}"
    person = {role: str(work.bureau.people[role].person_id) for role in LEADERS}
    steps = (
        (
            "",
            {
                "chair_id": person["main_leader"],
                "minutes": "逐项审议,一致同意。",
                "attendance": [{"person_id": one, "present": True} for one in person.values()],
            },
        ),
        ("/agenda", {"case_ids": cases}),
        ("/decisions", {"all_agree": True}),
    )
    for way, written in steps:
        answer = office.put(place + way, written, if_match=meeting["version"])
        assert answer.status_code == 200, answer.get_data(as_text=True)
        meeting = answer.get_json()
    assert (meeting["chair_name"], meeting["body"]) == ("赵某", "局领导班子会议")
    assert {(one["decision"], one["votes_for"]) for one in meeting["agenda"]} == {("approve", 3)}
    assert meeting["missing"] == []
    planned = office.get(f"/agenda-candidates?body_id={body}").get_json()["items"]
    assert {one["meeting"]["number"] for one in planned} == {meeting["number"]}
