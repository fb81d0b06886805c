"""Annexes 1 to 5: the report of a post, three commitment letters, the register of major matters."""

from typing import Any

from service.papers.layout import blocks, tables, text
from service.papers.layout.pages import LANDSCAPE_WIDTH, sheet

POINTS = (
    ("序号", 9, "{{ p.no }}"),
    ("风险类别", 17, "{{ p.category }}"),
    ("风险内容及表现形式", 44, "{{ p.title }}\n{{ p.manifestations }}"),
    ("产生原因", 19, "{{ p.cause }}"),
    ("性质", 13, "{{ p.origin }}"),
    ("自评\n等级", 13, "{{ p.proposed }}"),
    ("防控措施", 30, "{{ p.measures }}"),
    ("期限", 11, "{{ p.due }}"),
)


def personal_report() -> Any:
    """Annex 1: what risks a post holder finds in his post, and how he guards against them."""
    drawn = sheet()
    blocks.annex(drawn, "附件1")
    blocks.title(drawn, "个人{{ term }}识别防控情况报告书")
    blocks.note(
        drawn, "（{{ year }}年度）　　填表日期：{{ date }}　　编号：{{ number }}", right=True
    )
    blocks.head_block(
        drawn,
        (
            (("姓　名", "{{ name }}"), ("职　务", "{{ duty }}"), ("科　室", "{{ department }}")),
            (
                ("岗位名称", "{{ post }}"),
                ("岗位类别", "{{ post_kind }}"),
                ("分管领导", "{{ deputy }}"),
            ),
            (("岗位职责", "{{ duties }}"),),
            (("职　权\n与环节", "{{ powers }}"),),
        ),
    )
    tables.between(drawn)
    blocks.list_block(drawn, POINTS, "p in points", centred=frozenset({0, 1, 4, 5}))
    tables.between(drawn)
    blocks.opinion_boxes(
        drawn,
        (
            ("本人承诺", "以上情况由本人结合岗位职责认真查找，内容属实。", blocks.SIGNED),
            ("科室评议意见\n（群众帮）", "", blocks.SIGNED),
            ("分管领导初审意见\n（领导提）", "", blocks.SIGNED),
            ("局党组审定意见\n（集体定）", "审定等级：", blocks.STAMPED),
        ),
        height=18,
    )
    blocks.note(drawn, "{{ copies }}", keep=False)
    return drawn


def personal_letter() -> Any:
    """Annex 2: what a post holder promises."""
    drawn = _letter()
    blocks.say(drawn, "{{ opening }}")
    blocks.say(
        drawn,
        "本岗位经审定的廉政风险点{{ point_count }}个（{{ grades }}）。编号：{{ point_numbers }}。",
    )
    _clauses(drawn)
    blocks.signature(drawn, (f"承诺人（签名）：{_SIGNED}", "监督人（签名）：　　　　　　", _DAY))
    _copies(drawn)
    return drawn


def section_letter() -> Any:
    """Annex 3: what a section promises, to be put up for everybody to read."""
    drawn = _letter()
    blocks.say(
        drawn,
        "{{ department }}行使职权{{ power_count }}项，"
        "经审定的廉政风险点{{ point_count }}个（{{ grades }}）。主要风险与防控措施：",
        keep=True,
    )
    blocks.list_block(drawn, _TOP, "p in points", size=text.SMALL_FOURTH, centred=frozenset({0, 1}))
    blocks.say(drawn, "{{ opening }}")
    _clauses(drawn)
    blocks.signature(
        drawn, (f"科室负责人（签名）：{_SIGNED}", "分管领导（签名）：　　　　　　", _DAY)
    )
    _copies(drawn)
    return drawn


def unit_letter() -> Any:
    """Annex 4: what the whole bureau promises, signed by each of its leaders and sealed."""
    drawn = _letter()
    blocks.say(
        drawn,
        "{{ department }}设科室{{ section_count }}个、岗位{{ post_count }}个，"
        "行使职权{{ power_count }}项，经审定的廉政风险点{{ point_count }}个（{{ grades }}）。"
        "主要风险与防控措施：",
        keep=True,
    )
    blocks.list_block(drawn, _TOP, "p in points", size=text.SMALL_FOURTH, centred=frozenset({0, 1}))
    blocks.say(drawn, "{{ opening }}")
    _clauses(drawn)
    blocks.say(drawn, "领导班子成员签名：", text.HEITI, keep=True)
    leaders = (
        ("姓名", 40, "{{ l.name }}"),
        ("职务", 56, "{{ l.title }}"),
        ("签名", 60, "{{ l.signature }}"),
    )
    blocks.list_block(
        drawn, leaders, "l in leaders", size=text.SMALL_FOURTH, centred=frozenset({0, 1})
    )
    blocks.signature(drawn, ("{{ department }}（盖章）", _DAY), stamped=True)
    _copies(drawn)
    return drawn


def special_register() -> Any:
    """Annex 5: risks of the four kinds of major matters."""
    drawn = sheet(landscape=True, numbered=False)
    blocks.annex(drawn, "附件5")
    blocks.title(drawn, "专项{{ term }}防控情况登记表", size=20)
    blocks.note(drawn, "单位：{{ bureau }}　　　填报人：　　　　　审核人：　　　　　{{ date }}")
    columns = (
        ("序号", 9, "{{ p.no }}"),
        ("专项类别", 18, "{{ p.topic }}"),
        ("事项", 26, "{{ p.matter }}"),
        ("决策程序", 22, "{{ p.procedure }}"),
        ("涉及环节", 18, "{{ p.step }}"),
        ("风险点与表现形式", 44, "{{ p.title }}\n{{ p.manifestations }}"),
        ("等级", 13, "{{ p.grade }}"),
        ("防控措施", 36, "{{ p.measures }}"),
        ("责任领导", 15, "{{ p.leader }}"),
        ("责任科室", 16, "{{ p.section }}"),
        ("监督方式", 20, "{{ p.supervision }}"),
        ("备注", 13, "{{ p.remarks }}"),
    )
    blocks.list_block(
        drawn, columns, "p in points", width=LANDSCAPE_WIDTH, centred=frozenset({0, 1, 6, 8, 9})
    )
    return drawn


_DAY = "　　　　年　　月　　日"
_SIGNED = "{% if signature %}{{ signature }}{% else %}　　　　　　{% endif %}"
_TOP = (
    ("序号", 14, "{{ p.no }}"),
    ("编号", 30, "{{ p.number }}"),
    ("风险点", 52, "{{ p.title }}"),
    ("防控措施", 60, "{{ p.measures }}"),
)


def _letter() -> Any:
    drawn = sheet()
    blocks.annex(drawn, "{{ annex }}")
    blocks.title(drawn, "{{ title }}")
    blocks.note(drawn, "编号：{{ number }}", right=True)
    blocks.addressed(drawn, "{{ addressee }}")
    return drawn


def _clauses(drawn: Any) -> None:
    blocks.steer(drawn, "for c in clauses")
    blocks.say(drawn, "{{ c.no }}.{{ c.text }}")
    blocks.steer(drawn, "endfor")
    blocks.say(drawn, "{{ period }}")
    blocks.say(drawn, "{{ liability }}", keep=True)


def _copies(drawn: Any) -> None:
    blocks.note(drawn, "{{ copies }}", keep=False)
