"""Registers in print: catalogue of powers, control diagram, ledger, grades of posts, report."""

from typing import Any, Final

from service.papers.layout import blocks, tables, text
from service.papers.layout.pages import A3_WIDTH, LANDSCAPE_WIDTH, sheet

SIGNED: Final = "制表人：　　　　　　审核人：　　　　　　（盖章）"
LEDGER: Final = (
    ("序号", 8, "{{ p.no }}"),
    ("风险点编号", 17, "{{ p.number }}"),
    ("科室", 13, "{{ p.department }}"),
    ("岗位", 13, "{{ p.post }}"),
    ("职权/重要环节", 17, "{{ p.power }}\n{{ p.step }}"),
    ("风险类别", 12, "{{ p.category }}"),
    ("风险点及表现形式", 34, "{{ p.title }}\n{{ p.manifestations }}"),
    ("等级", 9, "{{ p.grade }}"),
    ("防控措施", 30, "{{ p.measures }}"),
    ("直接责任人", 11, "{{ p.direct }}"),
    ("部门责任人", 11, "{{ p.head }}"),
    ("责任领导", 11, "{{ p.leader }}"),
    ("监控主体", 18, "{{ p.monitors }}"),
    ("公示起止", 12, "{{ p.noticed }}"),
    ("备案号", 12, "{{ p.filing }}"),
    ("复核日期", 11, "{{ p.reviewed_on }}"),
    ("备注", 9, "{{ p.remarks }}"),
)


def power_catalogue() -> Any:
    """The catalogue of powers, or the approved list of them."""
    drawn = sheet(landscape=True, numbered=False, signed=SIGNED)
    blocks.title(drawn, "{{ bureau }}{{ title }}", size=20)
    blocks.note(drawn, "{{ standing }}　　共{{ count }}项　　{{ date }}")
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("职权编码", 20, "{{ p.number }}"),
        ("职权名称", 30, "{{ p.name }}"),
        ("类别", 15, "{{ p.category }}"),
        ("内容", 32, "{{ p.content }}"),
        ("实施依据", 40, "{{ p.basis }}"),
        ("办理主体", 18, "{{ p.subject }}"),
        ("经办岗位", 15, "{{ p.handling }}"),
        ("审核岗位", 15, "{{ p.reviewing }}"),
        ("审定岗位", 15, "{{ p.deciding }}"),
        ("时限", 14, "{{ p.time_limit }}"),
        ("流程图号", 14, "{{ p.chart }}"),
        ("备注", 12, "{{ p.remarks }}"),
    )
    blocks.list_block(
        drawn,
        columns,
        "p in powers",
        width=LANDSCAPE_WIDTH,
        size=text.NOTE,
        padding=0.6,
        centred=frozenset({0, 1, 3, 6, 7, 8, 9, 10, 11}),
    )
    return drawn


def power_list() -> Any:
    """The power list: what the deciding body approved, and nothing else."""
    return power_catalogue()


def control_diagram() -> Any:
    """The control diagram of a power: risk, flow and measure in three bands, step by step."""
    drawn = sheet()
    blocks.title(drawn, "{{ term }}防控图", size=20)
    blocks.note(drawn, "编号：{{ number }}", right=True)
    blocks.head_block(
        drawn,
        (
            (("单　位", "{{ bureau }}"), ("职权类别", "{{ category }}")),
            (("职权编码", "{{ power_number }}"), ("职权名称", "{{ power_name }}")),
            (("流程版本", "{{ chart_version }}"), ("办理主体", "{{ subject }}")),
        ),
    )
    tables.between(drawn)
    columns = (
        ("风险点", 50, "{{ s.risks }}"),
        ("权力运行流程", 50, "{{ s.step }}"),
        ("防控措施与责任人", 56, "{{ s.measures }}"),
    )
    blocks.list_block(drawn, columns, "s in steps", centred=frozenset({1}))
    blocks.note(drawn, "图例：▲高　◆中　●低　　监督渠道：{{ channel }}　电话：{{ phone }}")
    blocks.note(drawn, "编制人：　　　　　审核人：　　　　　审定会议：{{ meeting }}", keep=False)
    return drawn


def ledger() -> Any:
    """The ledger of risk points, on A4."""
    return _ledger(sheet(landscape=True, numbered=False, signed=SIGNED), LANDSCAPE_WIDTH)


def ledger_a3() -> Any:
    """The ledger of risk points, on A3."""
    return _ledger(sheet(landscape=True, a3=True, numbered=False, signed=SIGNED), A3_WIDTH)


def post_grade_catalogue() -> Any:
    """The grades of posts, each that of its worst risk point."""
    drawn = sheet(landscape=True, numbered=False, signed=SIGNED)
    blocks.title(drawn, "{{ bureau }}岗位{{ term }}等级目录", size=20)
    blocks.note(drawn, "共{{ count }}个岗位　　{{ summary }}　　{{ date }}")
    columns = (
        ("序号", 12, "{{ p.no }}"),
        ("科室", 34, "{{ p.department }}"),
        ("岗位", 40, "{{ p.post }}"),
        ("等级", 18, "{{ p.grade }}"),
        ("最高等级风险点", 60, "{{ p.worst }}"),
        ("风险点数（高/中/低）", 34, "{{ p.counts }}"),
        ("风险类别", 27, "{{ p.categories }}"),
    )
    blocks.list_block(
        drawn, columns, "p in posts", width=LANDSCAPE_WIDTH, centred=frozenset({0, 1, 2, 3, 5})
    )
    return drawn


def grading_report() -> Any:
    """The report of a grading: what was assessed, with what scores, and what is proposed."""
    drawn = sheet()
    blocks.title(drawn, "{{ term }}等级评估报告")
    blocks.note(drawn, "编号：{{ number }}", right=True)
    blocks.head_block(
        drawn,
        (
            (("科　室", "{{ department }}"), ("负责人", "{{ head }}")),
            (("评估周期", "{{ year }}年度"), ("报告日期", "{{ date }}")),
            (("参加人员", "{{ participants }}"),),
            (("评估方法", "{{ method }}"),),
        ),
    )
    tables.between(drawn)
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("编号", 20, "{{ p.number }}"),
        ("风险点及表现形式", 45, "{{ p.title }}\n{{ p.manifestations }}"),
        ("评分", 28, "{{ p.scores }}"),
        ("建议等级", 14, "{{ p.proposed }}"),
        ("审定等级", 14, "{{ p.decided }}"),
        ("理由", 26, "{{ p.reason }}"),
    )
    blocks.list_block(drawn, columns, "p in points", centred=frozenset({0, 1, 4, 5}))
    tables.between(drawn)
    boxes = (
        ("科室评估意见", "{{ opinion }}", blocks.SIGNED),
        ("分管领导意见", "", blocks.SIGNED),
        ("局党组审定意见", "", blocks.STAMPED),
    )
    blocks.opinion_boxes(drawn, boxes)
    return drawn


def _ledger(drawn: Any, width: float) -> Any:
    blocks.title(drawn, "{{ bureau }}{{ term }}台账", size=20)
    blocks.note(drawn, "台账第{{ edition }}版　{{ date }}　共{{ count }}个风险点　{{ summary }}")
    blocks.list_block(
        drawn,
        LEDGER,
        "p in points",
        width=width,
        size=text.NOTE,
        padding=0.4,
        centred=frozenset({0, 1, 2, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15}),
    )
    return drawn
