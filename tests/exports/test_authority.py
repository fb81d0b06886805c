"""An export is made with the office it was ordered in, and walls hold for the workers too."""

import pytest

from service.exports.use_cases import make_export
from tenants.database import unit_of_work
from tests import make
from tests.imports.desk import Desk, asked, register, row


@pytest.fixture
def filled(clerk):
    clerk.open(register(row(1), row(2, department="国库科")))
    assert clerk.commit().status_code == 200
    return clerk


def test_a_worker_of_another_bureau_finds_no_such_order(filled, bureau, settings, tag):
    order = {"kind": "risk_points"}
    job = filled.caller.post("/export-jobs", order).get_json()
    neighbour = make.bureau(settings, f"{tag}-n")
    with unit_of_work(neighbour.tenant_id) as session:
        assert make_export(session, job["id"]) is None
    (found,) = asked(bureau, "SELECT state FROM export_jobs")
    assert found.state == "waiting"


def test_two_offices_of_one_list_get_what_each_may_see(filled, app, bureau):
    rows = {}
    for role in ("section_head", "main_leader"):
        desk = Desk.of(app, bureau, role)
        job = desk.caller.post("/export-jobs", {"kind": "risk_points"}).get_json()
        with unit_of_work(bureau.tenant_id) as session:
            make_export(session, job["id"])
        rows[role] = desk.caller.get(f"/export-jobs/{job['id']}").get_json()["row_count"]
    assert rows == {"section_head": 1, "main_leader": 2}
