"""What the database answers to the service, whatever the service asks."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import Engine, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tenants.database import BIND_TENANT, new_id, unit_of_work
from tests import make
from tests.platform.test_walls import WALLED

UNITS_OF_WORK = 1000
INSERTED_BY_SERVICE = tuple(table for table in WALLED if table != "journal_seals")


@pytest.fixture(scope="module")
def neighbours(engine, settings) -> tuple[make.Bureau, make.Bureau]:
    return make.bureau(settings, "walls-a"), make.bureau(settings, "walls-b")


@pytest.fixture
def owner(settings) -> Iterator[Engine]:
    opened = create_engine(settings.owner_database_url, poolclass=NullPool)
    yield opened
    opened.dispose()


def refusal(engine: Engine, tenant_id: int | None, statement: str, **values: object) -> str:
    """Give the code and the constraint with which the database refuses a statement."""
    with engine.connect() as connection, connection.begin() as transaction:
        if tenant_id is not None:
            connection.execute(BIND_TENANT, {"tenant": str(tenant_id)})
        with pytest.raises(DBAPIError) as caught:
            connection.execute(text(statement), values)
        transaction.rollback()
    error = caught.value.orig
    assert isinstance(error, psycopg.Error)
    return f"{error.sqlstate} {error.diag.constraint_name or ''} {error.diag.message_primary}"


@pytest.mark.parametrize("table", WALLED)
def test_who_is_bound_to_no_bureau_sees_nothing_and_no_error(engine, owner, neighbours, table):
    for role in (engine, owner):
        with role.connect() as connection:
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0
            connection.execute(text("SELECT set_config('app.tenant_id', '', true)"))
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0


@pytest.mark.parametrize("table", INSERTED_BY_SERVICE)
def test_a_row_cannot_be_written_into_another_bureau(engine, neighbours, table):
    here, there = neighbours
    statement = f"INSERT INTO {table} (tenant_id) VALUES (:there)"
    assert "row-level security" in refusal(engine, here.tenant_id, statement, there=there.tenant_id)
    assert "row-level security" in refusal(engine, None, statement, there=there.tenant_id)


@pytest.mark.parametrize("table", ["persons", "posts", "departments", "bodies", "accounts"])
def test_a_row_cannot_be_moved_into_another_bureau(engine, owner, neighbours, table):
    here, there = neighbours
    for role in (engine, owner):
        refused = refusal(
            role, here.tenant_id, f"UPDATE {table} SET tenant_id = :there", there=there.tenant_id
        )
        assert "row-level security" in refused


@pytest.mark.parametrize("table", ["persons", "posts", "departments"])
def test_another_bureaus_rows_are_neither_read_nor_changed_nor_deleted(engine, neighbours, table):
    here, there = neighbours
    with unit_of_work(here.tenant_id) as session:
        for statement in (
            f"SELECT id FROM {table} WHERE tenant_id = :there",
            f"UPDATE {table} SET version = 99 WHERE tenant_id = :there RETURNING id",
            f"DELETE FROM {table} WHERE tenant_id = :there RETURNING id",
        ):
            assert session.execute(text(statement), {"there": there.tenant_id}).all() == []


def test_pointing_at_a_neighbours_row_is_like_pointing_at_nothing(engine, neighbours):
    here, there = neighbours
    statement = (
        "INSERT INTO appointments (id, version, person_id, post_id, starts_on, acting, reason)"
        " VALUES (:id, 1, :person, :post, '2026-01-01', false, '')"
    )
    post = next(iter(here.posts.values()))
    neighbour = there.people["post_holder"].person_id
    answers = {
        refusal(engine, here.tenant_id, statement, id=new_id(), post=post, person=person)
        for person in (neighbour, new_id())
    }
    assert len(answers) == 1
    assert "fk_appointments_tenant_id_person_id" in answers.pop()


def test_the_same_code_in_two_bureaus_is_no_clash(engine, neighbours):
    for bureau in neighbours:
        with unit_of_work(bureau.tenant_id) as session:
            assert session.scalar(text("SELECT count(*) FROM departments WHERE code = 'D001'")) == 1


@pytest.mark.parametrize("table", ["journal_entries", "journal_seals", "gradings"])
def test_what_was_written_down_stays_even_for_the_owner(engine, owner, neighbours, table):
    here, _ = neighbours
    for statement in (f"UPDATE {table} SET tenant_id = tenant_id", f"DELETE FROM {table}"):
        assert "permission denied" in refusal(engine, here.tenant_id, statement)
    assert "permission denied" in refusal(engine, here.tenant_id, f"TRUNCATE {table}")
    assert "append-only" in refusal(owner, here.tenant_id, f"TRUNCATE {table} CASCADE")


def test_the_owner_cannot_change_an_entry_of_the_journal(owner, neighbours):
    here, _ = neighbours
    for statement in ("UPDATE journal_entries SET body = ''", "DELETE FROM journal_entries"):
        assert "append-only" in refusal(owner, here.tenant_id, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE persons CASCADE",
        "ALTER TABLE persons DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lianfang_app_wall ON persons",
        "CREATE TABLE mine (id integer)",
        "SET ROLE lianfang_owner",
        "SET SESSION AUTHORIZATION lianfang_owner",
        "UPDATE tenants SET overseer_id = NULL",
        "ALTER TABLE journal_entries DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    ],
)
def test_the_service_cannot_take_a_wall_down(engine, neighbours, statement):
    assert refusal(engine, neighbours[0].tenant_id, statement).startswith("42501")


def test_a_small_pool_under_interleaved_bureaus_and_failures_leaks_nothing(
    settings, engine, neighbours
):
    pool = create_engine(settings.database_url, pool_size=2, max_overflow=0, pool_timeout=30)
    dice = random.Random(20261122)  # noqa: S311
    work = [
        (dice.choice([None, *(one.tenant_id for one in neighbours)]), dice.random())
        for _ in range(UNITS_OF_WORK)
    ]
    with ThreadPoolExecutor(6) as threads:
        seen = list(threads.map(lambda unit: one_unit(pool, *unit), work))
    pool.dispose()
    foreign = [
        (bound, tenants)
        for (bound, _), tenants in zip(work, seen, strict=True)
        if tenants != ({bound} if bound is not None else set())
    ]
    assert foreign == []


def one_unit(pool: Engine, tenant_id: int | None, luck: float) -> set[int]:
    """Work as one bureau (or as none), and sometimes fail in the middle of it."""
    seen: set[int] = set()
    info = {} if tenant_id is None else {"tenant_id": tenant_id}
    try:
        with Session(pool, info=info) as session, session.begin():
            seen.update(session.scalars(text("SELECT tenant_id FROM persons")))
            if luck < 0.2:
                session.execute(text("SELECT 1 / 0"))
            if luck < 0.4:
                raise InterruptedError  # noqa: TRY301
            if luck < 0.6:
                session.rollback()
    except (InterruptedError, DBAPIError):
        pass
    return seen
