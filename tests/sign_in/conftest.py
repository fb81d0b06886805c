"""The bureau of a test of signing in, and a clock it may turn."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tenants.settings import Settings
from tests import make


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, tag)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller
