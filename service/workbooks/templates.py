"""Empty workbooks to fill in: heads, dictionaries behind drop-down lists, instructions."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from service.workbooks.sheets import (
    CATALOGUE_COLUMNS,
    LEDGER_COLUMNS,
    ORGANISATION_SHEETS,
    ORGANISATION_TITLES,
    POWER_CATEGORY_LABELS,
    RANK_LABELS,
    RISK_CATEGORY_LABELS,
    PrintColumn,
)
from service.workbooks.vocabulary import Kind
from service.workbooks.writing import SAFE, head_sheet

FIRST_ROW, LAST_ROW = 3, 2_002
NOTES = "带●的为必填项；从第4行起填写；下拉选项见“字典”，填写说明见“说明”。"
TITLES = {"risks": "廉政风险点导入模板", "powers": "职权目录导入模板"}
LISTS = {
    "departments": "科室",
    "posts": "岗位",
    "categories": "类别（科室）",
    "categories_of_posts": "类别（岗位）",
    "grades": "等级",
    "power_categories": "权力类型",
    "natures": "部门性质",
    "yes_no": "是否",
}
DEFAULTS: dict[str, Sequence[str]] = {
    "categories": tuple(RISK_CATEGORY_LABELS.values()),
    "categories_of_posts": tuple(RISK_CATEGORY_LABELS.values()),
    "grades": tuple(RANK_LABELS.values()),
    "power_categories": tuple(POWER_CATEGORY_LABELS.values()),
    "natures": ("科室", "下属单位", "领导班子"),
    "yes_no": ("是", "否"),
}
INSTRUCTIONS = (
    "请从第4行起逐行填写，一行一个事项；同一科室连续多行时可合并单元格。",
    "有多条表现形式或措施时，写在同一单元格内并编号，每条一行，例如 1.先审核 2.再审批 的写法。",
    "风险类别按风险主体分列在“字典”中：写明岗位的行用“类别（岗位）”，只写科室的行用“类别（科室）”。",
    "等级可写高、中、低，也可写一级、二级、三级，一级为最高。",
    "日期可写2026-01-31、2026.1.31或2026年1月31日。",
    "导入前系统逐格核对，有疑问的单元格会标出，改正后再提交。",
    "以等号、加号、减号或@开头的文字按文字处理，不作公式计算。",
)


def write_template(kind: Kind, dictionaries: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Write an empty workbook for one kind of import."""
    lists = {**DEFAULTS, **(dictionaries or {})}
    sheets = (
        {name: (ORGANISATION_TITLES[name], c) for name, c in ORGANISATION_SHEETS.items()}
        if kind == "organisation"
        else {"填写": (TITLES[kind], _columns(kind))}
    )
    used = {c.choices for _, columns in sheets.values() for c in columns if c.choices}
    used |= {"categories_of_posts"} & {f"{name}_of_posts" for name in used}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE | {"constant_memory": False}) as book:
        places = {name: place for place, name in enumerate(LISTS) if name in used}
        for name, (title, columns) in sheets.items():
            sheet = book.add_worksheet(name)
            head_sheet(book, sheet, columns, title, NOTES)
            for index, column in enumerate(columns):
                _offer(sheet, index, column, places, lists)
        _dictionary(book, places, lists)
        _instructions(book)
    return out.getvalue()


def _columns(kind: Kind) -> Sequence[PrintColumn]:
    return LEDGER_COLUMNS if kind == "risks" else CATALOGUE_COLUMNS


def _offer(
    sheet: Any,
    index: int,
    column: PrintColumn,
    places: Mapping[str, int],
    lists: Mapping[str, Sequence[str]],
) -> None:
    """Let the column be chosen from its dictionary, without forbidding other words."""
    words = lists.get(column.choices, ())
    if not words:
        return
    source = f"={_listed(places[column.choices], words)}"
    by_post = f"{column.choices}_of_posts"
    if by_post in places:
        posts = chr(65 + _place_of_posts())
        theirs = _listed(places[by_post], lists[by_post])
        source = f'=IF(${posts}{FIRST_ROW + 1}="",{source[1:]},{theirs})'
    options = {"validate": "list", "source": source, "error_type": "warning"}
    options["error_message"] = "不在字典内，确定要这样填写吗？"
    sheet.data_validation(FIRST_ROW, index, LAST_ROW, index, options)


def _listed(place: int, words: Sequence[str]) -> str:
    """Name where the words of a list stand."""
    letter = chr(65 + place)
    return f"字典!${letter}$2:${letter}${len(words) + 1}"


def _place_of_posts() -> int:
    """A risk of a post uses other categories than one of its section: the post decides."""
    return next(at for at, one in enumerate(LEDGER_COLUMNS) if one.field == "post_written")


def _dictionary(book: Any, places: Mapping[str, int], lists: Mapping[str, Sequence[str]]) -> None:
    sheet = book.add_worksheet("字典")
    for name, place in places.items():
        sheet.set_column(place, place, 20)
        sheet.write_string(0, place, LISTS[name])
        for row, text in enumerate(lists.get(name, ()), 1):
            sheet.write_string(row, place, text)


def _instructions(book: Any) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 100)
    for row, text in enumerate(INSTRUCTIONS):
        sheet.write_string(row, 0, f"{row + 1}. {text}")
