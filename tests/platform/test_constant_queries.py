"""Whatever is asked takes as many statements for thirty records as for three, and reads a page."""

from collections import Counter
from dataclasses import dataclass, field

import psycopg
import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor

from policies.endpoints import endpoints
from tenants.settings import Settings
from tests import make
from tests.platform.matrices.furnishing import furnish
from tests.platform.matrices.operations import Ids, Operation, all_operations
from tests.platform.matrices.people import Somebody, ids_of
from tests.platform.matrices.plenty import copy_below, copy_beside, remember
from tests.servers import Urls

ASKERS = ("register_office", "main_leader", "administrator", "auditor")
FEW, MANY = range(1, 3), range(3, 30)
PAGE, LITTLE = 2, 8  # another record at the top may involve some more people
PAGES = ("flow_pages.", "ledger_pages.", "printing.")  # what the interface asks, put on paper
ELSEWHERE = (*PAGES, "operators.", "rollups.Region", "statistics.Region", "visits.Seen")
BY_BATCH = {"journal.JournalVerification.get"}  # a chain is read in batches, and has grown
QUESTIONS = sorted(
    name
    for name, one in endpoints().items()
    if one.method == "GET"
    and not one.is_public
    and not name.startswith(ELSEWHERE)
    and name not in BY_BATCH
)


@dataclass
class Cost:
    """What the answer to one question took of the database."""

    status: int
    size: int
    rows: int
    statements: Counter[str]


@dataclass
class Question:
    """One question to whoever is told most: of three records, of thirty, of thirty below each."""

    operation: Operation
    asker: Somebody
    address: str
    whole: list[Cost] = field(default_factory=list)
    pages: list[Cost] = field(default_factory=list)

    @property
    def is_paged(self) -> bool:
        return "limit" in {one["name"] for one in self.operation.query}

    def ask(self) -> None:
        """Ask for all there is and, of a long list, for a short page.

        The first reading of the day of something sensitive is written down, the second is not.
        """
        longest = f"{self.address}limit=200" if self.is_paged else self.address
        self.asker.caller.get(longest)
        self.whole.append(cost(self.asker, longest))
        if self.is_paged:
            self.pages.append(cost(self.asker, f"{self.address}limit={PAGE}"))


@pytest.fixture(scope="module")
def questions(app: Flask, settings: Settings, urls: Urls) -> dict[str, Question]:
    """Ask everything in a bureau with three records of a kind, with thirty, with more below."""
    bureau = make.bureau(settings, "plenty")
    furnish(bureau)
    people = [Somebody(role, bureau, make.actor(bureau, role), app) for role in ASKERS]
    operations = [one for one in all_operations(app) if one.name in QUESTIONS]
    ids = ids_of(bureau, {name for one in operations for name in (*one.path_ids, *one.query_ids)})
    with psycopg.connect(urls.superuser, autocommit=True) as connection:
        remember(connection, bureau.tenant_id)
        copy_beside(connection, bureau.tenant_id, FEW)
        asked = {one.name: told_most(one, people, ids) for one in operations}
        ask_all(asked)
        for grow in (copy_beside, copy_below):
            grow(connection, bureau.tenant_id, MANY)
            ask_all(asked)
    return asked


def ask_all(asked: dict[str, Question]) -> None:
    for one in asked.values():
        one.ask()


ONCE_A_MINUTE = "UPDATE sign_in_sessions SET seen_at"  # by the clock, whatever is asked


def told_most(operation: Operation, people: list[Somebody], ids: Ids) -> Question:
    """Find who is told most; whatever is remembered between requests is warm from then on."""
    address = f"{operation.address(ids)}?{operation.asked(ids)}"
    told = []
    for person in [one for one in people if one.may(operation)]:
        answer = cost(person, address)
        told.append((answer.status == 200, answer.size, Question(operation, person, address)))
    return max(told, key=lambda one: one[:2])[2]


def cost(person: Somebody, address: str) -> Cost:
    """Count the statements and the rows of one answer."""
    statements: Counter[str] = Counter()
    rows: list[int] = []

    def count(_connection: object, cursor: DBAPICursor, statement: str, *_: object) -> None:
        if statement.startswith(ONCE_A_MINUTE):
            return
        statements[statement] += 1
        rows.append(max(cursor.rowcount, 0))

    event.listen(Engine, "after_cursor_execute", count)
    try:
        answer = person.caller.get(address)
    finally:
        event.remove(Engine, "after_cursor_execute", count)
    return Cost(answer.status_code, len(answer.get_data()), sum(rows), statements)


@pytest.mark.parametrize("name", QUESTIONS)
def test_more_records_take_no_more_statements(questions, name):
    """Thirty records cost as many statements as three, beside one another or below one parent."""
    few, many, below = questions[name].whole
    assert few.status == many.status == below.status < 500
    assert sum(many.statements.values()) == sum(few.statements.values()), (
        many.statements - few.statements
    )
    assert sum(below.statements.values()) == sum(few.statements.values()), (
        below.statements - few.statements
    )


def test_a_page_reads_only_itself_however_long_the_list(questions):
    """Two records of thirty are read as two of three are."""
    paged = [one for one in questions.values() if one.is_paged]
    for one in paged:
        few, many, _ = one.pages
        assert many.rows <= few.rows + LITTLE, (
            f"{one.operation.name}: {few.rows} rows, then {many.rows}"
        )
    assert len(paged) >= 50


def test_the_registers_have_really_grown(questions):
    """What is counted above is counted over answers ten times as long."""
    grown = [one for one in questions.values() if one.whole[1].size > 5 * one.whole[0].size]
    deeper = [one for one in questions.values() if one.whole[2].size > 5 * one.whole[1].size]
    assert len(grown) >= 30
    assert len(deeper) >= 5
