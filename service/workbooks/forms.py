"""Vertical forms: one block per record, the field names at the left of their values."""

from service.workbooks.headings import Column, make_heading
from service.workbooks.records import Record, Table, Value
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
    records: list[Record] = []
    fields: set[str] = set()
    rows = 0
    last = ""
    for row in range(view.height):
        cells = view.written(row)
        labels = _labels(kind, cells)
        if not labels:
            if records and last and cells:
                _continue(view, records[-1], last, row, cells)
                rows += 1
            continue
        rows += 1
        for column, field, head in labels:
            value = _value(view, row, column, head, labels)
            if not records or field in records[-1].values or _opens(kind, field, records[-1]):
                records.append(Record(row, []))
            if row not in records[-1].rows:
                records[-1].rows.append(row)
            if value:
                records[-1].values[field] = [value]
            fields.add(field)
            last = field
    complete = [r for r in records if r.values.keys() & tables()[kind].core]
    if len(fields) < ENOUGH or not fields & tables()[kind].core or not complete:
        return []
    return [_table(view, kind, complete, fields, rows)]


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


def _value(view: SheetView, row: int, column: int, head: str, labels: list[Label]) -> Value | None:
    following = min((c for c, _, _ in labels if c > column), default=view.width)
    parts = [(c, t) for c, t in view.written(row) if column < c < following]
    if not parts:
        return None
    text = "：".join(compact(t) for _, t in parts[:-1]) if len(parts) > 1 else ""
    text = f"{text}：{parts[-1][1]}" if text else parts[-1][1]
    return Value(text, row, parts[0][0], head)


def _opens(kind: Kind, field: str, record: Record) -> bool:
    """Tell whether a label opens the next form: its number or name, once a name is there."""
    del kind
    return field in {"number", "code"} and bool(record.values.keys() & {"name", "title"})


def _continue(
    view: SheetView, record: Record, field: str, row: int, cells: list[tuple[int, str]]
) -> None:
    del view
    text = "：".join(compact(t) for _, t in cells[:-1])
    text = f"{text}：{cells[-1][1]}" if text else cells[-1][1]
    record.rows.append(row)
    record.values.setdefault(field, []).append(Value(text, row, cells[0][0], ""))


def _table(
    view: SheetView, kind: Kind, records: list[Record], fields: set[str], rows: int
) -> Table:
    first = records[0]
    columns = tuple(
        Column(v[0].column, v[0].head, "", name) for name, v in sorted(first.values.items())
    )
    heading = make_heading(kind, first.row, first.row, columns, len(fields))
    table = Table(view, heading, records, rows=sum(len(r.rows) for r in records))
    del rows
    return table
