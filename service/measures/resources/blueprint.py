"""The part of the interface that holds measures."""

from typing import Any

from service.http.blueprint import Blueprint
from service.http.views import etag
from service.measures.models import Measure

blp = Blueprint("measures", __name__, description="防控措施 · Measures")


def tagged(measure: Measure) -> tuple[Any, dict[str, str]]:
    """Answer with a measure and its version."""
    return measure, {"ETag": etag(measure)}
