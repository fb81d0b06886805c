"""Ways a register changes on its way from bureau to bureau and stays the same register."""

import io
import random

import openpyxl
import xlwt

from service.workbooks.grids import Sheet, Workbook

SYNONYMS = {
    "序号": ["编号", "序 号", "No", "项次"],
    "事项名称": ["权力名称", "职权名称", "权力事项\n名称", "项目名称"],
    "子项名称": ["子项", "小项名称", "子项目名称"],
    "权力类型": ["职权类别", "权力类别", "事项类型", "类别"],
    "实施依据": ["设定依据", "法律依据", "行使依据"],
    "行使主体": ["实施主体", "执法主体", "实施机关"],
    "承办机构": ["承办科室", "责任科室", "内设机构"],
    "追责情形": ["问责情形", "责任追究情形"],
    "单位/科室": ["责任科室", "部门", "科室（单位）"],
    "责任主体": ["责任科室", "处室", "责任部门"],
    "责任部门": ["责任科室", "承办科室"],
    "风险等级": ["等级", "风险级别", "风险 级次", "危险等级"],
    "等级": ["风险等级", "级别"],
    "风险级别": ["风险等级", "等级"],
    "防控措施": ["防范措施", "措施", "廉政风险防控措施", "预防措施"],
    "防控措施建议": ["防控措施", "防范对策"],
    "风险描述": ["表现形式", "风险表现", "具体表现"],
    "风险情况描述": ["风险描述", "主要表现形式"],
    "职权内容": ["职权名称", "权力事项", "业务事项"],
    "权力事项": ["职权名称", "业务事项"],
    "风险类别": ["风险类型", "风险分类"],
}


class Page:
    """One sheet being changed: its cells, its merges, and where its head stands."""

    def __init__(self, sheet: Sheet, head: int):
        self.width = max(len(row) for row in sheet.grid)
        self.grid = [list(row) + [""] * (self.width - len(row)) for row in sheet.grid]
        deepest = max((m.bottom for m in sheet.merges), default=0)
        self.grid += [[""] * self.width for _ in range(deepest + 1 - len(self.grid))]
        self.merges = [m for m in sheet.merges if m.right < self.width]
        self.head, self.name = head, sheet.name

    def seams(self) -> list[int]:
        """List the rows of the register that no merge runs into from above."""
        crossed = {r for m in self.merges for r in range(m.top + 1, m.bottom + 1)}
        body = range(self.head + 1, len(self.grid))
        return [r for r in body if r not in crossed and self.grid[r][self.number()].strip()]

    def number(self) -> int:
        """Find the column of numbers."""
        return next(c for c, text in enumerate(self.grid[self.head]) if text.strip() == "序号")

    def insert(self, at: int, row: list[str]) -> None:
        """Put a row in; merges below move down."""
        self.grid.insert(at, row + [""] * (self.width - len(row)))
        self.merges = [
            m._replace(top=m.top + (m.top >= at), bottom=m.bottom + (m.bottom >= at))
            for m in self.merges
        ]
        self.head += self.head >= at

    def sheet(self) -> Sheet:
        """Give the changed sheet."""
        return Sheet(self.name, self.grid, tuple(self.merges))


def blank_rows(page, dice):
    for at in sorted(dice.sample(page.seams(), min(4, len(page.seams()))), reverse=True):
        page.insert(at, [])


def blank_column(page, dice):
    at = dice.randrange(page.width + 1)
    while any(m.left < at <= m.right for m in page.merges if m.top >= page.head):
        at = dice.randrange(page.width + 1)
    split = [m for m in page.merges if m.left < at <= m.right]
    page.grid = [[*row[:at], "", *row[at:]] for row in page.grid]
    page.merges = [
        m
        if m in split
        else m._replace(left=m.left + (m.left >= at), right=m.right + (m.right >= at))
        for m in page.merges
    ]
    page.width += 1


