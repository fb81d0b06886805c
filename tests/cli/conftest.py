"""The console command, as an operator types it."""

import json
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner

from tenants.database import make_session
from workers.cli.main import main
from workers.cli.speech import choose_language


@pytest.fixture
def lianfang(engine, urls, settings, monkeypatch) -> Iterator[Callable[..., tuple[dict, int]]]:
    """Run one command with `--json`; give what it printed and how it ended."""
    bound = make_session.kw["bind"]
    environ = {
        "DATABASE_URL": urls.app,
        "OWNER_DATABASE_URL": urls.owner,
        "RELAY_DATABASE_URL": urls.relay,
        "REDIS_URL": settings.redis_url,
        "LIANFANG_SECRET_KEY": settings.secret_key,
        "LIANFANG_HOME": str(settings.home),
        "LIANFANG_ENVIRONMENT": "embedded",
    }
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    def run(*words: str, language: str = "en") -> tuple[dict, int]:
        runner = CliRunner()
        with runner.isolation() as (out, *_), pytest.raises(SystemExit) as ended:
            main([f"--lang={language}", *words, "--json"])
        printed = out.getvalue().decode()
        return json.loads(printed) if printed.strip().startswith("{") else {}, ended.value.code

    yield run
    choose_language((), {})
    make_session.configure(bind=bound)
