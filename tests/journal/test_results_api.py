"""An auditor sees who attempted what in which role, and what was refused."""

import json

import pytest

from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"results-{tag}")


def entries(office, words=""):
    answer = office["auditor"].get(f"/journal?limit=100{words}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"]


def test_what_was_refused_is_kept_told_apart_and_found(office):
    point = office.graded(1)
    refused = office["post_holder"].put(
        f"/risk-points/{point['id']}/grade", {"rank": 3}, if_match=point["version"]
    )
    assert refused.status_code == 403
    kept = entries(office, "&result=refused")
    assert {one["result"] for one in kept} == {"refused"}
    assert any("grading:decide" in one["body"] for one in kept)
    done = entries(office, "&result=done")
    assert {one["result"] for one in done} == {"done"}
    assert "risk_point.graded" in {one["topic"] for one in done}
    assert entries(office, "&result=failed") == []
    assert office["auditor"].get("/journal?result=perhaps").status_code == 422


def test_an_entry_names_the_roles_in_which_it_was_done(office):
    office.graded(1)
    graded = next(one for one in entries(office) if one["topic"] == "risk_point.graded")
    assert "main_leader" in json.loads(graded["body"])["actor"]["roles"]
