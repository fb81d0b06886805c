"""Clean-up, gaps, counts and discretion over HTTP."""

import pytest

from service.powers.drafts import PowerDraft
from service.powers.writing import insert_powers
from tenants.database import utc_now
from tests import api
from tests.powers.test_cleaning import LAW, draft
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(app, settings, engine, tag) -> Desk:
    return desk(settings, f"cleaning-api-{tag}")


def test_a_clean_up_is_written_read_filtered_and_taken_back(app, work):
    path = f"/powers/{draft(work).id}"
    head = api.client(app, work.bureau, "section_head")
    body = {"decision": "retain", "sources": LAW}
    cleaned = head.put(f"{path}/clean-up", body, if_match=1)
    assert cleaned.status_code == 200, cleaned.get_data(as_text=True)
    assert cleaned.get_json()["pending"]["sources"] == LAW
    assert cleaned.headers["ETag"] == '"2"'
    assert len(head.get("/powers?cleaned=pending").get_json()["items"]) == 1
    assert head.get("/powers?focus=true").get_json()["items"] == []
    other = api.client(app, work.bureau, "section_head_2")
    refused = other.put(f"{path}/clean-up", body, if_match=2)
    assert refused.status_code == 403
    assert "李某" in {one["name"] for one in refused.get_json()["who_can"]}
    assert head.put(f"{path}/clean-up", body, if_match=1).status_code == 412
    assert (
        head.put(f"{path}/clean-up", {"decision": "keep", "sources": LAW}, if_match=2).status_code
        == 422
    )
    gone = head.delete(f"{path}/clean-up", if_match=2)
    assert (gone.status_code, gone.get_json()["pending"]) == (200, None)
    topics = [one["topic"] for one in head.get(f"{path}/history").get_json()["items"]]
    assert topics == ["power.drafted", "power.cleaned_up", "power.cleanup_withdrawn"]


def test_confirming_by_hand_names_the_way_through_the_chain(app, work):
    path = f"/powers/{draft(work).id}"
    leader = api.client(app, work.bureau, "deputy_leader")
    refused = leader.put(f"{path}/entry-into-force", if_match=1)
    told = refused.get_json()
    assert (refused.status_code, told["code"]) == (409, "goes-by-chain")
    assert told["start"] == "/api/v1/cases"


def test_the_finance_bureau_counts_its_eighty_five_powers(app, work):
    office = api.client(app, work.bureau, "auditor")
    wanted = {"licensing": 78, "penalty": 2, "levy": 4, "coercion": 1}
    drafts = [
        PowerDraft(name=f"{category}{number}", category=category)
        for category, many in wanted.items()
        for number in range(many)
    ]
    work.act("register_office", insert_powers, drafts, at=utc_now())
    counts = office.get("/powers/counts").get_json()
    assert (counts["total"], counts["by_category"]) == (85, wanted)
    assert counts["by_direction"] == {"external": 85}


def test_a_time_limit_says_what_it_counts(app, work):
    head = api.client(app, work.bureau, "section_head")
    path = f"/powers/{draft(work).id}"
    half = head.put(path, {"time_limit_value": 20, "time_limit_unit": "day"}, if_match=1)
    assert half.status_code == 422
    assert half.get_json()["errors"][0]["pointer"] == "/time_limit_counting"
    whole = {"time_limit_value": 20, "time_limit_unit": "day", "time_limit_counting": "working"}
    done = head.put(path, whole, if_match=1)
    assert (done.status_code, done.headers["ETag"]) == (200, '"2"')


def test_standards_are_listed_beside_the_powers(app, work):
    head = api.client(app, work.bureau, "section_head")
    path = f"/powers/{draft(work).id}/discretion-standards"
    band = {"condition": "首次", "lower": "0.00", "upper": "500.00"}
    body = {
        "title": "罚款",
        "unit": "元",
        "lower_limit": "0",
        "upper_limit": "500",
        "bands": [band],
    }
    made = head.post(path, body)
    assert made.status_code == 201, made.get_data(as_text=True)
    where = made.headers["Location"]
    assert head.get(where).get_json()["bands"] == [band | {"name": ""}]
    assert len(head.get(path).get_json()["items"]) == 1
    assert head.get("/discretion-standards?status=in_force").get_json()["items"] == []
    assert head.get(f"{where}/band?value=500").get_json()["condition"] == "首次"
    assert head.get(f"{where}/band?value=501").status_code == 404
    changed = head.put(where, {"upper_limit": "900"}, if_match=1)
    assert changed.status_code == 422
    gone = head.put(f"{where}/retirement", {"reason": "合并"}, if_match=1)
    assert gone.get_json()["status"] == "retired"
