"""Minutes are worded from what was noted, and wait for their chair by no day of their own."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from service.procedures.use_cases import (
    change_meeting,
    record_decisions,
    set_agenda,
    sign_meeting,
)
from tenants.settings import Settings
from tests.api import client
from tests.procedures.chains import bare, use
from tests.procedures.scenes import LEADERS, Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    use(monkeypatch, bare("region_pilot", "C-11"))
    return desk(settings, f"minutes-{tag}")


def test_minutes_wait_for_their_chair_and_tell_what_his_signature_brings(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    work.advance("section_head", case)
    people = work.bureau.people
    office = client(app, work.bureau, "register_office")

    def note(act, **values: object):
        return work.act("register_office", act, meeting, if_version=None, **values)

    meeting = work.call_together()
    note(set_agenda, case_ids=[case])
    came = [{"person_id": people[role].person_id, "present": True} for role in LEADERS]
    came[-1] |= {"present": False, "reason": "出差"}
    note(change_meeting, attendance=came)
    assert office.get(f"/meetings/{meeting}").get_json()["minutes_draft"] == ""
    note(record_decisions, decisions=[], all_agree=True)
    draft = office.get(f"/meetings/{meeting}").get_json()["minutes_draft"]
    count, absent = len(LEADERS), people[LEADERS[-1]].name
    assert draft.startswith(f"会议应到{count}人，实到{count - 1}人，请假1人：{absent}（出差）")
    assert draft.endswith("会议逐项审议1项议题并表决：同意1项。")
    note(change_meeting, minutes=draft)
    waiting = client(app, work.bureau, "main_leader").get("/tasks").get_json()["items"]
    [sign] = [one for one in waiting if one["kind"] == "meeting.sign"]
    assert (sign["due_on"], sign["overdue"]) == (None, False)
    [item] = office.get(f"/meetings/{meeting}").get_json()["agenda"]
    assert item["follows"] == {"zh": "办公室备案", "en": "File", "in_force": False}
    work.act("main_leader", sign_meeting, meeting, if_version=None)
    [item] = office.get(f"/meetings/{meeting}").get_json()["agenda"]
    assert item["follows"] is None
