"""`lianfang paper`: make papers at the console, draw the templates anew."""

from pathlib import Path
from uuid import UUID

import click

from service.papers.kinds import kinds
from workers.cli.entry import enter_service
from workers.cli.import_ import as_option, enter_as, tenant_option
from workers.cli.speech import Exit, json_option, t, tell


@click.group(help=t("文书与模板。", "Papers and their templates."))
def command() -> None:
    """Papers and their templates."""


@command.command(help=t("生成一份文书。", "Make a paper."))
@click.argument("kind", type=click.Choice(tuple(kinds())))
@click.argument("subject", type=click.UUID, required=False)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    required=True,
    help=t("写入的文件", "File to write."),
)
@tenant_option
@as_option
@json_option
def make(
    *, kind: str, subject: UUID | None, out: Path, tenant: str, login: str | None, as_json: bool
) -> int:
    """Make a paper and write it to a file."""
    from service.papers.queries.access import content_of
    from service.papers.use_cases.making import make_paper, order_paper

    enter_service()
    with enter_as(tenant, login) as (session, actor):
        paper, is_new = order_paper(session, actor, kind=kind, subject_id=subject)
        make_paper(session, actor, paper.id)
        content = content_of(session, paper)
        facts = {
            "kind": kind,
            "number": paper.number,
            "edition": paper.edition,
            "new": is_new,
            "file": str(out),
        }
    out.write_bytes(content)
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@command.command(help=t("列出文书种类，或重新绘制模板。", "List the kinds, or draw the templates."))
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=t("把模板写入这个目录", "Folder to write the templates to."),
)
@json_option
def templates(*, folder: Path | None, as_json: bool) -> int:
    """List the kinds of papers, or draw their templates into a folder."""
    if folder is None:
        names = {one.code: one.zh for one in kinds().values()}
        lines = [f"{one.form:4}{one.code:22}{one.zh}" for one in kinds().values()]
        tell(names, as_json=as_json, lines=lines)
        return int(Exit.DONE)
    from service.papers.layout.writing import write_templates

    written = write_templates(folder)
    tell({"folder": str(folder), "files": len(written)}, as_json=as_json)
    return int(Exit.DONE)
