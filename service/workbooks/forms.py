"""Vertical forms: one block per record, the field names at the left of their values."""

from service.workbooks.entries import Record, Value
from service.workbooks.headings import Column, make_heading
from service.workbooks.records import Table
from service.workbooks.text import compact
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import Kind, match_head, tables

LONGEST_LABEL = 14
ENOUGH = 3
Label = tuple[int, str, str]


def read_forms(view: SheetView, kind: Kind) -> list[Table]:
    """Read a sheet of vertical forms, if it is one."""
    if kind == "organisation":
        return []
    forms = Forms()
    for row in range(view.height):
        cells = view.written(row)
        labels = _labels(kind, cells)
        if labels:
            for label in labels:
                forms.enter(row, label[1], _value(view, row, label, labels))
        elif cells:
            forms.go_on(row, cells)
        else:
            forms.closed = True
    core = tables()[kind].core
    complete = [r for r in forms.records if r.values.keys() & core]
    if len(forms.fields) < ENOUGH or not complete:
        return []
    return [_table(view, kind, complete, len(forms.fields))]


class Forms:
    """The forms of a sheet as they fill up, label by label."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.fields: set[str] = set()
        self.last = ""
        self.closed = True

    def enter(self, row: int, field: str, value: Value | None) -> None:
        """Put a labelled value into the form it belongs to."""
        if not self.records or field in self.records[-1].values or self.closed:
            self.records.append(Record(row, []))
            self.closed = False
        if row not in self.records[-1].rows:
            self.records[-1].rows.append(row)
        if value:
            self.records[-1].values[field] = [value]
        self.fields.add(field)
        self.last = field

    def go_on(self, row: int, cells: list[tuple[int, str]]) -> None:
        """Add a line without a label to the field above it."""
        if self.closed or not self.records:
            return
        text = "：".join([*(compact(t) for _, t in cells[:-1]), cells[-1][1]])
        self.records[-1].rows.append(row)
        value = Value(text, row, cells[0][0], "")
        self.records[-1].values.setdefault(self.last, []).append(value)


def _labels(kind: Kind, cells: list[tuple[int, str]]) -> list[Label]:
    found = []
    expects_value = False
    for column, text in cells:
        plain = compact(text)
        match = match_head(kind, plain.rstrip(":：")) if len(plain) <= LONGEST_LABEL else None
        if match and match.exact and not expects_value:
            found.append((column, match.field, plain.rstrip(":：")))
            expects_value = True
        else:
            expects_value = False
    return found


def _value(view: SheetView, row: int, label: Label, labels: list[Label]) -> Value | None:
    column, _, head = label
    following = min((c for c, _, _ in labels if c > column), default=view.width)
    parts = [(c, t) for c, t in view.written(row) if column < c < following]
    if not parts:
        return None
    text = "：".join([*(compact(t) for _, t in parts[:-1]), parts[-1][1]])
    return Value(text, row, parts[0][0], head)


def _table(view: SheetView, kind: Kind, records: list[Record], exact: int) -> Table:
    first = records[0]
    columns = tuple(
        Column(v[0].column, v[0].head, "", name) for name, v in sorted(first.values.items())
    )
    heading = make_heading(kind, first.row, first.row, columns, exact)
    return Table(view, heading, records, rows=len(records), lines=sum(len(r.rows) for r in records))
