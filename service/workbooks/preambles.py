"""What stands above a table and holds for all of it: the section, the post, the person."""

import re

from service.workbooks.builders import doubt
from service.workbooks.entries import Record, Value
from service.workbooks.furniture import SECTION_NAME, section_in_title
from service.workbooks.records import Table
from service.workbooks.text import WHITE, compact
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import match_head

LABELS = {
    "department_written": r"(?:所[在属])?(?:科室|处室|股室|部门|内设机构|填报科室|填报部门)",
    "post_written": r"(?:所在|工作|现任)?(?:岗位|职务)(?:名称)?",
    "direct_responsible": r"(?:岗位人|本人)?姓名",
}
STATED = {
    field: re.compile(rf"(?:^|\s){label}(?:名称|[(（][^)）]*[)）])?\s*[:：]\s*([^\s:：]+)")
    for field, label in LABELS.items()
}
UNIT = re.compile(
    r"(?:^|\s)(?:填[报表]|排查|责任|所属)?(?:单位|部门)(?:名称)?(?:[(（][^)）]*[)）])?\s*[:：]\s*"
    r"([^\s:：]+(?:[科股室队所站]|中心|分局))(?=\s|$)"
)
TYPE = re.compile(
    r"行政(?:许可|处罚|强制|征收|给付|检查|确认|裁决|奖励)|其他(?:行政)?(?:权力|职权|类)"
)
LONGEST_TITLE = 40
GRADE = re.compile(
    r"(?:^|(?<=[局委厅科县市区站队所、（(]))(高|中|低|重大|较大|一般|[一二三]级)(?:等级|级)?(?:廉政|廉洁)?风险"
)
BLANK = re.compile(r"^[_—\-\s]*$")


def apply_preamble(view: SheetView, tables: list[Table], *, several_sheets: bool) -> None:
    """Give every risk point the section or post its page is headed with."""
    start = 0
    for table in tables:
        stated = _stated(view, start, table.heading.top)
        start = table.heading.bottom + 1 + table.lines
        for field, value in stated.items():
            if field not in table.heading.fields:
                _give(table, field, value)
    if several_sheets and SECTION_NAME.search(compact(view.name)):
        for table in tables:
            _name_after_sheet(view, table)


def _stated(view: SheetView, start: int, stop: int) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for row in range(start, stop):
        cells = view.written(row)
        for place, (column, text) in enumerate(cells):
            if len(cells) == 1 and (titled := section_in_title(compact(text))):
                found.setdefault("department_written", Value(titled, row, column, ""))
            for field, pattern in STATED.items():
                match = pattern.search(WHITE.sub(" ", text).strip())
                if match and not BLANK.match(match[1]):
                    found[field] = Value(match[1].rstrip("，,；;"), row, column, "")
            if unit := UNIT.search(WHITE.sub(" ", text).strip()):
                found.setdefault("department_written", Value(unit[1], row, column, ""))
            label = match_head("risks", text)
            if label and label.exact and label.field in LABELS and place + 1 < len(cells):
                next_column, value = cells[place + 1]
                if not match_head("risks", value):
                    found[label.field] = Value(value, row, next_column, "")
    return found


def _give(table: Table, field: str, value: Value) -> None:
    for record in table.records:
        record.values.setdefault(field, [value])


def _name_after_sheet(view: SheetView, table: Table) -> None:
    lacking = [r for r in table.records if "department_written" not in r.values]
    if not lacking or "department_written" in table.heading.fields:
        return
    for record in lacking:
        record.values["department_written"] = [Value(view.name, table.heading.top, 0, "")]
    place = (table.heading.top, 0)
    doubt(table, place, "department-from-sheet", value=compact(view.name))


def name_categories(view: SheetView, tables: list[Table]) -> None:
    """Give powers that name no type the one type their page or sheet is titled with."""
    _take_from_titles(view, tables, "category", TYPE, "category-from-title")


def name_grades(view: SheetView, tables: list[Table]) -> None:
    """Give risk points that name no grade the one grade their page or sheet is titled with."""
    _take_from_titles(view, tables, "rank", GRADE, "grade-from-title")


def _take_from_titles(
    view: SheetView,
    tables: list[Table],
    field: str,
    words: re.Pattern[str],
    code: str,
) -> None:
    start = 0
    for table in tables:
        titles = _titles(view, start, table.heading.top)
        start = max((r for record in table.records for r in record.rows), default=start) + 1
        lacking = [r for r in table.records if field not in r.values]
        if not lacking or field in table.heading.fields:
            continue
        for value in [*reversed(titles), Value(view.name, table.heading.top, 0, "")]:
            found = set(words.findall(compact(value.text)))
            if len(found) == 1:
                _give_lacking(table, lacking, (field, value._replace(text=found.pop())), code)
                break


def _titles(view: SheetView, start: int, stop: int) -> list[Value]:
    lines = [(row, view.written(row)) for row in range(start, stop)]
    lonely = [Value(cells[0][1], row, cells[0][0], "") for row, cells in lines if len(cells) == 1]
    return [value for value in lonely if len(value.text) <= LONGEST_TITLE]


def _give_lacking(table: Table, lacking: list[Record], given: tuple[str, Value], code: str) -> None:
    field, value = given
    for record in lacking:
        record.values[field] = [value]
    doubt(table, (value.row, value.column), code, value=value.text)
