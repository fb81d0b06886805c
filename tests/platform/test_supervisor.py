"""Whoever runs everything on one machine sees it start, stay up and stop in order."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis

from tests.servers import redis_server
from workers.embedded.announcement import announce, announced
from workers.embedded.postgres import free_port
from workers.supervision.first_run import sole_user_of
from workers.supervision.lines import coloured, prefixed, readable
from workers.supervision.programs import PROGRAMS, Program, cast, environment_for
from workers.supervision.steps import step
from workers.supervision.supervisor import supervise
from workers.supervision.telling import LOG, telling

pytestmark = pytest.mark.long

LIVES = """
import signal, sys, time
def stop(*_):
    print("stopping", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
time.sleep(60)  # living until it is told to stop
"""
DIES = "print('dying', flush=True); raise SystemExit(3)"
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)  # living on when it is told to stop
"""


class Listener:
    """Collects what the processes say, and ends the run at the right word."""

    def __init__(self, enough) -> None:
        self.said: list[tuple[str, str]] = []
        self.ending = threading.Event()
        self.enough = enough

    def __call__(self, name: str, line: str) -> None:
        self.said.append((name, line))
        if self.enough(self.said):
            self.ending.set()


def run(listener: Listener, **scripts: str) -> None:
    programs = [
        Program(name, (sys.executable, "-c", script), seconds=1) for name, script in scripts.items()
    ]
    watchdog = threading.Timer(30, listener.ending.set)
    watchdog.start()
    supervise(programs, dict(os.environ), listener, listener.ending)
    watchdog.cancel()


def everyone_ready(count: int):
    return lambda said: sum(line == "ready" for _, line in said) >= count


def test_programs_stop_in_the_reverse_order_of_their_start():
    listener = Listener(everyone_ready(3))
    run(listener, relay=LIVES, worker=LIVES + " ", web=LIVES + "  ")
    stopped = [name for name, line in listener.said if line == "stopping"]
    assert stopped == ["web", "worker", "relay"]


def test_a_program_that_dies_is_started_again_after_growing_pauses():
    listener = Listener(lambda said: sum(line == "dying" for _, line in said) >= 3)
    run(listener, relay=DIES)
    pauses = [line for _, line in listener.said if line.startswith("ended (3)")]
    assert pauses[:2] == ["ended (3), again in 1 s", "ended (3), again in 2 s"]


def test_a_program_that_will_not_stop_is_ended_when_its_time_is_over():
    listener = Listener(everyone_ready(1))
    began = time.monotonic()
    run(listener, worker=STUBBORN)
    assert ("worker", "is finishing … 1 s") in listener.said
    assert ("worker", "did not stop in time") in listener.said
    assert time.monotonic() - began < 15


def test_only_the_relay_learns_the_relays_address_and_nobody_the_owners():
    environment = {"DATABASE_URL": "a", "OWNER_DATABASE_URL": "o", "RELAY_DATABASE_URL": "r"}
    known = {p.name: sorted(environment_for(p, environment)) for p in PROGRAMS}
    assert known == {
        "relay": ["DATABASE_URL", "RELAY_DATABASE_URL"],
        "schedule": ["DATABASE_URL"],
        "worker": ["DATABASE_URL"],
        "web": ["DATABASE_URL"],
    }


def test_the_cast_has_as_many_workers_as_asked_for():
    names = [program.name for program in cast(3)]
    assert names == ["relay", "schedule", "worker-1", "worker-2", "worker-3", "web"]


def test_a_step_that_takes_long_keeps_telling_so():
    said: list[str] = []
    with step("Importing", said.append, patience=0.05):
        time.sleep(0.2)  # the step that takes long
    assert said[0] == "Importing …"
    assert sum(line.endswith(" s") and "…" in line for line in said) >= 2
    assert re.fullmatch(r"Importing: 0\.\d s", said[-1])


@pytest.mark.parametrize(
    "command", ["npm ci", "npm run --silent build", "bash -c", "uv pip install --quiet --require"]
)
def test_no_long_command_of_the_first_start_is_silent(command):
    recipes = Path("Makefile").read_text(encoding="utf-8").splitlines()
    lines = [one for one in recipes if command in one and one.startswith("\t")]
    told = [one for one in lines if "chromium86" not in one]
    assert told
    assert all("$(GOES_ON)" in one for one in told)


def test_a_step_that_fails_does_not_call_itself_done():
    said: list[str] = []
    with pytest.raises(ZeroDivisionError), step("Importing", said.append):
        _ = 1 / 0
    assert said == ["Importing …"]


def test_json_logs_become_one_readable_line():
    entry = {
        "at": "2026-11-22T08:00:01Z",
        "level": "warning",
        "event": "job.failed",
        "tenant": 7,
        "person": None,
        "detail": "first\nsecond",
    }
    assert readable(json.dumps(entry)) == (
        "08:00:01 WARNING job.failed tenant=7 detail=first second"
    )


@pytest.mark.parametrize("line", ["plain words", "{not json", "[1, 2]"])
def test_other_lines_stay_as_they_are(line):
    assert readable(line) == line


def test_every_line_names_its_process():
    assert prefixed("web", "ready") == "web      | ready"
    assert coloured("web", "ready").endswith("| \x1b[0mready") or "web" in coloured("web", "ready")


def test_daily_work_goes_to_the_log_and_trouble_to_the_terminal_too(tmp_path, capsys):
    request = json.dumps({"level": "info", "event": "request", "route": "/livez"})
    trouble = json.dumps({"level": "warning", "event": "job.failed"})
    with telling(tmp_path) as teller:
        for line in (request, trouble, "Traceback: words of no logger"):
            teller.hear("web", line)
    shown = capsys.readouterr().out
    assert "/livez" not in shown
    assert "WARNING job.failed" in shown
    assert "words of no logger" in shown
    kept = (tmp_path / LOG).read_text(encoding="utf-8")
    assert all(line in kept for line in (request, trouble, "words of no logger"))


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="lianfang-tests-"))
    yield folder
    sockets = folder / "postgresql" / "sockets"
    if sockets.is_symlink():
        shutil.rmtree(sockets.readlink(), ignore_errors=True)
    shutil.rmtree(folder)


