"""Who sends a case says how urgent it is: ordinary, urgent or most urgent (平件、加急、特急)."""

import pytest
from flask import Flask

from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import sent
from tests.tasks.test_boxes_api import box


def pressed(caller: Caller, case: object, urgency: str, if_match: object = None):
    found = caller.get(f"/cases/{case}").get_json()
    return caller.put(
        f"/cases/{case}/urgency",
        {"urgency": urgency},
        if_match=if_match or found["version"],
    )


def lines(caller: Caller, **query: str) -> list[tuple[str, str]]:
    return [(one["case_id"], one["urgency"]) for one in box(caller, **query)["items"]]


def test_the_most_urgent_stands_first_whatever_is_due_when(work: Desk, app: Flask):
    first, second, third = (sent(work) for _ in range(3))
    clerk = client(app, work.bureau, "post_holder")
    head = client(app, work.bureau, "section_head")
    assert pressed(clerk, third, "most_urgent").get_json()["urgency"] == "most_urgent"
    assert pressed(clerk, second, "urgent").status_code == 200
    expected = [(third, "most_urgent"), (second, "urgent"), (first, "ordinary")]
    assert lines(head) == [(str(case), urgency) for case, urgency in expected]
    assert lines(head, urgency="most_urgent") == [(str(third), "most_urgent")]
    assert lines(head, urgency="ordinary") == [(str(first), "ordinary")]
    assert work.topics(third).count("case.urgency_set") == 1


def test_a_page_ends_among_the_urgent_and_the_next_goes_on_there(work: Desk, app: Flask):
    cases = [sent(work) for _ in range(4)]
    clerk = client(app, work.bureau, "post_holder")
    head = client(app, work.bureau, "section_head")
    for case in cases[1:]:
        pressed(clerk, case, "urgent")
    page = box(head, limit=2)
    rest = box(head, limit=2, cursor=page["next_cursor"])
    seen = [one["case_id"] for one in (*page["items"], *rest["items"])]
    assert len(set(seen)) == 4
    assert seen[-1] == str(cases[0])


def test_it_goes_with_the_case_from_step_to_step(work: Desk, app: Flask):
    case = sent(work, rank=2)
    pressed(client(app, work.bureau, "post_holder"), case, "most_urgent")
    work.advance("section_head", case)
    assert lines(client(app, work.bureau, "deputy_leader")) == [(str(case), "most_urgent")]


def test_it_is_said_at_sending_too(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    sending = {"object_kind": "risk_point", "item_ids": [str(work.draft())]}
    made = head.post("/cases", {**sending, "urgency": "urgent"})
    assert made.get_json()["urgency"] == "urgent"
    assert lines(head, urgency="urgent") == [(made.get_json()["id"], "urgent")]
    sending["item_ids"] = [str(work.draft())]
    assert head.post("/cases", {**sending, "urgency": "at once"}).status_code == 422


def test_others_do_not_say_so(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    refused = pressed(head, case, "most_urgent")
    assert (refused.status_code, refused.get_json()["code"]) == (403, "not-his-to-hasten")
    assert lines(head) == [(str(case), "ordinary")]


@pytest.mark.parametrize(("wrong", "status"), [("soon", 422), ("", 422), (2, 422)])
def test_other_words_are_refused(work: Desk, app: Flask, wrong, status):
    clerk = client(app, work.bureau, "post_holder")
    assert pressed(clerk, sent(work), wrong).status_code == status


def test_a_case_that_is_over_or_changed_meanwhile_is_not_hastened(work: Desk, app: Flask):
    case = sent(work)
    clerk = client(app, work.bureau, "post_holder")
    assert pressed(clerk, case, "urgent", if_match=1).status_code == 412
    version = clerk.get(f"/cases/{case}").get_json()["version"]
    gone = clerk.put(f"/cases/{case}/withdrawal", {"reason": "填写有误"}, if_match=version)
    assert gone.status_code == 200
    assert pressed(clerk, case, "urgent").status_code == 409
