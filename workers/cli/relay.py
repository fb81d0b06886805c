"""`lianfang relay`: seal the journals and hand out what they ask for."""

import os
import signal
from threading import Event

import click

from tenants.settings import load_settings
from workers.cli.speech import json_option, t, tell


@click.command(help=t("跟随日志，封存并派发任务。", "Seal the journals and hand out their work."))
@click.option("--once", is_flag=True, help=t("只走一轮", "Go round once and end."))
@click.option(
    "--lag", "lag_only", is_flag=True, help=t("只显示滞后情况", "Only show how far it is behind.")
)
@json_option
def command(*, once: bool, lag_only: bool, as_json: bool) -> None:
    """Run until told to stop."""
    from workers.anchors import FILE, Anchors
    from workers.connection import brisk_redis, open_relay
    from workers.lag import lag
    from workers.relay import go_round, run

    settings = load_settings(os.environ)
    engine = open_relay(settings)
    if lag_only:
        tell(lag(engine), as_json=as_json)
        return
    redis = brisk_redis(settings)
    if once:
        go_round(engine, redis)
        return
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(engine, redis, anchors=Anchors(settings.anchors / FILE), stopping=stop.is_set)