def up(home: Path, **told: str) -> "subprocess.Popen[str]":
    environment = {
        name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")
    }
    environment |= {"LIANFANG_HOME": str(home), "LIANFANG_PORT": str(free_port())} | told
    return subprocess.Popen(
        [sys.executable, "-m", "workers.cli", "--lang", "en", "up", "--no-demo"],
        env=environment | {"LIANFANG_WORKERS": "1", "LIANFANG_WEB_WORKERS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_until(running: "subprocess.Popen[str]", word: str) -> list[str]:
    lines = []
    for line in running.stdout:
        lines.append(line.rstrip())
        if word in line:
            return lines
    raise AssertionError("\n".join(lines))


def addresses(home: Path) -> dict[str, str]:
    return json.loads((home / "running.json").read_text())


def end(running: "subprocess.Popen[str]", number: signal.Signals) -> list[str]:
    running.send_signal(number)
    said, _ = running.communicate(timeout=90)
    return said.splitlines()


def left_behind(home: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            surroundings = (process / "environ").read_bytes()
            at_home = str(home) in str((process / "cwd").readlink())
        except OSError:
            continue
        if at_home or f"LIANFANG_HOME={home}".encode() in surroundings:
            found.append(process.name)
    return found


def test_ctrl_c_stops_everything_and_the_next_run_finds_the_data(home):
    running = up(home)
    read_until(running, "Waiting for the web service")
    with psycopg.connect(addresses(home)["OWNER_DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('台账')")
    said = end(running, signal.SIGINT)
    assert (running.returncode, said[-1]) == (0, "lianfang | Everything has stopped")
    assert left_behind(home) == []
    assert not (home / "running.json").exists()

    running = up(home)
    read_until(running, "Waiting for the web service")
    with psycopg.connect(addresses(home)["OWNER_DATABASE_URL"]) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("台账",)
    end(running, signal.SIGTERM)
    assert running.returncode == 0


def test_an_installation_answers_and_does_not_say_what_it_is_made_of(home):
    running = up(home)
    address = read_until(running, "Open http://")[-1].split()[3].removeprefix("http://")
    connection = http.client.HTTPConnection(address, timeout=10)
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["status"]) == (200, "ready")
    assert answer.getheader("Server") is None
    connection.close()
    said = end(running, signal.SIGTERM)
    assert running.returncode == 0
    assert not any("/readyz" in line for line in said)
    assert "/readyz" in (home / LOG).read_text(encoding="utf-8")


def test_a_second_installation_on_the_same_home_is_refused(home):
    running = up(home)
    read_until(running, "Waiting for the web service")
    second = up(home)
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert said == f"lianfang: {home} is in use by process {running.pid}\n"
    end(running, signal.SIGTERM)


def test_a_taken_port_is_named_before_anything_serves(home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = up(home, LIANFANG_PORT=port)
        said, _ = refused.communicate(timeout=60)
    assert refused.returncode == 3
    assert said.splitlines()[-1].startswith(f"lianfang: 127.0.0.1:{port} is taken")
    assert left_behind(home) == []


def test_servers_that_are_not_ours_are_used_and_left_alone(home, urls):
    running = up(
        home,
        DATABASE_URL=urls.app,
        OWNER_DATABASE_URL=urls.owner,
        RELAY_DATABASE_URL=urls.relay,
        REDIS_URL=redis_server().url,
        LIANFANG_SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyz",
    )
    read_until(running, "Waiting for the web service")
    end(running, signal.SIGTERM)
    assert running.returncode == 0
    assert sorted(path.name for path in home.iterdir()) == ["logs", "up.lock"]
    psycopg.connect(urls.app).close()


def test_servers_that_die_are_started_again_at_the_same_address(home):
    running = up(home)
    read_until(running, "Waiting for the web service")
    told = addresses(home)
    with Redis.from_url(told["REDIS_URL"]) as client:
        client.set("word", "台账")
    time.sleep(1.2)  # everysec: what is older than a second is on disk
    for folder in ("redis", "postgresql/data"):
        name = {"redis": "redis.pid", "postgresql/data": "postmaster.pid"}[folder]
        os.kill(int((home / folder / name).read_text().split()[0]), signal.SIGKILL)
    deadline = time.monotonic() + 40
    word = None
    while word is None and time.monotonic() < deadline:
        try:
            with Redis.from_url(told["REDIS_URL"], decode_responses=True) as client:
                word = client.get("word")
            psycopg.connect(told["DATABASE_URL"]).close()
        except Exception:  # noqa: BLE001 - nobody answers yet
            word = None
            time.sleep(0.1)  # the servers are coming back
    assert word == "台账"
    end(running, signal.SIGTERM)


def test_programs_end_when_their_supervisor_is_killed(home):
    running = up(home)
    read_until(running, "Waiting for the web service")
    running.kill()
    running.communicate(timeout=30)
    deadline = time.monotonic() + 40
    while left_behind(home) and time.monotonic() < deadline:
        time.sleep(0.2)  # looking again until all are gone
    assert left_behind(home) == []


def test_what_a_killed_installation_left_behind_leads_nobody_astray(tmp_path):
    announce(tmp_path, {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/gone"})
    assert announced(tmp_path) == {}
    with sole_user_of(tmp_path):
        assert announced(tmp_path)["DATABASE_URL"].endswith("/gone")
    assert announced(tmp_path) == {}
