"""The part of the interface that holds charts, and what is said of them in the reader's words."""

from typing import Any, Final

from policies.words import ROLES
from service.http.blueprint import Blueprint
from service.http.messages import LANGUAGES, field_text, language

blp = Blueprint("statistics", __name__, description="统计图 · Charts")
WORDS: Final = ("definition",)


def worded(chart: dict[str, Any]) -> dict[str, Any]:
    """Say in the reader's language what a chart counts."""
    return {**chart, **{name: field_text(chart[name]) for name in WORDS}}


def role_label(role: str | None) -> str | None:
    """Name a role in the reader's language."""
    return ROLES[role][LANGUAGES.index(language())] if role else None
