"""Papers and pictures: a Word file of a hundred rows, a chart of forty steps."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.flowcharts.drawing.pictures import picture
from service.papers.collectors import collect
from service.papers.queries.access import template_in_use
from service.papers.rendering import rendered
from tenants.database import unit_of_work
from tenants.journal import plain
from tenants.models.organisation import Post
from workers.bench.ground import Ground
from workers.bench.material import Measured, bureau, region
from workers.bench.measuring import in_turns, lasting
from workers.bench.rows import Row, Target

ROWS, STEPS = 100, 40
CODE = "7K3M9QXA"
WITHIN = Target(1)
WORD_SECONDS, PICTURE_SECONDS = 2.0, 0.1
ALL_OF_ONE_POST = """
UPDATE risk_points SET subject_type = 'work_post', post_id = %(post)s,
  department_id = (SELECT department_id FROM posts WHERE tenant_id = %(tenant)s AND id = %(post)s)
WHERE tenant_id = %(tenant)s
"""


def measure(ground: Ground) -> Iterator[Row]:
    """Measure what is printed and drawn."""
    group = region(ground, "papers")
    measured = bureau(ground, group, 1, ROWS if not ground.quick else ground.sizes.bureau_points)
    with unit_of_work(measured.tenant_id) as session:
        post = session.scalars(select(Post.id).order_by(Post.code).limit(1)).one()
    yield _written(ground, measured, "ledger", None, "ledger as a Word file")
    with ground.superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(ALL_OF_ONE_POST, {"post": post, "tenant": measured.tenant_id})
    yield _written(ground, measured, "personal_report", post, "annex 1 as a Word file")
    yield _drawn(ground)


def _written(
    ground: Ground, measured: Measured, kind: str, subject_id: UUID | None, name: str
) -> Row:
    def make() -> None:
        with unit_of_work(measured.tenant_id) as session:
            facts = plain(collect(session, kind, subject_id, {}).facts)
            template, _ = template_in_use(session, kind)
        if len(facts["points"]) != measured.points:
            raise RuntimeError(f"{len(facts['points'])} of {measured.points} points are written")
        rendered(template, facts, CODE)

    return _row(ground, name, f"{measured.points} points", make, WORD_SECONDS)


def _drawn(ground: Ground) -> Row:
    chart = _chart(STEPS)
    return _row(
        ground,
        "flowchart drawn as SVG",
        f"{STEPS} steps",
        lambda: picture(chart, {}),
        PICTURE_SECONDS,
    )


def _row(ground: Ground, name: str, size: str, work: Any, limit: float) -> Row:
    told = in_turns({"it": work}, 3 if ground.quick else 15, warm=1)["it"]
    return Row(
        name=name,
        size=size,
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=f"the limit: {lasting(limit)}",
        ratio=told.median / limit,
        target=WITHIN,
        repeat=ground.repeat("papers"),
    )


def _chart(steps: int) -> dict[str, Any]:
    """Write a chart that parts at every fourth step and goes back there once more."""
    codes = [f"H{number}" for number in range(steps)]
    ways = list(pairwise(codes))
    ways += [(codes[place], codes[place + 2]) for place in range(4, steps - 2, 4)]
    ways += [(codes[place], codes[place - 2]) for place in range(4, steps, 8)]
    last = steps - 1
    kinds = {0: "start", last: "end"} | dict.fromkeys(range(4, last, 4), "gateway")
    return {
        "title": "专项资金拨付权力运行流程图",
        "conditions": "项目已列入当年预算，用款计划已批复。",
        "materials": ["用款申请书", "合同", "发票", "验收报告"],
        "supervision_channels": "监察室、审计机关",
        "counterpart_rights": "陈述、申辩；申请行政复议",
        "complaint_route": "来信来访：机关纪委",
        "complaint_phone": "0000-8888888",
        "steps": [
            {
                "code": code,
                "title": f"预算科经办人办理第{place + 1}个环节",
                "type": kinds.get(place, "handling"),
                "post_written": "预算科经办岗",
                "limit_value": 3,
                "key_step": place % 5 == 0,
            }
            for place, code in enumerate(codes)
        ],
        "edges": [
            {
                "source": source,
                "target": target,
                "condition": "符合条件" if source != target else "",
            }
            for source, target in ways
        ],
    }
