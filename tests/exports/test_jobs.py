"""A long export is ordered, made by a worker as whoever ordered it, fetched, and let go of."""

import io
from datetime import timedelta

import docx
import openpyxl
import pytest
from sqlalchemy import text

from service.exports.use_cases import expire_exports, make_export
from tenants.database import unit_of_work
from tests import make
from tests.imports.desk import Desk, asked, register, row
from tests.workers.hall import settle

ORDER = {
    "kind": "risk_points",
    "query": {"rank": ["1", "2"], "sort": "-rank"},
    "columns": ["title", "rank"],
    "format": "xlsx",
}


@pytest.fixture
def filled(clerk):
    clerk.open(register(row(1), row(2, rank="中"), row(3, rank="低"), row(4, department="国库科")))
    assert clerk.commit().status_code == 200
    return clerk


def ordered(desk: Desk, **other) -> dict:
    answer = desk.caller.post("/export-jobs", {**ORDER, **other})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def worked(bureau, job: dict) -> None:
    with unit_of_work(bureau.tenant_id) as session:
        make_export(session, job["id"])


def read(desk: Desk, job: dict) -> dict:
    answer = desk.caller.get(f"/export-jobs/{job['id']}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def content(desk: Desk, job: dict):
    return desk.caller.get(f"/export-jobs/{job['id']}/content")


def titles(answer) -> list:
    assert answer.status_code == 200, answer.get_data(as_text=True)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.get_data())).active
    return [line[0] for line in sheet.iter_rows(min_row=4, values_only=True)]


def test_a_worker_makes_what_was_ordered_and_its_owner_is_told(settings, engine, filled, bureau):
    job = ordered(filled)
    assert (job["state"], job["progress"]) == ("waiting", {"done": 0, "total": 0})
    assert content(filled, job).status_code == 409
    settle(settings, [bureau.tenant_id])
    made = read(filled, job)
    assert (made["state"], made["row_count"]) == ("done", 3)
    assert made["progress"] == {"done": 3, "total": 3}
    assert made["expires_at"] > made["finished_at"]
    (task,) = filled.caller.get("/tasks?box=to_read").get_json()["items"]
    assert (task["kind"], task["subject_id"]) == ("export.done", job["id"])
    assert len(titles(content(filled, job))) == 3
    assert filled.caller.get("/tasks?box=to_read").get_json()["items"] == []


def test_the_same_bytes_are_handed_out_every_time(filled, bureau):
    job = ordered(filled, format="csv")
    worked(bureau, job)
    first, second = content(filled, job), content(filled, job)
    assert first.get_data() == second.get_data()
    assert first.mimetype == "text/csv"


def test_what_he_may_do_when_it_is_made_decides_what_he_gets(filled, head, bureau):
    job = ordered(head, query={})
    worked(bureau, job)
    assert len(titles(content(head, job))) == 3
    other = ordered(head, query={})
    with unit_of_work(bureau.tenant_id) as session:
        session.execute(
            text(
                "UPDATE appointments SET ends_on = '2020-01-02', starts_on = '2020-01-01' "
                "WHERE person_id = :id"
            ),
            {"id": bureau.people["section_head"].person_id},
        )
        session.execute(text("UPDATE authorities SET number = number + 1"))
    worked(bureau, other)
    (found,) = asked(
        bureau, "SELECT state, failure FROM export_jobs WHERE id = :id", id=other["id"]
    )
    assert found.state == "failed"
    assert found.failure


def test_whose_account_is_closed_gets_nothing(filled, bureau):
    job = ordered(filled)
    person = bureau.people["register_office"].person_id
    with unit_of_work(bureau.tenant_id) as session:
        session.execute(
            text("UPDATE accounts SET disabled_at = now() WHERE person_id = :id"), {"id": person}
        )
    worked(bureau, job)
    (found,) = asked(bureau, "SELECT state FROM export_jobs")
    assert found.state == "failed"


