"""A process that is told too little, or something weak, stops with one clear line."""

import pytest

from tenants.settings import SettingsError, load_settings
from tests.platform.surroundings import lianfang
from tests.servers import empty_database

TOLD = {
    "DATABASE_URL": "postgresql://lianfang_app:x@127.0.0.1/lianfang",
    "REDIS_URL": "redis://127.0.0.1/0",
    "LIANFANG_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
}
WRONG = [
    ("DATABASE_URL", "", "DATABASE_URL is not set."),
    ("DATABASE_URL", "sqlite:///x", "DATABASE_URL must be a postgresql:// address."),
    ("REDIS_URL", "", "REDIS_URL is not set."),
    ("REDIS_URL", "http://x", "REDIS_URL must be a redis:// or rediss:// address."),
    ("LIANFANG_SECRET_KEY", "", "LIANFANG_SECRET_KEY is not set."),
    ("LIANFANG_SECRET_KEY", "short", "LIANFANG_SECRET_KEY is weak: 32 random characters."),
    ("LIANFANG_SECRET_KEY", "a" * 64, "LIANFANG_SECRET_KEY is weak: 32 random characters."),
    ("LIANFANG_JOURNAL_HASH", "md5", "LIANFANG_JOURNAL_HASH must be one of sha256, sm3."),
    ("LIANFANG_ENVIRONMENT", "x", "LIANFANG_ENVIRONMENT must be one of production, embedded."),
    ("LIANFANG_WEB_THREADS", "0", "LIANFANG_WEB_THREADS must be a whole number from 1 to 64."),
    ("LIANFANG_WEB_THREADS", "many", "LIANFANG_WEB_THREADS must be a whole number from 1 to 64."),
]


def test_three_addresses_and_a_key_are_enough():
    settings = load_settings(TOLD)
    assert (settings.environment, settings.journal_hash) == ("production", "sha256")
    assert settings.owner_database_url is None
    assert not settings.transaction_pooler


@pytest.mark.parametrize(("name", "value", "line"), WRONG)
def test_a_missing_or_weak_setting_is_named_in_one_line(name, value, line):
    with pytest.raises(SettingsError) as refusal:
        load_settings(TOLD | {name: value})
    assert str(refusal.value) == line


def test_the_web_service_refuses_to_start_without_settings():
    refused = lianfang("serve")
    assert refused.returncode == 4
    assert refused.stderr.startswith("lianfang: DATABASE_URL is not set. ")
    assert "`lianfang up`" in refused.stderr


def test_migrating_without_the_owners_address_is_refused():
    refused = lianfang("migrate", **TOLD)
    assert refused.returncode == 4
    assert refused.stderr.startswith("lianfang: OWNER_DATABASE_URL is not set. ")


def test_a_server_nobody_answers_for_ends_with_its_own_code():
    refused = lianfang("migrate", OWNER_DATABASE_URL="postgresql://a:b@127.0.0.1:1/x")
    assert refused.returncode == 3
    assert refused.stderr.count("\n") == 1


def test_roles_and_schema_are_made_on_a_server_that_is_not_ours():
    urls = empty_database("lianfang_external")
    told = {
        "OWNER_DATABASE_URL": urls.owner,
        "DATABASE_URL": urls.app,
        "RELAY_DATABASE_URL": urls.relay,
        "ADMIN_DATABASE_URL": urls.superuser,
    }
    assert lianfang("migrate", "--check", **told).returncode == 1
    done = lianfang("migrate", "--json", **told)
    assert done.returncode == 0
    assert '"before": null' in done.stdout
    assert '"current": true' in done.stdout
    assert lianfang("migrate", "--check", **told).returncode == 0


def test_a_role_that_is_not_the_products_own_is_refused():
    urls = empty_database("lianfang_external")
    told = {"OWNER_DATABASE_URL": urls.superuser, "DATABASE_URL": urls.app}
    told |= {"RELAY_DATABASE_URL": urls.relay, "ADMIN_DATABASE_URL": urls.superuser}
    refused = lianfang("migrate", **told)
    assert refused.returncode == 4
    assert "must sign in as lianfang_owner" in refused.stderr
