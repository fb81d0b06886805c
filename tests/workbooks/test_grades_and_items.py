import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.workbooks.items import numbered, split_items, split_measures
from service.workbooks.recognition import recognise
from service.workbooks.vocabulary.categories import power_category, risk_category
from service.workbooks.vocabulary.grades import read_grade
from tests.workbooks.making import codes, ranks, workbook

LADDERS = [
    ("高", "中", "低"),
    ("高风险", "中风险", "低风险"),
    ("一级", "二级", "三级"),
    ("一级风险", "二级风险", "三级风险"),
    ("Ⅰ级", "Ⅱ级", "Ⅲ级"),
    ("I级", "II级", "III级"),
    ("A", "B", "C"),
    ("A级", "B级", "C级"),
    ("红", "黄", "橙"),
    ("高（★★★）", "中（★★）", "低（★）"),
    ("★★★", "★★", "★"),
    ("重大风险", "较大风险", "一般风险"),
    ("高级", "中级", "低级"),
    ("１级", "２级", "３级"),
    ("風險等級：高", "風險等級：中", "風險等級：低"),
    ("高\n级", " 中 ", "低\n"),
]


@pytest.mark.parametrize("words", LADDERS, ids=lambda w: w[0])
def test_every_set_of_grade_words_has_its_order(words):
    assert [read_grade(w).rank for w in words] == [1, 2, 3]


@pytest.mark.parametrize(("written", "rank"), [("高", 1), ("一般", 3), ("重大风险", 1), ("", None)])
def test_sets_of_two_words_and_the_empty_cell(written, rank):
    assert read_grade(written).rank == rank


@pytest.mark.parametrize("written", ["1中2低", "3 (2高 1中)", "4(1中3低)", "高、中"])
def test_several_grades_in_one_cell_are_never_one_grade(written):
    assert read_grade(written) == (None, "several-grades")


def test_an_unknown_grade_word_is_reported_at_its_cell():
    rows = [["序号", "风险点", "风险等级", "防控措施"], [1, "甲", "紫", "乙"]]
    found = recognise(workbook(rows))
    assert ranks(found) == [None]
    assert [(p.cell, p.code) for p in found.problems] == [("C2", "grade-unknown")]


def test_with_blue_orange_stands_above_yellow():
    head = ["序号", "风险点", "风险等级", "防控措施"]
    rows = [head, *[[n, f"风险{n}", c, "措施"] for n, c in enumerate("红橙黄蓝", 1)]]
    found = recognise(workbook(rows))
    assert ranks(found) == [1, 2, 3, None]
    assert sorted(codes(found)) == ["grade-order", "grade-unknown"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("加强管理。\n严格审批", 1),
        ("1.甲； 2.乙；\n 3.丙", 3),
        ("1、甲；2、乙", 2),
        ("1．甲\n2．乙", 2),
        ("（1）甲。（2）乙", 2),
        ("(1)甲；(2)乙；(3)丙", 3),
        ("①甲②乙③丙", 3),
        ("一、甲\n二、乙", 2),
        ("1.1甲 1.2乙 2.1丙", 3),
        ("一、制度\n1.甲\n2.乙\n二、教育\n1.丙", 3),
        ("１．甲；２．乙", 2),
        ("1.完善制度：（1）甲；（2）乙。\n2.检查", 3),
        ("处罚3.5万元以上须集体讨论，10、3日内公示", 1),
        ("1.2024年前完成；2.3人以上集体研究", 2),
        ("1.甲；乙；丙", 1),
        ("10.甲\n11.乙\n12.丙", 3),
        ("1 、甲 2 、乙", 2),
    ],
)
def test_numbered_items_are_counted_as_a_reader_counts_them(text, count):
    assert len(split_items(text)) == count


def test_where_a_cell_holds_the_basis_too_only_the_measures_count():
    measures, basis = split_measures("依据：\n1.《法》\n2.《规》\n措施：\n1.甲\n2.乙")
    assert measures == ["甲", "乙"]
    assert basis == "1.《法》\n2.《规》"


item = (
    st.text(
        st.sampled_from("加强管理制度12345.、；。，（）()①②一二三：:依据措施 ABc=+-@《》\n"),
        min_size=1,
        max_size=40,
    )
    .map(lambda t: "\n".join(line.strip() for line in t.split("\n") if line.strip()))
    .filter(bool)
)


@given(st.lists(item, min_size=1, max_size=6))
def test_items_written_into_one_cell_are_read_back_the_same(items):
    assert split_measures(numbered(items)) == (items, "")


def test_categories_in_the_words_of_every_bureau():
    assert power_category("行政\n处罚") == ("penalty", "external")
    assert power_category("其它类") == ("other_administrative", "external")
    assert power_category("行政許可") == ("licensing", "external")
    assert power_category("财务管理") == ("internal_finance", "internal")
    assert power_category("会议") is None
    assert risk_category("岗位职责风险") == "post_duty"
    assert risk_category("思想道德类") == "ideology_morality"
    assert risk_category("三重一大决策") is None
