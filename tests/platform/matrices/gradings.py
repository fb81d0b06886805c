"""A round of assessment with its report, a representative asked, an edition of the catalogue."""

from service.gradings.use_cases.appraising import invite_appraiser
from service.gradings.use_cases.assessing import assess_point
from service.gradings.use_cases.cataloguing import make_catalogue
from service.gradings.use_cases.convening import convene_round
from service.gradings.use_cases.reporting import write_report
from tests import make
from tests.risks.scenes import Scene

SHEET = {
    "scores": {"likelihood": 2, "harm": 5},
    "rationales": {"likelihood": "近三年未发生", "harm": "涉及资金量大"},
}


def furnish_gradings(bureau: make.Bureau) -> None:
    """Assess a point in a round, report on it, ask somebody else what he thinks."""
    scene = Scene(bureau)
    point = scene.draft(title="专项资金测算依据不公开")
    one = scene.act(
        "section_head",
        convene_round,
        title="预算科评估",
        department_id=bureau.departments["预算科"],
        risk_point_ids=[point],
    )
    scene.act("section_head", assess_point, one.id, point, if_version=None, **SHEET)
    scene.act("section_head", write_report, one.id, if_version=None, opinions="建议定为高等级")
    scene.act(
        "register_office",
        invite_appraiser,
        name="刘代表",
        capacity="representative",
        risk_point_ids=[point],
    )
    scene.act("register_office", make_catalogue)
