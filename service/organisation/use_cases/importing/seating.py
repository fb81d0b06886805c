"""Lay people over posts, portfolios and bodies."""

from datetime import timedelta

from service.organisation.use_cases.importing.drafts import BodyDraft, PersonDraft, PortfolioDraft
from service.organisation.use_cases.importing.finding import (
    borne_twice,
    found_in,
    is_listed,
    next_code,
)
from service.organisation.use_cases.importing.standing import Standing
from tenants.models.organisation import Appointment, Body, BodyMember, Person, Portfolio
from tenants.vocabulary import BODY_KINDS, BODY_SEATS


def lay_person(standing: Standing, row: PersonDraft) -> None:
    if not row.name.strip():
        standing.doubt(row, "name", "person-nameless")
        return
    names = standing.person_names
    if not row.staff_number and names.is_borne_twice(row.name):
        borne_twice(standing, row, "name", row.name)
        return
    found = names.find(row.staff_number or row.name)
    if found is None:
        used = (one.staff_number for one in standing.persons.values())
        person = Person(
            name=row.name,
            staff_number=row.staff_number or next_code("R", used),
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
    department_id = found_in(standing, row, "department", row.department, standing.department_names)
    if department_id is None:
        return
    post_id = found_in(standing, row, "post", row.post, standing.post_names[department_id])
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
            standing.doubt(row, "post", "post-taken", value=row.post)
            return False
    for incumbent in in_post:
        standing.change("appointment", incumbent, ends_on=starts_on - timedelta(days=1))
    return True


def lay_portfolio(standing: Standing, row: PortfolioDraft) -> None:
    person_id = found_in(standing, row, "person", row.person, standing.person_names)
    department_id = found_in(standing, row, "department", row.department, standing.department_names)
    if person_id is None or department_id is None:
        return
    held = {
        one.post_id for one in standing.running(standing.appointments) if one.person_id == person_id
    }
    offices = [one for one in held if standing.posts[one].leadership == "deputy_leader"]
    if len(offices) != 1:
        standing.doubt(row, "department", "portfolio-without-deputy", value=row.person)
        return
    if standing.departments[department_id].kind == "leadership":
        standing.doubt(row, "department", "leadership-in-portfolio")
        return
    running = [
        one for one in standing.running(standing.portfolios) if one.department_id == department_id
    ]
    if any(one.post_id == offices[0] for one in running):
        return
    if any(one in standing.created or one.starts_on >= standing.on for one in running):
        standing.doubt(row, "department", "charged-twice", value=row.department)
        return
    for one in running:
        standing.change("portfolio", one, ends_on=standing.on - timedelta(days=1))
    portfolio = Portfolio(post_id=offices[0], department_id=department_id, starts_on=standing.on)
    standing.portfolios.append(portfolio)
    standing.create("portfolio", portfolio)


def lay_body(standing: Standing, row: BodyDraft) -> None:
    if not is_listed(standing, row, "kind", row.kind, BODY_KINDS):
        return
    found = standing.body_names.find(row.code or row.name)
    if found is None:
        code = row.code or next_code("B", (one.code for one in standing.bodies.values()))
        body = Body(code=code, kind=row.kind, name=row.name, other_names=list(row.other_names))
        standing.know_body(body)
        standing.create("body", body)
    else:
        body = standing.bodies[found]
        standing.change("body", body, name=row.name, kind=row.kind)
    for member in row.members:
        person_id = found_in(standing, member, "person", member.person, standing.person_names)
        if person_id is None or not is_listed(standing, member, "seat", member.seat, BODY_SEATS):
            continue
        running = standing.running(standing.members)
        if any((one.body_id, one.person_id) == (body.id, person_id) for one in running):
            continue
        seat = BodyMember(
            body_id=body.id, person_id=person_id, seat=member.seat, starts_on=standing.on
        )
        standing.members.append(seat)
        standing.create("body_member", seat)
