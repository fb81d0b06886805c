"""Bureaus that register powers: one lives by the chains, one takes stock."""

import pytest
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Desk:
    return desk(settings, f"reg-{tag}")


@pytest.fixture
def stock(settings: Settings, engine: Engine, tag: str) -> Desk:
    from tests import make

    found = Desk(make.bureau(settings, f"stock-{tag}"))
    found.open_year(stock_taking=True)
    return found
