"""Bureaus in which people try to bend the rules."""

import pytest
from sqlalchemy import Engine

from tenants.settings import Settings
from tests import make
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Desk:
    return desk(settings, f"bend-{tag}")


@pytest.fixture
def bodiless(settings: Settings, engine: Engine, tag: str) -> Desk:
    """A bureau in a year ruled by chains whose deciding bodies are still to be set up."""
    work = Desk(make.bureau(settings, f"bare-{tag}"))
    work.open_year()
    return work
