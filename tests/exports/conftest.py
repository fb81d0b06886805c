"""A bureau whose people take its registers out, over the interface."""

import pytest

from tests import make
from tests.imports.desk import Desk


@pytest.fixture
def bureau(app, settings, tag):
    return make.bureau(settings, tag)


@pytest.fixture
def clerk(app, bureau):
    return Desk.of(app, bureau, "register_office")


@pytest.fixture
def leader(app, bureau):
    return Desk.of(app, bureau, "main_leader")


@pytest.fixture
def administrator(app, bureau):
    return Desk.of(app, bureau, "administrator")


@pytest.fixture
def head(app, bureau):
    return Desk.of(app, bureau, "section_head")
