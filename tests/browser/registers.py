"""The register of T17: 2,351 rows as they lie in a drawer, 61 of them amiss in 84 places."""

from typing import Any

from tests.workbooks.making import workbook

HEADS = [
    "序号",
    "科室",
    "风险类别",
    "风险点",
    "表现形式",
    "风险等级",
    "防控措施",
    "完成时限",
    "直接责任人",
]
SECTIONS = ("预算科", "国库科", "政府采购管理科")
GRADES = ("高", "一级", "A", "中", "二级", "B", "低", "三级", "C")
ROWS, AMISS, PROBLEMS, LEFT = 2351, 61, 84, 3
UNSURE, UNKNOWN, NAMESAKE, NO_DAY = "较高", "救助股", "张伟", "2025.2.30"
# How many rows of each kind of fault there are, and which columns of a row it spoils.
FAULTS = (
    (23, {5: UNSURE, 1: UNKNOWN}),
    (14, {5: UNSURE}),
    (19, {1: UNKNOWN}),
    (1, {8: NAMESAKE}),
    (1, {7: NO_DAY}),
)
FIRST, APART = 40, 37


def great_register() -> bytes:
    """A title over its head, a section over its many rows, and grades in three ways of writing."""
    lines = [_line(number) for number in range(1, ROWS + 1)]
    spoilt = [values for count, values in FAULTS for _ in range(count)]
    for place, values in enumerate(spoilt):
        for column, said in values.items():
            lines[FIRST + place * APART][column] = said
    for place in range(LEFT):
        same = lines[place]
        other = GRADES[(GRADES.index(same[5]) + 3) % len(GRADES)]
        lines[ROWS - 1 - place] = [ROWS - place, *same[1:5], other, *same[6:]]
    return workbook(("台账", [["廉政风险台账"], HEADS, *lines], ["A1:I1", *_merged(lines)]))


def _line(number: int) -> list[Any]:
    section = SECTIONS[(number - 1) * len(SECTIONS) // ROWS]
    return [
        number,
        section,
        "业务流程风险",
        f"第{number}项资金拨付审核把关不严",
        f"不按规定核对第{number}类原件",
        GRADES[number % len(GRADES)],
        f"第{number}类事项双人审核",
        "2026-12-31",
        "郑某",
    ]


def _merged(lines: list[list[Any]]) -> list[str]:
    """Merge the cells of one section over up to twenty rows, as clerks do."""
    blocks, first = [], 0
    for place in range(1, len(lines) + 1):
        whole = place == len(lines) or lines[place][1] != lines[first][1] or place - first == 20
        if not whole:
            continue
        if place - first > 1:
            blocks.append(f"B{first + 3}:B{place + 2}")
        first = place
    return blocks
