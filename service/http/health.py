"""Is the process alive, can it serve, and how does it fare."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from flask import Blueprint, Response, jsonify
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from policies.decisions import TABLE
from service.http import metrics
from service.http.surroundings import current_settings
from tenants.database import directory

blp = Blueprint("health", __name__)


@blp.get("/livez")
def livez() -> Response:
    """Answer as long as the process can answer at all."""
    return jsonify(status="alive")


@blp.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Be ready while PostgreSQL answers at the right schema; without Redis work merely waits."""
    facts = {"database": database_state(), "policy": "loaded" if TABLE.verdicts else "missing"}
    ready = facts == {"database": "ready", "policy": "loaded"}
    redis = redis_state()
    word = ("ready" if redis == "ready" else "degraded") if ready else "unready"
    return jsonify(status=word, **facts, redis=redis), 200 if ready else 503


@blp.get("/metrics")
def show_metrics() -> Response:
    """Show the counts of this service."""
    return metrics.written()


def database_state() -> str:
    """Say whether PostgreSQL answers and has the schema of this release."""
    try:
        with directory() as session:
            found = session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        return "unreachable"
    return "ready" if found == expected_revision() else "other_schema"


def redis_state() -> str:
    """Say whether Redis answers; nothing is lost while it does not."""
    try:
        _redis(current_settings().redis_url).ping()
    except RedisError:
        return "unreachable"
    return "ready"


@cache
def _redis(url: str) -> Any:
    return Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)


@cache
def expected_revision() -> str | None:
    """Name the revision of the schema this release was made for."""
    found = find_spec("migrations")
    if found is None or found.origin is None:
        return None
    return ScriptDirectory(str(Path(found.origin).parent)).get_current_head()
