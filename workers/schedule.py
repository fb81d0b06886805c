"""The clock: at its time each line of the timetable is put on a queue. Two clocks do no harm."""

import os
import time
from typing import Any

from redis import Redis
from rq.cron import CronJob, CronScheduler

from workers.jobs.timed import BEIJING, ring
from workers.queues import KINDS, queue
from workers.timetable import TIMETABLE

RINGING_SECONDS = 300


class JsonCronJob(CronJob):
    """Puts its job on the queue as JSON; RQ's own would pickle it."""

    def enqueue(self, connection: Redis) -> Any:
        return queue(self.queue_name, connection).enqueue(
            ring, *self.args, job_timeout=RINGING_SECONDS, result_ttl=0, failure_ttl=86_400
        )


def run(redis: Redis) -> None:
    """Ring at the hours of Beijing until told to stop."""
    os.environ["TZ"] = str(BEIJING)
    time.tzset()
    scheduler = CronScheduler(redis, logging_level="WARNING")
    scheduler.get_jobs().extend(jobs())
    scheduler.start()  # type: ignore[no-untyped-call]


def jobs() -> list[CronJob]:
    """Turn the timetable into RQ's cron jobs."""
    return [
        JsonCronJob(KINDS[timed.kind].queue, func=ring, args=(name,), cron=timed.cron, name=name)
        for name, timed in TIMETABLE.items()
    ]
