"""`lianfang relay`: seal the journals and hand out what they ask for."""

import os
import signal
from threading import Event
from typing import TYPE_CHECKING

import click

from tenants.settings import SettingsError, load_settings
from workers.cli.speech import json_option, t, tell

if TYPE_CHECKING:
    from sqlalchemy import Engine


@click.command(help=t("跟随日志，封存并派发任务。", "Seal the journals and hand out their work."))
@click.option("--once", is_flag=True, help=t("只走一轮", "Go round once and end."))
@click.option(
    "--lag", "lag_only", is_flag=True, help=t("只显示滞后情况", "Only show how far it is behind.")
)
@click.option(
    "--metrics",
    metavar="HOST:PORT",
    envvar="LIANFANG_RELAY_METRICS",
    help=t("在此地址给出监控指标（/metrics）", "Answer Prometheus here, at /metrics."),
)
@json_option
def command(*, once: bool, lag_only: bool, metrics: str | None, as_json: bool) -> None:
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
    if metrics:
        _serve(engine, metrics)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(engine, redis, anchors=Anchors(settings.anchors / FILE), stopping=stop.is_set)


def _serve(engine: "Engine", bind: str) -> None:
    from workers.relay_metrics import serve_metrics

    try:
        serve_metrics(engine, bind)
    except (OSError, ValueError) as fault:
        told = t(f"不能在 {bind} 给出指标", f"Cannot answer at {bind}")
        raise SettingsError(f"{told}: {fault}") from None
