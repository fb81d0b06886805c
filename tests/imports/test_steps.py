"""What holds between the steps: a worker reads, a crash leaves nothing half done, sums agree."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from service.imports.placing.reading import read_rows
from service.imports.use_cases import commit_import, committing, parse_import, upload_import
from tenants.context import system_actor
from tenants.database import connect, unit_of_work
from tenants.errors import DomainError
from tests import make
from tests.imports.desk import HEADS, asked, counts, digest, register, row
from tests.workbooks.making import workbook
from tests.workers.hall import settle

WORDS = ["预算科", "国库科", "高", "较真", "无", "合计", "1.甲\n2.乙"]
CELLS = st.one_of(st.just(""), st.sampled_from(WORDS))
LINES = st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=8)


def uploaded(bureau: make.Bureau, content: bytes):
    with unit_of_work(bureau.tenant_id) as session:
        clerk = make.actor(bureau, "register_office")
        one = upload_import(session, clerk, file_name="台账.xlsx", content=content, kind="risks")
        return one.id


def test_a_worker_reads_what_a_clerk_uploads(settings, engine, bureau):
    import_id = uploaded(bureau, register(row(1)))
    settle(settings, [bureau.tenant_id])
    (found,) = asked(bureau, "SELECT state FROM imports WHERE id = :id", id=import_id)
    assert found.state == "parsed"
    assert asked(bureau, "SELECT count(*) AS n FROM import_rows")[0].n == 1


def test_reading_twice_changes_nothing(engine, bureau):
    import_id = uploaded(bureau, register(row(1)))
    for _ in range(2):
        with unit_of_work(bureau.tenant_id) as session:
            parse_import(session, system_actor(bureau.tenant_id), import_id)
    assert asked(bureau, "SELECT count(*) AS n FROM import_rows")[0].n == 1


def killed_while_committing(settings, bureau, import_id, after: str) -> None:
    """Commit in a process of its own that dies right after one of the steps."""

    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        connect(settings)
        setattr(committing, after, die)
        with unit_of_work(bureau.tenant_id) as session:
            commit_import(session, make.actor(bureau, "register_office"), import_id)

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    child.join(30)
    assert child.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("step", ["refuse_blocked", "keep_in_step", "conclude"])
def test_a_death_while_committing_leaves_nothing_half_done(settings, engine, bureau, step):
    import_id = uploaded(bureau, register(row(1), row(2)))
    with unit_of_work(bureau.tenant_id) as session:
        parse_import(session, system_actor(bureau.tenant_id), import_id)
    before = digest(bureau)
    killed_while_committing(settings, bureau, import_id, step)
    assert digest(bureau) == before
    (found,) = asked(bureau, "SELECT state FROM imports")
    assert found.state == "parsed"
    with unit_of_work(bureau.tenant_id) as session:
        commit_import(session, make.actor(bureau, "register_office"), import_id)
    assert counts(bureau)["items"] == 2


@given(LINES)
@trials(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_in_are_rows_taken_and_rows_reported(lines):
    reading = read_rows(workbook([HEADS, *lines]), "risks")
    found = reading.recognised
    assert found.rows == found.rows_imported + found.rows_reported
    stubs = [one for one in reading.rows if not one.content]
    assert len(reading.rows) - len(stubs) == len(found.risks)
    assert (found.rows_reported == 0) == (not stubs)


@given(LINES)
@trials(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_row_ends_in_the_register_or_is_told(engine, bureau, lines):
    before = counts(bureau)["items"]
    import_id = uploaded(bureau, workbook([HEADS, row(1), *lines]))
    clerk = make.actor(bureau, "register_office")
    with unit_of_work(bureau.tenant_id) as session:
        one = parse_import(session, clerk, import_id)
        commit_import(session, clerk, import_id, partial=True)
    outcome = one.summary["outcome"]
    assert sum(outcome.values()) == one.item_count
    assert counts(bureau)["items"] - before == outcome.get("created", 0)
    told = {
        found.row_id
        for found in asked(
            bureau,
            "SELECT DISTINCT row_id FROM import_problems WHERE import_id = :id",
            id=import_id,
        )
    }
    left = asked(
        bureau,
        "SELECT id FROM import_rows WHERE import_id = :id AND state = 'left_out'",
        id=import_id,
    )
    assert {one.id for one in left} <= told


def test_nobody_commits_an_import_twice(engine, bureau):
    import_id = uploaded(bureau, register(row(1)))
    clerk = make.actor(bureau, "register_office")
    with unit_of_work(bureau.tenant_id) as session:
        parse_import(session, clerk, import_id)
        commit_import(session, clerk, import_id)
    with pytest.raises(DomainError), unit_of_work(bureau.tenant_id) as session:
        commit_import(session, clerk, import_id)
    assert counts(bureau)["items"] == 1


def test_two_clerks_committing_the_same_register_enter_it_once(engine, bureau):
    content = register(*(row(n) for n in range(1, 6)))
    clerk = make.actor(bureau, "register_office")
    imports = [uploaded(bureau, content) for _ in range(2)]
    for import_id in imports:
        with unit_of_work(bureau.tenant_id) as session:
            parse_import(session, clerk, import_id)

    def commit(import_id) -> None:
        with unit_of_work(bureau.tenant_id) as session:
            commit_import(session, clerk, import_id)

    with ThreadPoolExecutor() as both:
        list(both.map(commit, imports))
    assert counts(bureau)["items"] == 5
