"""`lianfang simulate`: live through whole years on a test clock, in servers of its own."""

import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tenants.settings import load_settings
from workers.cli.speech import json_option, t, tell
from workers.schema import upgrade
from workers.simulation.chronicle import Chronicle
from workers.simulation.living import YEARS, live
from workers.supervision.servers import embedded_servers
from workers.supervision.steps import step


@click.command(
    help=t(
        "在试验时钟上走完一年（另起数据库，不影响现有数据）。",
        "Live through a year on a test clock, in a database of its own.",
    )
)
@click.argument("years", nargs=-1, type=click.Choice(tuple(YEARS)))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("simulated"),
    help=t("文书和记录写到哪里", "Where papers and records are written."),
)
@json_option
def command(*, years: tuple[str, ...], out: Path, as_json: bool) -> None:
    """Live through the years asked for, or all of them, and tell what happened."""
    say = _whisper if as_json else click.echo
    logging.getLogger("lianfang.http").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="lianfang-year-") as home:
        folder = Path(home)
        told = {**os.environ, "LIANFANG_HOME": home, "LIANFANG_WEB_BIND": "127.0.0.1:0"}
        with embedded_servers(folder, told, say) as (addresses, _):
            settings = load_settings({**told, **addresses})
            with step(t("建库", "Preparing the database"), say):
                upgrade(settings.owner_database_url or "")
            with step(t("逐日走过一年", "Living through the years"), say):
                lived = live(settings, "year", out, only=years)
    facts = {name: _facts(chronicle) for name, chronicle in lived.items()}
    for chronicle in lived.values():
        chronicle.keep("steps.txt", "\n".join(chronicle.steps).encode())
        chronicle.keep("figures.txt", _figures(chronicle).encode())
    tell(facts, as_json=as_json, lines=_lines(facts))


def _facts(chronicle: Chronicle) -> dict[str, Any]:
    return {
        "steps": len(chronicle.steps),
        "papers": [one.name for one in chronicle.papers],
        "stages": [one["stage"] for one in chronicle.figures],
        **{name: str(value) for name, value in chronicle.facts.items()},
    }


def _lines(facts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [
        line
        for name, told in facts.items()
        for line in (f"{name}:", *(f"  {word}: {value}" for word, value in told.items()))
    ]


def _figures(chronicle: Chronicle) -> str:
    lines = []
    for one in chronicle.figures:
        figures = one["totals"]["figures"] or {}
        points = figures.get("points", {}).get("in_force", {})
        lines.append(
            f"{one['on']} {one['stage']}: points {points.get('total')} {points.get('by_rank')} "
            f"measures {figures.get('measures')} progress {figures.get('progress')}"
        )
    return "\n".join(lines)


def _whisper(line: str) -> None:
    click.echo(line, err=True)
