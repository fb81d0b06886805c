"""An operator creates the pilot region and reads who can sign in to it."""

import json

import pytest

from service.demonstration.content import pilot_region
from tests.platform.surroundings import lianfang
from tests.servers import fresh_database, redis_server
from workers.cli.demo import START_WITH

pytestmark = pytest.mark.long

SMALL = pilot_region(0.02)


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    urls = fresh_database("lianfang_demo")
    return {
        "DATABASE_URL": urls.app,
        "OWNER_DATABASE_URL": urls.owner,
        "REDIS_URL": redis_server().url,
        "LIANFANG_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
        "LIANFANG_ENVIRONMENT": "embedded",
        "LIANFANG_PASSWORD_MEMORY_KIB": "32",
    }


@pytest.fixture(scope="module")
def production(told) -> dict[str, str]:
    return {
        **told,
        "LIANFANG_ENVIRONMENT": "production",
        "LIANFANG_PASSWORD_MEMORY_KIB": "65536",
    }


@pytest.fixture(scope="module")
def refused(production):
    return lianfang("demo", "create", "--scale", "0.02", **production)


@pytest.fixture(scope="module")
def created(production, refused):
    """In production, where one must mean it; elsewhere nobody is asked."""
    return lianfang("demo", "create", "--scale", "0.02", "--yes", "--json", **production)


def test_production_gets_no_accounts_with_public_passwords_by_accident(production, refused):
    assert refused.returncode == 1
    assert "--yes" in refused.stderr
    nothing = lianfang("demo", "accounts", **production)
    assert (nothing.returncode, nothing.stdout) == (1, "")


def test_creating_tells_what_was_written_and_how_it_went(created):
    assert created.returncode == 0, created.stderr
    assert json.loads(created.stdout) == {
        "tenants": 11,
        "accounts": 131,
        "powers": sum(len(one.powers) for one in SMALL.tenants),
        "risk_points": sum(len(one.risk_points) for one in SMALL.tenants),
        "measures": sum(len(p.measures) for one in SMALL.tenants for p in one.risk_points),
    }
    assert "11/11" in created.stderr


def test_a_second_region_is_refused(told, created):
    assert created.returncode == 0
    again = lianfang("demo", "create", "--scale", "0.02", **told)
    assert again.returncode == 1
    assert "already" in again.stderr


def test_every_account_is_listed_with_password_post_and_the_role_it_shows(told, created):
    assert created.returncode == 0
    listed = lianfang("demo", "accounts", "--json", **told)
    assert listed.returncode == 0, listed.stderr
    accounts = {(one["tenant"], one["login"]): one for one in json.loads(listed.stdout)["accounts"]}
    assert len(accounts) == 131
    for tenant in SMALL.tenants:
        for planned in tenant.organisation.accounts:
            shown = accounts[tenant.code, planned.login]
            assert planned.role in shown["roles"]
            assert shown["post"] == planned.title
            assert all(shown[name] for name in ("password", "name", "tenant_name"))


def test_people_read_the_accounts_as_lines(told, created):
    assert created.returncode == 0
    listed = lianfang("--lang", "zh", "demo", "accounts", **told)
    assert "所有账号的密码" in listed.stdout
    assert "云泽地区财政局" in listed.stdout


def test_the_first_screen_names_a_few_accounts_that_exist_and_where_all_are(told, created):
    assert created.returncode == 0
    listed = lianfang("demo", "accounts", "--few", **told).stdout.splitlines()
    named = [line.split()[0] for line in listed if line.startswith("  ")]
    assert sorted(named) == sorted(login for logins in START_WITH.values() for login in logins)
    assert listed[-1] == "All 131 accounts: lianfang demo accounts"
