"""Write a planned organisation the way a bureau's workbook tells it."""

from collections.abc import Iterator

from service.demonstration.plans import AppointmentPlan, OrganisationPlan
from service.organisation.use_cases.importing.drafts import (
    BodyDraft,
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
    PostDraft,
    SeatDraft,
)


def drafted(plan: OrganisationPlan) -> OrganisationDraft:
    """Tell all of a planned organisation but its stand-ins and acting officers."""
    return OrganisationDraft(
        departments=tuple(_departments(plan)),
        posts=tuple(_posts(plan)),
        persons=tuple(_persons(plan)),
        portfolios=tuple(_portfolios(plan)),
        bodies=tuple(_bodies(plan)),
    )


def _departments(plan: OrganisationPlan) -> Iterator[DepartmentDraft]:
    codes = {one.key: one.code for one in plan.departments}
    for one in plan.departments:
        parent = codes[one.parent_key] if one.parent_key else ""
        yield DepartmentDraft(name=one.name, kind=one.kind, code=one.code, parent=parent)


def _posts(plan: OrganisationPlan) -> Iterator[PostDraft]:
    departments = {one.key: one.code for one in plan.departments}
    for one in plan.posts:
        yield PostDraft(
            department=departments[one.department_key],
            title=one.title,
            code=one.code,
            leadership=one.leadership,
            job_rank=one.job_rank,
            has_disposal_authority=one.has_disposal_authority,
            is_key=one.is_key,
            key_reason=one.key_reason,
            business_duties=one.business_duties,
            integrity_duties=one.integrity_duties,
        )


def _persons(plan: OrganisationPlan) -> Iterator[PersonDraft]:
    departments = {one.key: one.code for one in plan.departments}
    posts = {one.key: one for one in plan.posts}
    offices = {one.person_key: one for one in _settled(plan)}
    for one in plan.persons:
        office = offices.get(one.key)
        post = posts[office.post_key] if office else None
        yield PersonDraft(
            name=one.name,
            staff_number=one.staff_number,
            is_party_member=one.is_party_member,
            department=departments[post.department_key] if post else "",
            post=post.code if post else "",
            starts_on=office.starts_on if office else None,
        )


def _portfolios(plan: OrganisationPlan) -> Iterator[PortfolioDraft]:
    departments = {one.key: one.code for one in plan.departments}
    staff = {one.key: one.staff_number for one in plan.persons}
    holders = {one.post_key: staff[one.person_key] for one in _settled(plan)}
    for one in plan.portfolios:
        yield PortfolioDraft(
            person=holders[one.post_key], department=departments[one.department_key]
        )


def _bodies(plan: OrganisationPlan) -> Iterator[BodyDraft]:
    staff = {one.key: one.staff_number for one in plan.persons}
    for one in plan.bodies:
        yield BodyDraft(
            name=one.name,
            kind=one.kind,
            code=one.code,
            members=tuple(
                SeatDraft(person=staff[each.person_key], seat=each.seat) for each in one.members
            ),
        )


def _settled(plan: OrganisationPlan) -> Iterator[AppointmentPlan]:
    return (one for one in plan.appointments if not one.acting)
