"""Two real servers in one folder: found again, safe after a crash, closed to strangers."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from redis.exceptions import AuthenticationError

from tests.servers import QUICK, postgres_server
from workers.embedded import account
from workers.embedded.account import EmbeddedError
from workers.embedded.postgres import Postgres, free_port, start_postgres
from workers.embedded.redis import start_redis
from workers.embedded.roles import create_database, create_roles

USES_SERVERS = """
import sys, os, signal
from tests.servers import postgres_server, redis_server, session_folder
postgres_server(); redis_server()
print(session_folder(), postgres_server().process.pid, redis_server().process.pid, flush=True)
"""

MAKES_WHAT_IS_MISSING = """
import sys, time
from pathlib import Path
from workers.embedded.account import made_once
lock, made = Path(sys.argv[1]), Path(sys.argv[2])

def make():
    time.sleep(0.2)  # long enough for all the others to look
    with made.open("a") as file:
        file.write("made ")

print(made_once(lock, lambda: made.read_text() if made.exists() else None, make))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="lianfang-tests-"))
    yield folder / "home"
    shutil.rmtree(folder)


def write_down(server: Postgres, word: str) -> None:
    with psycopg.connect(server.url("owner")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS words (word text)")
        connection.execute("INSERT INTO words VALUES (%s)", (word,))


def words(server: Postgres) -> list[str]:
    with psycopg.connect(server.url("owner")) as connection:
        return [row[0] for row in connection.execute("SELECT word FROM words ORDER BY 1")]


def gone(pid: int, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)  # looking again until it is gone
    return False


def test_a_second_start_finds_what_the_first_one_kept(home):
    first = start_postgres(home, settings=QUICK)
    write_down(first, "经费审批")
    first.stop()
    second = start_postgres(home, settings=QUICK)
    assert words(second) == ["经费审批"]
    assert second.url("app").replace(str(second.port), "") == first.url("app").replace(
        str(first.port), ""
    )
    second.stop()


def test_a_killed_server_comes_back_with_everything_that_was_committed(home):
    first = start_postgres(home)
    write_down(first, "committed")
    first.process.kill()
    first.process.wait()
    assert (home / "postgresql" / "data" / "postmaster.pid").exists()
    second = start_postgres(home)
    assert words(second) == ["committed"]
    second.stop()
    assert not first.sockets.exists()


def test_a_server_that_outlived_its_supervisor_gives_way_to_the_next(home):
    first = start_postgres(home, settings=QUICK)
    second = start_postgres(home, settings=QUICK)
    assert first.process.wait(20) == 0
    write_down(second, "served")
    second.stop()


def test_the_servers_keep_their_promises_about_safety(home):
    server = start_postgres(home)
    expected = {
        "synchronous_commit": "on",
        "fsync": "on",
        "full_page_writes": "on",
        "data_checksums": "on",
        "password_encryption": "scram-sha-256",
        "server_encoding": "UTF8",
        "listen_addresses": "127.0.0.1",
    }
    with psycopg.connect(server.url("superuser", "postgres")) as connection:
        found = {
            name: connection.execute("SELECT current_setting(%s)", (name,)).fetchone()[0]
            for name in expected
        }
        hba = connection.execute("SELECT DISTINCT type, auth_method FROM pg_hba_file_rules")
        assert set(hba) <= {("local", "peer"), ("host", "scram-sha-256")}
    assert found == expected
    server.stop()


def test_only_the_owner_of_the_home_reads_passwords_and_data(home):
    server = start_postgres(home, settings=QUICK)
    server.stop()
    modes = {path.name: stat.S_IMODE(path.lstat().st_mode) for path in home.rglob("*")}
    assert modes["secrets.json"] == 0o600
    assert modes["data"] == modes["postgresql"] == 0o700
    assert "initial-password" not in modes


def test_a_home_behind_closed_folders_works_and_stays_closed(home):
    home.parent.chmod(0o700)
    server = start_postgres(home, settings=QUICK)
    write_down(server, "closed")
    assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700
    if os.geteuid() == 0:
        assert Path(f"/proc/{server.process.pid}").stat().st_uid != 0
    server.stop()


def test_data_of_another_release_are_refused_in_one_line(home):
    start_postgres(home, settings=QUICK).stop()
    (home / "postgresql" / "data" / "PG_VERSION").write_text("11\n")
    with pytest.raises(EmbeddedError, match="holds PostgreSQL 11") as refusal:
        start_postgres(home)
    assert "\n" not in str(refusal.value)


def test_a_taken_port_is_refused_in_one_line(home):
    with pytest.raises(EmbeddedError, match="did not start") as refusal:
        start_postgres(home, port=postgres_server().port, settings=QUICK)
    assert "\n" not in str(refusal.value)


def test_programs_that_are_not_there_are_refused(home):
    with pytest.raises(EmbeddedError, match="no PostgreSQL"):
        start_postgres(home, binaries=home)


def test_no_role_of_the_product_can_step_over_a_wall():
    with psycopg.connect(postgres_server().url("superuser", "postgres")) as connection:
        rows = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin"
            " FROM pg_roles WHERE rolname LIKE 'lianfang%'"
        ).fetchall()
    assert rows == [(False, False, False, False, True)] * 3


