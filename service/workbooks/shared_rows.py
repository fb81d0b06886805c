"""Rows that hold several risk points: one in each column named after a category."""

from collections.abc import Iterator

from service.workbooks.builders import doubt_at
from service.workbooks.entries import Record, Value
from service.workbooks.records import Table

SHARED = ("measures", "rank")


def one_risk_each(table: Table, record: Record) -> Iterator[Record]:
    """Part a row by the categories of its risk points; what they share goes to each of them."""
    titles = record.values.get("title", [])
    by_column = {c.index: c for c in table.heading.columns if c.field == "title" and c.choice}
    if not any(value.column in by_column for value in titles):
        yield record
        return
    columns = list(dict.fromkeys(value.column for value in titles))
    shared = [name for name in SHARED if name in record.values]
    if len(columns) > 1 and shared:
        doubt_at(table, record, shared[0], "shared-by-risks", count=len(columns))
    for index in columns:
        own = [value for value in titles if value.column == index]
        values = record.values | {"title": own}
        column = by_column.get(index)
        if column and "category_written" not in values:
            values["category_written"] = [Value(column.choice, own[0].row, index, column.head)]
        yield Record(record.row, record.rows, values, record.filled)
