"""The problems of an import by kind: how many cells say the same, and what they might say."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportProblem
from service.imports.placing.bureau import Bureau, load_bureau
from service.imports.placing.people import ANSWERING_COLUMNS
from service.imports.rules import WRITTEN
from service.workbooks.sheets import POWER_CATEGORY_LABELS, RANK_LABELS, RISK_CATEGORY_LABELS
from service.workbooks.text import compact

NAMESAKES: Final = "person-ambiguous"
SHOWN: Final = 20
MOST_PEOPLE: Final = 2000


def problem_kinds(session: Session, one: Import) -> dict[str, Any]:
    """Put together what is wrong in the same way, with the words each column may say."""
    problem = ImportProblem
    alike = (problem.code, problem.field, problem.value, problem.severity)
    rows = session.execute(
        select(
            *alike,
            func.array_agg(aggregate_order_by(problem.facts, problem.position))[1].label("facts"),
            func.min(problem.proposal).label("proposal"),
            func.count().label("count"),
            func.array_agg(aggregate_order_by(problem.cell, problem.position)).label("cells"),
            func.min(problem.position).label("first"),
        )
        .where(problem.import_id == one.id, problem.resolved_at.is_(None))
        .group_by(*alike)
        .order_by(problem.severity, func.min(problem.position), problem.code, problem.field)
    ).mappings()
    bureau = load_bureau(session, with_powers=False)
    return {
        "items": [_kind(dict(row), bureau) for row in rows],
        "choices": _choices(one.kind, bureau),
    }


def _kind(row: dict[str, Any], bureau: Bureau) -> dict[str, Any]:
    persons = bureau.people.namesakes(compact(row["value"])) if row["code"] == NAMESAKES else ()
    return {
        **row,
        "cells": row["cells"][:SHOWN],
        "column": WRITTEN.get(row["field"], row["field"]),
        "options": list(persons),
    }


def _choices(kind: str, bureau: Bureau) -> Mapping[str, list[str]]:
    """List the words a column may say."""
    if kind == "organisation":
        return {}
    return {
        "department_written": list(dict.fromkeys(bureau.departments.labels)),
        "post_written": list(dict.fromkeys(bureau.all_posts.labels)),
        "category_written": _categories(kind, bureau),
        "grade_written": list(RANK_LABELS.values()),
        **dict.fromkeys(ANSWERING_COLUMNS, bureau.people.words()[:MOST_PEOPLE]),
    }


def _categories(kind: str, bureau: Bureau) -> list[str]:
    """List the categories in use here: others would only be told again."""
    if kind == "powers":
        return list(POWER_CATEGORY_LABELS.values())
    profile = bureau.profile
    used = frozenset().union(*profile.categories_by_subject.values())
    return [RISK_CATEGORY_LABELS[one.code] for one in profile.categories if one.code in used]
