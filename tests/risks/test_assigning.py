"""A section gives points to the posts that answer for them, and takes out the chosen ones."""

import pytest

from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"assign-{tag}")


def test_a_point_given_to_another_post_is_answered_for_there_and_taken_back(office):
    point = office.point()
    other = str(office.bureau.people["post_holder_b"].post_id)
    path = f"/risk-points/{point['id']}"
    moved = office["section_head"].put(path, {"post_id": other}, if_match=point["version"])
    assert moved.status_code == 200, moved.get_json()
    assert moved.get_json()["post_id"] == other
    version = moved.get_json()["version"]
    refused = office["section_head_2"].put(path, {"post_id": other}, if_match=version)
    assert refused.status_code == 403
    back = office["section_head"].put(path, {"post_id": point["post_id"]}, if_match=version)
    assert back.get_json()["post_id"] == point["post_id"]


def test_only_the_chosen_rows_are_taken_out_and_none_of_another_bureau(office, app, settings, tag):
    points = [office.point(title=f"第{number}类资金分配随意") for number in range(3)]
    stranger = Office(app, settings, f"far-{tag}").point()
    ids = ",".join(one["id"] for one in (points[0], points[2], stranger))
    query = f"ids={ids}&total=true"
    listed = office["register_office"].get(f"/risk-points?{query}").get_json()
    assert {one["id"] for one in listed["items"]} == {points[0]["id"], points[2]["id"]}
    answer = office["register_office"].get(
        f"/risk-points/export?format=csv&columns=title&ids={ids}"
    )
    text = answer.get_data(as_text=True)
    assert ("第0类" in text, "第1类" in text, "第2类" in text) == (True, False, True)
    order = {"kind": "risk_points", "format": "csv", "columns": ["title"], "query": {"ids": ids}}
    assert office["register_office"].post("/export-jobs", order).status_code in {200, 201, 202}
    assert office["register_office"].get("/risk-points?ids=x").status_code == 422
