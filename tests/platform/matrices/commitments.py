"""Letters of the year: to be signed, and one for a project."""

from service.commitments.use_cases.issuing import issue_letter, issue_letters
from tests import make
from tests.risks.scenes import Scene


def furnish_commitments(bureau: make.Bureau) -> None:
    """Issue the letters of leaders and heads, and one for a project."""
    scene = Scene(bureau)
    scene.act("register_office", issue_letters, kind="personal")
    scene.act(
        "register_office",
        issue_letter,
        kind="project",
        post_id=scene.post("post_holder"),
        matter="县医院迁建",
    )
