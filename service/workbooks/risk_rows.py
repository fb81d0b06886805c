"""Turning the records of a risk register into risk points."""

from service.workbooks.builders import (
    doubt,
    doubt_at,
    extras,
    fill_groups,
    one_line,
    paragraphs,
    traced,
)
from service.workbooks.dates import read_date
from service.workbooks.entries import Record, RowSight
from service.workbooks.grids import address
from service.workbooks.headings import Heading
from service.workbooks.items import split_items, split_measures
from service.workbooks.painted_grades import doubt_painted
from service.workbooks.records import Table
from service.workbooks.rows import RiskRow
from service.workbooks.shared_rows import one_risk_each
from service.workbooks.text import compact, names, wrapped
from service.workbooks.vocabulary.categories import risk_category
from service.workbooks.vocabulary.grades import (
    COLOURS,
    COMMON,
    MEDIUM,
    Grade,
    common_is_medium,
    grade_word,
    graded_in_brackets,
    read_grade,
    summary_counts,
)

SHORT_FIELDS = frozenset(
    {"number", "department_written", "post_written", "power_name", "flow_step", "category_written"}
    | {"direct_responsible", "section_head", "responsible_leader", "monitoring", "likelihood"}
    | {"method", "frequency"}
)
COMMON_IS_MEDIUM = "*common"


def starts_risk(sight: RowSight, heading: Heading) -> bool:
    """Tell whether a row begins a risk point or goes on with the one above."""
    own, fields = sight.own, heading.fields
    if "number" in own:
        return True
    if {"title", "manifestations"} <= fields:
        return "title" in own or "rank" in own
    text = "title" if "title" in fields else "manifestations"
    return text in own and _text_begins_risk(sight, counted="number" in fields)


def _text_begins_risk(sight: RowSight, *, counted: bool) -> bool:
    """Tell a further risk of a power from a further manifestation of the risk above."""
    if "rank" in sight.own or "code" in sight.own:
        return True
    if "rank" in sight.covered:
        return not counted and "measures" in sight.own
    if "measures" in sight.own:
        return True
    return not counted or ("measures" not in sight.covered and len(sight.own) > 1)


def build_risks(table: Table) -> list[RiskRow]:
    """Make a risk point of every record, and report what cannot be one."""
    fill_groups(table)
    _check_ladder(table)
    _check_declared(table)
    doubt_painted(table)
    found: list[RiskRow] = []
    seen: dict[tuple[str, ...], int] = {}
    known: set[str] = set()
    for whole in table.records:
        before = len(found)
        for record in one_risk_each(table, whole):
            risk = _risk(table, record, known)
            if risk is None:
                continue
            _doubt_duplicate(table, record, risk, seen)
            found.append(risk)
            record.values.clear()
        (table.take_in if len(found) > before else table.turn_away)(whole)
    return found


def _doubt_duplicate(
    table: Table, record: Record, risk: RiskRow, seen: dict[tuple[str, ...], int]
) -> None:
    where = (risk.department_written, risk.post_written, risk.power_name, risk.flow_step)
    key = (*where, risk.category_written, risk.title, *risk.manifestations)
    earlier = seen.setdefault(key, risk.row)
    if earlier != risk.row:
        doubt_at(table, record, "title", "duplicate", row=earlier)


def _risk(table: Table, record: Record, known: set[str]) -> RiskRow | None:
    title, manifestations = _texts(table, record)
    if not title:
        doubt_at(table, record, "title", "risk-missing")
        return None
    measures, basis = _measures(table, record)
    grade = _grade(table, record)
    more = extras(record)
    if basis:
        more["防控依据"] = basis
    return RiskRow(
        sheet=table.view.name,
        row=record.row + 1,
        rows=tuple(r + 1 for r in record.rows),
        code=one_line(record, "code").replace(" ", ""),
        title=title,
        manifestations=manifestations,
        measures=measures,
        rank=grade.rank,
        grade_written=one_line(record, "rank"),
        category=_category(table, record, one_line(record, "category_written"), known),
        departments=names(record.text("department_written", joint="、")),
        harm=paragraphs(record, "harm"),
        due=_due(table, record),
        remarks=paragraphs(record, "remarks"),
        cells=_cells(table, record, title),
        extras=more,
        **{name: one_line(record, name) for name in SHORT_FIELDS},
    )


def _texts(table: Table, record: Record) -> tuple[str, list[str]]:
    """Find the name of a risk and what it shows itself in."""
    both = {"title", "manifestations"} <= table.heading.fields
    title = one_line(record, "title", joint="；") if both else ""
    shown = "manifestations" if both or "title" not in record.values else "title"
    items = [i for v in record.values.get(shown, ()) for i in split_items(v.text)]
    if both and title:
        return wrapped(title), items
    if len(items) == 1:
        return items[0], items
    named = one_line(record, "flow_step") or one_line(record, "power_name")
    return (named or items[0], items) if items else ("", [])


