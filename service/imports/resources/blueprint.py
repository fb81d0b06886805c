"""The blueprint of imports, and how an import and a workbook are answered."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import orjson
from flask import Response
from marshmallow import ValidationError
from werkzeug.datastructures import FileStorage

from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.views import current_session, etag
from service.imports.models import Import
from service.imports.queries.showing import shown
from service.imports.schemas import (
    OptionsSchema,
)
from tenants.errors import Invalid

blp = Blueprint("imports", __name__, description="导入 · Imports")
READ = Permission.IMPORT_READ
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(one: Import, status: int = 200) -> Any:
    current_session().flush()
    headers = {"ETag": etag(one)}
    return shown(current_session(), one), status, headers


def closing(file: FileStorage) -> Callable[[Response], Response]:
    """Let go of an uploaded file once the answer is made."""

    def close(response: Response) -> Response:
        file.close()
        return response

    return close


def options_of(text: str) -> dict[str, Any]:
    """Read the options that travel beside a file."""
    try:
        loaded: dict[str, Any] = OptionsSchema().load(orjson.loads(text or "{}"))
    except (orjson.JSONDecodeError, ValidationError) as error:
        said = getattr(error, "messages", ["Not a valid mapping type."])
        raise Invalid("A field is not right.", errors={"form": {"options": said}}) from None
    return loaded


def handed_out(name: str, content: bytes) -> Response:
    """Hand a workbook out under its Chinese name."""
    response = Response(content, mimetype=WORKBOOK)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"import.xlsx\"; filename*=UTF-8''{quote(name)}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
