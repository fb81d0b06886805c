"""Grade words of every label set seen, and the rank each stands for."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from service.workbooks.text import word

HIGH, MEDIUM, LOW = 1, 2, 3
WORDS: dict[str, int] = {
    **dict.fromkeys(("高", "高级", "高度", "较高", "高等", "重大", "特别重大", "极高"), HIGH),
    **dict.fromkeys(("中", "中级", "中度", "中等", "较大", "较重", "中高"), MEDIUM),
    **dict.fromkeys(("低", "低级", "低度", "一般", "较低", "低等", "轻微", "较小"), LOW),
    **dict.fromkeys(
        ("一级", "1级", "I级", "I", "1", "A", "A级", "A类", "一", "甲", "一类", "一等"), HIGH
    ),
    **dict.fromkeys(
        ("二级", "2级", "II级", "II", "2", "B", "B级", "B类", "二", "乙", "二类", "二等"), MEDIUM
    ),
    **dict.fromkeys(
        ("三级", "3级", "III级", "III", "3", "C", "C级", "C类", "三", "丙", "三类", "三等"), LOW
    ),
    **dict.fromkeys(("红", "红色", "红色级", "红级"), HIGH),
    **dict.fromkeys(("高危", "特高", "严重", "大"), HIGH),
    **dict.fromkeys(("中危",), MEDIUM),
    **dict.fromkeys(("低危", "极低", "轻", "小"), LOW),
    **dict.fromkeys(("H", "HIGH"), HIGH),
    **dict.fromkeys(("M", "MEDIUM"), MEDIUM),
    **dict.fromkeys(("L", "LOW"), LOW),
}
UNSURE = frozenset(
    {"特别重大", "极高", "中高", "较高", "较低", "特高", "极低", "严重", "大", "轻", "小"}
)
# Three steps that name one another; one of them alone may stand for another step elsewhere.
LADDER = frozenset({"重大", "较大", "一般"})
COMMON = "一般"
SYNONYMS = UNSURE | LADDER | {"较重", "较小", "轻微"}
COLOURS = {
    "黄": {False: 2, True: 3},
    "橙": {False: 3, True: 2},
    "蓝": {False: 3},
    "绿": {False: 3},
}
STARS = re.compile(r"^[^★☆*]*([★*]{1,3})[☆)）]*$")
FILLER = re.compile(
    r"(廉政|廉洁|岗位)?风险(点|等级|级别)?|预警|等级|级别(?=.)|^为|^属|^定为|防控|职权"
)
SUMMARY = re.compile(r"(\d+)\s*个?\s*(高|中|低|一级|二级|三级|重大|较大|一般)")
COUNTED = re.compile(r"(高|中|低|一级|二级|三级)(?:风险)?[:：]?(\d+)个?")
EMPTY = frozenset({"", "无", "暂无", "未定", "未评定", "待定", "-", "—", "/", "待评定", "未定级"})


IN_BRACKETS = re.compile(
    r"[(（\[【「](?:廉政|廉洁)?(?:风险)?(?:点|等级|级别)?[:：为]?"
    r"(高|中|低|重大|较大|一般|[一二三]级|[ⅠⅡⅢ]级?|I{1,3}级|[ABC]级?|★{1,3})"
    r"(?:级|度|等)?(?:廉政|廉洁)?(?:风险)?(?:等级|级)?[)）\]】」]"
)


class Grade(NamedTuple):
    """What a grade cell says: a rank, or a doubt about it."""

    rank: int | None
    doubt: str = ""


def read_grade(written: str, *, orange_above_yellow: bool = False) -> Grade:
    """Place a written grade on the ladder of three, or say why it cannot be placed."""
    stars = STARS.match(written.strip())
    plain = word(written)
    if plain in EMPTY and not stars:
        return Grade(None)
    if summary_counts(written):
        return Grade(None, "several-grades")
    core = grade_word(written)
    for candidate in (core, core.removesuffix("级"), core.removesuffix("类")):
        colour = candidate.removesuffix("色")
        if colour in COLOURS:
            rank = COLOURS[colour].get(orange_above_yellow)
            return Grade(rank, "" if rank else "grade-unknown")
        if candidate in WORDS:
            return Grade(WORDS[candidate], "grade-unsure" if candidate in UNSURE else "")
    if stars:
        return Grade(4 - len(stars.group(1)))
    return Grade(None, "several-grades" if _several(plain) else "grade-unknown")


@lru_cache(maxsize=4096)
def grade_word(written: str) -> str:
    """Give the word of a grade cell that says the grade."""
    plain = word(written)
    core = FILLER.sub("", plain).upper() or plain.upper()
    return core.removeprefix("第").removesuffix("岗位")


def is_synonym(written: str) -> bool:
    """Say whether a grade is written in a word that may mean another step elsewhere."""
    core = grade_word(written)
    return bool({core, core.removesuffix("级"), core.removesuffix("类")} & SYNONYMS)


def common_is_medium(written: Iterable[str]) -> bool:
    """Say whether "一般" stands between high and low here: low has a word and medium has none."""
    used = {grade_word(text) for text in written}
    ranks = {read_grade(text).rank for text in used - {COMMON}}
    return COMMON in used and LOW in ranks and MEDIUM not in ranks


def graded_in_brackets(text: str) -> list[str]:
    """List the grades that stand in brackets within a text."""
    return IN_BRACKETS.findall(text)


def summary_counts(written: str) -> dict[int, int]:
    """Read a summary of grades such as "3 (2高 1中)"."""
    pairs = [(rank, count) for count, rank in SUMMARY.findall(written)]
    counts: dict[int, int] = {}
    for rank, count in pairs or COUNTED.findall(written):
        counts[WORDS[rank]] = counts.get(WORDS[rank], 0) + int(count)
    return counts


def _several(plain: str) -> bool:
    marks = [letter for letter in re.sub(r"风险|等级|级", "", plain) if letter in "高中低"]
    return len(marks) > 1
