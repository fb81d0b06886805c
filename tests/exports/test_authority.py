"""An export is made with the office it was ordered in, and walls hold for the workers too."""

from datetime import date

import pytest
from sqlalchemy import text, update

from service.exports.use_cases import make_export
from tenants.database import unit_of_work
from tenants.models.organisation import Appointment
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


def moved(bureau, role: str, to: str) -> None:
    """Let somebody go from his post, on a day long past, to that of another."""
    person, post = bureau.people[role].person_id, bureau.people[to].post_id
    with unit_of_work(bureau.tenant_id) as session:
        session.execute(
            update(Appointment)
            .where(Appointment.person_id == person)
            .values(starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 2))
        )
        session.add(Appointment(person_id=person, post_id=post, starts_on=date(2020, 1, 3)))
        session.execute(text("UPDATE authorities SET number = number + 1"))


def test_what_was_made_for_an_office_is_not_taken_out_after_leaving_it(filled, app, bureau):
    desk = Desk.of(app, bureau, "section_head")
    job = desk.caller.post("/export-jobs", {"kind": "risk_points"}).get_json()
    with unit_of_work(bureau.tenant_id) as session:
        make_export(session, job["id"])
    address = f"/export-jobs/{job['id']}/content"
    assert desk.caller.get(address).status_code == 200
    moved(bureau, "section_head", "section_head_2")
    again = Desk.of(app, bureau, "section_head")
    assert again.caller.get("/export-jobs").get_json()["items"][0]["id"] == job["id"]
    refused = again.caller.get(address)
    assert refused.status_code == 403
    assert refused.get_json()["detail"].startswith("这个导出是您在原任职务上申请的")
    taken = "SELECT count(*) AS times FROM journal_entries WHERE topic = 'export_job.taken_out'"
    assert asked(bureau, taken)[0].times == 1
