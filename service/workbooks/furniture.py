"""Rows that belong to the page and not to the register: titles, totals, notes, groups."""

import re
from typing import Literal, NamedTuple

from service.workbooks.headings import Column, Heading, repeats
from service.workbooks.text import compact
from service.workbooks.views import SheetView
from service.workbooks.vocabulary.categories import power_category, risk_category
from service.workbooks.vocabulary.grades import read_grade

TOTAL = re.compile(r"^(?:本页|本表|全局|全市|全县|全区)?(?:合计|总计|小计|共计|累计|总数|总和)")
NOTE = re.compile(
    r"^(?:备注|注|说明|填表说明|填报说明|附注|填表人|填报人|制表人?|审核人?|审批人|联系人|联系电话|联系方式"
    r"|填报单位|填报部门|填报科室|填表单位|填表科室|填表日期|填报日期|填报时间|填表时间|单位负责人|单位盖章|单位公章"
    r"|(?:主要|科室|部门)?负责人|经办人|主管领导|分管领导|主要领导|审定人|复核人|监督电话|电话|传真|地址|网址|时间"
    r"|[^:：。；]{0,10}签[字名章]|部门名称|单位名称|单位|科室|部门|日期|编制单位|报送单位|审核意见|签字)"
    r"(?:[(（][^)）]*[)）])*[:：]"
)
FORM_LINE = re.compile(r"^[^:：;；。]{1,14}[:：][^:：;；。]{0,12}$")
PAGE = re.compile(
    r"^[-—－–]*第?\d+页?[-—－–/]*(?:[,，]?共\d+页)?[-—－–]*$|^第\d+页[,，/]?共\d+页$|^续表|^附件\d*[:：]?$"
)
GROUP_COUNT = re.compile(
    r"[(（]续[^)）]*[)）]$|[(（]?(?:共计?|合计)?\s*\d+\s*[项个条件大]\s*[)）]?.*$"
)
GRADED = re.compile(r"风险|等级|[一二三]级|[ABCⅠⅡⅢ]级")
NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[、.．部分]+|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])"
)
SECTION_NAME = re.compile(
    r"(?:[科室股处局站队所部组院委中办]|中心|办公室|大队|支队|分局|机关|党委|党组|班子|学校|公司|街道|镇|乡)"
    r"(?:[(（][^)）]*[)）])?$"
)
NUMBER_LIKE = re.compile(
    r"^[(（]?[A-Za-z]{0,4}[-—]?[0-9０-９一二三四五六七八九十百]+[)）]?[.、．]?(?:[-—.．_][0-9]+)*[.、．]?$"
)
EXAMPLE = re.compile(r"^(?:示?例|样例|举例|填写示例|范例)\d*[:：]?$")
TITLED_SECTION = re.compile(
    r"^(?:.{2,20}(?:局|委|委员会|厅|院|公司|中心))?(?P<section>.{1,12}?[科股])(?:廉政|廉洁|岗位|风险|权力|职权)"
)
POSTS = ("岗位", "科长", "主任", "局长", "处长", "股长", "书记")
STEMS = frozenset("甲乙丙丁戊")
HAN_NUMBER = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$")
SUM = re.compile(r"(?:合计|总计|共计).{0,20}\d+|^[^。]{0,12}(?:合计|总计)")
COUNT_ONLY = re.compile(r"[(（]?共计?\d+[项个条][)）]?")
LONGEST_GROUP, MOST_GROUP_CELLS, SHORT = 40, 4, 9
Part = Literal["data", "furniture", "group", "unclear"]


class Verdict(NamedTuple):
    """What a row is; a group says which field it sets for the rows below."""

    part: Part
    field: str = ""
    text: str = ""
    column: int = 0


DATA, FURNITURE = Verdict("data"), Verdict("furniture")


def judge(view: SheetView, row: int, heading: Heading, cells: list[tuple[int, str]]) -> Verdict:
    """Tell a row of the register from what stands around it."""
    if _is_furniture(row, heading, cells):
        return FURNITURE
    if len(cells) == 1:
        return _lonely(view, row, heading, *cells[0])
    return _headed_group(heading, cells) or DATA


def _is_furniture(row: int, heading: Heading, cells: list[tuple[int, str]]) -> bool:
    first = compact(cells[0][1])
    if first.isdigit() and row > heading.bottom + 1:
        return False
    example = any(len(t) < SHORT and EXAMPLE.match(compact(t)) for _, t in cells)
    if example or (TOTAL.match(first) and not _names_a_risk(cells)):
        return True
    texts = [compact(text) for _, text in cells]
    if all(NOTE.match(text) or PAGE.match(text) for text in texts):
        return True
    if len(texts) > 1 and all(FORM_LINE.match(text) for text in texts):
        return True
    if row <= heading.bottom + 1 and _is_column_index(cells):
        return True
    signed = len(cells) > 1 and NOTE.match(first) is not None and _signature(cells)
    return signed or repeats(heading, cells)


def _names_a_risk(cells: list[tuple[int, str]]) -> bool:
    return sum(len(text) > LONGEST_GROUP for _, text in cells[1:]) > 0


