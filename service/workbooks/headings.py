"""Finding the rows that name the columns, and what each column means."""

from dataclasses import dataclass, replace

from service.workbooks.statements import is_banner, states_page
from service.workbooks.text import compact, word
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import Match, match_head, tables
from service.workbooks.vocabulary.categories import power_category, risk_category
from service.workbooks.vocabulary.grades import read_grade

DEEPEST = 4
LONG_CELL = 40
SHORT_CELL = 16
SHARE_KNOWN = 0.34
ENOUGH_FIELDS = 3
TINY_TABLE = 4
CERTAINTY = ((2, 2), (1, 4), (0, 5))
CHOICES = frozenset({"rank", "category_written", "category", "department_written", "departments"})
SINGLE = frozenset(
    {"number", "code", "name", "sub_name", "title", "rank", "category", "category_written"}
    | {"power_name", "post_written", "flow_step", "department_written", "departments"}
)
BARE_LIST = frozenset({"number", "name"})
POWER_WORDS = ("权力", "职权", "权责", "许可", "处罚")
PAIR, SMALLEST_BLOCK = 2, 2
MODELS = {"name": "model_name", "category": "model_category"}
OWN_LIST = ("本级", "本单位", "清单事项", "现行", "调整后", "修订后", "我局", "本局", "权责清单")
SECTIONS = ("科室", "处室", "股室", "内设机构")
LEFT_OUT = "left_out"
MODEL_LIST = ("指导目录", "省级", "调整前", "修订前", "原", "参考", "上级")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head as written and the field it means.

    A settled column means what somebody said it means.
    """

    index: int
    head: str
    group: str
    field: str | None
    rank: int = 0
    choice: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table: the rows it takes and the columns it names."""

    table: str
    top: int
    bottom: int
    columns: tuple[Column, ...]
    exact: int
    fields: frozenset[str]
    heads: frozenset[str]

    @property
    def unread(self) -> frozenset[int]:
        """Give the columns somebody said are not to be read."""
        return frozenset(c.index for c in self.columns if c.field == LEFT_OUT)

    def first(self, field: str) -> Column | None:
        """Find the leading column of a field."""
        return next((c for c in self.columns if c.field == field), None)


def make_heading(
    table: str, top: int, bottom: int, columns: tuple[Column, ...], exact: int
) -> Heading:
    """Make the head of a table from its columns."""
    fields = frozenset(c.field for c in columns if c.field and c.field != LEFT_OUT)
    heads = frozenset(word(text) for c in columns for text in (c.head, c.group) if text)
    return Heading(table, top, bottom, columns, exact, fields, heads)


def heading_at(view: SheetView, row: int, names: tuple[str, ...]) -> Heading | None:
    """Read a row as the head of one of the named tables, if it is one."""
    cells = view.written(row)
    if len(cells) < 2 or sum(len(t) > LONG_CELL for _, t in cells) * 2 > len(cells):  # noqa: PLR2004
        return None
    if states_page(cells, names):
        return None
    bottom = _bottom(view, row, cells, names)
    best = _best(view, row, bottom, names)
    if best and bottom > row and not is_banner(cells, names):
        below = _best(view, row + 1, bottom, names)
        if below and (len(below.fields), below.exact) >= (len(best.fields), best.exact):
            return None  # the row is a title; the head begins below it
    return best


def heading_said(view: SheetView, row: int, names: tuple[str, ...]) -> Heading:
    """Read a row as a head because somebody says it is one."""
    bottom = _bottom(view, row, view.written(row), names)
    made = [_made(view, row, bottom, name)[0] for name in names]
    return max(made, key=lambda heading: (heading.exact, len(heading.fields)))


def _best(view: SheetView, top: int, bottom: int, names: tuple[str, ...]) -> Heading | None:
    found = [h for h in (_as_table(view, top, bottom, name) for name in names) if h]
    return max(found, key=lambda h: (h.table == "risks", h.exact, len(h.fields)), default=None)


