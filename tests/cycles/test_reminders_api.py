"""The register office reminds sections of a stage they are behind in."""

from flask import Flask
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.api import client
from tests.procedures.scenes import desk


def test_heads_of_sections_are_reminded_of_a_stage(
    settings: Settings, engine: Engine, tag: str, app: Flask
):
    work = desk(settings, f"behind-{tag}")
    office = client(app, work.bureau, "register_office")
    [cycle] = office.get("/cycles").get_json()["items"]
    whole = office.get(f"/cycles/{cycle['id']}").get_json()
    if not whole["stages"]:
        planned = office.post("/cycles/plan", {"year": cycle["year"] + 1})
        assert planned.status_code == 201, planned.get_data(as_text=True)
        whole = office.get(f"/cycles/{planned.get_json()['id']}").get_json()
    stage = whole["stages"][0]
    address = f"/cycles/{whole['id']}/reminders"
    body = {
        "stage": stage["code"],
        "department_ids": [str(work.bureau.departments[one]) for one in ("预算科", "国库科")],
        "note": "请本周内完成",
    }
    answer = office.post(address, body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    told = answer.get_json()["items"]
    assert [(one["outcome"], one["names"]) for one in told] == [
        ("reminded", ["李某"]),
        ("reminded", ["周某"]),
    ]
    head = client(app, work.bureau, "section_head")
    [task] = head.get("/tasks?box=to_read").get_json()["items"]
    assert task["title"].startswith("催办 · ")
    assert (task["urgency"], task["reminded_times"]) == ("urgent", 1)
    again = office.post(address, body).get_json()["items"]
    assert [one["outcome"] for one in again] == ["lately", "lately"]
    assert office.post(address, {**body, "stage": "nowhere"}).status_code == 422
    assert head.post(address, body).status_code == 403
