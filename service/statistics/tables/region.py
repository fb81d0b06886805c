"""The tables behind the charts of a region."""

from collections.abc import Mapping
from typing import Any, Final

from service.statistics.tables.reading import Cell, Head, Row, Table, Words, day, rate

Chart = Mapping[str, Any]
SPANS: Final = ("answered", "waiting", "refiled", "being_refiled")


def pyramid(found: Chart, words: Words) -> Table:
    """Set grades beside who answers for them, over the bureaus that reported."""
    rows = [
        (
            words.rank(one["rank"]),
            one["n"],
            words.role(one["managed_by"]),
            one["covered"],
            rate(one["covered"], one["n"]),
            f"{one['measures_done']} ({rate(one['measures_done'], one['measures'])})",
        )
        for one in found["rows"]
        if one["rank"] is not None or one["n"] > 0
    ]
    keys = ("grade", "points", "owner", "covered", "coverage", "done_measures")
    return Table(words.heads(*keys), rows)


def heat_map(found: Chart, words: Words) -> Table:
    """Set bureaus beside categories."""
    columns = [
        words.said("uncategorised") if one == "none" else words.word("categories", one)
        for one in found["columns"]
    ]
    heads = words.heads("bureau", "year", "posts", "points", "rate_of_posts")
    return Table([*heads, *map(Head, columns)], [_told(one, found, words) for one in found["rows"]])


def _told(one: Chart, found: Chart, words: Words) -> Row:
    counts = {cell["column"]: cell["n"] for cell in one["cells"]}
    return (
        bureau(one),
        one["year"],
        one["posts"],
        one["n"] if one["n"] is not None else _silent(one, words),
        one["per_100_posts"],
        *(counts.get(column) for column in found["columns"]),
    )


def bureau(one: Chart) -> Cell:
    """Lead to a bureau as the region has heard of it."""
    return Cell(one["name"], "bureaus", {"code": one["code"]})


def _silent(one: Chart, words: Words) -> str:
    """Say of a bureau without figures whether it never told any, or stands in another year."""
    if not one["reported"]:
        return words.said("missing")
    return words.said("elsewhere").format(one["stands_in"])


def stages(found: Chart, words: Words) -> Table:
    """Set each bureau beside the stages of its year."""
    keys = ("bureau", "year", "stage", "starts_on", "due_on")
    counts = ("done", "due", "expected", "last", "days_late")
    named = {one["code"]: one["name"] for one in found["columns"]}
    rows = [
        (bureau(row), row["year"], words.word("cycle_stages.name", named[one["stage"]]), *_at(one))
        for row in found["rows"]
        for one in row["cells"]
    ]
    silent = [
        (bureau(row), None, _silent(row, words), *[None] * 7)
        for row in found["rows"]
        if row["posts"] is None
    ]
    return Table(words.heads(*keys, *counts), [*rows, *silent])


def _at(one: Chart) -> Row:
    return (
        day(one["starts_on"]),
        day(one["due_on"]),
        one["done"],
        one["due"],
        one["expected"],
        day(one["last_submitted_on"]),
        one["days_late"],
    )


def wheel(found: Chart, words: Words) -> Table:
    """Set the phases of the year beside the stages completed and the bureaus late."""
    keys = ("phase", "starts_on", "due_on", "stages", "stages_completed", "share")
    rows = [
        (
            words.word("cycle_stages.phase", one["phase"]),
            day(one["starts_on"]),
            day(one["ends_on"]),
            one["stages"],
            one["stages_completed"],
            rate(one["stages_completed"], one["stages"]),
            one["bureaus_now"],
            one["bureaus_late"],
        )
        for one in found["rows"]
    ]
    return Table(words.heads(*keys, "bureaus_now", "bureaus_late"), rows)


def comparison(found: Chart, words: Words) -> Table:
    """Set bureaus beside their rates and the limits of chance."""
    keys = ("bureau", "sector", "level", "year", "posts", "n", "base", "rate")
    rows = [_judged(one, found, words) for one in found["rows"]]
    return Table(words.heads(*keys, "limits95", "limits998", "judged"), rows)


def _judged(one: Chart, found: Chart, words: Words) -> Row:
    limits, silent = one["limits"] or {}, one["posts"] is None
    if silent:
        judgement = _silent(one, words)
    elif one["base"] < found["fewest"]:
        judgement = words.said("too_few")
    elif one["beyond"]:
        judgement = words.said("beyond").format(one["beyond"])
    else:
        judgement = words.said("chance")
    return (
        bureau(one),
        words.word("tenants.sector", one["sector"]),
        words.said(one["level"]) if one["level"] else None,
        one["year"],
        one["posts"],
        None if silent else one["n"],
        None if silent else one["base"],
        None if silent else rate(one["n"], one["base"]),
        *("–".join(limits[name]) if name in limits else None for name in ("95", "99.8")),
        judgement,
    )


def pairs(found: Chart, words: Words) -> Table:
    """Set the region's bureau of a line of business beside each county's."""
    rows = [
        (words.word("tenants.sector", row["sector"]), *_side(upper, words), *_side(lower, words))
        for row in found["rows"]
        for upper in row["upper"]
        for lower in row["lower"]
    ]
    return Table(words.heads("sector", "region_bureau", "rate", "county_bureau", "rate"), rows)


def _side(one: Chart, words: Words) -> Row:
    if one["posts"] is None:
        return bureau(one), _silent(one, words)
    return bureau(one), f"{rate(one['n'], one['base'])} ({one['n']}/{one['base']})"


def answer_times(found: Chart, words: Words) -> Table:
    """Set bureaus beside the working days answers took."""
    keys = [key for span in SPANS for key in (span, "median", "longest")]
    rows = [
        (
            bureau(row),
            *(row[span][name] for span in SPANS for name in ("n", "median", "longest")),
            row["late"],
        )
        for row in found["rows"]
    ]
    return Table(words.heads("bureau", *keys, "beyond_limit"), rows)


def groups(found: Chart, words: Words) -> Table:
    """Set lines of business, or counties, beside their sums; all together come last."""
    keys = ("name", "reporting", "powers", "points")
    ranks = [Head(words.word("rank_words", one)) for one in ("1", "2", "3")]
    rows = [
        (one["name"] or words.word("tenants.sector", one["code"]), *_sums(one))
        for one in found["rows"]
    ]
    together = (words.said("all"), *_sums(found["all"]))
    heads = [*words.heads(*keys), *ranks, *words.heads("covered", "coverage", "measures")]
    return Table(heads, [*rows, together])


def _sums(one: Chart) -> Row:
    reporting = f"{one['reporting']}/{one['expected']}"
    if one["figures"] is None:
        return (reporting, *[None] * 8)
    points = one["figures"]["points"]["in_force"]
    return (
        reporting,
        one["figures"]["powers"]["in_force"],
        points["total"],
        *(points["by_rank"][rank] for rank in ("1", "2", "3")),
        points["covered"],
        rate(points["covered"], points["total"]),
        one["figures"]["measures"]["in_force"],
    )


def trend(found: Chart, words: Words) -> Table:
    """Set the days beside the sums told by then."""
    rows = [_on_day(one) for one in found["rows"]]
    return Table(words.heads("day", "reporting", "coverage", "points", "powers", "measures"), rows)


def _on_day(one: Chart) -> Row:
    told = one["figures"]
    points = told["points"]["in_force"] if told else {}
    return (
        day(one["day"]),
        f"{one['reporting']}/{one['expected']}",
        rate(points["covered"], points["total"]) if told else None,
        points.get("total"),
        told["powers"]["in_force"] if told else None,
        told["measures"]["in_force"] if told else None,
    )