def _bottom(view: SheetView, row: int, cells: list[tuple[int, str]], names: tuple[str, ...]) -> int:
    merges = [view.merge_at(row, column) for column, _ in cells]
    tall = max((m.bottom for m in merges if m and m.top == row), default=row)
    grouped = any(m and m.right > m.left and m.bottom == row for m in merges)
    if row < tall < row + DEEPEST and (grouped or len(cells) > 2):  # noqa: PLR2004
        return tall
    return row + 1 if _has_second_row(view, row, cells, names) else row


def _has_second_row(
    view: SheetView, row: int, cells: list[tuple[int, str]], names: tuple[str, ...]
) -> bool:
    if row + 1 >= view.height:
        return False
    below = view.written(row + 1)
    if len(below) < 2 or any(len(compact(t)) > SHORT_CELL or t.isdigit() for _, t in below):  # noqa: PLR2004
        return False
    occupied = {column for column, _ in cells}
    under_group = {c for c, _ in below if _is_group(view, row, c, occupied)}
    if any(c not in under_group for c, _ in below):
        return False
    known = sum(any(match_head(n, t) for n in names) or _is_choice(t) for _, t in below)
    return known * 2 >= len(below)


def _is_group(view: SheetView, row: int, column: int, occupied: set[int]) -> bool:
    merge = view.merge_at(row, column)
    if merge:
        return merge.right > merge.left
    if column not in occupied:
        return True
    return column + 1 not in occupied and bool(view.own(row + 1, column + 1))


def _is_choice(text: str) -> bool:
    return bool(read_grade(text).rank or risk_category(text) or power_category(text))


def _as_table(view: SheetView, top: int, bottom: int, name: str) -> Heading | None:
    heading, known = _made(view, top, bottom, name)
    return heading if _is_table(heading, known) else None


def _made(view: SheetView, top: int, bottom: int, name: str) -> tuple[Heading, list[bool]]:
    columns: list[Column] = []
    exact = 0
    for index in range(view.width):
        levels = _levels(view, top, bottom, index)
        if not levels:
            continue
        match, choice = _meaning(name, levels)
        exact += match.exact if match else 0
        head = compact(levels[-1])
        group = compact(levels[0]) if len(levels) > 1 else ""
        field, rank = (match.field, match.rank) if match else (None, 0)
        columns.append(Column(index, head, group, field, rank, choice))
    columns = _without_neighbours(columns)
    known = [c.field is not None for c in columns]
    return make_heading(name, top, bottom, _settled(columns, name), exact), known


def _without_neighbours(columns: list[Column]) -> list[Column]:
    """Leave out words beside the table: unknown heads beyond a blank column."""
    known = [c.index for c in columns if c.field]
    if not known:
        return columns
    indexes = {c.index for c in columns}
    first, last = min(known), max(known)
    while last + 1 in indexes:
        last += 1
    while first - 1 in indexes:
        first -= 1
    return [c for c in columns if first <= c.index <= last]


def _levels(view: SheetView, top: int, bottom: int, column: int) -> list[str]:
    levels: list[str] = []
    for row in range(top, bottom + 1):
        text = view.shown(row, column)
        if not text.strip() and row == top < bottom and view.own(row + 1, column):
            text = _group_to_the_left(view, row, column)
        if text.strip() and (not levels or levels[-1] != text):
            levels.append(text)
    return levels


def _group_to_the_left(view: SheetView, row: int, column: int) -> str:
    for left in range(column - 1, -1, -1):
        text = view.shown(row, left)
        if text.strip():
            return text
    return ""


def _meaning(table: str, levels: list[str]) -> tuple[Match | None, str]:
    leaf = match_head(table, levels[-1])
    if len(levels) == 1:
        return leaf, ""
    parent = match_head(table, levels[-2])
    if parent and parent.field in CHOICES and (_is_choice(levels[-1]) or leaf is None):
        return parent, compact(levels[-1])
    whole = match_head(table, levels[-2] + levels[-1])
    for match in (whole, leaf):
        if match and match.exact:
            return match, ""
    return leaf or whole or parent, ""


