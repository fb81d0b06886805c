"""What a clerk may write into the cells of a row, and what follows from it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.imports.placing.rows import Row
from service.imports.rules import LISTS, TEXTS
from service.organisation.queries.access import refer
from service.powers.rules import CATEGORIES as POWER_CATEGORIES
from service.workbooks.text import names
from service.workbooks.vocabulary.categories import power_category, risk_category
from service.workbooks.vocabulary.grades import read_grade
from tenants.errors import Invalid
from tenants.models.organisation import Department, Post
from tenants.vocabulary import CATEGORIES as RISK_CATEGORIES

MOST_WORDS, MOST_ITEMS = 20_000, 200
REFERENCES: Mapping[str, type[Any]] = {"department_id": Department, "post_id": Post}
KNOWN_CATEGORIES = {"risks": RISK_CATEGORIES, "powers": tuple(POWER_CATEGORIES)}
INVALID = "Invalid value."


def refuse_unfit(session: Session, kind: str, values: Mapping[str, Any]) -> None:
    """Refuse what no cell of these columns can say."""
    errors: dict[str, list[str]] = {}
    for name, value in values.items():
        wrong = _wrong(kind, name, value)
        if wrong:
            errors[name] = [wrong]
    if errors:
        raise Invalid("A field is not right.", errors=errors)
    for name, model in REFERENCES.items():
        if values.get(name):
            refer(session, model, name, UUID(str(values[name])))


def _wrong(kind: str, name: str, value: Any) -> str:
    checks: dict[str, Callable[[], bool]] = {
        "rank": lambda: kind == "risks" and value in (1, 2, 3, None),
        "category": lambda: value is None or value in KNOWN_CATEGORIES.get(kind, ()),
        **dict.fromkeys(REFERENCES, lambda: kind != "organisation" and _is_id(value)),
        **dict.fromkeys(TEXTS.get(kind, ()), lambda: _is_text(value)),
        **dict.fromkeys(LISTS.get(kind, ()), lambda: _is_list(value)),
    }
    if kind == "organisation" and name not in {"table", "sheet", "row", "rows", "cells"}:
        return "" if _is_text(value) or _is_list(value) or isinstance(value, bool) else INVALID
    if name not in checks:
        return "Unknown field."
    return "" if checks[name]() else INVALID


def _is_id(value: Any) -> bool:
    try:
        return value is None or bool(UUID(str(value)))
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_WORDS


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ITEMS and all(map(_is_text, value))


def write_cells(kind: str, row: Row, values: Mapping[str, Any]) -> None:
    """Write the corrected cells; what is derived from a cell follows it."""
    content = {**row.content}
    for name, value in values.items():
        content[name] = value.strip() if isinstance(value, str) else value
    if kind == "organisation":
        known = row.content.keys()
        row.content = {name: value for name, value in content.items() if name in known}
        return
    if "department_written" in values:
        content["departments"] = names(content["department_written"])
        content.pop("department_id", None) if "department_id" not in values else None
    if "category_written" in values and "category" not in values:
        content["category"] = _category(kind, content["category_written"])
    if "grade_written" in values and "rank" not in values:
        content["rank"] = read_grade(content["grade_written"]).rank
    if "rank" in values and "grade_written" not in values:
        content["grade_written"] = ""
    for name in LISTS[kind]:
        if name in values:
            content[name] = [text.strip() for text in values[name] if text.strip()]
    row.content = {n: value for n, value in content.items() if value not in (None, "", [], {})}


def _category(kind: str, written: str) -> str | None:
    if kind == "risks":
        return risk_category(written)
    found = power_category(written)
    return found[0] if found else None
