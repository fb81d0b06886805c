"""A paper and a template of a bureau's own, for the matrices."""

from service.papers.kinds import built_in
from service.papers.use_cases.making import order_paper
from service.papers.use_cases.templates import upload_template
from tests import make
from tests.risks.scenes import Scene


def furnish_papers(bureau: make.Bureau) -> None:
    """Let the register office print the ledger and bring a template."""
    scene = Scene(bureau)
    scene.act("register_office", order_paper, kind="ledger")
    scene.act(
        "register_office",
        upload_template,
        kind="ledger",
        file_name="本局台账.docx",
        content=built_in("ledger"),
    )
