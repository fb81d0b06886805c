"""All a browser needs to show a case: names, its face, its way, what one may do (P05)."""

from flask import Flask
from sqlalchemy import Engine, event

from tests.api import client
from tests.procedures.scenes import Desk


def act_of(case, name):
    return next(one for one in case["acts"] if one["act"] == name)


def read(caller, case_id):
    answer = caller.get(f"/cases/{case_id}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_everybody_and_everything_is_named(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    seen = read(client(app, work.bureau, "section_head"), case)
    assert seen["started_by_name"] == work.bureau.people["section_head"].name
    assert seen["department"] == "预算科"
    assert (seen["object_label"], seen["state_label"]) == ("廉政风险点", "审核中")
    face = {one["field"]: one for one in seen["items"][0]["face"]}
    assert face["category"]["label"] == "风险类别"
    assert face["category"]["value"] == ["岗位职责风险"]
    assert face["post_id"]["value"] == ["预算编制岗"]
    assert face["manifestations"]["value"] == ["擅自调整分配系数", "接受请托虚报项目"]
    assert not face["title"]["changed"]
    way = [(one["code"], one["state"]) for one in seen["way"]]
    assert way[0] == ("find", "open")
    assert {state for _, state in way[1:]} == {"ahead"}
    assert seen["steps"][0]["waiting_for"]


def test_the_face_is_read_in_english_too(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    head = client(app, work.bureau, "section_head")
    answer = head.get(f"/cases/{case}", headers={"Accept-Language": "en"}).get_json()
    face = {one["field"]: one for one in answer["items"][0]["face"]}
    assert (face["category"]["label"], face["category"]["value"]) == ("Category", ["Post duty"])


def test_each_act_says_whether_one_may_and_else_why(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    seen = read(client(app, work.bureau, "section_head"), case)
    assert act_of(seen, "advance")["allowed"]
    assert act_of(seen, "withdraw")["allowed"]
    assert act_of(seen, "transfer")["task_id"]
    refused = act_of(seen, "return")
    assert (refused["allowed"], refused["code"]) == (False, "nothing-to-return")
    assert refused["reason"].startswith("事项已在起草人手中（退回后也在这里）")
    work.advance("section_head", case)
    later = read(client(app, work.bureau, "section_head"), case)
    collective = act_of(later, "advance")
    assert collective["code"] == "collective-step"
    assert collective["who_can"]
    done = next(one for one in later["way"] if one["code"] == "find")
    assert done["state"] == "done"


def test_what_a_meeting_decides_is_handed_to_nobody(work: Desk, app: Flask):
    case = work.send("section_head", work.draft())
    work.advance("section_head", case)
    leader = client(app, work.bureau, "main_leader")
    [waiting] = [one for one in leader.get("/tasks").get_json()["items"] if one["case_id"]]
    assert leader.get(f"/tasks/{waiting['id']}").get_json()["can_take_over"] == []
    assert act_of(read(leader, case), "transfer")["code"] == "collective-step"
    deputy = str(work.bureau.people["deputy_leader"].person_id)
    asked = {"person_id": deputy, "reason": "出差，请代为办理"}
    refused = leader.put(f"/tasks/{waiting['id']}/transfer", asked)
    assert refused.get_json()["code"] == "cannot-take-over"


def test_many_records_take_no_more_statements_than_one(work: Desk, app: Flask):
    one = work.send("section_head", work.draft(title="甲环节把关不严"))
    many = work.send("section_head", *(work.draft(title=f"第{n}环节把关不严") for n in range(4)))
    head = client(app, work.bureau, "section_head")
    counts = []
    for case in (one, many):
        read(head, case)
        counted: list[str] = []

        def count(_connection, _cursor, statement, *_, counted=counted):
            counted.append(statement)

        event.listen(Engine, "before_cursor_execute", count)
        try:
            read(head, case)
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        counts.append(len(counted))
    assert counts[1] <= counts[0] + 1, counts
