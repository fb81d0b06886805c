"""The walls between bureaus stand in every table, and the proof of it is able to fail."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from migrations.registers import METADATA
from tenants.walls import DIRECTORY, Fault, find_faults
from tests.platform.leaks import IN_EVERY_TABLE, Leak
from tests.platform.single_leaks import ONCE
from tests.servers import drop_database, fresh_database

WALLED = tuple(
    sorted(table.name for table in METADATA.sorted_tables if table.name not in DIRECTORY)
)


@pytest.fixture(scope="module")
def superuser() -> Iterator[Connection]:
    urls = fresh_database("lianfang_walls")
    engine = create_engine(urls.superuser, poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    drop_database("lianfang_walls")


def planted(connection: Connection, *statements: str) -> list[Fault]:
    """Plant something, look, and take it back."""
    with connection.begin() as transaction:
        for statement in statements:
            connection.execute(text(statement))
        found = find_faults(connection, METADATA)
        transaction.rollback()
    return found


def test_every_wall_stands(superuser):
    assert planted(superuser) == []


def test_there_are_walls_to_speak_of():
    assert len(WALLED) >= 36
    assert len(IN_EVERY_TABLE) * len(WALLED) + len(ONCE) >= 60


@pytest.mark.parametrize("leak", IN_EVERY_TABLE, ids=lambda leak: leak.name)
def test_a_leak_is_found_in_whichever_table_it_is(superuser, leak: Leak):
    found = planted(superuser, *(leak.plant.format(t=table) for table in WALLED))
    missed = [table for table in WALLED if place(leak, table) not in found]
    assert missed == []


@pytest.mark.parametrize("leak", ONCE, ids=lambda leak: leak.name)
def test_a_leak_is_found(superuser, leak: Leak):
    assert place(leak, "") in planted(superuser, leak.plant)


def place(leak: Leak, table: str) -> Fault:
    return Fault(leak.fault, leak.place.format(t=table))
