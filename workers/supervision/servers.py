"""The embedded PostgreSQL and Redis of one home, kept alive and announced to other commands."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from tenants.settings import SettingsError
from workers.cli.speech import t
from workers.embedded.account import EmbeddedError
from workers.embedded.announcement import announce, withdraw
from workers.embedded.postgres import Postgres, free_port, start_postgres
from workers.embedded.redis import RedisServer, start_redis
from workers.embedded.secrets import remembered_secrets
from workers.supervision.steps import Say, step

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
PORTS = ("LIANFANG_POSTGRES_PORT", "LIANFANG_REDIS_PORT")
Server = TypeVar("Server", Postgres, RedisServer)


@dataclass
class KeptServer(Generic[Server]):
    """A server that is started again on the same port when it dies."""

    name: str
    begin: Callable[[], Server]
    server: Server
    say: Say
    due_at: float = 0.0
    pause: float = FIRST_PAUSE

    def revive(self) -> None:
        """Start the server again if it is gone."""
        if self.server.process.poll() is None or time.monotonic() < self.due_at:
            return
        self.say(f"{self.name} " + t("已退出，正在重启", "ended, starting it again"))
        try:
            self.server = self.begin()
            self.pause = FIRST_PAUSE
        except EmbeddedError as error:
            self.say(str(error))
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        self.due_at = time.monotonic() + self.pause

    def stop(self) -> None:
        """Stop the server that runs now, be it the first or a later one."""
        self.server.stop()


Kept = KeptServer[Postgres] | KeptServer[RedisServer]


@contextmanager
def embedded_servers(
    home: Path, environ: Mapping[str, str], say: Say
) -> Iterator[tuple[dict[str, str], tuple[Kept, ...]]]:
    """Run both servers, tell the other commands where they are, and stop them last."""
    with ExitStack() as stack:
        ports = [_port(environ, name) for name in PORTS]
        postgres = _keep("PostgreSQL", lambda: start_postgres(home, port=ports[0]), say)
        stack.callback(postgres.stop)
        redis = _keep("Redis", lambda: start_redis(home, port=ports[1]), say)
        stack.callback(redis.stop)
        environment = _environment(home, postgres.server, redis.server)
        announce(home, environment)
        stack.callback(withdraw, home)
        yield environment, (postgres, redis)


def _keep(name: str, begin: Callable[[], Server], say: Say) -> KeptServer[Server]:
    with step(name, say):
        return KeptServer(name, begin, begin(), say)


def _port(environ: Mapping[str, str], name: str) -> int:
    written = environ.get(name, "")
    if written and not written.isdecimal():
        raise SettingsError(f"{name} must be a port.")
    return int(written) if written else free_port()


def _environment(home: Path, postgres: Postgres, redis: RedisServer) -> dict[str, str]:
    return {
        "LIANFANG_ENVIRONMENT": "embedded",
        "LIANFANG_HOME": str(home),
        "LIANFANG_SECRET_KEY": remembered_secrets(home, ("secret_key",))["secret_key"],
        "DATABASE_URL": postgres.url("app"),
        "OWNER_DATABASE_URL": postgres.url("owner"),
        "RELAY_DATABASE_URL": postgres.url("relay"),
        "REDIS_URL": redis.url,
    }
