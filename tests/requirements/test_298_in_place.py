"""A step that is not in place is passed through no door, and each attempt is remembered (R-298)."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from service.notices.models import Notice
from tenants import clock
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests import api
from tests.imports.desk import Desk as Importer
from tests.imports.desk import register, row
from tests.procedures.scenes import Desk, desk
from tests.tasks.test_following import leave_office
from tests.workers.hall import settle
from workers.jobs.timed import ring


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"in-place-{tag}")


def attempts(work: Desk) -> list[str]:
    """Read what the journal keeps of refused attempts."""
    with unit_of_work(work.bureau.tenant_id) as session:
        found = select(JournalEntry.body).where(JournalEntry.topic == "case.refused")
        return list(session.scalars(found.order_by(JournalEntry.at)))


def test_the_interface_lets_nobody_click_an_empty_step_away(work, app):
    point = work.draft()
    case = work.send("section_head", point)
    before = work.case(case).version
    work.change("section_head", point, manifestations=[])
    head = api.client(app, work.bureau, "section_head")
    answer = head.put(f"/cases/{case}/advance", {"opinion": "已提交"}, if_match=before)
    told = answer.get_json()
    assert (answer.status_code, told["code"]) == (409, "step-not-in-place")
    assert "manifestation-missing" in {one["code"] for one in told["missing"]}
    assert work.case(case).step_code == "find"
    (kept,) = attempts(work)
    assert "manifestation-missing" in kept
    assert "李某" in kept


def test_an_import_brings_nothing_decided_past_the_chains(work, app):
    clerk = Importer.of(app, work.bureau, "register_office")
    assert clerk.open(register(row(1))).status_code == 200
    answer = clerk.commit()
    assert (answer.status_code, answer.get_json()["code"]) == (409, "goes-by-chain")
    assert clerk.caller.get("/risk-points").get_json()["items"] == []
    (kept,) = attempts(work)
    assert "goes-by-chain" in kept
    assert "韩某" in kept


def test_the_clock_ends_no_case_that_is_not_in_place(work, app, settings):
    """The notice runs out while nobody holds the post: the job is refused like anybody else."""
    point = work.draft()
    case = work.send("section_head", point)
    work.advance("section_head", case)
    work.hold_body_meeting(case)
    for _ in range(2):
        work.advance("register_office", case)
    shown = published(work, app, case)
    leave_office(work, "post_holder")
    with clock.simulated():
        clock.go_to(date.fromisoformat(shown["ends_on"]) + timedelta(days=1))
        ring("closing_notices")
        settle(settings, [work.bureau.tenant_id])
    assert work.case(case).step_code == "notice"
    assert work.read(point).status == "draft"
    assert any("responsible-missing" in one and "complete_step" in one for one in attempts(work))


def published(work: Desk, app, case: UUID) -> dict:
    """The register office puts the notice of a case up."""
    with unit_of_work(work.bureau.tenant_id) as session:
        notice = session.scalars(select(Notice).where(Notice.case_id == case)).one()
    office = api.client(app, work.bureau, "register_office")
    answer = office.put(f"/notices/{notice.id}/publication", if_match=notice.version)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()
