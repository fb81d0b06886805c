"""`lianfang export`: write a bureau's ledger or catalogue as the workbook bureaus print."""

from pathlib import Path

import click

from service.exports.use_cases import export_catalogue, export_ledger
from workers.cli.entry import enter_service
from workers.cli.import_ import as_option, enter_as, tenant_option
from workers.cli.speech import Exit, json_option, t, tell

EXPORTS = {"risks": export_ledger, "powers": export_catalogue}


@click.command(help=t("导出台账或职权目录。", "Export the ledger or the catalogue of powers."))
@click.argument("kind", type=click.Choice(tuple(EXPORTS)))
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@tenant_option
@as_option
@json_option
def command(*, kind: str, file: Path, tenant: str, login: str | None, as_json: bool) -> int:
    """Export all that the person may export."""
    enter_service()
    with enter_as(tenant, login) as (session, actor):
        sheet = EXPORTS[kind](session, actor, {})
    file.write_bytes(sheet.content)
    facts = {"tenant": tenant, "kind": kind, "file": str(file), "rows": sheet.rows}
    tell(facts, as_json=as_json)
    return int(Exit.DONE)