def _settled(columns: list[Column], table: str) -> tuple[Column, ...]:
    """Give each field its best column; a second risk text is what the first shows itself in."""
    if table == "risks":
        by_category = _by_category(columns)
        columns = by_category or _risk_texts(columns)
    for field in SINGLE:
        rivals = [c for c in columns if c.field == field and not c.choice]
        if len(rivals) > 1 and len({c.head + c.group for c in rivals}) > 1:
            best = min(rivals, key=_preference)
            other = MODELS.get(field) if best.group and len(rivals) == PAIR else None
            columns = [replace(c, field=other) if c in rivals and c != best else c for c in columns]
    return tuple(columns)


def _preference(column: Column) -> tuple[int, int, int]:
    own = any(mark in column.group for mark in OWN_LIST)
    model = any(mark in column.group for mark in MODEL_LIST)
    if column.field == "department_written" and any(mark in column.head for mark in SECTIONS):
        return (int(model) - int(own), -1, column.index)
    return (int(model) - int(own), column.rank, column.index)


def _by_category(columns: list[Column]) -> list[Column]:
    """Read several columns named after categories as one risk point in each."""
    named = [c for c in columns if risk_category(c.head) and "风险" in c.head + c.group]
    named = [c for c in named if c.field != "category_written"]
    if len(named) < PAIR:
        return []
    return [replace(c, field="title", choice=c.head) if c in named else c for c in columns]


def _risk_texts(columns: list[Column]) -> list[Column]:
    titles = [c for c in columns if c.field == "title"]
    texts = [c for c in columns if c.field == "manifestations"]
    if len(titles) > 1 and not texts:
        ordered = sorted(titles, key=lambda c: (c.rank, c.index))
        return [replace(c, field="manifestations") if c == ordered[-1] else c for c in columns]
    if len(texts) > 1 and not titles:
        return [replace(c, field="title", rank=0) if c == texts[0] else c for c in columns]
    fields = {c.field for c in columns}
    if not titles and not texts and {"measures", "rank"} <= fields:
        stand_in = next((f for f in ("flow_step", "power_name") if f in fields), None)
        return [
            replace(c, field="title") if stand_in and c.field == stand_in else c for c in columns
        ]
    return columns


def _is_table(heading: Heading, known: list[bool]) -> bool:
    table, fields = tables()[heading.table], heading.fields
    bare = heading.table == "powers" and len(known) == len(BARE_LIST) and fields == BARE_LIST
    if bare:
        return any(mark in c.head for c in heading.columns for mark in POWER_WORDS)
    if not fields & table.core or not fields & table.support:
        return False
    beside = any(known[at] and known[at + 1] for at in range(len(known) - 1))
    enough = len(fields) >= ENOUGH_FIELDS or len(known) <= TINY_TABLE
    share = sum(known) >= len(known) * SHARE_KNOWN
    certain = any(heading.exact >= words and len(fields) >= n for words, n in CERTAINTY)
    return beside and enough and share and certain


def blocks(heading: Heading) -> tuple[int, ...]:
    """Find where the same heads begin again, as in a register printed in two halves."""
    heads = [(word(c.head), word(c.group)) for c in heading.columns]
    for size in range(SMALLEST_BLOCK, len(heads) // 2 + 1):
        if len(heads) % size == 0 and heads == heads[:size] * (len(heads) // size):
            return tuple(heading.columns[at].index for at in range(0, len(heads), size))
    return ()


def repeats(heading: Heading, cells: list[tuple[int, str]]) -> bool:
    """Tell whether a row says the column heads over again, as on every printed page."""
    if len(cells) < 2 or len(cells[0][1]) > LONG_CELL or word(cells[0][1]) not in heading.heads:  # noqa: PLR2004
        return False
    same = sum(word(text) in heading.heads for _, text in cells)
    return same * 5 >= len(cells) * 4
