"""Registers drawn from a model, laid out at random, must count as the model does."""

import io

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.workbooks.recognition import recognise

HEADS = {
    "number": ["序号", "编号", "序 号", "项次"],
    "department": ["单位/科室", "责任科室", "部门", "处室", "責任部門", "责任主体"],
    "power": ["职权名称", "权力事项", "职权内容", "業務事項"],
    "category": ["风险类别", "风险\n类型", "類別"],
    "title": ["风险点", "廉政风险点", "风险点名称", "廉洁风险点", "風險點"],
    "manifestations": [
        "表现形式",
        "主要内容及\n表现形式",
        "风险描述",
        "风险表现",
        "可能产生的风险",
    ],
    "rank": ["风险等级", "风险级次", "等级", "风 险\n级 别", "風險等級"],
    "measures": ["防控措施", "防范措施", "防控要点及防控措施", "措施", "防控措施（制度）"],
    "responsible": ["责任人", "直接责任人", "直接\n责任人"],
    "leader": ["责任领导", "分管领导", "責任領導"],
}
OPTIONAL = ["number", "department", "power", "category", "responsible", "leader"]
LADDERS = [["高", "中", "低"], ["一级", "二级", "三级"], ["Ⅰ级", "Ⅱ级", "Ⅲ级"], ["A", "B", "C"]]
LADDERS += [["高（★★★）", "中（★★）", "低（★）"], ["重大风险", "较大风险", "一般风险"]]
MARKS = [
    ("{}.", "\n"),
    ("{}、", "；"),
    ("（{}）", "；\n"),
    ("{}．", " "),
    ("{}.", "； "),
]
EXPECTED_DOUBTS = {"column-without-head", "hidden-row", "measures-missing", "duplicate"}
phrase = st.text("规范审批程序擅自更改标准隐瞒收入违规使用公款泄露信息", min_size=2, max_size=18)


@st.composite
def registers(draw):
    return [draw_risk(draw, place) for place in range(draw(st.integers(1, 7)))]


def draw_risk(draw, place):
    return {
        "department": draw(st.sampled_from(["办公室", "财务科", "执法大队"])),
        "power": draw(st.sampled_from(["公章管理", "行政处罚", "政府采购"])),
        "category": draw(st.sampled_from(["岗位职责风险", "业务流程", "制度机制类"])),
        "title": f"{draw(phrase)}风险{place}号",
        "manifestations": draw(st.lists(phrase, min_size=1, max_size=4)),
        "rank": draw(st.sampled_from([1, 2, 3, None])),
        "measures": draw(st.lists(phrase, max_size=4)),
        "responsible": draw(st.sampled_from(["张某", "李某、王某"])),
        "leader": "赵某",
    }


@st.composite
def layouts(draw):
    chosen = draw(st.lists(st.sampled_from(OPTIONAL), unique=True))
    columns = draw(st.permutations(["title", "manifestations", "rank", "measures", *chosen]))
    return {
        "columns": columns,
        "heads": {name: draw(st.sampled_from(HEADS[name])) for name in columns},
        "titles": draw(st.integers(0, 3)),
        "blank_columns": draw(st.sets(st.integers(0, len(columns)), max_size=2)),
        "left": draw(st.integers(0, 1)),
        "ladder": draw(st.sampled_from(LADDERS)),
        "mark": draw(st.sampled_from(MARKS)),
        "wide_digits": draw(st.booleans()),
        "over_rows": draw(st.booleans()),
        "merge_departments": draw(st.booleans()),
        "tall_head": draw(st.booleans()),
        "page": draw(st.integers(0, 3)),
        "total": draw(st.booleans()),
        "note": draw(st.booleans()),
        "helper": draw(st.booleans()),
        "hidden": draw(st.booleans()),
        "empty_sheet": draw(st.booleans()),
    }


def wide(text):
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def cell_text(risk, name, layout):
    value = risk.get(name)
    if name == "rank":
        return layout["ladder"][value - 1] if value else ""
    if not isinstance(value, list):
        return value
    if len(value) == 1:
        return value[0]
    mark, gap = layout["mark"]
    text = gap.join(mark.format(n) + item for n, item in enumerate(value, 1))
    return wide(text) if layout["wide_digits"] else text