def _signature(cells: list[tuple[int, str]]) -> bool:
    return all(len(compact(text)) <= LONGEST_GROUP for _, text in cells) and len(cells) <= 6  # noqa: PLR2004


def _is_column_index(cells: list[tuple[int, str]]) -> bool:
    marks = [compact(text).strip("()（）").upper() for _, text in cells]
    while marks and marks[0] in STEMS:
        marks = marks[1:]
    count = len(marks)
    numbers = [str(n) for n in range(1, count + 1)]
    letters = [chr(65 + n) for n in range(min(count, 26))]
    return count > 2 and marks in (numbers, letters)  # noqa: PLR2004


def _lonely(view: SheetView, row: int, heading: Heading, column: int, text: str) -> Verdict:
    plain = compact(text)
    summed = len(plain) <= LONGEST_GROUP and SUM.search(plain)
    if NOTE.match(plain) or PAGE.match(plain) or TOTAL.match(plain) or summed:
        return FURNITURE
    at = next((c for c in heading.columns if c.index == column), None)
    counted = _counted_category(heading, plain, column, at)
    return counted or _across(view, row, heading, (column, plain), at)


def _across(
    view: SheetView, row: int, heading: Heading, cell: tuple[int, str], at: Column | None
) -> Verdict:
    column, plain = cell
    merge = view.merge_at(row, column)
    wide = view.says_one_thing(row) or (
        merge is not None and merge.right - merge.left + 1 >= max(2, len(heading.columns) // 2)
    )
    numbered = at is not None and at.field == "number"
    if numbered and NUMBER_LIKE.match(plain):
        return FURNITURE  # a line prepared for filling in, still empty
    leading = column <= heading.columns[0].index
    if not wide and not numbered and not (leading and at and at.field in {None, "category"}):
        return DATA
    titled = section_in_title(plain)
    if titled and heading.table == "risks" and "department_written" not in heading.fields:
        return Verdict("group", "department_written", titled, column)
    if _is_title(view, plain, heading):
        return FURNITURE
    return group_of(heading, plain, column)


def _counted_category(
    heading: Heading, plain: str, column: int, at: Column | None
) -> Verdict | None:
    """Read "行政处罚 共31项" as the head of a group, whatever column it stands in."""
    if heading.table != "powers":
        return None
    if not (at and at.field == "category") and not GROUP_COUNT.search(plain):
        return None
    verdict = group_of(heading, plain, column)
    return verdict if verdict.field == "category" else None


def section_in_title(plain: str) -> str:
    """Find the section a page is titled for, as in "财务科廉政风险点一览表"."""
    match = TITLED_SECTION.match(plain)
    return match["section"] if match else ""


def _is_title(view: SheetView, plain: str, heading: Heading) -> bool:
    above = {compact(t) for r in range(heading.top) for _, t in view.written(r)}
    return plain in above or bool(
        re.search(r"(清单|台账|一览表|目录|排查表|登记表|情况表)(?:[(（][^)）]*[)）])?$", plain)
    )


def group_of(heading: Heading, plain: str, column: int) -> Verdict:
    """Read a line across the table as the category or section of the rows below it."""
    core = NUMBERING.sub("", plain).rstrip(":：")
    bare = GROUP_COUNT.sub("", core) or core
    field = ""
    if heading.table == "powers":
        field = _power_group(bare)
    elif heading.table == "risks" and len(bare) <= LONGEST_GROUP:
        field = _risk_group(bare)
    if not field:
        return Verdict("unclear", "", plain, column)
    return Verdict(
        "group", field, bare.removesuffix("岗位") if field == "post_written" else bare, column
    )


def _power_group(bare: str) -> str:
    if power_category(bare):
        return "category"
    return "departments" if SECTION_NAME.search(bare) and len(bare) <= LONGEST_GROUP else ""


def _risk_group(bare: str) -> str:
    if GRADED.search(bare) and read_grade(bare).rank:
        return "rank"
    if risk_category(bare):
        return "category_written"
    if SECTION_NAME.search(bare):
        return "department_written"
    return "post_written" if bare.endswith(POSTS) else ""


def group_above(heading: Heading, plain: str, column: int) -> Verdict | None:
    """Read a line above the head as a group, if it says so by its number or its category."""
    if len(plain) > LONGEST_GROUP:
        return None
    verdict = group_of(heading, plain, column)
    grouping = verdict.field in {"category", "category_written", "rank"} or NUMBERING.match(plain)
    return verdict if verdict.part == "group" and grouping else None


def _headed_group(heading: Heading, cells: list[tuple[int, str]]) -> Verdict | None:
    """Read "一 | 行政处罚 | 共31项" as the beginning of a group."""
    if len(cells) > MOST_GROUP_CELLS:
        return None
    texts = [(column, compact(text)) for column, text in cells]
    counted = any(COUNT_ONLY.fullmatch(text) for _, text in texts)
    if not counted and not (HAN_NUMBER.match(texts[0][1]) and len(texts) == 2):  # noqa: PLR2004
        return None
    for column, text in texts:
        verdict = group_of(heading, text, column)
        if verdict.part == "group":
            return verdict
    return None
