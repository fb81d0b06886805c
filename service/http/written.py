"""Answers the database has already written as JSON."""

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from service.http.views import current_session, etag
from tenants.database import TenantOwned


def written(statement: tuple[str, Mapping[str, Any]], record: TenantOwned) -> Response:
    """Answer with one record as its list shows it, and its version."""
    text, params = statement
    current_session().flush()
    body = current_session().connection().exec_driver_sql(text, dict(params)).scalar_one()
    response = Response(body, mimetype="application/json")
    response.headers["ETag"] = etag(record)
    return response


def written_anew(
    statement: tuple[str, Mapping[str, Any]], record: TenantOwned, address: str | None = None
) -> Response:
    """Answer with a new record and its address."""
    response = written(statement, record)
    response.status_code = 201
    response.headers["Location"] = address or f"{request.path.rstrip('/')}/{record.id}"
    return response
