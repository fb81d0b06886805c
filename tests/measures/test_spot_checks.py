"""Whoever watches over a measure looks whether what was written down as done was done (抽查)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants.clock import today
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests import api
from tests.risks.scenes import Scene, scene

WORDS = {"what": "对照清单逐笔复核", "result": "未发现问题"}


@pytest.fixture
def work(settings, tag) -> Scene:
    return scene(settings, f"spot-{tag}")


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


def done(work: Scene, people, *, rank: int = 1, by: str = "post_holder") -> tuple[str, str]:
    """A measure of a risk of this rank that somebody wrote down as carried out."""
    point = work.draft()
    measure = str(work.measure(point))
    decider = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}[rank]
    work.decide(decider, point, rank)
    work.enforce(decider, point)
    body = {"done_on": today().isoformat(), **WORDS}
    answer = people[by].post(f"/measures/{measure}/doings", body)
    assert answer.status_code == 201, answer.get_json()
    return measure, answer.get_json()["id"]


def checked(people, role: str, doing: str, conclusion: str, **values):
    found = {"checked_on": today().isoformat(), "text": "调阅三份材料，均有复核记录", **values}
    return people[role].post(f"/doings/{doing}/spot-checks", {"conclusion": conclusion, **found})


def to_dos(people, role: str) -> list[str]:
    waiting = people[role].get("/tasks?box=waiting").get_json()["items"]
    return [one["kind"] for one in waiting]


def test_what_was_carried_out_is_confirmed_and_stands_beside_the_record(work, people):
    measure, doing = done(work, people)
    before = entries(work)
    answer = checked(people, "discipline_group", doing, "carried_out")
    assert answer.status_code == 201, answer.get_json()
    assert entries(work) - before == {"measure.spot_checked"}
    (told,) = people["post_holder"].get(f"/measures/{measure}/doings").get_json()["items"]
    (check,) = told["spot_checks"]
    assert check["person_name"] == work.actor("discipline_group").name
    assert (check["conclusion"], check["text"]) == ("carried_out", "调阅三份材料，均有复核记录")
    assert "measure.redo" not in to_dos(people, "post_holder")


def test_what_was_not_carried_out_goes_back_until_it_is_done_again(work, people):
    measure, doing = done(work, people)
    answer = checked(people, "supervision_office", doing, "not_carried_out", text="没有复核记录")
    assert answer.status_code == 201, answer.get_json()
    assert "measure.redo" in to_dos(people, "post_holder")
    again = {"done_on": today().isoformat(), **WORDS}
    assert people["post_holder"].post(f"/measures/{measure}/doings", again).status_code == 201
    assert "measure.redo" not in to_dos(people, "post_holder")


def test_a_second_look_that_finds_it_done_takes_the_to_do_away(work, people):
    _, doing = done(work, people)
    checked(people, "supervision_office", doing, "not_carried_out")
    checked(people, "discipline_group", doing, "carried_out")
    assert "measure.redo" not in to_dos(people, "post_holder")


@pytest.mark.parametrize("role", ["post_holder", "auditor", "register_office"])
def test_whoever_does_not_watch_over_it_does_not_check_it(work, people, role):
    _, doing = done(work, people)
    assert checked(people, role, doing, "carried_out").status_code == 403


def test_nobody_checks_what_he_wrote_down_himself(work, people):
    _, doing = done(work, people, by="section_head", rank=3)
    answer = checked(people, "section_head", doing, "carried_out")
    assert answer.status_code == 403
    assert answer.get_json()["code"] in {"own-doing", "forbidden"}


def test_a_check_has_its_words_and_its_day(work, people):
    _, doing = done(work, people)
    day = today() + timedelta(days=1)
    answer = checked(people, "discipline_group", doing, "carried_out", text="无", checked_on=day)
    assert answer.status_code == 422
    assert {one["pointer"] for one in answer.get_json()["errors"]} == {"/text", "/checked_on"}
    early = today() - timedelta(days=1)
    answer = checked(people, "discipline_group", doing, "carried_out", checked_on=early)
    assert answer.status_code == 422
    assert checked(people, "discipline_group", doing, "perhaps").status_code == 422


def entries(work: Scene) -> set[str]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return set(session.scalars(select(JournalEntry.topic)))
