"""A browser without scripts before a console that was built, and a bureau to sign in to."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from service.console import BUILT
from tenants.settings import Settings
from tests import make
from tests.console.browsing import Browser

SCRIPT = b"export const asked = 1;\n" * 200


@pytest.fixture(scope="session")
def built(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put a small build where the service looks for the console."""
    dist = tmp_path_factory.mktemp("dist")
    (dist / "assets").mkdir()
    (dist / "index.html").write_text('<!doctype html><div id="root"></div>', "utf-8")
    (dist / "secret.txt").write_text("not for anybody", "utf-8")
    (dist / "assets" / "index-a1B2c3.js").write_bytes(SCRIPT)
    (dist / "assets" / "index-a1B2c3.js.gz").write_bytes(gzip.compress(SCRIPT))
    (dist / "assets" / "index-d4E5f6.css").write_text("a{}", "utf-8")
    app.extensions[BUILT] = dist
    return dist


@pytest.fixture
def browser(app: Flask, built: Path, tag: str) -> Browser:
    number = int(re.sub(r"\D", "", tag))
    return Browser(app.test_client(), source=f"10.77.{number // 250}.{number % 250 + 1}")


@pytest.fixture
def bureau(settings: Settings, engine: Engine, tag: str) -> make.Bureau:
    return make.bureau(settings, f"{tag}-desk")
