"""What changed between what a paper says and what the register says today."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

PLACE: Final = "no"
NAMES: Final = ("number", "title", "name", "post", "text", "step")


def differences(then: Any, now: Any, at: str = "") -> Iterator[dict[str, str]]:
    """List each field that differs: rows are held against each other by their numbers."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for name in sorted({*then, *now}):
            if name != PLACE:
                yield from differences(then.get(name), now.get(name), f"{at}.{name}".lstrip("."))
    elif _rows(then) and _rows(now) and (then or now):
        yield from differences(_named(then), _named(now), at)
    elif _said(then) != _said(now):
        yield {"field": at, "then": _said(then), "now": _said(now)}


def _rows(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _named(rows: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, row in enumerate(rows):
        name = next((str(row[one]) for one in NAMES if row.get(one)), str(place))
        found[name if name not in found else f"{name}#{place}"] = row
    return found


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "；".join(str(one) for name, one in value.items() if one and name != PLACE)
    return "" if value is None else str(value)
