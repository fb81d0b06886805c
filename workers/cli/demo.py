"""`lianfang demo`: a pilot region to try everything on, and who can sign in to it."""

import os
from dataclasses import asdict

import click

from policies.words import ROLES
from service.demonstration.accounts import DemoAccount, demo_accounts
from service.demonstration.content import pilot_region
from service.demonstration.founding import PASSWORD
from service.demonstration.writing import write_region
from service.exchange.signatures import keep_secret
from service.tables import every_table
from tenants.database import connect
from tenants.errors import DomainError
from tenants.settings import WEAKEST_HASH_KIB, Settings, SettingsError, load_settings
from workers.cli.speech import Exit, json_option, t, tell
from workers.supervision.steps import step

START_WITH = {
    "yunze-finance": ("zhao01", "liang01", "ding01", "liu01", "cao02", "tang02"),
    "yunze-civil-affairs": ("gao01", "ye02", "chen01"),
    "yunze-leading": ("guo01",),
    "platform": ("shen01",),
}


class DemonstrationRefused(DomainError):
    """Accounts whose password everybody knows belong in no installation that serves a bureau."""


class NoDemonstration(DomainError):
    """The pilot region was not created here."""


@click.group(help=t("试点地区示例。", "The pilot region."))
def command() -> None:
    """Hold the commands of the demonstration."""


@command.command(help=t("在空库中建立试点地区。", "Create the region where there is nothing yet."))
@click.option(
    "--scale",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    help=t("规模，1 为全部", "How much of it; 1 is everything."),
)
@click.option(
    "--yes",
    is_flag=True,
    help=t("生产环境中也建立（密码公开）", "Also in production; its passwords are public."),
)
@json_option
def create(*, scale: float, yes: bool, as_json: bool) -> int:
    """Write the region, all of it or nothing."""
    settings = load_settings(os.environ)
    _refuse_production(settings, yes=yes)
    if not settings.owner_database_url:
        raise SettingsError("OWNER_DATABASE_URL is not set.")
    every_table()
    keep_secret(settings.secret_key)
    say = _whisper if as_json else click.echo
    with step(t("编制试点地区", "Planning the pilot region"), say):
        plan = pilot_region(scale)
    with step(t("写入试点地区", "Writing the pilot region"), say):
        written = write_region(
            settings.owner_database_url,
            plan,
            password_memory_kib=min(settings.password_memory_kib, WEAKEST_HASH_KIB),
            tell=say,
        )
    tell(asdict(written), as_json=as_json)
    return int(Exit.DONE)


@command.command(help=t("列出可以登录的账号。", "List who can sign in."))
@click.option("--few", is_flag=True, help=t("只列出常用账号", "Only the ones to start with."))
@json_option
def accounts(*, few: bool, as_json: bool) -> int:
    """Tell every account of the region with its password and roles."""
    connect(load_settings(os.environ), pooled=False)
    listed = demo_accounts(pilot_region())
    if not listed:
        raise NoDemonstration("The pilot region was not created here.")
    shown = [one for one in listed if one.login in START_WITH.get(one.tenant, ())]
    shown = shown if few else listed
    lines = _lines(shown)
    if few:
        lines.append(
            t(f"全部{len(listed)}个账号：", f"All {len(listed)} accounts: ")
            + "lianfang demo accounts"
        )
    tell({"accounts": [asdict(one) for one in shown]}, as_json=as_json, lines=lines)
    return int(Exit.DONE)


def _lines(listed: list[DemoAccount]) -> list[str]:
    lines, tenant = [t("所有账号的密码：", "Password of every account: ") + PASSWORD], ""
    for one in listed:
        if one.tenant != tenant:
            tenant = one.tenant
            lines.append(f"{tenant}  {one.tenant_name}")
        roles = t("、", ", ").join(t(*ROLES[role]) for role in one.roles)
        lines.append(f"  {one.login:<12} {one.name}  {one.post}  [{roles}]")
    return lines


def _refuse_production(settings: Settings, *, yes: bool) -> None:
    if settings.environment != "embedded" and not yes:
        raise DemonstrationRefused(
            "This is no embedded installation, and the passwords of the demonstration are public; "
            "say --yes if you mean it."
        )


def _whisper(line: str) -> None:
    click.echo(line, err=True)
