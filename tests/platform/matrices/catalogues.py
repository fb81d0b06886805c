"""A bureau with catalogues, regulations and major matters."""

from service.catalogues.use_cases import make_section_catalogue
from service.matters.use_cases import record_matter
from service.regulations.use_cases import draft_regulation, open_gap
from tests import make
from tests.platform.matrices.powers import furnish_powers
from tests.risks.scenes import Scene


def furnish_catalogues(bureau: make.Bureau) -> None:
    """Give a bureau one of each."""
    furnish_powers(bureau)
    scene, home = Scene(bureau), bureau.departments["预算科"]
    scene.act("section_head", make_section_catalogue, home)
    words = {"title": "预算批复限时办结制度", "department_id": home}
    scene.act("section_head", draft_regulation, type="time_limited_completion", **words)
    scene.act("section_head", open_gap, **words)
    scene.act(
        "section_head", record_matter, topic="large_funds", title="追加专项资金", department_id=home
    )
