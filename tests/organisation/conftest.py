"""One application and fresh bureaus for the tests of the organisation."""

import pytest

from service.app import create_app
from tests import api, make


@pytest.fixture(scope="module")
def app(settings):
    return create_app(settings)


@pytest.fixture
def bureau(app, settings, tag):
    return make.bureau(settings, tag)


@pytest.fixture
def administrator(app, bureau):
    return api.client(app, bureau, "administrator")
