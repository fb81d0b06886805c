"""`lianfang openapi`: write the description of the interface as this release serves it."""

from pathlib import Path

import click

from service.app import bare_app
from service.http.documentation import DOCUMENT
from tenants.settings import load_settings
from workers.cli.speech import t

# The description depends on no server and on no secret.
NOWHERE = {
    "DATABASE_URL": "postgresql://nobody@localhost/nowhere",
    "REDIS_URL": "redis://localhost/0",
    "LIANFANG_SECRET_KEY": "the description of the interface needs no secret at all",
    "LIANFANG_ENVIRONMENT": "embedded",
}


@click.command(help=t("写出接口说明 openapi.json。", "Write openapi.json."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="openapi.json")
def command(file: Path) -> None:
    """Write the description, or print it for `-`."""
    described: bytes = bare_app(load_settings(NOWHERE)).extensions[DOCUMENT]
    if str(file) == "-":
        click.echo(described, nl=False)
        return
    file.write_bytes(described)
    click.echo(t(f"已写入 {file}", f"Wrote {file}"))
