"""A worker: takes jobs from the queues until told to stop, and finishes what it has begun."""

from collections.abc import Sequence
from typing import Any

from redis import Redis
from rq import Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from tenants.settings import Settings
from workers.connection import join_service, patient_redis
from workers.queues import IN_A_PROCESS_OF_THEIR_OWN, QUEUES, queue

HEARTBEAT_GRACE = 60


class BureauWorker(Worker):
    """Does short work itself; work that reads strangers' files gets a process of its own."""

    def execute_job(self, job: Job, queue: Any) -> None:
        if queue.name in IN_A_PROCESS_OF_THEIR_OWN:
            super().execute_job(job, queue)
            return
        execution = self.prepare_execution(job)
        self.perform_job(job, queue, execution)
        self.set_state(WorkerStatus.IDLE)

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:  # noqa: ARG002
        return int(job.timeout or 0) + HEARTBEAT_GRACE


def worker(redis: Redis, names: Sequence[str] = QUEUES) -> BureauWorker:
    """Make a worker for some queues, in order of urgency."""
    return BureauWorker(
        [queue(name, redis) for name in names],
        connection=redis,
        serializer=JSONSerializer,
        worker_ttl=30,
        job_monitoring_interval=5,
        maintenance_interval=10,
        default_result_ttl=0,
        log_job_description=False,
    )


def run(settings: Settings, names: Sequence[str] = QUEUES, *, burst: bool = False) -> None:
    """Work until SIGTERM, which lets the current job finish."""
    join_service(settings)
    worker(patient_redis(settings), names).work(burst=burst, logging_level="WARNING")
