"""`lianfang migrate`: make roles and database if asked, then bring the schema to this release."""

import os
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import click

from tenants.settings import SettingsError
from workers.cli.speech import Exit, json_option, t, tell
from workers.embedded.roles import ROLES, create_database, create_roles
from workers.schema import current_revision, newest_revision, upgrade

VARIABLES = {
    "owner": "OWNER_DATABASE_URL",
    "app": "DATABASE_URL",
    "relay": "RELAY_DATABASE_URL",
}


@click.command(help=t("把数据库升级到本版本。", "Bring the database to this release."))
@click.option("--check", is_flag=True, help=t("只检查，不升级", "Only say whether it is there."))
@click.option(
    "--admin-url",
    envvar="ADMIN_DATABASE_URL",
    help=t(
        "先用管理员地址建立角色和数据库", "First make roles and database as this administrator."
    ),
)
@json_option
def command(*, check: bool, admin_url: str | None, as_json: bool) -> int:
    """Migrate, or say whether it is needed."""
    owner_url = _address(os.environ, "owner")
    if admin_url and not check:
        _provision(admin_url, os.environ)
    before = current_revision(owner_url)
    if not check:
        upgrade(owner_url)
    now, newest = current_revision(owner_url), newest_revision()
    facts = {"before": before, "revision": now, "newest": newest, "current": now == newest}
    tell(facts, as_json=as_json)
    return int(Exit.DONE if now == newest else Exit.REFUSED)


def _address(environ: Mapping[str, str], role: str) -> str:
    address = environ.get(VARIABLES[role], "")
    if not address:
        raise SettingsError(f"{VARIABLES[role]} is not set.")
    return address


def _provision(admin_url: str, environ: Mapping[str, str]) -> None:
    create_roles(admin_url, {role: _password(environ, role) for role in VARIABLES})
    create_database(admin_url, urlsplit(_address(environ, "owner")).path.lstrip("/"))


def _password(environ: Mapping[str, str], role: str) -> str:
    parts = urlsplit(_address(environ, role))
    if parts.username != ROLES[role] or not parts.password:
        raise SettingsError(f"{VARIABLES[role]} must sign in as {ROLES[role]} with a password.")
    return unquote(parts.password)
