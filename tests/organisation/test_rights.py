"""Nobody enlarges his own rights or gathers what must be apart; races have one winner."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import combinations
from threading import Barrier

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import IntegrityError

from policies.separation import EXCLUSIVE_ROLES
from policies.words import ROLES
from service.organisation.queries import load_actor
from service.organisation.queries.views import organisation_tree
from service.organisation.use_cases.appointments import appoint, end_appointment
from service.organisation.use_cases.bodies import seat_member, set_up_body
from service.organisation.use_cases.grants import grant_role, revoke_role
from service.organisation.use_cases.posts import create_post
from service.organisation.use_cases.refusals import PostTaken, RolesExclude
from tenants.database import unit_of_work
from tenants.errors import DomainError
from tenants.models.organisation import (
    Appointment,
    RoleGrant,
)
from tenants.provisioning import provisioning_actor
from tests import make
from tests.organisation.trying import DAY, acting, any_change, as_founder, newcomer, reach

STEPS = 40


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("role", ["administrator", "register_office"])
def test_no_sequence_of_an_administrators_changes_enlarges_his_own_reach(bureau, role, seed):
    person = bureau.people[role]
    if role != "administrator":
        as_founder(
            bureau, grant_role, person_id=person.person_id, role="administrator", starts_on=DAY
        )
    dice = random.Random(f"{role}{seed}")  # noqa: S311
    before = reach(bureau, person)
    done = 0
    for _ in range(STEPS):
        actor = acting(bureau, person)
        try:
            with unit_of_work(bureau.tenant_id) as session:
                any_change(session, actor, dice)
            done += 1
        except DomainError:
            continue
        roles, posts = reach(bureau, person)
        assert roles <= before[0]
        assert posts <= before[1]
    assert done > STEPS // 10


def test_every_pair_of_exclusive_roles_a_bureau_can_give_is_refused(bureau):
    """Operators' roles do not exist in a bureau; theirs are tried in the platform's tenant."""
    ways = {
        "administrator": as_granted,
        "auditor": as_granted,
        "discipline_group": as_seated,
        "supervision_office": as_seated,
        "register_office": as_seated,
        "party_group": as_seated,
        "section_head": as_appointed,
        "deputy_leader": as_appointed,
        "main_leader": as_appointed,
    }
    for first, second in combinations(ways, 2):
        person = newcomer(bureau)
        ways[first](bureau, person, first)
        if frozenset({first, second}) in EXCLUSIVE_ROLES:
            with pytest.raises(RolesExclude):
                ways[second](bureau, person, second)
        else:
            ways[second](bureau, person, second)
        clear_posts(bureau)


def as_granted(bureau, person_id, role):
    as_founder(bureau, grant_role, person_id=person_id, role=role, starts_on=DAY)


def as_seated(bureau, person_id, kind):
    code = make.new_code()
    body = as_founder(bureau, set_up_body, code=code, kind=kind, name=code)
    with unit_of_work(bureau.tenant_id) as session:
        founder = provisioning_actor(bureau.tenant_id)
        seat_member(session, founder, body.id, person_id=person_id, seat="member", starts_on=DAY)


def as_appointed(bureau, person_id, leadership):
    """Appoint to a leading post whose holder has made room."""
    titles = {"section_head": "预算科科长", "deputy_leader": "副局长甲", "main_leader": "局长"}
    clear_posts(bureau)
    as_founder(
        bureau,
        appoint,
        person_id=person_id,
        post_id=bureau.posts[titles[leadership]],
        starts_on=DAY,
    )


def clear_posts(bureau):
    """Let nobody hold the three leading posts of the test on its day."""
    yesterday = date(2026, 3, 1)
    titles = ("预算科科长", "副局长甲", "局长")
    with unit_of_work(bureau.tenant_id) as session:
        held = session.scalars(
            select(Appointment).where(
                Appointment.post_id.in_([bureau.posts[one] for one in titles]),
                Appointment.ends_on.is_(None),
                Appointment.starts_on < DAY,
            )
        )
        founder = provisioning_actor(bureau.tenant_id)
        for one in held:
            end_appointment(session, founder, one.id, if_version=None, on=yesterday, reason="x")
        for one in session.scalars(
            select(Appointment).where(
                Appointment.post_id.in_([bureau.posts[title] for title in titles]),
                Appointment.starts_on == DAY,
            )
        ):
            session.delete(one)


def test_the_three_operators_are_three_people(engine, settings, tag):
    platform = make.platform(settings, tag)
    operators = list(make.OPERATOR_PEOPLE)
    for holder in operators:
        for further in operators:
            if further != holder:
                with pytest.raises(RolesExclude):
                    as_founder(
                        platform,
                        grant_role,
                        person_id=platform.people[holder].person_id,
                        role=further,
                        starts_on=DAY,
                    )


def test_the_database_itself_keeps_the_operators_apart(engine, settings, tag):
    platform = make.platform(settings, tag)
    holder = platform.people["system_administrator"].person_id
    with pytest.raises(IntegrityError), unit_of_work(platform.tenant_id) as session:
        session.add(RoleGrant(person_id=holder, role="audit_administrator", starts_on=DAY))


def test_the_separation_knows_every_role_there_is():
    assert {role for pair in EXCLUSIVE_ROLES for role in pair} <= set(ROLES)


def test_a_duty_granted_today_is_taken_back_at_once(bureau):
    person = newcomer(bureau)
    grant = as_founder(bureau, grant_role, person_id=person, role="auditor", starts_on=DAY)
    with unit_of_work(bureau.tenant_id) as session:
        founder = provisioning_actor(bureau.tenant_id)
        day_before = date(2026, 3, 1)
        revoke_role(session, founder, grant.id, if_version=1, on=day_before, reason="误授")
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).where(RoleGrant.person_id == person)) == 0
        assert load_actor(session, person, None).roles == frozenset()


def test_of_two_appointments_to_one_post_at_the_same_time_one_wins(bureau):
    post = as_founder(
        bureau,
        create_post,
        code="RACE",
        title="竞争岗",
        department_id=bureau.departments["预算科"],
    )
    people = [newcomer(bureau) for _ in range(4)]
    together = Barrier(len(people))

    def race(person_id):
        together.wait()
        try:
            as_founder(bureau, appoint, person_id=person_id, post_id=post.id, starts_on=DAY)
        except PostTaken:
            return "refused"
        return "appointed"

    with ThreadPoolExecutor(len(people)) as threads:
        ends = sorted(threads.map(race, people))
    assert ends == ["appointed", "refused", "refused", "refused"]


def test_the_tree_costs_the_same_statements_however_large_the_bureau(bureau, engine):
    reader = make.actor(bureau, "post_holder")
    few = statements(bureau, reader)
    for _ in range(12):
        newcomer(bureau)
        code = make.new_code()
        as_founder(
            bureau,
            create_post,
            code=code,
            title=code,
            department_id=bureau.departments["预算科"],
        )
    assert statements(bureau, reader) == few
    assert 1 < few <= 16


def statements(bureau, reader):
    seen = []

    def note(*_):
        seen.append(1)

    with unit_of_work(bureau.tenant_id) as session:
        event.listen(session.get_bind(), "before_cursor_execute", note)
        try:
            organisation_tree(session, reader, DAY)
        finally:
            event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(seen)
