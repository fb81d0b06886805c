"""From the rows of a recognised workbook to the organisation they tell."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final
from unicodedata import normalize

from service.organisation.rules import body_kind_of, seat_of
from service.organisation.use_cases.importing.drafts import (
    BodyDraft,
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
    PostDraft,
    SeatDraft,
)
from service.workbooks.organisation_rows import OrganisationRow
from service.workbooks.problems import Problem
from service.workbooks.rows import BodyRow, DepartmentRow, PersonRow, PortfolioRow, PostRow
from tenants.vocabulary import JOB_RANKS

MEMBER: Final = re.compile(r"^(?P<name>[^(]+?)\s*(?:\((?P<seat>[^)]*)\))?$")


def draft_of(rows: Iterable[OrganisationRow]) -> tuple[OrganisationDraft, list[Problem]]:
    """Read the rows; what has no meaning here is a doubt at its cell."""
    doubts: list[Problem] = []
    rows = list(rows)
    draft = OrganisationDraft(
        departments=tuple(_department(row) for row in rows if isinstance(row, DepartmentRow)),
        posts=tuple(_post(row, doubts) for row in rows if isinstance(row, PostRow)),
        persons=tuple(_person(row) for row in rows if isinstance(row, PersonRow)),
        portfolios=tuple(
            PortfolioDraft(
                sheet=row.sheet,
                cells=row.cells,
                person=row.login or row.person,
                department=row.department,
            )
            for row in rows
            if isinstance(row, PortfolioRow)
        ),
        bodies=tuple(
            body for row in rows if isinstance(row, BodyRow) for body in _body(row, doubts)
        ),
    )
    return draft, doubts


def _department(row: DepartmentRow) -> DepartmentDraft:
    return DepartmentDraft(
        sheet=row.sheet,
        cells={**row.cells, "kind": row.cells.get("nature", "")},
        name=row.name,
        kind=row.nature or "section",
        parent=row.parent,
    )


def _post(row: PostRow, doubts: list[Problem]) -> PostDraft:
    rank = row.rank_title.removesuffix("级").strip() or None
    if rank is not None and rank not in JOB_RANKS:
        cell = row.cells.get("rank_title", "")
        told = {"value": row.rank_title, "words": list(JOB_RANKS)}
        doubts.append(Problem(row.sheet, cell, "word-unknown", told))
        rank = None
    return PostDraft(
        sheet=row.sheet,
        cells={**row.cells, "title": row.cells.get("name", "")},
        department=row.department,
        title=row.name,
        leadership=None if row.leadership else "none",
        job_rank=rank,
        is_shared=not row.leadership and (row.headcount or 1) > 1,
        has_disposal_authority=row.disposal,
        is_key=row.key_post,
    )


def _person(row: PersonRow) -> PersonDraft:
    return PersonDraft(
        sheet=row.sheet,
        cells=row.cells,
        name=row.name,
        staff_number=row.login,
        department=row.department,
        post=row.post,
        starts_on=date.fromisoformat(row.appointed_on) if row.appointed_on else None,
    )


def _body(row: BodyRow, doubts: list[Problem]) -> list[BodyDraft]:
    kind = body_kind_of(row.body_kind or row.name)
    if kind is None:
        cell = row.cells.get("body_kind") or row.cells.get("name", "")
        told = {"value": row.body_kind or row.name}
        doubts.append(Problem(row.sheet, cell, "body-kind-unknown", told))
        return []
    found = (MEMBER.match(normalize("NFKC", member).strip()) for member in row.members)
    members = tuple(
        SeatDraft(
            sheet=row.sheet,
            cells={"person": row.cells.get("members", "")},
            person=one["name"].strip(),
            seat=seat_of(one["seat"] or ""),
        )
        for one in found
        if one
    )
    return [BodyDraft(sheet=row.sheet, cells=row.cells, name=row.name, kind=kind, members=members)]
