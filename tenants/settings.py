"""What the surroundings decide: one frozen record, read once; anything missing or weak stops us."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

WEAKEST_KEY = 32
WEAKEST_HASH_KIB = 19_456  # the least OWASP allows for argon2id
JOURNAL_HASHES = ("sha256", "sm3")
ATTACHMENT_STORES = ("files", "s3")
ENVIRONMENTS = ("production", "embedded")


class SettingsError(Exception):
    """A setting is missing or too weak to serve a bureau."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a process needs to know before it starts."""

    database_url: str
    redis_url: str
    secret_key: str
    owner_database_url: str | None
    relay_database_url: str | None
    home: Path
    anchors: Path
    environment: Literal["production", "embedded"]
    journal_hash: Literal["sha256", "sm3"]
    public_url: str
    web_bind: str
    web_workers: int
    web_threads: int
    worker_count: int
    transaction_pooler: bool
    cookie_secure: bool
    request_body_limit: int
    upload_limit: int
    session_idle_minutes: int
    session_hours: int
    password_days: int
    policy_overlay: Path | None
    password_memory_kib: int
    proxy_count: int
    requests_per_second: int
    holidays: Path | None
    attachment_store: Literal["files", "s3"]
    attachment_limit: int
    s3_endpoint: str | None
    s3_region: str
    s3_bucket: str
    s3_access_key: str
    s3_secret_key: str


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from the environment, or say in one line which one is missing or weak."""
    environment = _choice(environ, "LIANFANG_ENVIRONMENT", ENVIRONMENTS, "production")
    public_url = environ.get("LIANFANG_PUBLIC_URL", "http://127.0.0.1:8080")
    overlay = environ.get("LIANFANG_POLICY_OVERLAY")
    home = Path(environ.get("LIANFANG_HOME", ".lianfang"))
    return Settings(
        database_url=_postgres(environ, "DATABASE_URL"),
        redis_url=_redis(environ),
        secret_key=_secret(environ),
        owner_database_url=environ.get("OWNER_DATABASE_URL"),
        relay_database_url=environ.get("RELAY_DATABASE_URL"),
        home=home,
        anchors=Path(environ.get("LIANFANG_ANCHORS") or home / "anchors"),
        environment="embedded" if environment == "embedded" else "production",
        journal_hash="sm3"
        if _choice(environ, "LIANFANG_JOURNAL_HASH", JOURNAL_HASHES, "sha256") == "sm3"
        else "sha256",
        public_url=public_url,
        web_bind=environ.get("LIANFANG_WEB_BIND", "127.0.0.1:8080"),
        web_workers=_number(environ, "LIANFANG_WEB_WORKERS", 2, 1, 64),
        web_threads=_number(environ, "LIANFANG_WEB_THREADS", 8, 1, 64),
        worker_count=_number(environ, "LIANFANG_WORKERS", 2, 1, 64),
        transaction_pooler=environ.get("LIANFANG_TRANSACTION_POOLER", "") == "1",
        cookie_secure=public_url.startswith("https://"),
        request_body_limit=_number(environ, "LIANFANG_BODY_LIMIT", 1 << 20, 1024, 1 << 24),
        upload_limit=_number(environ, "LIANFANG_UPLOAD_LIMIT", 20 << 20, 1024, 1 << 28),
        session_idle_minutes=_number(environ, "LIANFANG_SESSION_IDLE_MINUTES", 30, 1, 480),
        session_hours=_number(environ, "LIANFANG_SESSION_HOURS", 8, 1, 24),
        password_days=_number(environ, "LIANFANG_PASSWORD_DAYS", 90, 0, 3_650),
        policy_overlay=Path(overlay) if overlay else None,
        password_memory_kib=_number(
            environ,
            "LIANFANG_PASSWORD_MEMORY_KIB",
            65_536,
            WEAKEST_HASH_KIB if environment == "production" else 32,
            1 << 20,
        ),
        proxy_count=_number(environ, "LIANFANG_PROXY_COUNT", 0, 0, 4),
        requests_per_second=_number(environ, "LIANFANG_REQUESTS_PER_SECOND", 100, 0, 100_000),
        holidays=Path(environ["LIANFANG_HOLIDAYS"]) if environ.get("LIANFANG_HOLIDAYS") else None,
        attachment_limit=_number(environ, "LIANFANG_ATTACHMENT_LIMIT", 20 << 20, 1024, 1 << 28),
        **_attachments(environ),
    )


def _attachments(environ: Mapping[str, str]) -> Any:
    """Files lie below the home directory unless a bucket is named for them."""
    in_bucket = _choice(environ, "LIANFANG_ATTACHMENTS", ATTACHMENT_STORES, "files") == "s3"
    asked = _required if in_bucket else _written
    return {
        "attachment_store": "s3" if in_bucket else "files",
        "s3_endpoint": environ.get("LIANFANG_S3_ENDPOINT") or None,
        "s3_region": environ.get("LIANFANG_S3_REGION", "cn-north-1"),
        "s3_bucket": asked(environ, "LIANFANG_S3_BUCKET"),
        "s3_access_key": asked(environ, "LIANFANG_S3_ACCESS_KEY"),
        "s3_secret_key": asked(environ, "LIANFANG_S3_SECRET_KEY"),
    }


def _written(environ: Mapping[str, str], name: str) -> str:
    return environ.get(name, "").strip()


def _required(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is not set.")
    return value


def _postgres(environ: Mapping[str, str], name: str) -> str:
    value = _required(environ, name)
    if not value.startswith(("postgresql://", "postgresql+psycopg://")):
        raise SettingsError(f"{name} must be a postgresql:// address.")
    return value


def _redis(environ: Mapping[str, str]) -> str:
    value = _required(environ, "REDIS_URL")
    if not value.startswith(("redis://", "rediss://", "unix://")):
        raise SettingsError("REDIS_URL must be a redis:// or rediss:// address.")
    return value


def _secret(environ: Mapping[str, str]) -> str:
    value = _required(environ, "LIANFANG_SECRET_KEY")
    if len(value) < WEAKEST_KEY or len(set(value)) < WEAKEST_KEY // 4:
        raise SettingsError(f"LIANFANG_SECRET_KEY is weak: {WEAKEST_KEY} random characters.")
    return value


def _choice(environ: Mapping[str, str], name: str, allowed: tuple[str, ...], usual: str) -> str:
    value = environ.get(name, usual)
    if value not in allowed:
        raise SettingsError(f"{name} must be one of {', '.join(allowed)}.")
    return value


def _number(environ: Mapping[str, str], name: str, usual: int, lowest: int, highest: int) -> int:
    written = environ.get(name, str(usual))
    if not written.isdecimal() or not lowest <= int(written) <= highest:
        raise SettingsError(f"{name} must be a whole number from {lowest} to {highest}.")
    return int(written)
