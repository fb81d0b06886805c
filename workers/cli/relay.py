"""`lianfang relay`: seal the journals and hand out what they ask for."""

import os
import signal
from threading import Event

import click

from tenants.settings import load_settings
from workers.cli.speech import t


@click.command(help=t("跟随日志，封存并派发任务。", "Seal the journals and hand out their work."))
@click.option("--once", is_flag=True, help=t("只走一轮", "Go round once and end."))
def command(*, once: bool) -> None:
    """Run until told to stop."""
    from workers.connection import brisk_redis, open_relay
    from workers.relay import go_round, run

    settings = load_settings(os.environ)
    engine, redis = open_relay(settings), brisk_redis(settings)
    if once:
        go_round(engine, redis)
        return
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(engine, redis, stopping=stop.is_set)
