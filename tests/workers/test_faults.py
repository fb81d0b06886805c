"""Real processes, killed: every effect comes about, and none twice (`LIANFANG_FAULTS` for more)."""

import os
import random
import signal
import time

import psycopg
import pytest

from service.exchange.signatures import keep_secret
from tenants.database import new_id, unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tests.journal.chains import act, make_region
from tests.rollups.registers import fill
from tests.workers.hall import eventually, kill, rows, running, settle, start
from workers.connection import brisk_redis

ROUNDS = int(os.environ.get("LIANFANG_FAULTS", "2"))
OPEN = """
SELECT count(*) FROM work_items
WHERE tenant_id = ANY(%s) AND state IN ('waiting', 'handed')
"""
DOUBLED = """
SELECT tenant_id, subject_id, count(*) FROM journal_entries
WHERE tenant_id = ANY(%s) AND topic IN ('document.received', 'document.sent')
GROUP BY tenant_id, subject_id HAVING count(*) > 1
"""
UNFOLLOWED = """
SELECT count(*) FROM journal_entries e, relay_marks m
WHERE m.name = 'relay' AND e.xid >= m.upto AND e.tenant_id = ANY(%s)
"""
UNDELIVERED = """
SELECT count(*) FROM outbox_documents WHERE tenant_id = ANY(%s) AND state = 'waiting'
"""


@pytest.fixture
def region(settings, engine, tag):
    keep_secret(settings.secret_key)
    region = make_region(settings, tag, bureaus=2, county_bureaus=2)
    brisk_redis(settings).flushall()
    return region


def everybody(region):
    return [region.leading_group, region.county_group, *region.bureaus.values()]


def hurry(url, tenants):
    """Let leases run out at once, so that a test need not wait half a minute."""
    with psycopg.connect(url) as admin:
        admin.execute(
            "UPDATE work_items SET due_at = clock_timestamp() "
            "WHERE tenant_id = ANY(%s) AND state = 'handed'",
            (tenants,),
        )


def quiet(url, tenants):
    def true():
        hurry(url, tenants)
        questions = (UNFOLLOWED, OPEN, UNDELIVERED)
        return all(rows(url, question, tenants) == [(0,)] for question in questions)

    return true


def region_total(url, region):
    ((total,),) = rows(
        url,
        "SELECT coalesce(sum((figures #>> '{points,in_force,total}')::int), 0) "
        "FROM received_summaries WHERE tenant_id = %s",
        region.leading_group,
    )
    return total


def test_a_change_reaches_the_region_within_seconds(settings, region, urls):
    settle(settings, everybody(region))
    with running(settings, "relay", "work"):
        for bureau in region.bureaus.values():
            fill(bureau, ranks={1: 5})
        began = time.monotonic()
        eventually(lambda: region_total(urls.superuser, region) == 20)
        assert time.monotonic() - began < 20


def test_a_worker_killed_in_the_middle_of_its_work_leaves_nothing_half_done(settings, region, urls):
    tenants = everybody(region)
    settle(settings, tenants)
    bureau = next(iter(region.bureaus.values()))
    with psycopg.connect(urls.superuser) as admin, running(settings, "relay"):
        admin.execute("LOCK TABLE own_summaries IN SHARE MODE")
        worker = start(settings, "work")
        fill(bureau, ranks={1: 7})
        eventually(
            lambda: rows(
                urls.superuser,
                "SELECT 1 FROM pg_locks WHERE locktype = 'relation' AND NOT granted",
            )
        )
        kill(worker)
        admin.rollback()
        assert region_total(urls.superuser, region) == 0
        with running(settings, "work"):
            eventually(quiet(urls.superuser, tenants), 60)
    assert region_total(urls.superuser, region) == 7
    assert rows(urls.superuser, DOUBLED, tenants) == []


def test_whatever_is_killed_and_forgotten_each_effect_comes_about_once(settings, region, urls):
    tenants = everybody(region)
    settle(settings, tenants)
    redis = brisk_redis(settings)
    chance = random.Random(20261122)  # noqa: S311 - a seed, not a secret
    processes = {words: start(settings, *words) for words in (("relay",), ("work",))}
    try:
        for number in range(ROUNDS):
            for bureau in region.bureaus.values():
                fill(bureau, ranks={chance.choice((1, 2, 3)): 2}, tag=f"{number} ")
                act(bureau, 3)
            time.sleep(chance.uniform(0.2, 1.5))  # the kill comes at any moment of the work
            redis.flushall()
            for words in list(processes):
                kill(processes[words])
                processes[words] = start(settings, *words)
        eventually(quiet(urls.superuser, tenants), 90)
    finally:
        for process in processes.values():
            kill(process)
    assert region_total(urls.superuser, region) == ROUNDS * 2 * 4
    assert rows(urls.superuser, DOUBLED, tenants) == []


def test_a_worker_told_to_stop_finishes_what_it_has_begun(settings, region, urls):
    tenants = everybody(region)
    settle(settings, tenants)
    bureau = next(iter(region.bureaus.values()))
    with psycopg.connect(urls.superuser) as admin, running(settings, "relay", "work") as started:
        admin.execute("LOCK TABLE own_summaries IN SHARE MODE")
        fill(bureau, ranks={1: 3})
        eventually(
            lambda: rows(
                urls.superuser,
                "SELECT 1 FROM pg_locks WHERE locktype = 'relation' AND NOT granted",
            )
        )
        started[1].send_signal(signal.SIGTERM)
        time.sleep(0.3)  # long enough for one that would die at once
        assert started[1].poll() is None
        admin.rollback()
        assert started[1].wait(20) == 0
    assert rows(
        urls.superuser, "SELECT count(*) FROM own_summaries WHERE tenant_id = %s", bureau
    ) == [(1,)]


def test_an_upload_that_cannot_be_read_is_tried_in_a_process_of_its_own(settings, region, urls):
    bureau = next(iter(region.bureaus.values()))
    item = WorkItem(kind="import.parse", key="x", subject_id=new_id(), due_at=utc_now())
    with unit_of_work(bureau) as session:
        session.add(item)
    question = "SELECT state, attempts, last_error FROM work_items WHERE id = %s"
    with running(settings, "relay", "work --queues imports"):
        eventually(lambda: rows(urls.superuser, question, item.id)[0][1] == 1)
        eventually(lambda: rows(urls.superuser, question, item.id)[0][2] != "")
    assert rows(urls.superuser, question, item.id) == [("waiting", 1, "not-found")]
