"""The tables behind the charts of a bureau."""

from collections.abc import Mapping
from typing import Any, Final

from service.cycles.work_steps import STEPS
from service.statistics.queries.due import KINDS
from service.statistics.tables.reading import Cell, Head, Row, Table, Words, day, rate

Chart = Mapping[str, Any]
RANKS: Final = ("1", "2", "3", "none")
DOINGS: Final = ("done", "missed", "pending")


def pyramid(found: Chart, words: Words) -> Table:
    """Set grades beside who answers for them and what is done against them."""
    keys = ("grade", "points", "owner", "covered", "uncovered", "measures", "done_measures")
    return Table(words.heads(*keys), [_step(one, found, words) for one in _graded(found["rows"])])


def _graded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in rows if one["rank"] is not None or one["n"] > 0]


def _step(one: Chart, found: Chart, words: Words) -> Row:
    done, held = one["measures_done"], one["measures"]
    return (
        words.rank(one["rank"]),
        Cell(one["n"], found["list"], one["drill"]),
        words.role(one["managed_by"]),
        rate(one["covered"], one["n"]),
        Cell(one["n"] - one["covered"], found["list"], one["drill_uncovered"]),
        held,
        f"{done} ({rate(done, held)})",
    )


LISTS: Final = {"category": "categories", "subject_type": "subject_types", "rank": "rank_words"}


def heat_map(found: Chart, words: Words) -> Table:
    """Set sections beside categories, grades or subjects; not searched is not zero."""
    group = LISTS[found["by"]]
    uncategorised = group == "categories"
    columns = [
        words.said("uncategorised") if uncategorised and one == "none" else words.word(group, one)
        for one in found["columns"]
    ]
    heads = words.heads("section", "posts", "points", "rate_of_posts")
    return Table(
        [*heads, *map(Head, columns)], [_searched(one, found, words) for one in found["rows"]]
    )


def _searched(one: Chart, found: Chart, words: Words) -> Row:
    name = one["department"] or words.said("no_section")
    if not one["surveyed"]:
        return (name, one["posts"], words.said("not_searched"), None, *[None] * len(one["cells"]))
    return (
        name,
        one["posts"],
        Cell(one["n"], found["list"], one["drill"]),
        one["per_100_posts"],
        *(Cell(cell["n"], found["list"], cell["drill"] if cell["n"] else None)
          for cell in one["cells"]),
    )  # fmt: skip


def stages(found: Chart, words: Words) -> Table:
    """Set each section's work beside each stage of the year."""
    keys = ("section", "stage", "due_on", "done", "due", "expected", "last", "days_late")
    named = {one["code"]: one["name"] for one in found["columns"]}
    rows = [
        (
            row["department"],
            words.word("cycle_stages.name", named[cell["stage"]]),
            day(cell["due_on"]),
            _left(cell, row["department_id"]),
            cell["due"],
            cell["expected"],
            day(cell["last_submitted_on"]),
            cell["days_late"],
        )
        for row in found["rows"]
        for cell in row["cells"]
    ]
    return Table(words.heads(*keys), rows)


def _left(cell: Chart, section: Any) -> Cell:
    """Lead to what a section still owes: to its list, else to the progress of the section."""
    for part in cell["parts"]:
        if part["done"] < part["due"] and part["drill_left"]:
            return Cell(cell["done"], part["list"], part["drill_left"])
    asked = {"department_id": str(section)} if cell["due"] and section else None
    return Cell(cell["done"], "progress", asked)


def wheel(found: Chart, words: Words) -> Table:
    """Set the stages of the year beside how far each has come."""
    keys = ("stage", "phase", "starts_on", "due_on", "done", "due", "share", "days_late")
    rows = [
        (
            words.word("cycle_stages.name", one["name"]),
            words.word("cycle_stages.phase", one["phase"]),
            day(one["starts_on"]),
            day(one["due_on"]),
            one["done"],
            one["total"],
            rate(one["done"], one["total"]),
            one["days_late"],
        )
        for one in found["rows"]
    ]
    doing = words.word("cycle_stages.phase", "do")
    parts: list[Row] = [
        (
            words.word("measures.phase", one["phase"]),
            doing,
            None,
            None,
            one["done"],
            one["total"],
            rate(one["done"], one["total"]),
            None,
        )
        for one in found["doing"]
    ]
    return Table(words.heads(*keys), [*rows, *parts])


