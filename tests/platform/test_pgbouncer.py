"""Behind pgbouncer in transaction mode no bureau borrows another's wall, and nothing breaks."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import ProgrammingError

from tests.platform.surroundings import (
    note,
    prove_the_walls,
    service_at,
    settle_two_bureaus,
    topics,
)
from tests.servers import Urls, fresh_database, postgres_server, session_folder
from workers.embedded.account import die_with_parent, private_folder, server_account
from workers.embedded.postgres import HERE, free_port

FOUND = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin:/usr/local/sbin")
NAME = "lianfang_pooled"
ROUNDS = 20

pytestmark = pytest.mark.skipif(FOUND is None, reason="pgbouncer is not installed on this machine")


@pytest.fixture(scope="module")
def database() -> Urls:
    return fresh_database(NAME)


@pytest.fixture(scope="module")
def tenants(database: Urls) -> dict[str, int]:
    return settle_two_bureaus(database.owner)


@pytest.fixture(scope="module")
def pooled(database: Urls) -> Iterator[str]:
    """Run a pooler that shares a single server connection among all its clients."""
    account, port = server_account(), free_port()
    folder = private_folder(session_folder() / "pgbouncer", account)
    password = postgres_server().passwords["app"]
    (folder / "users.txt").write_text(f'"lianfang_app" "{password}"\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n{NAME} = host={HERE} port={postgres_server().port} dbname={NAME}\n"
        f"[pgbouncer]\nlisten_addr = {HERE}\nlisten_port = {port}\nunix_socket_dir =\n"
        "auth_type = scram-sha-256\nauth_file = users.txt\n"
        "pool_mode = transaction\ndefault_pool_size = 1\n"
    )
    with (folder / "pgbouncer.log").open("wb") as log:
        pooler = subprocess.Popen(
            [FOUND, "pgbouncer.ini"],
            cwd=folder,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - the child only calls prctl
            **account.arguments(),
        )
    url = f"postgresql://lianfang_app:{quote(password, safe='')}@{HERE}:{port}/{NAME}"
    try:
        await_answer(url, folder)
        yield url
    finally:
        pooler.terminate()
        pooler.wait(20)


def await_answer(url: str, folder: Path) -> None:
    for _ in range(200):
        try:
            psycopg.connect(url, prepare_threshold=None).close()
        except psycopg.OperationalError:
            time.sleep(0.05)  # the pooler is starting
        else:
            return
    raise AssertionError((folder / "pgbouncer.log").read_text())


def test_the_walls_hold_when_bureaus_share_one_connection(pooled, tenants, settings):
    with service_at(pooled, settings, pooler=True) as engine:
        prove_the_walls(engine, tenants)


def test_many_turns_on_one_connection_never_mix_two_bureaus(pooled, tenants, settings):
    with (
        service_at(pooled, settings, pooler=True) as first,
        service_at(pooled, settings, pooler=True) as second,
    ):
        turns = {first: tenants["finance"], second: tenants["civil_affairs"]}
        own = {engine: topics(engine, tenant_id) for engine, tenant_id in turns.items()}
        for _ in range(ROUNDS):
            for engine, tenant_id in turns.items():
                assert topics(engine, tenant_id) == own[engine]
                assert topics(engine, None) == []


def test_without_the_setting_prepared_statements_would_collide(pooled, tenants, settings):
    with (
        service_at(pooled, settings, pooler=False) as first,
        service_at(pooled, settings, pooler=False) as second,
        pytest.raises(ProgrammingError, match="prepared statement"),
    ):
        take_turns(first, second, tenants["finance"])


def take_turns(first: Engine, second: Engine, tenant_id: int) -> None:
    for _ in range(ROUNDS):
        note(first, tenant_id, "first.noted")
        note(second, tenant_id, "second.noted")
