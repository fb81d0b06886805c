"""The bureau of a test of review chains."""

import pytest
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Desk:
    return desk(settings, f"chains-{tag}")
