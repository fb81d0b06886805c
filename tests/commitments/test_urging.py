"""Who has not signed yet is urged, by one who may; every figure leads to the letters it counts."""

import pytest

from tests.commitments.desk import Desk


@pytest.fixture
def year(app, settings, tag):
    desk = Desk(app, settings, f"owing-{tag}")
    desk.open_year()
    desk.issue("personal", post_ids=[str(desk.bureau.people["post_holder"].post_id)])
    return desk


def urge(year, role, *letters):
    items = [{"commitment_id": one["id"]} for one in letters]
    return year[role].post("/commitment-reminders", {"items": items})


def test_who_owes_a_letter_finds_an_urgent_to_do_and_a_message(year):
    letter = year.letter_of("post_holder")
    answer = urge(year, "section_head", letter)
    assert answer.status_code == 200, answer.get_json()
    [one] = answer.get_json()["items"]
    assert (one["urged"], one["names"]) == (True, ["郑某"])
    waiting = year["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    [task] = [one for one in waiting if one["kind"] == "commitment.sign"]
    assert (task["urgency"], task["reminded_times"]) == ("urgent", 1)
    [told] = year["post_holder"].get("/messages").get_json()["items"]
    assert (told["kind"], told["subject_id"]) == ("reminder", letter["id"])
    [again] = urge(year, "register_office", letter).get_json()["items"]
    assert again["code"] == "reminded-today"
    path = f"/journal?subject_id={letter['id']}"
    journal = year["supervision_office"].get(path).get_json()["items"]
    assert [one["topic"] for one in journal].count("commitment.urged") == 1
    year.sign("post_holder")
    assert year["post_holder"].get("/messages").get_json()["items"] == []


def test_letters_signed_withdrawn_and_of_others_are_left_out_with_the_reason(
    year, app, settings, tag
):
    year.sign("post_holder")
    signed, gone = year.letter_of("post_holder"), year.letter_of("section_head_2")
    owed = year.letter_of("section_head")
    path = f"/commitments/{gone['id']}/withdrawal"
    year["register_office"].put(path, {"reason": "重复生成"}, if_match=gone["version"])
    near = Desk(app, settings, f"near-{tag}")
    near.open_year()
    near.issue("personal")
    stranger = near.letter_of("section_head")
    items = urge(year, "register_office", owed, signed, gone, stranger).get_json()["items"]
    assert [one["code"] for one in items] == ["", "letter-signed", "letter-closed", "not-found"]
    assert all(one["reason"] for one in items[1:])


def test_only_those_who_answer_or_watch_may_urge(year):
    letter = year.letter_of("post_holder")
    assert urge(year, "post_holder", letter).status_code == 403
    assert urge(year, "administrator", letter).status_code == 403
    [other] = urge(year, "section_head_2", letter).get_json()["items"]
    assert (other["urged"], other["code"]) == (False, "forbidden")


def test_every_figure_leads_to_the_letters_it_counts(year):
    year.sign("post_holder")
    figures = year["register_office"].get("/commitment-figures").get_json()["items"]
    assert sum(one["signed"] for one in figures) == 1
    for figure in figures:
        for name in ("issued", "signed", "countersigned", "owed", "overdue"):
            asked = f"/commitments?standing={name}&department_id={figure['department_id']}"
            answer = year["register_office"].get(f"{asked}&total=true").get_json()
            assert answer["total"] == figure[name], (figure, name)
    assert year["register_office"].get("/commitments?standing=late").status_code == 422


def test_a_line_says_how_it_was_signed_and_whether_it_was_shown(year):
    year.sign("post_holder")
    line = year.letter_of("post_holder")
    assert line["signing_method"] == "hand"
    assert (line["notice_id"], line["notice_state"]) == (None, None)
