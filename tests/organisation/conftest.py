"""Fresh bureaus for the tests of the organisation."""

import pytest

from tests import api, make


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


@pytest.fixture
def administrator(app, bureau):
    return api.client(app, bureau, "administrator")
