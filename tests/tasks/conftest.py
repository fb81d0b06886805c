"""Bureaus of the tests of to-dos."""

import pytest
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Desk:
    """Where every level reviews: section, then the leader in charge (C-15)."""
    return desk(settings, f"tasks-{tag}", profile="logistics_province")
