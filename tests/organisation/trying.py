"""Somebody tries whatever change of the organisation comes to his mind."""

from datetime import date

from sqlalchemy import select

from service.organisation.queries import load_actor
from service.organisation.use_cases.appointments import appoint, end_appointment
from service.organisation.use_cases.bodies import seat_member, set_up_body
from service.organisation.use_cases.delegations import delegate_office
from service.organisation.use_cases.departments import change_department, open_department
from service.organisation.use_cases.grants import grant_role
from service.organisation.use_cases.importing import commit_organisation
from service.organisation.use_cases.importing.drafts import (
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
)
from service.organisation.use_cases.persons import register_person
from service.organisation.use_cases.portfolios import put_in_charge
from service.organisation.use_cases.posts import change_post, create_post
from tenants.database import unit_of_work
from tenants.errors import DomainError
from tenants.models.organisation import (
    Appointment,
    Body,
    Department,
    Person,
    Portfolio,
    Post,
)
from tenants.provisioning import provisioning_actor
from tenants.vocabulary import BODY_KINDS, DEPARTMENT_KINDS, GRANTED_ROLES, LEADERSHIP
from tests import make

DAY = date(2026, 3, 2)


def ids(session, model):
    return list(session.scalars(select(model.id)))


def any_change(session, actor, dice):
    """Let somebody try one change of the organisation, whichever comes to mind."""
    people, posts = ids(session, Person), ids(session, Post)
    departments, bodies = ids(session, Department), ids(session, Body)
    me = {"person_id": dice.choice([actor.person_id, *people])}
    post = dice.choice([actor.post_id, *posts])
    department = dice.choice([*actor.departments, *departments])
    code, term = f"Z{dice.getrandbits(30)}", {"starts_on": DAY}
    tries = (
        lambda: appoint(session, actor, **me, post_id=post, **term),
        lambda: delegate_office(
            session,
            actor,
            post_id=post,
            delegate_id=me["person_id"],
            starts_on=DAY,
            ends_on=date(2030, 1, 1),
            reason="x",
        ),
        lambda: put_in_charge(session, actor, post_id=post, department_id=department, **term),
        lambda: seat_member(
            session, actor, dice.choice(bodies), **me, seat=dice.choice(["head", "member"]), **term
        ),
        lambda: grant_role(session, actor, **me, role=dice.choice(GRANTED_ROLES), **term),
        lambda: set_up_body(session, actor, code=code, kind=dice.choice(BODY_KINDS), name=code),
        lambda: open_department(
            session, actor, code=code, name=code, kind="section", parent_id=department
        ),
        lambda: create_post(session, actor, code=code, title=code, department_id=department),
        lambda: register_person(session, actor, name=code, staff_number=code),
        lambda: change_department(
            session,
            actor,
            dice.choice(departments),
            if_version=None,
            parent_id=dice.choice([None, department]),
            kind=dice.choice(DEPARTMENT_KINDS),
        ),
        lambda: change_post(
            session,
            actor,
            post,
            if_version=None,
            department_id=department,
            leadership=dice.choice(LEADERSHIP),
        ),
        lambda: end_appointment(
            session,
            actor,
            dice.choice(ids(session, Appointment)),
            if_version=None,
            on=DAY,
            reason="x",
        ),
        lambda: commit_organisation(session, actor, a_workbook(session, dice), DAY),
    )
    dice.choice(tries)()


def a_workbook(session, dice):
    names = [one.name for one in session.scalars(select(Department))]
    person = dice.choice(list(session.scalars(select(Person))))
    post = dice.choice(list(session.scalars(select(Post))))
    home = session.scalars(select(Department).where(Department.id == post.department_id)).one()
    return OrganisationDraft(
        departments=(DepartmentDraft(name=dice.choice(names), parent=dice.choice(["", *names])),),
        persons=(
            PersonDraft(
                name=person.name,
                staff_number=person.staff_number,
                department=home.name,
                post=post.title,
            ),
        ),
        portfolios=(PortfolioDraft(person=person.name, department=dice.choice(names)),),
    )


def reach(bureau, person):
    """Say what somebody is, and which of the posts there were at first lie within his reach."""
    actor = acting(bureau, person)
    with unit_of_work(bureau.tenant_id) as session:
        places = session.execute(
            select(Post.id, Post.department_id).where(Post.id.in_(bureau.posts.values()))
        )
        within = {one.id for one in places if one.department_id in actor.departments}
        within |= {
            row.department_id
            for row in session.scalars(select(Portfolio))
            if row.department_id in actor.portfolio
        }
    return set(actor.roles), within


def acting(bureau, person):
    """Let him act in his office while he has it, then by his duty alone."""
    with unit_of_work(bureau.tenant_id) as session:
        try:
            return load_actor(session, person.person_id, person.appointment_id)
        except DomainError:
            return load_actor(session, person.person_id, None)


def as_founder(bureau, use_case, **values):
    with unit_of_work(bureau.tenant_id) as session:
        return use_case(session, provisioning_actor(bureau.tenant_id), **values)


def newcomer(bureau):
    number = make.new_code()
    return as_founder(bureau, register_person, name="新某", staff_number=number).id