class Page:
    """A sheet being drawn by a layout."""

    def __init__(self, sheet, layout):
        self.sheet, self.layout = sheet, layout
        self.places, place = {}, 1 + layout["left"]
        for index, name in enumerate(layout["columns"]):
            place += index in layout["blank_columns"]
            self.places[name] = place
            place += 1
        self.right, self.row, self.data_rows = place, 1, 0

    def draw(self, risks):
        for _ in range(self.layout["titles"]):
            self.across("某局廉政风险防控台账")
        self.head()
        groups = []
        for number, risk in enumerate(risks, 1):
            if self.layout["page"] and number % (self.layout["page"] + 1) == 0:
                self.across("第 1 页，共 9 页")
                self.head()
                groups.append(None)
            groups.append((risk["department"], *self.risk(number, risk)))
        if self.layout["merge_departments"] and "department" in self.places:
            self.merge_departments(groups)
        if self.layout["total"]:
            self.across("合计：共若干项")
        if self.layout["note"]:
            self.across("备注：本表由各科室填写。")

    def across(self, text):
        first = min(self.places.values())
        self.sheet.cell(self.row, first, text)
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=first, end_column=self.right - 1
        )
        self.row += 1

    def head(self):
        for name, place in self.places.items():
            self.sheet.cell(self.row, place, self.layout["heads"][name])
            if self.layout["tall_head"]:
                self.merge(self.row, self.row + 1, place)
        if self.layout["helper"]:
            self.sheet.cell(self.row, self.right + 2, "高")
        self.row += 1 + self.layout["tall_head"]

    def merge(self, top, bottom, place):
        self.sheet.merge_cells(start_row=top, end_row=bottom, start_column=place, end_column=place)

    def risk(self, number, risk):
        shown = risk["manifestations"]
        parts = shown if self.layout["over_rows"] and len(shown) > 1 else None
        top, height = self.row, len(parts) if parts else 1
        for name, place in self.places.items():
            if name == "number":
                self.sheet.cell(top, place, wide(str(number)))
            elif name == "manifestations" and parts:
                for down, part in enumerate(parts):
                    self.sheet.cell(top + down, place, f"{down + 1}.{part}")
                continue
            else:
                self.sheet.cell(top, place, cell_text(risk, name, self.layout) or None)
            if height > 1 and not (name == "department" and self.layout["merge_departments"]):
                self.merge(top, top + height - 1, place)
        if self.layout["helper"]:
            self.sheet.cell(top, self.right + 2, "中")
        if self.layout["hidden"]:
            self.sheet.row_dimensions[top].hidden = number % 2 == 0
        self.row += height
        self.data_rows += height
        return top, self.row - 1

    def merge_departments(self, groups):
        run = []
        for group in [*groups, None]:
            if run and (group is None or group[0] != run[0][0]):
                if run[-1][2] > run[0][1]:
                    self.merge(run[0][1], run[-1][2], self.places["department"])
                run = []
            if group:
                run.append(group)


def drawn(risks, layout):
    book = openpyxl.Workbook()
    page = Page(book.active, layout)
    page.draw(risks)
    if layout["empty_sheet"]:
        book.create_sheet("Sheet2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), page


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers(), layouts())
def test_any_layout_counts_as_its_model(risks, layout):
    content, page = drawn(risks, layout)
    found = recognise(content)
    assert found.kind == "risks"
    assert found.sheets[0][1] == layout["titles"] + 1
    assert [r.title for r in found.risks] == [r["title"] for r in risks]
    assert [r.rank for r in found.risks] == [r["rank"] for r in risks]
    assert [len(r.measures) for r in found.risks] == [len(r["measures"]) for r in risks]
    assert [len(r.manifestations) for r in found.risks] == [len(r["manifestations"]) for r in risks]
    for name, field in (("department", "department_written"), ("leader", "responsible_leader")):
        if name in layout["columns"]:
            assert [getattr(r, field) for r in found.risks] == [r[name] for r in risks]
    assert found.rows == len(risks) == found.rows_imported + found.rows_reported
    assert found.lines == page.data_rows == found.lines_imported + found.lines_reported
    assert {p.code for p in found.problems} <= EXPECTED_DOUBTS


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers(), layouts(), st.data())
def test_no_row_of_a_spoilt_register_disappears(risks, layout, data):
    content, page = drawn(risks, layout | {"over_rows": False, "merge_departments": False})
    book = openpyxl.load_workbook(io.BytesIO(content))
    spoilt = data.draw(st.sampled_from(["title", "manifestations", "measures", "rank"]))
    for row in range(layout["titles"] + 2 + layout["tall_head"], page.row):
        cell = book.active.cell(row, page.places[spoilt])
        if cell.value and not isinstance(cell, openpyxl.cell.MergedCell):
            known = layout["heads"].values()
            cell.value = cell.value if cell.value in known else data.draw(GARBAGE)
    out = io.BytesIO()
    book.save(out)
    found = recognise(out.getvalue(), kind="risks")
    assert found.rows == found.rows_imported + found.rows_reported
    assert found.lines == found.lines_imported + found.lines_reported


GARBAGE = st.sampled_from(["", "???", "高", "12", "1.2.3.", "（一）", "√", "=1+1", "无", "9" * 40])
