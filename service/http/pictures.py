"""Pictures shown within a page, and never run."""

from flask import Response


def picture_response(content: bytes, media_type: str) -> Response:
    """Give a picture to look at: nothing in it is taken for anything else, nobody keeps it."""
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
