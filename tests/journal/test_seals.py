"""Closing entries into seals: nothing is passed over, nobody waits, honest journals verify."""

import threading
import time

import psycopg
import pytest

from service.journal.queries import verify_tenant
from tenants.database import unit_of_work
from tenants.hashing import choose_algorithm
from tenants.journal import record
from tenants.seals import JournalForked, position, seal_new_entries
from tests.journal.chains import act, clerk, make_region, relay_engine, seal


@pytest.fixture
def bureau(settings, engine, tag):
    return make_region(settings, tag).bureaus[f"{tag}-r-bureau1"]


def test_entries_are_closed_into_numbered_seals_and_verify(settings, bureau):
    for _ in range(3):
        act(bureau, 2)
        seal(settings)
    with unit_of_work(bureau) as session:
        assert position(session) == 3
    report = verify_tenant(bureau)
    assert report.findings == []
    assert (report.entries, report.seals) == (7, 3)


def test_ten_runs_over_a_journal_in_use_raise_no_false_alarm(settings, bureau):
    stopped = threading.Event()

    def work():
        while not stopped.is_set():
            act(bureau, 3)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    try:
        for _ in range(10):
            seal(settings)
            assert verify_tenant(bureau).findings == []
    finally:
        stopped.set()
        for worker in workers:
            worker.join()
    seal(settings)
    assert verify_tenant(bureau).findings == []


def test_a_transaction_that_began_early_and_commits_late_is_never_passed_over(settings, bureau):
    with unit_of_work(bureau) as session:
        record(session, clerk(bureau), "power.changed", "power", None)
        session.flush()
        act(bureau, 2)
        seal(settings)
        started = time.monotonic()
        act(bureau)
        assert time.monotonic() - started < 1
    seal(settings)
    report = verify_tenant(bureau)
    assert report.findings == []
    assert report.entries == 5


def test_two_sealers_at_once_seal_once(settings, bureau):
    act(bureau)
    with relay_engine(settings).begin() as first, relay_engine(settings).begin() as second:
        assert seal_new_entries(first) is not None
        assert seal_new_entries(second) is None
    assert verify_tenant(bureau).findings == []


def test_a_rolled_back_change_leaves_no_entry(settings, bureau):
    def fail_at_the_end():
        with unit_of_work(bureau) as session:
            record(session, clerk(bureau), "power.changed", "power", None)
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_at_the_end()
    seal(settings)
    assert verify_tenant(bureau).entries == 1


def test_a_bureau_may_write_its_journal_in_the_national_digest(settings, bureau):
    choose_algorithm("sm3")
    try:
        act(bureau, 2)
        seal(settings)
    finally:
        choose_algorithm("sha256")
    act(bureau)
    seal(settings)
    assert verify_tenant(bureau).findings == []


def test_a_database_restored_elsewhere_is_not_sealed_as_if_nothing_had_happened(
    settings, bureau, urls
):
    act(bureau)
    seal(settings)
    with psycopg.connect(urls.superuser, autocommit=True) as admin:
        row = admin.execute("SELECT upto::text FROM relay_marks WHERE name = 'sealer'").fetchone()
        admin.execute("UPDATE relay_marks SET upto = '9999999999' WHERE name = 'sealer'")
        try:
            with pytest.raises(JournalForked):
                seal(settings)
        finally:
            admin.execute("UPDATE relay_marks SET upto = %s WHERE name = 'sealer'", (row[0],))
