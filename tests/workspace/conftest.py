"""A bureau whose people have desks."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from tenants.settings import Settings
from tests import make
from tests.api import Caller, client


@pytest.fixture
def bureau(settings: Settings, engine: Engine, tag: str) -> make.Bureau:
    return make.bureau(settings, f"desk-{tag}")


@pytest.fixture
def people(app: Flask, bureau: make.Bureau) -> dict[str, Caller]:
    class People(dict[str, Caller]):
        def __missing__(self, role: str) -> Caller:
            self[role] = client(app, bureau, role)
            return self[role]

    return People()
