"""`lianfang bench`: how fast everything is, beside the least that could be done."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import click

from workers.bench.ground import FULL, QUICK, Ground, ground
from workers.bench.rows import Row, machine, table
from workers.cli.speech import Exit, json_option, t, tell
from workers.supervision.steps import step

# name: the module whose `measure` takes its figures on servers of its own
PARTS: Mapping[str, str] = {
    "ledger": "workers.bench.ledger",
    "records": "workers.bench.records",
    "journal": "workers.bench.journals",
    "import": "workers.bench.imports",
    "rollup": "workers.bench.rollups",
    "casework": "workers.bench.casework",
    "year": "workers.bench.years",
    "papers": "workers.bench.papers",
}


@click.command(help=t("测量速度；自带数据库。", "Measure the speed, on servers of its own."))
@click.option("--quick", is_flag=True, help=t("小规模试跑", "Small sizes, to see that it works."))
@click.option(
    "--only", type=click.Choice(list(PARTS)), multiple=True, help=t("只测这些", "Only these.")
)
@json_option
def command(*, quick: bool, only: tuple[str, ...], as_json: bool) -> int:
    """Measure, print every figure, and fail if a target was missed."""

    def say(line: str) -> None:
        click.echo(line, err=True)

    rows: list[Row] = []
    with ground(QUICK if quick else FULL, say) as here:
        server = _server(here)
        for name in only or PARTS:
            with step(name, say):
                rows += _measured(PARTS[name])(here)
    facts = {**machine(), "postgresql": server, "quick": quick}
    lines = [*(f"{name}: {value}" for name, value in facts.items()), "", *table(rows)]
    tell({"machine": facts, "rows": [row.facts() for row in rows]}, as_json=as_json, lines=lines)
    missed = any(row.passed is False for row in rows) and not quick
    return int(Exit.REFUSED if missed else Exit.DONE)


def _measured(module: str) -> Callable[[Ground], Iterator[Row]]:
    found: Callable[[Ground], Iterator[Row]] = import_module(module).measure
    return found


def _server(here: Ground) -> str:
    with here.superuser() as connection:
        row = connection.execute("SELECT current_setting('server_version')").fetchone()
    return str(row[0]) if row else ""
