"""`lianfang inspect`: read a workbook without any database, and say what was understood."""

from pathlib import Path
from typing import Any

import click

from workers.cli.speech import Exit, json_option, language, t, tell

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command(help=t("不连数据库，检查一个工作簿。", "Read a workbook without any database."))
@click.argument("file", type=FILE)
@click.option(
    "--kind",
    type=click.Choice(("powers", "risks", "organisation")),
    help=t("按哪一类读，省略则自行判断", "What it is; recognised if left out."),
)
@json_option
def command(*, file: Path, kind: Any, as_json: bool) -> int:
    """Inspect a workbook on disk."""
    from service.workbooks.recognition import inspect_file

    found = inspect_file(file, kind, language())
    tell(found, as_json=as_json, lines=() if as_json else _lines(found))
    return int(Exit.DONE if found["kind"] else Exit.REFUSED)


def _lines(found: dict[str, Any]) -> list[str]:
    sheets = "、".join(f"{one['sheet']}（{one['header_row']}）" for one in found["sheets"])
    counts = found.get("by_grade") or found.get("by_category") or {}
    return [
        f"{t('类别', 'kind')}: {found['kind'] or '-'}",
        f"{t('工作表（表头行）', 'sheets (header row)')}: {sheets}",
        (
            f"{t('数据行', 'rows')}: {found['rows']}    {t('事项', 'items')}: {found['items']}    "
            f"{t('措施', 'measures')}: {found['measures']}"
        ),
        "    ".join(f"{name}: {count}" for name, count in counts.items()),
        f"{t('科室', 'departments')}: {'、'.join(found['departments'])}",
        f"{t('问题', 'problems')}: {len(found['problems'])}",
        *(
            f"  {one['sheet']}!{one['cell']}  {one['code']}  {one['message']} {one['suggestion']}"
            for one in found["problems"]
        ),
    ]