def test_nobody_else_sees_an_order_nor_its_file(  # noqa: PLR0917
    filled, leader, bureau, app, settings, tag
):
    job = ordered(filled)
    worked(bureau, job)
    neighbour = make.bureau(settings, f"{tag}-n")
    stranger = Desk.of(app, neighbour, "register_office")
    for other in (leader, stranger):
        assert other.caller.get("/export-jobs").get_json()["items"] == []
        assert other.caller.get(f"/export-jobs/{job['id']}").status_code == 404
        assert content(other, job).status_code == 404
        path = f"/export-jobs/{job['id']}/cancellation"
        assert other.caller.put(path, if_match=job["version"]).status_code == 404


def test_an_order_is_given_up_and_made_again(settings, engine, filled, bureau):
    job = ordered(filled)
    path = f"/export-jobs/{job['id']}"
    given_up = filled.caller.put(f"{path}/cancellation", if_match=job["version"])
    assert given_up.get_json()["state"] == "cancelled"
    settle(settings, [bureau.tenant_id])
    assert read(filled, job)["state"] == "cancelled"
    again = filled.caller.post(f"{path}/retry", if_match=given_up.get_json()["version"])
    assert (again.status_code, again.get_json()["attempt"]) == (200, 2)
    settle(settings, [bureau.tenant_id])
    done = read(filled, job)
    assert done["state"] == "done"
    assert filled.caller.post(f"{path}/retry", if_match=done["version"]).status_code == 409
    assert filled.caller.put(f"{path}/cancellation", if_match=done["version"]).status_code == 409


def test_after_a_week_the_file_is_gone_and_the_order_says_so(filled, bureau):
    job = ordered(filled)
    worked(bureau, job)
    with unit_of_work(bureau.tenant_id) as session:
        session.execute(
            text("UPDATE export_jobs SET expires_at = expires_at - :week"),
            {"week": timedelta(days=8)},
        )
        assert expire_exports(session) == 1
    assert read(filled, job)["state"] == "expired"
    refused = content(filled, job)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "export-not-ready")
    assert asked(bureau, "SELECT content FROM export_jobs")[0].content is None


def test_an_order_the_list_would_not_take_is_refused(filled, head):
    for wrong in (
        {"query": {"rank": ["9"]}},
        {"query": {"nothing": 1}},
        {"columns": ["tenant_id"]},
        {"kind": "accounts"},
        {"format": "pdf"},
    ):
        answer = filled.caller.post("/export-jobs", {**ORDER, **wrong})
        assert answer.status_code == 422, wrong
    assert (
        filled.caller.post(
            "/export-jobs", {**ORDER, "kind": "journal", "query": {}, "columns": []}
        ).status_code
        == 403
    )


def test_every_kind_is_made_by_a_worker(filled, app, bureau):
    auditor = Desk.of(app, bureau, "auditor")
    for kind, query in (
        ("powers", {"status": "draft,in_force"}),
        ("measures", {"department_id": str(bureau.departments["预算科"])}),
        ("journal", {"since": "2020-01-01T00:00:00+08:00"}),
    ):
        job = ordered(auditor, kind=kind, query=query, columns=[])
        worked(bureau, job)
        assert read(auditor, job)["state"] == "done", read(auditor, job)


def test_each_step_is_written_down_once(filled, bureau):
    job = ordered(filled)
    worked(bureau, job)
    content(filled, job)
    topics = asked(
        bureau, "SELECT topic FROM journal_entries WHERE subject_kind = 'export_job' ORDER BY id"
    )
    assert [one.topic for one in topics] == [
        "export_job.ordered",
        "export.made",
        "export_job.taken_out",
    ]


def test_a_worker_makes_a_word_file_too(settings, engine, filled, bureau):
    job = ordered(filled, format="docx")
    worked(bureau, job)
    taken = content(filled, job)
    assert taken.mimetype.endswith("wordprocessingml.document")
    table = docx.Document(io.BytesIO(taken.get_data())).tables[0]
    assert [row.cells[1].text for row in table.rows] == ["风险等级", "◆中", "▲高", "▲高"]
