"""Long lists, page by page: an opaque cursor that holds its place, whatever is added meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from marshmallow import Schema, fields, validate
from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session
from webargs.fields import DelimitedList

from service.http.identification import current_actor
from service.http.refusals import CursorRefused

USUAL, MOST = 50, 200
Key = ColumnElement[Any] | InstrumentedAttribute[Any]
Listed = Select[*tuple[Any, ...]]


class PageArguments(Schema):
    """Where to go on in a list, how far, and whether to count it all."""

    cursor = fields.String(load_default=None, validate=validate.Length(max=1000))
    limit = fields.Integer(load_default=USUAL, validate=validate.Range(1, MOST))
    total = fields.Boolean(load_default=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list and the way to the next."""

    items: Sequence[Any]
    next_cursor: str | None
    total: int | None = None


@cache
def page_schema(item: type[Schema]) -> type[Schema]:
    """Describe a page of such items."""
    name = f"PageOf{item.__name__}"
    page = Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item), required=True),
            "next_cursor": fields.String(required=True, allow_none=True),
            "total": fields.Integer(required=True, allow_none=True),
        },
        name=name,
    )
    page.__module__ = item.__module__  # two areas may each page, say, catalogues
    return page


def sort_argument(*names: str, usual: str) -> fields.String:
    """Take one of these columns to sort by; a leading minus turns the order around."""
    words = [word for name in names for word in (name, f"-{name}")]
    return fields.String(load_default=usual, validate=validate.OneOf(words))


def several(*words: str) -> DelimitedList:
    """Take one or more of these words, separated by commas."""
    return DelimitedList(fields.String(validate=validate.OneOf(words)), load_default=())


def write_cursor(scope: str, values: Sequence[Any]) -> str:
    """Write down the place after these values; it fits only the list (and sort) it came from."""
    written: str = _signer(scope).dumps([_plain(value) for value in values])
    return written


def read_cursor(scope: str, text: str | None, kinds: Sequence[type]) -> list[Any] | None:
    """Read a place back, or refuse one this list never gave out."""
    if text is None:
        return None
    try:
        values = _signer(scope).loads(text)
    except (BadSignature, ValueError):
        raise CursorRefused("The cursor does not belong to this list.") from None
    return [_typed(kind, value) for kind, value in zip(kinds, values, strict=True)]


def page_of(
    session: Session,
    statement: Listed,
    keys: Sequence[Key],
    arguments: dict[str, Any],
    *,
    scope: str,
    descending: bool = False,
) -> Page:
    """Fetch one page by keyset: as fast at the end of a list as at its start."""
    place = read_cursor(scope, arguments["cursor"], [key.type.python_type for key in keys])
    narrowed = statement
    if place is not None:
        here = tuple_(*(literal(value, key.type) for key, value in zip(keys, place, strict=True)))
        row = tuple_(*keys)
        narrowed = statement.where(row < here if descending else row > here)
    order = [key.desc() if descending else key.asc() for key in keys]
    found = session.execute(
        narrowed.order_by(*order).add_columns(*keys).limit(arguments["limit"] + 1)
    ).all()
    shown = found[: arguments["limit"]]
    more = len(found) > len(shown)
    width = len(keys)
    return Page(
        items=[row[0] if len(row) == width + 1 else row for row in shown],
        next_cursor=write_cursor(scope, shown[-1][-width:]) if more else None,
        total=_total(session, statement) if arguments["total"] else None,
    )


def _total(session: Session, statement: Listed) -> int:
    counted = select(func.count()).select_from(statement.order_by(None).subquery())
    return session.scalar(counted) or 0


def _signer(scope: str) -> URLSafeSerializer:
    """Sign for one list of one bureau; to the neighbour the cursor is nothing."""
    name = f"cursor:{current_actor().tenant_id}:{scope}"
    return URLSafeSerializer(str(current_app.secret_key), salt=name)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if issubclass(kind, (date, datetime)):
        return kind.fromisoformat(value)
    return kind(value)
