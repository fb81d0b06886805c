"""The search form: three faces of the same search, of a post, of a section, of the unit."""

from typing import Any

from service.papers.layout import blocks, tables
from service.papers.layout.pages import LANDSCAPE_WIDTH, sheet


def post_search() -> Any:
    """The search form of a post."""
    drawn = _begun("岗位{{ term }}排查表", "岗位：{{ post }}　在岗人：{{ name }}")
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("编号", 24, "{{ p.number }}"),
        ("职权·环节", 28, "{{ p.power }}\n{{ p.step }}"),
        ("风险类别", 18, "{{ p.category }}"),
        ("风险内容及表现形式", 56, "{{ p.title }}\n{{ p.manifestations }}"),
        ("产生原因", 20, "{{ p.cause }}"),
        ("性质", 15, "{{ p.origin }}"),
        ("建议等级", 13, "{{ p.proposed }}"),
        ("防控措施", 46, "{{ p.measures }}"),
        ("查找方式", 16, "{{ p.found }}"),
    )
    _list(drawn, columns, frozenset({0, 1, 3, 6, 7, 9}))
    boxes = (
        ("本人", "", blocks.SIGNED),
        ("科室评议", "", blocks.SIGNED),
        ("分管领导", "", blocks.SIGNED),
    )
    blocks.opinion_boxes(drawn, boxes, LANDSCAPE_WIDTH, tables.OPINION - 8)
    return drawn


def section_search() -> Any:
    """The search form of a section, power by power, with its three meetings."""
    drawn = _begun("科室{{ term }}排查表", "科室：{{ department }}　负责人：{{ head }}")
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("职权名称", 28, "{{ p.power }}"),
        ("环节", 18, "{{ p.step }}"),
        ("岗位", 20, "{{ p.post }}"),
        ("风险类别", 18, "{{ p.category }}"),
        ("风险点及表现形式", 50, "{{ p.title }}\n{{ p.manifestations }}"),
        ("产生原因", 20, "{{ p.cause }}"),
        ("建议等级", 13, "{{ p.proposed }}"),
        ("防控措施", 42, "{{ p.measures }}"),
        ("责任人", 16, "{{ p.responsible }}"),
        ("查找方式", 16, "{{ p.found }}"),
    )
    _list(drawn, columns, frozenset({0, 2, 3, 4, 7, 9, 10}))
    meetings = (
        ("科室会议", 26, "{{ m.session }}"),
        ("时间", 30, "{{ m.held_on }}"),
        ("参加人", 90, "{{ m.present }}"),
        ("记录", 79, "{{ m.minutes }}"),
    )
    blocks.list_block(
        drawn, meetings, "m in meetings", width=LANDSCAPE_WIDTH, centred=frozenset({0, 1})
    )
    tables.between(drawn)
    boxes = (("科室负责人", "", blocks.SIGNED),)
    blocks.opinion_boxes(drawn, boxes, LANDSCAPE_WIDTH, tables.OPINION - 8)
    return drawn


def unit_search() -> Any:
    """The search form of the whole unit."""
    drawn = _begun("单位{{ term }}排查表", "")
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("领域", 22, "{{ p.area }}"),
        ("风险点", 40, "{{ p.title }}"),
        ("表现形式", 50, "{{ p.manifestations }}"),
        ("征求科室意见情况", 30, "{{ p.consulted }}"),
        ("等级", 13, "{{ p.grade }}"),
        ("防控措施", 44, "{{ p.measures }}"),
        ("责任领导", 18, "{{ p.leader }}"),
    )
    _list(drawn, columns, frozenset({0, 1, 5, 7}))
    boxes = (("主要领导", "", blocks.SIGNED), ("局党组审定", "", blocks.STAMPED))
    blocks.opinion_boxes(drawn, boxes, LANDSCAPE_WIDTH, tables.OPINION - 8)
    return drawn


def _begun(title: str, line: str) -> Any:
    drawn = sheet(landscape=True, numbered=False)
    blocks.title(drawn, title, size=20)
    blocks.note(drawn, f"单位：{{{{ bureau }}}}　{line}　{{{{ year }}}}年度　{{{{ date }}}}")
    return drawn


def _list(drawn: Any, columns: Any, centred: frozenset[int]) -> None:
    blocks.list_block(drawn, columns, "p in points", width=LANDSCAPE_WIDTH, centred=centred)
    tables.between(drawn)
