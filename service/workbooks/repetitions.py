"""Rows that say an item over again because its merged cells were taken apart."""

from service.workbooks.entries import Record, RowSight, Value

LONG = frozenset(
    {"legal_basis", "level_authority", "duty", "responsibility_items", "responsibility_basis"}
    | {"accountability_scope", "accountability_cases", "accountability_basis", "content"}
    | {"remarks"}
)
CORE = frozenset({"name", "sub_name", "title", "power_name", "flow_step"})
LISTED = frozenset({"manifestations", "measures"})


def says_again(sight: RowSight, record: Record, fields: frozenset[str]) -> bool:
    """Tell whether a row is the row above with at most a further text in one of its lists."""
    own, above = sight.own, record.values
    if "number" not in own or "number" not in above:
        return False
    if own["number"][0].text != above["number"][0].text:
        return False
    missing = above.keys() & CORE - own.keys() - sight.covered
    differing = {name for name in own if _texts(own[name]) - _texts(above.get(name, []))}
    if missing or differing - LONG - LISTED:
        return False
    if "title" not in fields:
        return not differing & {"manifestations"}
    return len(differing & LISTED) <= 1


def further(sight: RowSight, record: Record) -> None:
    """Add to an item what the repeated row says anew."""
    for name, values in sight.own.items():
        known = _texts(record.values.get(name, []))
        record.values.setdefault(name, []).extend(v for v in values if v.text not in known)


def _texts(values: list[Value]) -> set[str]:
    return {value.text for value in values}