def test_the_wrong_password_opens_no_role():
    server = postgres_server()
    url = server.url("app", "postgres").replace(server.passwords["app"], "guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


def test_a_database_lets_in_its_roles_and_nobody_else():
    admin = postgres_server().url("superuser", "postgres")
    create_database(admin, "lianfang_rights")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE stranger LOGIN")
        rights = connection.execute(
            "SELECT r, has_database_privilege(r, 'lianfang_rights', 'CONNECT'),"
            " has_database_privilege(r, 'lianfang_rights', 'CREATE')"
            " FROM unnest(ARRAY['lianfang_app', 'lianfang_relay', 'stranger']) r ORDER BY r"
        ).fetchall()
        connection.execute("DROP ROLE stranger")
    assert rights == [
        ("lianfang_app", True, False),
        ("lianfang_relay", True, False),
        ("stranger", False, False),
    ]


def test_making_roles_and_database_twice_changes_nothing():
    server = postgres_server()
    admin = server.url("superuser", "postgres")
    for _ in range(2):
        create_roles(admin, server.passwords)
        create_database(admin, "lianfang_twice")
    with psycopg.connect(server.url("owner", "lianfang_twice")) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("lianfang_owner",)


def test_the_queue_outlives_a_clean_stop_and_a_kill(home):
    server = start_redis(home)
    with Redis.from_url(server.url) as client:
        client.rpush("queue", "first")
    server.stop()
    server = start_redis(home)
    with Redis.from_url(server.url) as client:
        client.rpush("queue", "second")
    time.sleep(1.2)  # everysec: what is older than a second is on disk
    server.process.kill()
    server.process.wait()
    server = start_redis(home)
    with Redis.from_url(server.url) as client:
        assert client.lrange("queue", 0, -1) == [b"first", b"second"]
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    server.stop()


def test_the_queue_is_closed_to_those_without_the_password(home):
    server = start_redis(home)
    with Redis(port=server.port) as client, pytest.raises(AuthenticationError):
        client.ping()
    assert stat.S_IMODE((home / "redis" / "redis.conf").stat().st_mode) == 0o600
    server.stop()


def test_a_queue_on_a_taken_port_is_refused_in_one_line(home):
    server = start_redis(home)
    with pytest.raises(EmbeddedError, match="did not start"):
        start_redis(home.with_name("other"), port=server.port)
    server.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser changes accounts")
def test_programs_behind_closed_folders_run_from_a_copy(home, monkeypatch):
    packages = home / "packages"
    (packages / "wheel").mkdir(mode=0o700, parents=True)
    program = packages / "wheel" / "program"
    program.write_text("#!/bin/sh\necho 1\n")
    program.chmod(0o700)
    home.parent.chmod(0o711)
    home.chmod(0o711)
    monkeypatch.setattr(account, "CACHE", home / "cache")
    for _ in range(2):
        found = account.runnable(
            account.server_account(), packages, "wheel/program", ("wheel",), "wheel-1"
        )
        assert found == home / "cache" / "wheel-1"
    assert stat.S_IMODE(program.stat().st_mode) == 0o700


def test_free_ports_are_free():
    assert free_port() != free_port()


@pytest.mark.parametrize("ending", ["raise SystemExit(1)", "1 / 0", "os.kill(os.getpid(), 9)"])
def test_a_session_of_tests_leaves_nothing_running(ending):
    done = subprocess.run(
        [sys.executable, "-c", USES_SERVERS + ending], capture_output=True, text=True, check=False
    )
    folder, *pids = done.stdout.split()
    assert done.returncode in {1, -signal.SIGKILL}
    assert all(gone(int(pid)) for pid in pids)
    if done.returncode == 1:
        assert not Path(folder).exists()
    else:
        shutil.rmtree((Path(folder) / "postgresql" / "sockets").readlink())
        shutil.rmtree(folder)


def test_workers_that_start_together_make_the_account_of_the_servers_once(tmp_path):
    command = [sys.executable, "-c", MAKES_WHAT_IS_MISSING, tmp_path / "lock", tmp_path / "made"]
    together = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(5)]
    assert {one.communicate()[0].strip() for one in together} == {"made"}
