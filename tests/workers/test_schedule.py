"""The clock: each line of the timetable once per period, whoever rings and however often."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from service.exchange.models import HeldSeal
from service.exchange.signatures import keep_secret
from service.rollups.models import SummarySnapshot
from tenants.database import new_id, unit_of_work, utc_now
from tenants.models.accounts import KeptAnswer
from tests.journal.chains import act, make_region, seal
from tests.rollups.registers import fill
from tests.workers.hall import eventually, rows, running, settle
from workers.connection import brisk_redis
from workers.jobs.timed import BEIJING, period, ring
from workers.queues import KINDS, queue
from workers.schedule import jobs
from workers.timetable import TIMETABLE


@pytest.fixture
def region(settings, engine, tag):
    keep_secret(settings.secret_key)
    return make_region(settings, tag)


def test_two_clocks_ringing_at_once_owe_the_work_once(settings, region, urls):
    for _ in range(3):
        ring("full_rollup")
    bureau = next(iter(region.bureaus.values()))
    owed = rows(
        urls.superuser,
        "SELECT key FROM work_items WHERE tenant_id = %s AND kind = 'full_summary'",
        bureau,
    )
    day = utc_now().astimezone(BEIJING).date()
    assert owed == [(f"{day} full_rollup",)]


def test_seals_are_anchored_at_least_every_five_minutes():
    anchoring = TIMETABLE["anchoring"]
    assert anchoring.every <= timedelta(minutes=5)
    assert anchoring.cron == f"*/{anchoring.every.seconds // 60} * * * *"


@pytest.mark.parametrize(
    ("name", "moment", "named"),
    [
        ("anchoring", "2026-11-22T09:07:59", "2026-11-22T09:04+08:00"),
        ("anchoring", "2026-11-22T09:08:00", "2026-11-22T09:08+08:00"),
        ("full_rollup", "2026-11-22T01:30:00", "2026-11-22"),
        ("snapshot", "2026-11-22T00:10:00", "2026-11-21"),
    ],
)
def test_a_moment_belongs_to_one_period(name, moment, named):
    at = datetime.fromisoformat(moment).replace(tzinfo=BEIJING)
    assert period(TIMETABLE[name], at) == named


def test_anchoring_brings_every_bureaus_newest_seal_to_its_group(settings, region):
    bureau = next(iter(region.bureaus.values()))
    act(bureau)
    seal(settings)
    ring("anchoring")
    settle(settings, [region.leading_group, region.county_group, *region.bureaus.values()])
    with unit_of_work(region.leading_group) as session:
        held = session.scalars(select(HeldSeal.sealer_id)).all()
    assert bureau in held
    assert region.county_group in held


def test_the_day_that_ended_is_kept_for_the_trend(settings, region):
    everybody = [region.leading_group, region.county_group, *region.bureaus.values()]
    fill(everybody[-1], ranks={1: 1})
    settle(settings, everybody)
    ring("snapshot")
    settle(settings, everybody)
    with unit_of_work(region.leading_group) as session:
        (kept,) = session.scalars(select(SummarySnapshot)).all()
    now = utc_now().astimezone(BEIJING)
    assert kept.day == (now - timedelta(hours=12)).date()


def test_answers_kept_for_retries_are_dropped_after_two_days(settings, region):
    bureau = next(iter(region.bureaus.values()))
    with unit_of_work(bureau) as session:
        for days in (1, 3):
            session.add(
                KeptAnswer(
                    person_id=new_id(),
                    operation="x.post",
                    key=f"{days}",
                    request_digest=b"",
                    status=201,
                    headers={},
                    body="",
                    kept_at=utc_now() - timedelta(days=days),
                )
            )
    ring("tidying")
    settle(settings, [bureau])
    with unit_of_work(bureau) as session:
        assert session.scalars(select(KeptAnswer.key)).all() == ["1"]


def test_the_clock_puts_json_on_the_right_queue(settings):
    redis = brisk_redis(settings)
    redis.flushall()
    for job in jobs():
        job.enqueue(redis)
    for name, timed in TIMETABLE.items():
        queued = queue(KINDS[timed.kind].queue, redis).get_jobs()
        assert name in [job.args[0] for job in queued]
    redis.flushall()


def test_the_schedule_runs_as_a_process_and_stops_when_told(settings):
    with running(settings, "schedule") as (clock,):
        redis = brisk_redis(settings)
        eventually(lambda: redis.keys("rq:*cron*"))
        clock.terminate()
        assert clock.wait(20) == 0
