"""What goes back leads to the field that was remarked upon; mended, it is settled (J3)."""

from flask import Flask

from service.procedures.queries.access import items_of
from service.risks.use_cases.points import change_risk_point
from tenants.database import unit_of_work
from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import sent


def item_of(work: Desk, case):
    with unit_of_work(work.bureau.tenant_id) as session:
        return items_of(session, case)[0].item_id


def give_back(work: Desk, app: Flask, case, **values):
    head = client(app, work.bureau, "section_head")
    version = head.get(f"/cases/{case}").get_json()["version"]
    body = {"reason": "表现形式过于笼统", **values}
    answer = head.put(f"/cases/{case}/return", body, if_match=version)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def mine(work: Desk, app: Flask, role="post_holder"):
    return client(app, work.bureau, role).get("/tasks").get_json()["items"]


def test_the_to_do_names_field_comment_and_record(work: Desk, app: Flask):
    case = sent(work)
    seen = give_back(work, app, case, field="manifestations")
    [remark] = seen["remarks"]
    assert (remark["field"], remark["resolved"]) == ("manifestations", False)
    [task] = [one for one in mine(work, app) if one["case_id"] == str(case)]
    assert task["field"] == "manifestations"
    assert task["comment"] == "表现形式过于笼统"
    assert task["item_id"] == str(item_of(work, case))


def test_several_cells_are_remarked_upon_at_once_and_settle_one_by_one(work: Desk, app: Flask):
    case = sent(work)
    item = str(item_of(work, case))
    remarks = [
        {"item_id": item, "field": "manifestations", "text": "写具体"},
        {"item_id": item, "field": "title", "text": "点明环节"},
    ]
    give_back(work, app, case, remarks=remarks)
    work.act(
        "post_holder",
        change_risk_point,
        item_of(work, case),
        if_version=None,
        manifestations=["不经集体研究调整系数"],
    )
    clerk = client(app, work.bureau, "post_holder")
    seen = clerk.get(f"/cases/{case}").get_json()
    assert [one["resolved"] for one in seen["remarks"]] == [True, False]
    open_one = seen["remarks"][1]["id"]
    address = f"/cases/{case}/remarks/{open_one}"
    answer = clerk.put(address, {"resolved": True}, if_match=seen["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert [one["resolved"] for one in answer.get_json()["remarks"]] == [True, True]
    assert work.topics(case)[-1] == "case.remark_ticked"


def test_a_remark_that_says_nothing_is_refused(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    version = head.get(f"/cases/{case}").get_json()["version"]
    body = {"reason": "见批注", "remarks": [{"field": "title", "text": "无"}]}
    answer = head.put(f"/cases/{case}/return", body, if_match=version)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "/remarks/0/text"
