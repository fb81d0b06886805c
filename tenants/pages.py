"""Pages of a long list as one statement: the database itself writes the JSON, page and cursor."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from tenants.errors import Invalid
from tenants.pinyin import typed

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One column a list is ordered by; the last of them is unique and never empty."""

    column: str
    kind: Callable[[Any], Any]
    nullable: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list that can be paged: its table under the alias `p`, its row, and its orders."""

    table: str
    row: str
    joins: str
    orders: Mapping[str, Sequence[Key]]


@dataclass(slots=True)
class Narrowing:
    """The conditions of one request, and the values they speak of."""

    conditions: list[str] = field(default_factory=list)
    params: Params = field(default_factory=dict)

    def add(self, condition: str, **params: Any) -> None:
        """Keep only what meets this condition too."""
        self.conditions.append(condition)
        self.params |= params

    def where(self) -> str:
        """Write all conditions as one clause."""
        return clause(self.conditions)

    def words(self, column: str, asked: str | None, *, spelt: str = "") -> None:
        """Keep what contains each of these words, or is spelt like them, in whatever order."""
        for place, word in enumerate((asked or "").casefold().split()):
            plain = word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
            said, values = f"{column} LIKE %(word_{place})s", {f"word_{place}": f"%{plain}%"}
            if spelt and typed(word):
                said += f" OR {spelt} LIKE %(spelt_{place})s"
                values[f"spelt_{place}"] = f"% {word}%"
            self.add(said, **values)

    def among(self, column: str, values: Sequence[Any], cast: str = "text") -> None:
        """Keep what has one of these values, if any are asked for."""
        if values:
            name = f"among_{len(self.params)}"
            self.add(f"{column} = ANY(%({name})s::{cast}[])", **{name: list(values)})


def page_statement(
    listing: Listing,
    narrowing: Narrowing,
    *,
    sort: str,
    cursor: str | None,
    limit: int,
    total: bool,
) -> tuple[str, Params]:
    """Write the statement whose only answer is the page as a JSON text."""
    keys = listing.orders[sort.lstrip("-")]
    here, params = _after(keys, _read_cursor(sort, cursor, keys), descending=sort.startswith("-"))
    # The limit stands in the text: a plan for any limit looks so dear that none would be kept.
    conditions = tuple(narrowing.conditions)
    text = _written(listing, sort, conditions, tuple(here), total=total, limit=int(limit))
    return text, {**narrowing.params, **params, "sort": sort}


@lru_cache(maxsize=4096)
def _written(
    listing: Listing,
    sort: str,
    conditions: tuple[str, ...],
    here: tuple[str, ...],
    *,
    total: bool,
    limit: int,
) -> str:
    """Write the text once for all requests alike; what the reader sent travels apart from it."""
    keys = listing.orders[sort.lstrip("-")]
    direction = "DESC NULLS FIRST" if sort.startswith("-") else "ASC NULLS LAST"
    order = ", ".join(
        f"{key.column} {direction if key.nullable else direction[:4]}" for key in keys
    )
    narrowed = clause(conditions)
    count = f"(SELECT count(*) FROM {listing.table} p WHERE {narrowed})" if total else "NULL"  # noqa: S608
    words = ", ".join(key.column for key in keys)
    return f"""
WITH page AS MATERIALIZED (
  SELECT p.*, row_number() OVER (ORDER BY {order}) AS place
  FROM {listing.table} p WHERE {clause((*conditions, *here))}
  ORDER BY {order} LIMIT {limit} + 1
)
SELECT json_build_object(
  'items', (SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT {listing.row} FROM page p {listing.joins}
    WHERE p.place <= {limit} ORDER BY p.place) r),
  'next_cursor', (SELECT translate(encode(convert_to(
      json_build_array(%(sort)s::text, {words})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')
    FROM page p WHERE p.place = {limit} AND EXISTS (
      SELECT FROM page q WHERE q.place > {limit})),
  'total', {count})::text
"""  # noqa: S608


def clause(conditions: Sequence[str]) -> str:
    """Write conditions as one clause."""
    return " AND ".join(f"({one})" for one in conditions) or "true"


def _after(
    keys: Sequence[Key], place: Sequence[Any] | None, *, descending: bool
) -> tuple[list[str], Params]:
    """Write what comes after a place in the order of the list."""
    if place is None:
        return [], {}
    sign = "<" if descending else ">"
    params = {f"key_{number}": value for number, value in enumerate(place)}
    first, rest = keys[0], keys[1:]
    if not first.nullable:
        row = ", ".join(key.column for key in keys)
        return [f"({row}) {sign} ({', '.join(f'%({name})s' for name in params)})"], params
    beyond = " AND ".join(
        f"{key.column} {sign} %(key_{number})s" for number, key in enumerate(rest, start=1)
    )
    if place[0] is None:
        del params["key_0"]
        inside = f"{first.column} IS NULL AND {beyond}"
        return [f"({inside}) OR {first.column} IS NOT NULL" if descending else inside], params
    here = f"{first.column} {sign} %(key_0)s OR ({first.column} = %(key_0)s AND {beyond})"
    return [here if descending else f"{here} OR {first.column} IS NULL"], params


def _read_cursor(sort: str, cursor: str | None, keys: Sequence[Key]) -> list[Any] | None:
    """Read a place back; what this list (in this order) never gave out is refused."""
    if cursor is None:
        return None
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        written, *values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        fitting = {sort: keys}[written]
        return [
            None if value is None and key.nullable else key.kind(value)
            for key, value in zip(fitting, values, strict=True)
        ]
    except (ValueError, TypeError, KeyError, binascii.Error):
        raise Invalid(
            "The cursor does not belong to this list.",
            errors={"query": {"cursor": ["Invalid value."]}},
        ) from None


def words_of(value: Any) -> str:
    """Read a text from a cursor; what no column could hold was never given out."""
    if not isinstance(value, str) or b"\0" in value.encode():
        raise TypeError(value)
    return value


def moment(value: Any) -> datetime:
    """Read a point in time from a cursor."""
    return datetime.fromisoformat(words_of(value))


def whole(value: Any) -> int:
    """Read a small number from a cursor."""
    number = int(value)
    if not -(2**15) <= number < 2**15:
        raise ValueError(value)
    return number


def identity(value: Any) -> UUID:
    """Read an id from a cursor."""
    return UUID(words_of(value))
