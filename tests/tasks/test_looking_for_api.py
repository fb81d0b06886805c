"""A box is looked through by words, kind, urgency and person; a line says in short what it is."""

import pytest
from flask import Flask

from service.tasks.use_cases import open_task
from tenants.database import new_id, unit_of_work
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import sent
from tests.tasks.test_boxes_api import box


def laid(work: Desk, title: str, *, urgency: int = 0, by: str = "register_office") -> None:
    """Something of another kind for the head of section to do."""
    from policies.acting import Holder

    head = work.bureau.people["section_head"]
    with unit_of_work(work.bureau.tenant_id) as session:
        open_task(
            session,
            kind="filing.returned",
            titled="stage_task",
            said={"task": title},
            subject_kind="filing",
            subject_id=new_id(),
            persons=[Holder(head.person_id, head.post_id, None, "", head.name)],
            urgency=urgency,
            sender=work.actor(by),
        )


@pytest.fixture
def head(work: Desk, app: Flask) -> Caller:
    sent(work, rank=2)
    laid(work, "备案材料100%退回修改", urgency=1)
    laid(work, "补报备案材料", by="main_leader")
    return client(app, work.bureau, "section_head")


def titles(caller: Caller, **query: str) -> list[str]:
    return [one["title"] for one in box(caller, **query)["items"]]


def test_words_are_found_in_titles_and_numbers(head: Caller):
    (point,) = box(head, object_kind="risk_point")["items"]
    assert titles(head, q="备案 退回") == ["备案材料100%退回修改"]
    assert titles(head, q=point["number"]) == [point["title"]]
    assert titles(head, q="100%25") == ["备案材料100%退回修改"]
    assert titles(head, q="0_%25") == []
    assert len(titles(head, q="%20")) == 3


def test_kinds_urgency_and_person_narrow_a_box_together(head: Caller, work: Desk):
    leader = work.bureau.people["main_leader"].person_id
    assert len(titles(head, matter="filing,risk_point")) == 3
    assert len(titles(head, matter="filing")) == 2
    assert titles(head, matter="filing", urgency="urgent") == ["备案材料100%退回修改"]
    assert titles(head, matter="filing", urgency="ordinary") == ["补报备案材料"]
    assert titles(head, person_id=str(leader)) == ["补报备案材料"]
    assert titles(head, person_id=str(leader), urgency="urgent") == []


def test_what_one_set_going_is_found_by_its_words_too(work: Desk, app: Flask):
    sent(work)
    clerk = client(app, work.bureau, "post_holder")
    (line,) = box(clerk, "started")["items"]
    assert titles(clerk, name="started", q=line["number"]) == [line["title"]]
    assert titles(clerk, name="started", q="没有这样的字") == []


def test_a_line_says_in_short_who_set_it_going_where_and_since_when(work: Desk, app: Flask):
    case = sent(work)
    first = box(client(app, work.bureau, "section_head"))["items"][0]
    work.advance("section_head", case)
    (line,) = box(client(app, work.bureau, "deputy_leader"))["items"]
    assert line["started_at"] == first["started_at"] <= first["opened_at"] < line["opened_at"]
    assert (line["matter"], line["urgency"]) == ("risk_point", "ordinary")
    said = {one["label"]: one["value"] for one in line["summary"]}
    assert said["发起人"] == work.bureau.people["post_holder"].name
    assert 1 < len(said) <= 3


def test_other_words_than_those_of_the_list_are_refused(head: Caller):
    assert head.get("/tasks?urgency=soon").status_code == 422
    assert head.get("/tasks?person_id=liu").status_code == 422
