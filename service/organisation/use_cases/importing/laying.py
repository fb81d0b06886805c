"""Lay a workbook over the organisation, row by row; what does not fit is a doubt, never a guess."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from service.organisation.rules import LEADERS, MOST_MAIN_LEADERS, leadership_of, would_circle
from service.organisation.use_cases.importing.drafts import (
    BodyDraft,
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
    PostDraft,
    Written,
)
from service.organisation.use_cases.importing.standing import Names, Standing
from tenants.models.organisation import (
    Appointment,
    Body,
    BodyMember,
    Department,
    Person,
    Portfolio,
    Post,
)
from tenants.vocabulary import BODY_KINDS, BODY_SEATS, DEPARTMENT_KINDS, JOB_RANKS, LEADERSHIP


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
        _person(standing, person)
    for portfolio in draft.portfolios:
        _portfolio(standing, portfolio)
    for body in draft.bodies:
        _body(standing, body)


def _department(standing: Standing, row: DepartmentDraft) -> None:
    if not _listed(standing, row, "kind", row.kind, DEPARTMENT_KINDS):
        return
    if not row.name.strip():
        standing.doubt(row, "name", "department-nameless", "部门没有名称。", "填写部门名称。")
        return
    names = standing.department_names
    if not row.code and names.is_borne_twice(row.name):
        _borne_twice(standing, row, "name", row.name)
        return
    found = names.find(row.code or row.name)
    if found is not None:
        standing.change("department", standing.departments[found], name=row.name, kind=row.kind)
        return
    code = row.code or _next_code("D", (one.code for one in standing.departments.values()))
    position = len(standing.departments)
    department = Department(code=code, name=row.name, kind=row.kind, position=position)
    standing.know_department(department)
    standing.create("department", department)


def _parent(standing: Standing, row: DepartmentDraft) -> None:
    department_id = standing.department_names.find(row.code or row.name)
    if not row.parent or department_id is None:
        return
    parent = _found(standing, row, "parent", row.parent, standing.department_names)
    if parent is None:
        return
    department = standing.departments[department_id]
    parents = {one.id: one.parent_id for one in standing.departments.values()}
    if would_circle(department_id, parent, parents):
        standing.doubt(
            row, "parent", "department-in-itself", f"“{row.name}”的上级又是它自己的下级。"
        )
    elif "leadership" in (department.kind, standing.departments[parent].kind):
        standing.doubt(
            row,
            "parent",
            "leadership-not-in-tree",
            "领导班子不能有上级或下级部门。",
            "科室由哪位领导分管，请填在“分管部门”里。",
        )
    else:
        standing.change("department", department, parent_id=parent)


def _post(standing: Standing, row: PostDraft) -> None:
    department_id = _found(standing, row, "department", row.department, standing.department_names)
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
    code = row.code or _next_code("P", (one.code for one in standing.posts.values()))
    post = Post(code=code, title=row.title, department_id=department_id, **values)
    standing.know_post(post)
    standing.create("post", post)


def _with_leadership(standing: Standing, row: PostDraft, department_id: UUID) -> PostDraft:
    """A post marked as leading leads what its title says."""
    if row.leadership is not None:
        return row
    leadership = leadership_of(row.title, standing.departments[department_id].kind)
    if leadership is None:
        standing.doubt(
            row,
            "title",
            "leadership-unclear",
            f"看不出“{row.title}”是主要领导还是副职领导。",
            "写明正职或副职，例如“局长”“副局长”。",
        )
    return replace(row, leadership=leadership or "none")


def _post_is_sound(standing: Standing, row: PostDraft, department_id: UUID) -> bool:
    before = len(standing.problems)
    if not row.title.strip():
        standing.doubt(row, "title", "post-nameless", "岗位没有名称。", "填写岗位名称。")
    _listed(standing, row, "leadership", row.leadership or "none", LEADERSHIP)
    if row.job_rank is not None:
        _listed(standing, row, "job_rank", row.job_rank, JOB_RANKS)
    in_leadership = standing.departments[department_id].kind == "leadership"
    if row.leadership in LEADERS and not in_leadership:
        standing.doubt(
            row, "leadership", "leader-outside-leadership", "局领导岗位必须设在领导班子。"
        )
    if row.is_shared and row.leadership != "none":
        standing.doubt(row, "leadership", "leading-post-shared", "领导岗位只能由一人担任。")
    return len(standing.problems) == before


def _main_leaders(standing: Standing, draft: OrganisationDraft) -> None:
    """A bureau has one main leader, or two: of the Party and of the administration (R-306)."""
    posts = [one for one in standing.posts.values() if one.abolished_on is None]
    rows = [row for row in draft.posts if row.leadership == "main_leader"]
    if rows and sum(one.leadership == "main_leader" for one in posts) > MOST_MAIN_LEADERS:
        standing.doubt(rows[-1], "leadership", "main-leaders-too-many", "主要领导岗位最多两个。")


def _person(standing: Standing, row: PersonDraft) -> None:
    if not row.name.strip():
        standing.doubt(row, "name", "person-nameless", "人员没有姓名。", "填写姓名。")
        return
    names = standing.person_names
    if not row.staff_number and names.is_borne_twice(row.name):
        _borne_twice(standing, row, "name", row.name)
        return
    found = names.find(row.staff_number or row.name)
    if found is None:
        used = (one.staff_number for one in standing.persons.values())
        person = Person(
            name=row.name,
            staff_number=row.staff_number or _next_code("R", used),
            is_party_member=bool(row.is_party_member),
        )
        standing.know_person(person)
        standing.create("person", person)
    else:
        person = standing.persons[found]
        member = person.is_party_member if row.is_party_member is None else row.is_party_member
        standing.change("person", person, name=row.name, is_party_member=member)
    if row.post:
        _appointment(standing, row, person)


def _appointment(standing: Standing, row: PersonDraft, person: Person) -> None:
    department_id = _found(standing, row, "department", row.department, standing.department_names)
    if department_id is None:
        return
    post_id = _found(standing, row, "post", row.post, standing.post_names[department_id])
    if post_id is None:
        return
    in_post = [one for one in standing.running(standing.appointments) if one.post_id == post_id]
    if any(one.person_id == person.id and one.acting == row.acting for one in in_post):
        return
    starts_on = row.starts_on or standing.on
    if not standing.posts[post_id].is_shared and not _relieved(standing, row, in_post):
        return
    appointment = Appointment(
        person_id=person.id, post_id=post_id, starts_on=starts_on, acting=row.acting
    )
    standing.appointments.append(appointment)
    standing.create("appointment", appointment)


def _relieved(standing: Standing, row: PersonDraft, in_post: list[Appointment]) -> bool:
    """A newcomer relieves whoever sat there, unless the workbook itself seats two."""
    starts_on = row.starts_on or standing.on
    for incumbent in in_post:
        if incumbent in standing.created or incumbent.starts_on >= starts_on:
            standing.doubt(
                row,
                "post",
                "post-taken",
                f"“{row.post}”在同一时间已有任职人员。",
                "核对任职日期；确需多人同岗的，把岗位标为多人岗位。",
            )
            return False
    for incumbent in in_post:
        standing.change("appointment", incumbent, ends_on=starts_on - timedelta(days=1))
    return True


def _portfolio(standing: Standing, row: PortfolioDraft) -> None:
    person_id = _found(standing, row, "person", row.person, standing.person_names)
    department_id = _found(standing, row, "department", row.department, standing.department_names)
    if person_id is None or department_id is None:
        return
    held = {
        one.post_id for one in standing.running(standing.appointments) if one.person_id == person_id
    }
    offices = [one for one in held if standing.posts[one].leadership == "deputy_leader"]
    if len(offices) != 1:
        standing.doubt(
            row,
            "department",
            "portfolio-without-deputy",
            f"“{row.person}”不是副职领导，不能分管科室。",
        )
        return
    if standing.departments[department_id].kind == "leadership":
        standing.doubt(row, "department", "leadership-in-portfolio", "领导班子不能由人分管。")
        return
    running = [
        one for one in standing.running(standing.portfolios) if one.department_id == department_id
    ]
    if any(one.post_id == offices[0] for one in running):
        return
    if any(one in standing.created or one.starts_on >= standing.on for one in running):
        standing.doubt(row, "department", "charged-twice", f"“{row.department}”有两位分管领导。")
        return
    for one in running:
        standing.change("portfolio", one, ends_on=standing.on - timedelta(days=1))
    portfolio = Portfolio(post_id=offices[0], department_id=department_id, starts_on=standing.on)
    standing.portfolios.append(portfolio)
    standing.create("portfolio", portfolio)


def _body(standing: Standing, row: BodyDraft) -> None:
    if not _listed(standing, row, "kind", row.kind, BODY_KINDS):
        return
    found = standing.body_names.find(row.code or row.name)
    if found is None:
        code = row.code or _next_code("B", (one.code for one in standing.bodies.values()))
        body = Body(code=code, kind=row.kind, name=row.name, other_names=list(row.other_names))
        standing.know_body(body)
        standing.create("body", body)
    else:
        body = standing.bodies[found]
        standing.change("body", body, name=row.name, kind=row.kind)
    for member in row.members:
        person_id = _found(standing, member, "person", member.person, standing.person_names)
        if person_id is None or not _listed(standing, member, "seat", member.seat, BODY_SEATS):
            continue
        running = standing.running(standing.members)
        if any((one.body_id, one.person_id) == (body.id, person_id) for one in running):
            continue
        seat = BodyMember(
            body_id=body.id, person_id=person_id, seat=member.seat, starts_on=standing.on
        )
        standing.members.append(seat)
        standing.create("body_member", seat)


def _found(standing: Standing, row: Written, column: str, word: str, names: Names) -> UUID | None:
    found = names.find(word)
    if found is None and names.is_borne_twice(word):
        _borne_twice(standing, row, column, word)
    elif found is None:
        standing.doubt(row, column, f"{column}-unknown", f"没有“{word}”。", "核对名称或编码。")
    return found


def _borne_twice(standing: Standing, row: Written, column: str, word: str) -> None:
    standing.doubt(row, column, f"{column}-ambiguous", f"有不止一个“{word}”。", "改填编码或工号。")


def _listed(standing: Standing, row: Written, column: str, word: str, words: Iterable[str]) -> bool:
    if word in words:
        return True
    standing.doubt(row, column, f"{column}-unknown", f"不认识“{word}”。", "、".join(words))
    return False


def _next_code(letter: str, used: Iterable[str]) -> str:
    numbers = [int(code[1:]) for code in used if code[:1] == letter and code[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1:03d}"
