"""One real database for a session of tests; every test has tenants of its own and commits."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import hypothesis
import pytest
from flask import Flask
from sqlalchemy import Engine

from service.app import ENGINE, close_app, create_app
from tenants.database import connect, make_session
from tenants.settings import Settings, load_settings
from tests.servers import Urls, fresh_database, redis_server

_numbers = count(1)

# A busy machine makes examples slowly; that says nothing of the rule they try.
hypothesis.settings.register_profile(
    "shared", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("shared")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: the last worker then ends little after the first."""
    items.sort(key=lambda one: one.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Look for garbage again, now that all is loaded."""
    gc.enable()


@pytest.fixture(scope="session")
def urls() -> Urls:
    """Address the session's migrated database as each of the roles."""
    return fresh_database("lianfang_tests")


@pytest.fixture(scope="session")
def settings(urls: Urls, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(
        {
            "DATABASE_URL": urls.app,
            "OWNER_DATABASE_URL": urls.owner,
            "RELAY_DATABASE_URL": urls.relay,
            "REDIS_URL": redis_server().url,
            "LIANFANG_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
            "LIANFANG_HOME": str(tmp_path_factory.mktemp("home")),
            "LIANFANG_ENVIRONMENT": "embedded",
            "LIANFANG_PASSWORD_MEMORY_KIB": "32",
        }
    )


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[Engine]:
    """Open the service's engine; units of work bind to it."""
    opened = connect(settings)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def app(settings: Settings, engine: Engine) -> Iterator[Flask]:
    """Assemble the service once; tests sign in to it through tests.api."""
    assembled = create_app(replace(settings, requests_per_second=0))
    yield assembled
    close_app(assembled)


@pytest.fixture
def another_app(settings: Settings, app: Flask) -> Iterator[Flask]:
    """Assemble the service once more, as another process of it would be."""
    assembled = create_app(replace(settings, requests_per_second=0))
    yield assembled
    close_app(assembled)
    make_session.configure(bind=app.extensions[ENGINE])


@pytest.fixture
def tag() -> str:
    """Give a word no other test uses, for codes of tenants."""
    return f"t{next(_numbers)}"