def no_title(page, dice):
    page.merges = [
        m._replace(top=m.top - page.head, bottom=m.bottom - page.head)
        for m in page.merges
        if m.top >= page.head
    ]
    page.grid, page.head = page.grid[page.head :], 0


def more_titles(page, dice):
    page.insert(0, ["附件3"])
    page.insert(1, ["单位：某局", "", "", "填表日期：2025年4月"])
    page.insert(1, ["某局二〇二五年度登记表（送审稿）"])


def moved_columns(page, dice):
    joined = {c for m in page.merges if m.top >= page.head for c in range(m.left + 1, m.right + 1)}
    heads = page.grid[page.head]
    used = max(c for c, text in enumerate(heads) if text.strip())
    tied = {c for c in range(used + 1) if c in joined or not heads[c].strip()}
    blocks: list[list[int]] = []
    for column in range(used + 1):
        if column in tied and blocks:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    dice.shuffle(blocks)
    order = [c for block in blocks for c in block] + list(range(used + 1, page.width))
    place = {old: new for new, old in enumerate(order)}
    page.grid = [[row[c] for c in order] for row in page.grid]
    page.merges = [
        m._replace(left=place[m.left], right=place[m.left] + m.right - m.left)
        for m in page.merges
        if m.top >= page.head
    ]


def unmerged(page, dice):
    for m in page.merges:
        text = page.grid[m.top][m.left]
        for row in range(m.top, m.bottom + 1):
            for column in range(m.left, m.right + 1):
                if m.top > page.head:
                    page.grid[row][column] = text
    page.merges = [m for m in page.merges if m.top <= page.head]


def printed_heads(page, dice):
    seams = page.seams()
    head = list(page.grid[page.head])
    for at in sorted(seams[10::10] or seams[1:][-1:], reverse=True):
        page.insert(at, list(head))


def totals(page, dice):
    page.insert(len(page.grid), ["合计", f"共{len(page.seams())}项"])
    page.insert(len(page.grid), ["填表人：张某", "", "审核人：李某"])


def renamed(page, dice):
    heads = page.grid[page.head]
    for column, text in enumerate(heads):
        if choices := SYNONYMS.get("".join(text.split())):
            heads[column] = dice.choice(choices)


MUTATIONS = [
    blank_rows,
    blank_column,
    no_title,
    more_titles,
    moved_columns,
    unmerged,
    printed_heads,
    totals,
    renamed,
]


def mutated(sheet: Sheet, head: int, seed: int) -> tuple[Sheet, list[str]]:
    """Change a register in one to four ways; the same seed changes it the same way."""
    dice = random.Random(seed)  # noqa: S311
    page = Page(sheet, head)
    chosen = dice.sample(MUTATIONS, dice.randint(1, 4))
    chosen.sort(key=MUTATIONS.index)
    for change in chosen:
        change(page, dice)
    return page.sheet(), [change.__name__ for change in chosen]


def as_xlsx(sheet: Sheet) -> bytes:
    """Write a sheet in the newer format."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet.name
    for r, row in enumerate(sheet.grid, 1):
        for c, text in enumerate(row, 1):
            if text:
                page.cell(r, c, openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text))
    for m in sheet.merges:
        page.merge_cells(
            start_row=m.top + 1,
            end_row=m.bottom + 1,
            start_column=m.left + 1,
            end_column=m.right + 1,
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(sheet: Sheet) -> bytes:
    """Write a sheet in the older format."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet.name)
    covered = set()
    for m in sheet.merges:
        page.write_merge(m.top, m.bottom, m.left, m.right, sheet.cell(m.top, m.left))
        covered |= {(r, c) for r in range(m.top, m.bottom + 1) for c in range(m.left, m.right + 1)}
    for r, row in enumerate(sheet.grid):
        for c, text in enumerate(row):
            if text and (r, c) not in covered:
                page.write(r, c, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def alone(sheet: Sheet) -> Workbook:
    """Make a workbook of one sheet."""
    return Workbook((sheet,))
