"""Turning the records of a list of powers into powers."""

import re

from service.workbooks.builders import doubt_at, extras, fill_groups, one_line, paragraphs, traced
from service.workbooks.comparisons import compared, is_unclaimed
from service.workbooks.entries import Record, RowSight
from service.workbooks.headings import Heading
from service.workbooks.items import split_items
from service.workbooks.records import Table
from service.workbooks.rows import PowerRow
from service.workbooks.text import names
from service.workbooks.vocabulary.categories import power_category

LONG_FIELDS = frozenset(
    {"legal_basis", "level_authority", "duty", "responsibility_basis", "accountability_scope"}
    | {"accountability_cases", "accountability_basis", "content", "remarks"}
    | {"levels_written", "reform_written"}
)
COUNTED = re.compile(r"[(（]?(?:共计?\s*)?\d+\s*[项个][)）]?$|[(（]续[^)）]*[)）]$")
# Cells bear the names under which their texts are kept.
WRITTEN = {"category": "category_written", "departments": "department_written"}
SUB_NUMBER = re.compile(r"^(\d+)[.\-—．](\d+)$")


def starts_power(sight: RowSight, heading: Heading) -> bool:
    """Tell whether a row begins a power or goes on with the one above."""
    own = sight.own
    if "name" not in heading.fields:
        return True
    if own.keys() & {"number", "name", "sub_name", "model_name"}:
        return True
    named = "name" in sight.covered or "departments" in own or "legal_basis" in own
    return "category" in own and named


def build_powers(table: Table, *, offset: int = 0) -> list[PowerRow]:
    """Make a power of every record; `offset` counts the powers of the tables before."""
    fill_groups(table)
    found: list[PowerRow] = []
    known: set[str] = set()
    places: dict[str, int] = {}
    for record in table.records:
        power = _power(table, record, known, places)
        if power is None:
            table.turn_away(record)
            continue
        if not power.sub_name:
            places[power.number] = places[power.name] = offset + len(found)
        found.append(power)
        table.take_in(record)
        record.values.clear()
    return found


def _power(
    table: Table, record: Record, known: set[str], places: dict[str, int]
) -> PowerRow | None:
    if is_unclaimed(table, record):
        return None
    name = one_line(record, "name")
    sub_name = one_line(record, "sub_name")
    if not name and not sub_name:
        doubt_at(table, record, "name", "name-missing")
        return None
    number = one_line(record, "number")
    written = _uncounted(one_line(record, "category"))
    category = _category(table, record, written, known)
    sub_number = SUB_NUMBER.match(number)
    parent = places.get(name) if sub_name else None
    if parent is None and sub_number:
        parent = places.get(sub_number[1])
    return PowerRow(
        sheet=table.view.name,
        row=record.row + 1,
        rows=tuple(r + 1 for r in record.rows),
        number=number,
        code=one_line(record, "code").replace(" ", ""),
        name=name or sub_name,
        sub_name=sub_name if name else "",
        parent=parent,
        category_written=written,
        category=category[0] if category else None,
        direction=category[1] if category else None,
        exercising_subject=one_line(record, "exercising_subject"),
        departments=names(record.text("departments", joint="、")),
        department_written=one_line(record, "departments"),
        responsibility_items=_items(record, "responsibility_items"),
        counterpart=one_line(record, "counterpart"),
        time_limit=one_line(record, "time_limit"),
        main_item=one_line(record, "main_item"),
        cells={WRITTEN.get(name, name): cell for name, cell in traced(record).items()},
        extras=extras(record) | compared(table.heading, record),
        **{name: paragraphs(record, name) for name in LONG_FIELDS},
    )


def _uncounted(written: str) -> str:
    """Read "行政许可（3项）" as the type it names."""
    if power_category(written) and not COUNTED.search(written):
        return written
    bare = COUNTED.sub("", written)
    return bare if power_category(bare) else written


def _items(record: Record, name: str) -> list[str]:
    return [item for v in record.values.get(name, ()) for item in split_items(v.text)]


def _category(
    table: Table, record: Record, written: str, known: set[str]
) -> tuple[str, str] | None:
    if not written:
        if "category" in table.heading.fields:
            doubt_at(table, record, "category", "power-category-missing")
        return None
    category = power_category(written)
    if category is None and written not in known:
        known.add(written)
        doubt_at(table, record, "category", "category-unknown", value=written)
    return category
