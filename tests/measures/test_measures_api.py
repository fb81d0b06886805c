"""Measures over HTTP: each belongs to one point, and the last one of a point in force stays."""

import pytest

from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"measures-{tag}")


@pytest.fixture
def point(office):
    """A low risk in force with one measure."""
    point = office.graded(3)
    answer = office["section_head"].put(
        f"/risk-points/{point['id']}/entry-into-force", if_match=point["version"]
    )
    return answer.get_json()


def test_a_measure_is_added_changed_and_retired_and_the_point_remembers(office, point):
    path = f"/risk-points/{point['id']}"
    made = office["post_holder"].post(f"{path}/measures", {"text": "双人复核", "phase": "mid"})
    measure = made.get_json()
    assert (made.status_code, measure["position"]) == (201, 2)
    assert made.headers["Location"] == f"/api/v1/measures/{measure['id']}"
    changed = office["post_holder"].put(
        f"/measures/{measure['id']}", {"text": "双人复核并留痕"}, if_match=1
    )
    assert changed.get_json()["text"] == "双人复核并留痕"
    retired = office["section_head"].put(
        f"/measures/{measure['id']}/retirement", {"reason": "已并入系统控制"}, if_match=2
    )
    assert retired.get_json()["status"] == "retired"
    topics = [
        one["topic"]
        for one in office["section_head"].get(f"{path}/history").get_json()["items"]
        if one["topic"].startswith("measure")
    ]
    assert topics == ["measure.added", "measure.changed", "measure.retired"]
    assert len(office["section_head"].get(f"{path}/measures").get_json()["items"]) == 2


def test_the_last_measure_of_a_point_in_force_stays(office, point):
    measure = point["measures"][0]["id"]
    answer = office["section_head"].put(
        f"/measures/{measure}/retirement", {"reason": "不再需要"}, if_match=1
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "last-measure")


def test_a_draft_may_lose_its_last_measure(office):
    measure = office.point()["measures"][0]["id"]
    answer = office["section_head"].put(
        f"/measures/{measure}/retirement", {"reason": "不再需要"}, if_match=1
    )
    assert answer.status_code == 200


def test_wrong_people_old_versions_and_empty_words_are_refused(office, point):
    path = f"/measures/{point['measures'][0]['id']}"
    refused = office["section_head_2"].put(path, {"text": "改"}, if_match=1)
    assert refused.status_code == 403
    assert refused.get_json()["who_can"]
    assert office["section_head"].put(path, {"text": "改"}, if_match=9).status_code == 412
    assert office["section_head"].put(path, {"text": "无"}, if_match=1).status_code == 422
    assert office["section_head"].put(path, {"kind": "magic"}, if_match=1).status_code == 422
    assert office["section_head"].get(path).headers["ETag"] == '"1"'


def test_another_bureau_never_learns_of_a_measure(office, point, app, settings, tag):
    from tests import api, make

    neighbour = api.client(app, make.bureau(settings, f"near-{tag}"), "main_leader")
    measure = point["measures"][0]["id"]
    assert neighbour.get(f"/measures/{measure}").status_code == 404
    assert neighbour.put(f"/measures/{measure}", {"text": "改"}, if_match=1).status_code == 404


def test_a_measure_cannot_be_repeated_under_a_point_in_force(office, point):
    answer = office["section_head"].post(
        f"/risk-points/{point['id']}/measures", {"text": "分配方案集体研究,并公示。"}
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "incomplete")
