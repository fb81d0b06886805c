"""`lianfang up`: a whole installation on one machine, in the foreground."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from tenants.settings import Settings, load_settings
from workers.cli.speech import Exit, Language, t
from workers.schema import current_revision, newest_revision, upgrade
from workers.supervision.first_run import (
    answers,
    has_no_tenants,
    lines_of,
    refuse_taken_port,
    run_to_end,
    sole_user_of,
)
from workers.supervision.lines import prefixed
from workers.supervision.programs import LIANFANG, cast
from workers.supervision.servers import Kept, embedded_servers
from workers.supervision.steps import step
from workers.supervision.supervisor import asked_to_end, supervise
from workers.supervision.telling import LOG, Teller, telling

DEFAULT_PORT = "8080"
SELDOM = 10.0


@click.command(help=t("在本机启动全部服务；Ctrl-C 停止。", "Run everything here; Ctrl-C stops it."))
@click.option(
    "--demo/--no-demo",
    default=True,
    help=t("数据库为空时建立试点地区", "Create the pilot region in an empty database."),
)
def command(*, demo: bool) -> int:
    """Start, look after and stop one installation."""
    home = Path(os.environ.get("LIANFANG_HOME", ".lianfang")).resolve()
    with (
        sole_user_of(home),
        telling(home) as teller,
        asked_to_end() as ending,
        _surroundings(home, teller) as (environment, servers),
    ):
        settings = load_settings(environment)
        refuse_taken_port(settings.web_bind)
        _prepare(environment, ending, teller, demo=demo)
        if not ending.is_set():
            supervise(
                cast(settings.worker_count),
                environment,
                teller.hear,
                ending,
                servers=servers,
                when_started=lambda: _welcome_soon(settings, environment, ending, teller),
                when_ending=lambda: teller.say(t("正在停止 …", "Stopping …")),
            )
    click.echo(prefixed("lianfang", t("已全部停止", "Everything has stopped")))
    return int(Exit.DONE)


@contextmanager
def _surroundings(home: Path, teller: Teller) -> Iterator[tuple[dict[str, str], tuple[Kept, ...]]]:
    """Use the servers named in the environment, or run our own."""
    told = {**os.environ, "LIANFANG_HOME": str(home)}
    port = told.get("LIANFANG_PORT", DEFAULT_PORT)
    told.setdefault("LIANFANG_WEB_BIND", f"127.0.0.1:{port}")
    told.setdefault("LIANFANG_PUBLIC_URL", f"http://{told['LIANFANG_WEB_BIND']}")
    told["LIANFANG_LANG"] = Language.chosen
    if told.get("DATABASE_URL"):
        yield told, ()
        return
    with embedded_servers(home, told, teller.say) as (addresses, servers):
        yield told | addresses, servers


def _prepare(
    environment: Mapping[str, str], ending: threading.Event, teller: Teller, *, demo: bool
) -> None:
    owner_url = environment.get("OWNER_DATABASE_URL")
    if owner_url and current_revision(owner_url) != newest_revision():
        with step(t("升级数据库", "Migrating the database"), teller.say):
            upgrade(owner_url)
    if demo and owner_url and not ending.is_set() and has_no_tenants(environment["DATABASE_URL"]):
        with step(t("建立试点地区", "Creating the pilot region"), teller.say, patience=SELDOM):
            run_to_end((*LIANFANG, "demo", "create"), environment, ending, teller.hear)


def _welcome_soon(
    settings: Settings, environment: Mapping[str, str], ending: threading.Event, teller: Teller
) -> None:
    """Greet from beside the supervisor, who keeps looking after the programs meanwhile."""
    greeting = (settings, environment, ending, teller)
    threading.Thread(target=_welcome, args=greeting, daemon=True).start()


def _welcome(
    settings: Settings, environment: Mapping[str, str], ending: threading.Event, teller: Teller
) -> None:
    waiting = t("等待网页服务（正在载入程序）", "Waiting for the web service to load its code")
    with step(waiting, teller.say, patience=SELDOM):
        ready = answers(settings.web_bind, ending)
    if not ready:
        return
    for line in lines_of((*LIANFANG, "demo", "accounts", "--few"), environment):
        teller.say(line)
    log = Path(environment["LIANFANG_HOME"]) / LOG
    teller.say(t(f"运行日志：{log}（此处只显示警告）", f"Log: {log} (only warnings appear here)"))
    teller.say(
        t("服务地址：", "Open ") + settings.public_url + t("，按 Ctrl-C 停止", " - Ctrl-C stops it")
    )
