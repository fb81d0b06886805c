"""The journal calls what it speaks of by number and title, to whoever may read it."""

from uuid import uuid4

import pytest

from service.organisation.queries import load_actor
from service.workspace.naming import BELONGS, CALLED
from service.workspace.subjects import KINDS
from tenants.database import Base, unit_of_work
from tenants.journal import record
from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"names-{tag}")


def newest(office, topic, role="auditor"):
    return office[role].get(f"/journal?topic={topic}&limit=1").get_json()["items"][0]


def test_a_grade_in_the_journal_is_known_by_its_risk_point(office):
    point = office.graded(1)
    entry = newest(office, "risk_point.graded")
    assert entry["names"][point["id"]] == f"{point['number']} {point['title']}"


def test_what_an_entry_mentions_is_named_beside_what_it_is_about(office):
    point = office.point()
    power = office["section_head"].get(f"/risk-points/{point['id']}").get_json()["power_id"]
    entry = newest(office, "risk_point.drafted")
    assert point["id"] in entry["names"]
    assert power is None or power in entry["names"]


def test_another_bureaus_record_and_one_that_never_was_have_no_name(office, app, settings, tag):
    foreign = Office(app, settings, f"far-names-{tag}").point()
    with unit_of_work(office.bureau.tenant_id) as session:
        clerk = office.bureau.people["post_holder"]
        actor = load_actor(session, clerk.person_id, clerk.appointment_id)
        record(
            session,
            actor,
            "risk_point.drafted",
            "risk_point",
            None,
            risk_point=foreign["id"],
            case_id=str(uuid4()),
        )
    assert newest(office, "risk_point.drafted")["names"] == {}


def test_every_kind_is_called_by_columns_it_has():
    for kind, columns in CALLED.items():
        table = Base.metadata.tables[KINDS[kind].table]
        assert set(columns) <= set(table.c.keys()), kind
    for table_name, column, owner in BELONGS.values():
        assert column in Base.metadata.tables[table_name].c
        assert owner in CALLED
