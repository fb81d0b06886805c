"""What the resources of papers share."""

from typing import Final
from urllib.parse import quote

from flask import Response

from service.http.blueprint import Blueprint

blp = Blueprint("papers", __name__, description="文书 · Papers")
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BINARY: Final = {"type": "string", "format": "binary"}


def handed_out(name: str, content: bytes, kind: str = WORD) -> Response:
    """Hand a file out under its Chinese name."""
    response = Response(content, mimetype=kind)
    ending = name.rpartition(".")[2]
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"paper.{ending}\"; filename*=UTF-8''{quote(name)}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
