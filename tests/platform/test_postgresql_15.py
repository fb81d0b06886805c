"""The same code serves a bureau whose server is the PostgreSQL 15 of Debian."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.platform.surroundings import prove_the_walls, service_at, settle_two_bureaus
from tests.servers import QUICK
from workers.embedded.postgres import Postgres, start_postgres
from workers.schema import current_revision, newest_revision, upgrade

DEBIAN = Path("/usr/lib/postgresql/15/bin")

pytestmark = pytest.mark.skipif(
    not (DEBIAN / "postgres").exists(), reason="PostgreSQL 15 is not installed on this machine"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="lianfang-tests-"))
    folder.chmod(0o711)  # this older server must find its own folder by the whole path
    try:
        started = start_postgres(folder, binaries=DEBIAN, settings=QUICK)
        yield started
        started.stop()
    finally:
        shutil.rmtree(folder)


def test_it_is_really_postgresql_15(server):
    with psycopg.connect(server.url("app")) as connection:
        assert connection.info.server_version // 10000 == 15


def test_it_migrates_and_holds_the_walls(server, settings):
    upgrade(server.url("owner"))
    assert current_revision(server.url("owner")) == newest_revision()
    tenants = settle_two_bureaus(server.url("owner"))
    with service_at(server.url("app"), settings, pooler=False) as engine:
        prove_the_walls(engine, tenants)
