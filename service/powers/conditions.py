"""A condition of the policy as text and values, for statements written by hand."""

from sqlalchemy import ColumnElement
from sqlalchemy.dialects.postgresql.psycopg import dialect as psycopg_dialect
from sqlalchemy.sql import true

from tenants.pages import Params

_DIALECT = psycopg_dialect()  # type: ignore[no-untyped-call]


def written_out(found: ColumnElement[bool], prefix: str) -> tuple[str, Params]:
    """Write a condition out as text and values; one that is always met, as nothing."""
    if type(found) is type(true()):
        return "", {}
    compiled = found.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    text, params = str(compiled), {}
    for name, value in compiled.params.items():
        text = text.replace(f"%({name})s", f"%({prefix}_{name})s")
        params[f"{prefix}_{name}"] = value
    return text, params
