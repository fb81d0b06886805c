"""The bureau of a test of the register."""

import pytest
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.risks.scenes import Scene, scene


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Scene:
    return scene(settings, f"risks-{tag}")
