"""Lay a workbook over the organisation, row by row; what does not fit is a doubt, never a guess."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from service.organisation.rules import LEADERS, MOST_MAIN_LEADERS, leadership_of, would_circle
from service.organisation.use_cases.importing.drafts import (
    DepartmentDraft,
    OrganisationDraft,
    PostDraft,
)
from service.organisation.use_cases.importing.finding import (
    borne_twice,
    found_in,
    is_listed,
    next_code,
)
from service.organisation.use_cases.importing.seating import lay_body, lay_person, lay_portfolio
from service.organisation.use_cases.importing.standing import Standing
from tenants.models.organisation import (
    Department,
    Post,
)
from tenants.vocabulary import DEPARTMENT_KINDS, JOB_RANKS, LEADERSHIP


def lay(standing: Standing, draft: OrganisationDraft) -> None:
    """Lay every row, in the order in which rows lean on one another."""
    for department in draft.departments:
        _department(standing, department)
    for department in draft.departments:
        _parent(standing, department)
    for post in draft.posts:
        _post(standing, post)
    _main_leaders(standing, draft)
    for person in draft.persons:
        lay_person(standing, person)
    for portfolio in draft.portfolios:
        lay_portfolio(standing, portfolio)
    for body in draft.bodies:
        lay_body(standing, body)


def _department(standing: Standing, row: DepartmentDraft) -> None:
    if not is_listed(standing, row, "kind", row.kind, DEPARTMENT_KINDS):
        return
    if not row.name.strip():
        standing.doubt(row, "name", "department-nameless")
        return
    names = standing.department_names
    if not row.code and names.is_borne_twice(row.name):
        borne_twice(standing, row, "name", row.name)
        return
    found = names.find(row.code or row.name)
    if found is not None:
        department = standing.departments[found]
        if department.kind != row.kind and "leadership" in (department.kind, row.kind):
            standing.doubt(row, "kind", "leadership-stays")
            return
        standing.change("department", department, name=row.name, kind=row.kind)
        return
    code = row.code or next_code("D", (one.code for one in standing.departments.values()))
    position = len(standing.departments)
    department = Department(code=code, name=row.name, kind=row.kind, position=position)
    standing.know_department(department)
    standing.create("department", department)


def _parent(standing: Standing, row: DepartmentDraft) -> None:
    department_id = standing.department_names.find(row.code or row.name)
    if not row.parent or department_id is None:
        return
    parent = found_in(standing, row, "parent", row.parent, standing.department_names)
    if parent is None:
        return
    department = standing.departments[department_id]
    parents = {one.id: one.parent_id for one in standing.departments.values()}
    if would_circle(department_id, parent, parents):
        standing.doubt(row, "parent", "department-in-itself", value=row.name)
    elif "leadership" in (department.kind, standing.departments[parent].kind):
        standing.doubt(row, "parent", "leadership-not-in-tree")
    else:
        standing.change("department", department, parent_id=parent)


def _post(standing: Standing, row: PostDraft) -> None:
    department_id = found_in(standing, row, "department", row.department, standing.department_names)
    if department_id is None:
        return
    row = _with_leadership(standing, row, department_id)
    if not _post_is_sound(standing, row, department_id):
        return
    values: dict[str, Any] = {
        "leadership": row.leadership,
        "job_rank": row.job_rank,
        "is_shared": row.is_shared,
        "has_disposal_authority": row.has_disposal_authority,
        "is_key": row.is_key,
        "key_reason": row.key_reason,
        "business_duties": row.business_duties,
        "integrity_duties": row.integrity_duties,
    }
    found = standing.post_names[department_id].find(row.code or row.title)
    if found is not None:
        standing.change("post", standing.posts[found], title=row.title, **values)
        return
    code = row.code or next_code("P", (one.code for one in standing.posts.values()))
    post = Post(code=code, title=row.title, department_id=department_id, **values)
    standing.know_post(post)
    standing.create("post", post)


def _with_leadership(standing: Standing, row: PostDraft, department_id: UUID) -> PostDraft:
    """A post marked as leading leads what its title says."""
    if row.leadership is not None:
        return row
    leadership = leadership_of(row.title, standing.departments[department_id].kind)
    if leadership is None:
        standing.doubt(row, "title", "leadership-unclear", value=row.title)
    return replace(row, leadership=leadership or "none")


def _post_is_sound(standing: Standing, row: PostDraft, department_id: UUID) -> bool:
    before = len(standing.problems)
    if not row.title.strip():
        standing.doubt(row, "title", "post-nameless")
    is_listed(standing, row, "leadership", row.leadership or "none", LEADERSHIP)
    if row.job_rank is not None:
        is_listed(standing, row, "job_rank", row.job_rank, JOB_RANKS)
    in_leadership = standing.departments[department_id].kind == "leadership"
    if row.leadership in LEADERS and not in_leadership:
        standing.doubt(row, "leadership", "leader-outside-leadership")
    if row.is_shared and row.leadership != "none":
        standing.doubt(row, "leadership", "leading-post-shared")
    return len(standing.problems) == before


def _main_leaders(standing: Standing, draft: OrganisationDraft) -> None:
    """A bureau has one main leader, or two: of the Party and of the administration (R-306)."""
    posts = [one for one in standing.posts.values() if one.abolished_on is None]
    rows = [row for row in draft.posts if row.leadership == "main_leader"]
    if rows and sum(one.leadership == "main_leader" for one in posts) > MOST_MAIN_LEADERS:
        standing.doubt(rows[-1], "leadership", "main-leaders-too-many")
