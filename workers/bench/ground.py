"""The ground the bench stands on: servers of its own, as durable as those of a bureau."""

import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from service.exchange.signatures import keep_secret
from tenants.database import connect
from tenants.settings import Settings, load_settings
from workers.embedded.postgres import Postgres, start_postgres
from workers.embedded.redis import start_redis
from workers.schema import upgrade

DURABLE = {"shared_buffers": "1GB", "max_wal_size": "8GB", "effective_cache_size": "4GB"}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: the whole, or just enough to see that everything works."""

    usual: int
    large: int
    bureaus: int
    bureau_points: int
    rounds: int
    requests: int
    entries: int
    rows: int
    measures: int
    seconds: float


FULL = Sizes(
    usual=2_351,
    large=100_000,
    bureaus=1_000,
    bureau_points=2_351,
    rounds=200,
    requests=400,
    entries=2_000,
    rows=2_351,
    measures=2_500,
    seconds=8.0,
)
QUICK = Sizes(
    usual=120,
    large=400,
    bureaus=6,
    bureau_points=60,
    rounds=5,
    requests=10,
    entries=40,
    rows=60,
    measures=70,
    seconds=0.5,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where and how much to measure, and how to address the servers."""

    settings: Settings
    environment: Mapping[str, str]
    postgres: Postgres
    sizes: Sizes
    say: Callable[[str], None]
    quick: bool

    def superuser(self) -> psycopg.Connection:
        """Open the way in that only the making of material uses."""
        return psycopg.connect(self.postgres.url("superuser"), autocommit=True)

    def app(self) -> psycopg.Connection:
        """Open the service's way in, without anything around it."""
        return psycopg.connect(self.settings.database_url, autocommit=True, prepare_threshold=2)

    def repeat(self, name: str) -> str:
        """Name the command that takes these figures again."""
        return f"lianfang bench --only {name}" + (" --quick" if self.quick else "")


@contextmanager
def ground(sizes: Sizes, say: Callable[[str], None]) -> Iterator[Ground]:
    """Start the servers, lay the schema, and leave nothing behind."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="lianfang-bench-"))
        home = Path(folder)
        home.chmod(0o755)
        postgres = start_postgres(home, settings=DURABLE)
        stack.callback(postgres.stop)
        redis = start_redis(home)
        stack.callback(redis.stop)
        environment = {
            "LIANFANG_ENVIRONMENT": "embedded",
            "LIANFANG_HOME": folder,
            "LIANFANG_SECRET_KEY": secrets.token_urlsafe(32),
            "DATABASE_URL": postgres.url("app"),
            "OWNER_DATABASE_URL": postgres.url("owner"),
            "RELAY_DATABASE_URL": postgres.url("relay"),
            "REDIS_URL": redis.url,
            "LIANFANG_PASSWORD_MEMORY_KIB": "1024",
            "LIANFANG_REQUESTS_PER_SECOND": "0",
            "LIANFANG_WEB_WORKERS": "1" if sizes is QUICK else "2",
        }
        upgrade(environment["OWNER_DATABASE_URL"])
        settings = load_settings(environment)
        engine = connect(settings)
        stack.callback(engine.dispose)
        keep_secret(settings.secret_key)
        yield Ground(settings, environment, postgres, sizes, say, quick=sizes is QUICK)
