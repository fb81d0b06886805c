"""Lists and single records are narrowed by one policy: PostgreSQL and Python always agree."""

import random
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Uuid,
    create_engine,
    insert,
    not_,
    select,
)

from policies.guard import Target, condition, may
from policies.overlays import load_overlay, tighten
from policies.permissions import Permission
from policies.words import ROLES
from tenants.context import Actor
from tests.servers import empty_database

DEPARTMENTS = [UUID(int=100 + n) for n in range(8)]
POSTS = [UUID(int=200 + n) for n in range(12)]
PERSONS = [UUID(int=300 + n) for n in range(6)]
RECORDS = Table(
    "records_seen_by_policy",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("department", Uuid),
    Column("post", Uuid),
    Column("rank", Integer),
    Column("person", Uuid),
    prefixes=["TEMPORARY"],
)
COLUMNS = {name: RECORDS.c[name] for name in ("department", "post", "rank", "person")}


def some_records() -> list[dict[str, object]]:
    dice = random.Random(20261122)  # noqa: S311
    return [
        {
            "id": number,
            "department": dice.choice([None, *DEPARTMENTS]),
            "post": dice.choice([None, None, *POSTS]),
            "rank": dice.choice([None, 1, 2, 3]),
            "person": dice.choice([None, None, *PERSONS]),
        }
        for number in range(3000)
    ]


RECORDED = some_records()


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine(empty_database("lianfang_policies").superuser)
    with engine.connect() as connection:
        RECORDS.create(connection)
        connection.execute(insert(RECORDS), RECORDED)
        yield connection
    engine.dispose()


def subset(values: list[UUID], size: int) -> st.SearchStrategy[frozenset[UUID]]:
    return st.frozensets(st.sampled_from(values), max_size=size)


actors = st.builds(
    Actor,
    tenant_id=st.just(7),
    person_id=st.sampled_from(PERSONS),
    post_id=st.sampled_from([None, *POSTS]),
    roles=st.frozensets(st.sampled_from(sorted(ROLES)), max_size=3),
    departments=subset(DEPARTMENTS, 3),
    portfolio=subset(DEPARTMENTS, 4),
    recused_from=subset(POSTS, 3),
    superiors=subset(POSTS, 2),
    recused_to=st.frozensets(
        st.tuples(st.sampled_from(POSTS), st.sampled_from([1, 2, 3])), max_size=4
    ),
    on_behalf_of=st.sampled_from([None, *PERSONS]),
)


def target(record: dict[str, object]) -> Target:
    return Target(record["department"], record["post"], record["rank"], record["person"])


def listed(connection: Connection, actor: Actor, permission: Permission) -> set[int]:
    narrowed = condition(actor, permission, **COLUMNS)
    return set(connection.scalars(select(RECORDS.c.id).where(narrowed)))


def allowed_one_by_one(actor: Actor, permission: Permission) -> set[int]:
    return {record["id"] for record in RECORDED if may(actor, permission, target(record))}


@given(actor=actors, permission=st.sampled_from(Permission))
@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_list_shows_exactly_the_records_that_would_be_allowed_one_by_one(
    connection, actor, permission
):
    assert listed(connection, actor, permission) == allowed_one_by_one(actor, permission)


@given(actor=actors, permission=st.sampled_from([p for p in Permission if p.noun != "tenant"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_records_without_some_columns_lie_in_no_scope_these_would_place_them_in(
    connection, actor, permission
):
    narrowed = condition(actor, permission, department=RECORDS.c.department)
    found = set(connection.scalars(select(RECORDS.c.id).where(narrowed)))
    expected = {
        record["id"]
        for record in RECORDED
        if may(actor, permission, Target(department_id=record["department"]))
    }
    assert found == expected


@given(actor=actors, permission=st.sampled_from(["risk_point:read", "risk_point:edit"]))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_lists_and_records_agree_under_an_overlay_too(
    connection, tmp_path_factory, actor, permission
):
    path = tmp_path_factory.getbasetemp() / "overlay.csv"
    path.write_text("p, post_holder, risk_point, read|edit, 1|none, department|post, deny\n")
    tighten(load_overlay(Path(path)), tenant_id=7)
    try:
        one = Permission(permission)
        assert listed(connection, actor, one) == allowed_one_by_one(actor, one)
    finally:
        tighten(None, tenant_id=7)


def test_nothing_granted_makes_an_empty_list(connection):
    nobody = Actor(tenant_id=7, person_id=PERSONS[0], roles=frozenset())
    assert listed(connection, nobody, Permission.RISK_POINT_READ) == set()


def test_who_sees_the_whole_bureau_gets_a_condition_without_a_clause():
    auditor = Actor(tenant_id=7, person_id=PERSONS[0], roles=frozenset({"auditor"}))
    assert str(condition(auditor, Permission.RISK_POINT_READ, **COLUMNS)) == "true"
    assert str(not_(condition(auditor, Permission.POWER_EDIT, **COLUMNS))) == "true"
