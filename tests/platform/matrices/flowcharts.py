"""A bureau with a flowchart that shows a risk by itself."""

from service.flowcharts.use_cases.charts import draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.flowcharts.use_cases.publishing import publish
from tests import make
from tests.risks.scenes import Scene

STEPS = (
    {"code": "S", "title": "收到申请", "type": "start"},
    {"code": "A", "title": "受理", "type": "acceptance"},
    {"code": "B", "title": "收件登记", "type": "acceptance"},
    {"code": "E", "title": "办结", "type": "end"},
)
EDGES = (
    {"source": "S", "target": "A"},
    {"source": "A", "target": "B"},
    {"source": "B", "target": "E"},
)


def furnish_flowcharts(bureau: make.Bureau) -> None:
    """Give a bureau an approved chart with a candidate."""
    scene, home = Scene(bureau), bureau.departments["预算科"]
    words = {"title": "专项资金拨付流程图", "procedure_source": "practice"}
    chart = scene.act("section_head", draft_flowchart, department_id=home, **words)
    drawn = scene.act(
        "section_head", replace_graph, chart.id, if_version=None, steps=STEPS, edges=EDGES
    )
    scene.act("main_leader", publish, drawn)
