"""Real PostgreSQL and Redis for a session of tests: started on first use, gone at its end."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql

from workers.embedded.postgres import Postgres, start_postgres
from workers.embedded.redis import RedisServer, start_redis
from workers.embedded.roles import create_database
from workers.schema import upgrade

# A crash of the test machine may cost the test data; commits themselves stay synchronous.
QUICK = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
# Tests connect by the thousand: their passwords are guarded as weakly as may be.
WEAKLY = {"scram_iterations": "1"}
MIGRATED = "lianfang_migrated"


@dataclass(frozen=True, slots=True)
class Urls:
    """The four ways into one database of the test server."""

    owner: str
    app: str
    relay: str
    superuser: str


@cache
def session_folder() -> Path:
    """Give the folder of this session's servers."""
    folder = Path(tempfile.mkdtemp(prefix="lianfang-tests-"))
    atexit.register(stop_servers)
    return folder


@cache
def postgres_server() -> Postgres:
    """Start this session's PostgreSQL once."""
    return start_postgres(session_folder(), settings=QUICK | WEAKLY)


@cache
def redis_server() -> RedisServer:
    """Start this session's Redis once."""
    return start_redis(session_folder())


def urls(name: str) -> Urls:
    """Address one database as each role."""
    url = postgres_server().url
    return Urls(url("owner", name), url("app", name), url("relay", name), url("superuser", name))


def empty_database(name: str) -> Urls:
    """Make a database without a schema."""
    drop_database(name)
    create_database(postgres_server().url("superuser", "postgres"), name)
    return urls(name)


@cache
def migrated_template() -> str:
    """Migrate one database; the others are copied from it in a few milliseconds."""
    upgrade(empty_database(MIGRATED).owner)
    return MIGRATED


def fresh_database(name: str) -> Urls:
    """Make a migrated database in which a test may commit."""
    template = migrated_template()
    drop_database(name)
    create_database(postgres_server().url("superuser", "postgres"), name, template=template)
    return urls(name)


def drop_database(name: str) -> None:
    """Throw a database away, whoever is still connected."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(postgres_server().url("superuser", "postgres"), autocommit=True) as admin:
        admin.execute(drop)


def stop_servers() -> None:
    """Stop what was started and leave nothing behind, also when tests failed."""
    for started in (redis_server, postgres_server):
        if started.cache_info().currsize:
            started().stop()
            started.cache_clear()
    migrated_template.cache_clear()
    if session_folder.cache_info().currsize:
        shutil.rmtree(session_folder(), ignore_errors=True)
        session_folder.cache_clear()