def matrix(found: Chart, words: Words) -> Table:
    """Set likelihood and harm beside the grades that were decided."""
    ranks = [Head(words.word("rank_words", one)) for one in RANKS]
    rows: list[Row] = [
        (one["likelihood"], one["harm"], words.rank(one["rule_rank"]), *_counted(one, found))
        for one in found["rows"]
    ]
    unscored = (words.said("unscored"), None, None, *_counted(found["unscored"], found))
    heads = words.heads("likelihood", "harm", "by_rule", "points")
    return Table([*heads, *ranks], [*rows, unscored])


def _counted(one: Chart, found: Chart) -> Row:
    cell = Cell(one["n"], found["list"], one["drill"])
    return (cell, *(one["by_rank"].get(rank, 0) for rank in RANKS))


def coverage(found: Chart, words: Words) -> Table:
    """Set grades beside points with and without a measure, and measures done and not done."""
    keys = ("grade", "points", "covered", "uncovered", "coverage")
    doings = ("done_measures", "missed", "pending")
    return Table(
        words.heads(*keys, *doings), [_covered(one, found, words) for one in _graded(found["rows"])]
    )


def _covered(one: Chart, found: Chart, words: Words) -> Row:
    states = {state["state"]: state for state in one["states"]}
    return (
        words.rank(one["rank"]),
        Cell(one["n"], found["list"], one["drill"]),
        Cell(one["covered"], found["list"], one["drill_covered"]),
        Cell(one["uncovered"], found["list"], one["drill_uncovered"]),
        rate(one["covered"], one["n"]),
        *(Cell(states[name]["n"], states[name]["list"], states[name]["drill"]) for name in DOINGS),
    )


def changes(found: Chart, words: Words) -> Table:
    """Lead from the points at the start to those of today."""
    ranks = [Head(words.word("rank_words", one)) for one in RANKS]
    rows: list[Row] = [
        (
            words.said(one["step"]),
            Cell(one["n"], found["list"], one["drill"] if one["n"] else None),
            *(one["by_rank"].get(rank, 0) for rank in RANKS),
        )
        for one in found["rows"]
    ]
    return Table([*words.heads("step", "points"), *ranks], rows)


def methods(found: Chart, words: Words) -> Table:
    """Set sections beside the ways their points were found, and who helped."""
    rows = [one for one in found["rows"] if one["n"]]
    kinds = sorted({(cell["method"], cell["origin"]) for row in rows for cell in row["cells"]})
    helpers = list(rows[0]["contributions"]) if rows else []
    heads = [
        *words.heads("section", "points"),
        *(Head(_way(kind, words), 16) for kind in kinds),
        *(Head(words.word("contributions", one)) for one in helpers),
    ]
    return Table(heads, [_ways(row, kinds, found, words) for row in rows])


def _way(kind: tuple[str, str], words: Words) -> str:
    named = zip(("methods", "origins"), kind, strict=True)
    return " · ".join(
        words.word(group, one) if one else words.said("unsaid") for group, one in named
    )


def _ways(row: Chart, kinds: list[tuple[str, str]], found: Chart, words: Words) -> Row:
    cells = {(cell["method"], cell["origin"]): cell for cell in row["cells"]}
    return (
        row["department"] or words.said("no_section"),
        Cell(row["n"], found["list"], row["drill"]),
        *(Cell(cells[one]["n"], found["list"], cells[one]["drill"]) if one in cells else 0
          for one in kinds),
        *row["contributions"].values(),
    )  # fmt: skip


def due(found: Chart, words: Words) -> Table:
    """Set the days beside what falls due on them."""
    keys = ("day", "items", "measure", "stage_items", "task", "sheet")
    overdue = [found["overdue"][kind] for kind in KINDS]
    rows = [
        (day(one["day"]), one["n"], *(one["kinds"][kind] for kind in KINDS))
        for one in found["rows"]
        if one["n"]
    ]
    return Table(words.heads(*keys), [(words.said("overdue"), sum(overdue), *overdue), *rows])


def work_steps(found: Chart, words: Words) -> Table:
    """Set sections beside how many of their points have taken each step of work."""
    steps = [name for name, _ in STEPS]
    rows = [
        (
            one.department,
            one.points
            if found["over"]
            else Cell(one.points, "risk-points", _own_points(one.department_id)),
            *(_with_share(getattr(one, name), one.points) for name in steps),
        )
        for one in found["rows"]
    ]
    return Table(words.heads("section", "points", *steps), rows)


def _with_share(n: int | None, of: int) -> str | None:
    return None if n is None else f"{n} ({rate(n, of)})"


def _own_points(section: Any) -> dict[str, str]:
    return {"department_id": str(section), "directly": "true", "status": "in_force,draft"}