def _cells(table: Table, record: Record, title: str) -> dict[str, str]:
    """Trace the cells; a risk point that got its name from other cells is asked after."""
    cells = traced(record)
    if "title" in cells or not {"title", "manifestations"} <= table.heading.fields:
        return cells
    doubt_at(table, record, "title", "title-filled", value=title)
    return cells | {"title": address(*record.place("title", table.heading))}


def _measures(table: Table, record: Record) -> tuple[list[str], str]:
    measures: list[str] = []
    bases: list[str] = []
    for value in record.values.get("measures", ()):
        found, basis = split_measures(value.text)
        measures += found
        if basis:
            bases.append(basis)
            doubt(table, (value.row, value.column), "basis-among-measures")
    if not measures and "measures" in table.heading.fields:
        doubt_at(table, record, "measures", "measures-missing")
    return measures, "\n".join(bases)


def _grade(table: Table, record: Record) -> Grade:
    values = record.values.get("rank", [])
    if not values:
        return _grade_in_text(table, record)
    grades = [_read(table, v.text) for v in values]
    if len({g.rank for g in grades if g.rank}) > 1:
        grades = [Grade(None, "several-grades")]
    grade = next((g for g in grades if g.rank or g.doubt), grades[0])
    if grade.doubt:
        written = "、".join(dict.fromkeys(compact(v.text) for v in values))
        doubt_at(table, record, "rank", grade.doubt, value=written, rank=grade.rank)
    return grade


def _read(table: Table, text: str) -> Grade:
    """Read a grade by the ladder the whole table goes by."""
    if COMMON_IS_MEDIUM in table.context and grade_word(text) == COMMON:
        return Grade(MEDIUM, "grade-unsure")
    return read_grade(text, orange_above_yellow="*blue" in table.context)


def _grade_in_text(table: Table, record: Record) -> Grade:
    """Read a grade that stands in brackets behind the risk, as in "泄密（高）"."""
    if "rank" in table.heading.fields:
        return Grade(None)
    for name in ("title", "manifestations", "power_name", "flow_step"):
        for value in record.values.get(name, ()):
            written = graded_in_brackets(value.text)
            if not written:
                continue
            grade = read_grade(written[0]) if len(set(written)) == 1 else Grade(None)
            code = "grade-in-text" if grade.rank else "grades-in-text"
            doubt(table, (value.row, value.column), code, value="、".join(written))
            return grade
    return Grade(None)


def _category(table: Table, record: Record, written: str, known: set[str]) -> str | None:
    category = risk_category(written) if written else None
    if written and category is None and written not in known:
        known.add(written)
        doubt_at(table, record, "category_written", "category-unknown", value=written)
    return category


def _due(table: Table, record: Record) -> str:
    due, valid = read_date(one_line(record, "due"))
    if not valid:
        doubt_at(table, record, "due", "date-invalid", value=due)
    return due


def _check_ladder(table: Table) -> None:
    values = [v for r in table.records for v in r.values.get("rank", ())]
    if values and common_is_medium({v.text for v in values}):
        table.context[COMMON_IS_MEDIUM] = values[0]
    coloured = [v for v in values if any(colour in v.text for colour in COLOURS)]
    used = {colour for v in coloured for colour in COLOURS if colour in v.text}
    if {"蓝", "橙"} <= used:
        table.context["*blue"] = coloured[0]
    if coloured:
        ladder = "橙黄" if "*blue" in table.context else "黄橙蓝绿"
        order = ["红", *(colour for colour in ladder if colour in used)]
        doubt(table, (coloured[0].row, coloured[0].column), "grade-order", colours=order)


def _check_declared(table: Table) -> None:
    """Hold a stated number of risk points against the rows shown."""
    groups: dict[tuple[int, int], list[Record]] = {}
    for record in table.records:
        for value in record.values.get("declared", ()):
            groups.setdefault((value.row, value.column), []).append(record)
    for (row, column), records in groups.items():
        written = compact(table.view.own(row, column))
        stated = summary_counts(written)
        digits = "".join(c for c in written.split("(")[0].split("（")[0] if c.isdigit())
        shown: dict[int, int] = {}
        for record in records:
            rank = read_grade(record.text("rank")).rank
            if rank:
                shown[rank] = shown.get(rank, 0) + 1
        total = int(digits) if digits and not (stated and digits == "") else len(records)
        if (stated and stated != shown) or (not stated and total != len(records)):
            told = {"value": written, "count": len(records)}
            doubt(table, (row, column), "declared-count-differs", **told)
