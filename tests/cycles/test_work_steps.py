"""How far the work has come: by point, by section, and for whoever is in charge."""

import pytest

from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"work-{tag}")


def test_a_point_takes_its_five_steps_one_by_one(office):
    point = office.graded(3)
    path = f"/risk-points/{point['id']}"
    told = office["section_head"].get(f"{path}/work-steps").get_json()
    assert [one["done"] for one in told["steps"]] == [False] * 5
    kept = office["section_head"].put(f"{path}/entry-into-force", {}, if_match=point["version"])
    assert kept.status_code == 200, kept.get_data(as_text=True)
    told = office["section_head"].get(f"{path}/work-steps").get_json()
    assert told["steps"][0] == {
        "step": "point_decided",
        "done": True,
        "on": kept.get_json()["in_force_on"],
        "where": f"/api/v1{path}",
    }
    (row,) = office["section_head"].get("/work-steps").get_json()["items"]
    assert (row["points"], row["point_decided"], row["improved"]) == (1, 1, 0)
    assert office["section_head_2"].get(f"{path}/work-steps").status_code == 403
    assert office["section_head_2"].get("/work-steps").get_json()["items"] == []


def test_of_a_year_that_is_over_only_what_was_done_in_it_is_told(office):
    point = office.graded(3)
    path = f"/risk-points/{point['id']}/entry-into-force"
    assert office["section_head"].put(path, {}, if_match=point["version"]).status_code == 200
    begun = office["register_office"].post("/cycles", {"year": 2026, "stock_taking": True})
    cycle = begun.get_json()
    told = office["section_head"].get("/work-steps").get_json()
    assert (told["year"], told["items"][0]["point_decided"]) == (2026, 1)
    where = f"/cycles/{cycle['id']}"
    closed = office["register_office"].put(f"{where}/closure", {}, if_match=cycle["version"])
    assert closed.status_code == 200, closed.get_data(as_text=True)
    told = office["section_head"].get("/work-steps?year=2026").get_json()
    (row,) = told["items"]
    assert (row["points"], row["point_decided"], row["improved"]) == (1, None, 0)
    table = office["main_leader"].get("/statistics/tables/work_steps?year=2026").get_json()
    assert [one["says"] for one in table["rows"][0]][1:3] == [1, None]
    assert office["section_head"].get("/work-steps").get_json()["year"] is None
    progress = office["main_leader"].get(f"{where}/progress").get_json()
    assert {one["state"] for one in progress["stages"]} == {"unfinished"}


def test_who_leads_sees_his_own_and_the_sections_in_his_charge(office):
    office.graded(2)
    led = office["deputy_leader"].get("/my/area").get_json()
    assert [one["department"] for one in led["sections"]] == ["预算科"]
    assert led["sections"][0]["work"]["point_decided"] == 0
    mine = office["post_holder"].get("/my/area").get_json()
    assert [one["number"] for one in mine["points"]] == ["FX-000001"]
    assert (mine["sections"], mine["letters"]) == ([], [])
    assert office["deputy_leader_2"].get("/my/area").get_json()["sections"] == []
    assert len(office["main_leader"].get("/my/area").get_json()["sections"]) == 1
