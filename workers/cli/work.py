"""`lianfang work`: take jobs from the queues and do them."""

import os

import click

from tenants.settings import load_settings
from workers.cli.speech import t

QUEUES = ("exchange", "rollups", "imports", "reports")


@click.command(help=t("执行队列中的任务。", "Work off the queues."))
@click.option(
    "--queues",
    default=",".join(QUEUES),
    show_default=True,
    help=t("队列，按紧急程度排列，用逗号分开", "Queues in order of urgency, separated by commas."),
)
@click.option("--burst", is_flag=True, help=t("做完即止", "End when the queues are empty."))
def command(*, queues: str, burst: bool) -> None:
    """Work until told to stop."""
    from workers.work import run

    names = [name.strip() for name in queues.split(",") if name.strip()]
    unknown = set(names) - set(QUEUES)
    if unknown or not names:
        raise click.UsageError(t("没有这样的队列：", "No such queue: ") + ", ".join(unknown))
    run(load_settings(os.environ), names, burst=burst)
