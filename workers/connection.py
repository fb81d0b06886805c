"""How workers reach Redis and PostgreSQL; Redis may come and go, PostgreSQL is the truth."""

import os

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisUnreachable
from redis.exceptions import TimeoutError as RedisSilent
from redis.retry import Retry
from sqlalchemy import Engine

from policies.overlays import tighten_by
from service.evidence.stores import choose_store
from service.exchange.signatures import keep_secret
from service.tables import every_table
from tenants.database import connect, open_engine, refuse_strong_role
from tenants.hashing import choose_algorithm
from tenants.settings import Settings, SettingsError

REDIS_GONE = (RedisUnreachable, RedisSilent)


def patient_redis(settings: Settings) -> Redis:
    """Reach Redis as a worker does: an outage of a minute is waited out."""
    return Redis.from_url(
        settings.redis_url,
        retry=Retry(ExponentialBackoff(cap=5, base=0.2), 30),
        retry_on_error=[RedisUnreachable, RedisSilent],
        health_check_interval=30,
    )


def brisk_redis(settings: Settings) -> Redis:
    """Reach Redis as the relay does: if it is gone, sealing must not wait for it."""
    return Redis.from_url(
        settings.redis_url,
        retry=Retry(ExponentialBackoff(cap=0.2, base=0.05), 1),
        socket_connect_timeout=1,
        socket_timeout=2,
    )


def join_service(settings: Settings) -> Engine:
    """Let this process act for bureaus as the service's own role does."""
    engine = connect(settings)
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    choose_algorithm(settings.journal_hash)
    keep_secret(settings.secret_key)
    choose_store(settings)
    tighten_by(settings.policy_overlay)
    every_table()
    return engine


def open_relay(settings: Settings) -> Engine:
    """Open the relay's way in, which sees the heads of all journals and nothing else."""
    if settings.relay_database_url is None:
        raise SettingsError("RELAY_DATABASE_URL is not set.")
    engine = open_engine(settings.relay_database_url, settings)
    refuse_strong_role(engine)
    choose_algorithm(settings.journal_hash)
    return engine
