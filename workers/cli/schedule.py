"""`lianfang schedule`: put on the queues what the clock asks for."""

import os

import click

from tenants.settings import load_settings
from workers.cli.speech import json_option, t, tell


@click.command(help=t("按时间表派发任务（北京时间）。", "Enqueue what the clock of Beijing asks."))
@click.option("--list", "list_only", is_flag=True, help=t("只列出时间表", "Show the timetable."))
@json_option
def command(*, list_only: bool, as_json: bool) -> None:
    """Run until told to stop."""
    from workers.timetable import TIMETABLE

    if list_only:
        facts = {
            name: {"cron": timed.cron, "kind": timed.kind} for name, timed in TIMETABLE.items()
        }
        tell(facts, as_json=as_json)
        return
    from workers.connection import patient_redis
    from workers.schedule import run

    run(patient_redis(load_settings(os.environ)))
