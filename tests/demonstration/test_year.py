"""Who signs in to the bureau that chains rule finds its year under way, and work of his own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from service.demonstration.content import pilot_region
from service.demonstration.plans import RegionPlan
from service.demonstration.writing import write_region
from service.exchange.signatures import keep_secret
from tenants import clock
from tests.servers import Urls, fresh_database

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"
BUREAU = "yunze-civil-affairs"


def small(scale: float) -> RegionPlan:
    plan = pilot_region(scale)
    kept = tuple(one for one in plan.tenants if one.code in {"yunze-leading", BUREAU})
    return replace(plan, tenants=kept)


def write(plan: RegionPlan) -> Urls:
    keep_secret(SECRET)
    urls = fresh_database("lianfang_year")
    write_region(urls.owner, plan, password_memory_kib=32, tell=lambda _line: None)
    return urls


PLAN = small(0.3)
HERE = next(one for one in PLAN.tenants if one.code == BUREAU)


@pytest.fixture(scope="module")
def written() -> Urls:
    return write(PLAN)


@pytest.fixture
def database(written: Urls) -> Iterator[Any]:
    with psycopg.connect(written.superuser, row_factory=dict_row) as connection:
        yield connection


def rows(database: Any, sql: str, *values: Any) -> list[dict[str, Any]]:
    """Ask of the bureau alone."""
    here = "WITH here AS (SELECT id FROM tenants WHERE code = %s) "
    return list(database.execute(here + sql, (BUREAU, *values)))


def states(database: Any, table: str, *columns: str) -> Counter[Any]:
    named = ", ".join(columns)
    found = rows(database, f"SELECT {named} FROM {table} WHERE tenant_id IN (SELECT id FROM here)")
    return Counter(tuple(one[name] for name in columns) for one in found)


def waiting_for(database: Any, login: str) -> list[dict[str, Any]]:
    return rows(
        database,
        "SELECT t.kind, t.rank, t.lowers, t.due_on FROM tasks t "
        "JOIN task_persons h ON h.tenant_id = t.tenant_id AND h.task_id = t.id "
        "JOIN accounts a ON a.tenant_id = t.tenant_id AND a.person_id = h.person_id "
        "WHERE t.tenant_id IN (SELECT id FROM here) AND t.state = 'open' AND a.login = %s",
        login,
    )


def login_of(role: str) -> str:
    return next(one.login for one in HERE.organisation.accounts if one.role == role)


@pytest.mark.parametrize("account", HERE.organisation.accounts, ids=lambda one: one.title)
def test_everybody_who_can_sign_in_finds_something_to_do(database, account):
    assert waiting_for(database, account.login)


def test_the_deputy_has_a_dozen_cases_of_which_a_batch_leaves_out_the_high_and_the_lowered(
    database,
):
    cases = [
        one
        for one in waiting_for(database, login_of("deputy_leader"))
        if one["kind"] == "case_step"
    ]
    assert len(cases) >= 12
    assert any(one["rank"] == 1 for one in cases)
    assert any(one["lowers"] for one in cases)
    assert sum(one["rank"] != 1 and not one["lowers"] for one in cases) >= 8


def test_cases_stand_at_different_steps(database):
    standing = states(database, "cases", "object_kind", "step_code", "state")
    assert {kind for kind, _, state in standing if state == "running"} == {
        "power",
        "flowchart",
        "risk_point",
        "grading",
        "lowering",
        "measure",
    }
    for expected in (
        ("risk_point", "find", "running"),
        ("risk_point", "review", "running"),
        ("risk_point", "notice", "running"),
        ("lowering", "opinion", "running"),
        ("lowering", "decide", "running"),
        ("measure", "check", "running"),
        ("catalogue", "notice", "completed"),
    ):
        assert standing[expected], expected
    assert any(one["round"] > 1 for one in rows(
        database, "SELECT round FROM cases WHERE tenant_id IN (SELECT id FROM here)"
    ))  # fmt: skip


def test_the_power_list_stands_and_some_powers_have_their_charts(database):
    assert states(database, "catalogues", "kind", "state")["bureau", "in_force"] == 1
    assert states(database, "flowcharts", "status") == {("approved",): 3, ("draft",): 1}
    tied = rows(
        database,
        "SELECT count(*) AS points FROM risk_points p JOIN flow_steps s ON s.tenant_id = "
        "p.tenant_id AND s.id = p.flow_step_id JOIN flowcharts c ON c.tenant_id = s.tenant_id AND "
        "c.id = s.flowchart_id WHERE p.tenant_id IN (SELECT id FROM here) AND p.rank IS NOT NULL "
        "GROUP BY c.id",
    )
    assert len(tied) == 4  # every chart shows where its risks lie


def test_a_notice_has_two_comments_one_of_them_unanswered(database):
    said = rows(
        database,
        "SELECT c.verdict, c.person_id, n.state FROM notice_comments c JOIN notices n "
        "ON n.tenant_id = c.tenant_id AND n.id = c.notice_id "
        "WHERE c.tenant_id IN (SELECT id FROM here)",
    )
    assert [one["state"] for one in said] == ["published", "published"]
    assert sum(one["verdict"] is None for one in said) == 1
    assert sum(one["person_id"] is None for one in said) == 1


def test_forms_letters_and_measures_are_in_several_states(database):
    assert {state for (state,) in states(database, "sheets", "state")} == {"open", "submitted"}
    letters = {state for (state,) in states(database, "commitments", "state")}
    assert letters == {"issued", "signed", "countersigned"}
    assert states(database, "doings", "result")
    overdue = rows(
        database,
        "SELECT id FROM measures WHERE tenant_id IN (SELECT id FROM here) AND next_due_on < %s",
        clock.today(),
    )
    assert overdue


def test_the_next_meeting_is_called_and_not_held_yet(database):
    meetings = states(database, "meetings", "state")
    assert meetings["signed",] >= 4
    assert sum(meetings.values()) - meetings["signed",] == 1


def test_one_package_came_back_one_is_with_the_leading_group_one_is_filed(database):
    assert states(database, "filings", "kind", "state") == {
        ("points", "returned"): 1,
        ("measures", "sent"): 1,
        ("plan", "filed"): 1,
    }


def test_regulations_matters_rounds_and_papers_are_there(database):
    for table in ("regulations", "regulation_gaps", "major_matters", "grading_rounds", "papers"):
        assert sum(states(database, table, "id").values()), table


def test_what_is_only_drafted_changes_no_total(database):
    decided = states(database, "risk_points", "status")
    assert decided["in_force",] == len(HERE.risk_points)
    assert states(database, "powers", "status")["in_force",] == len(HERE.powers)
    ranks = rows(
        database,
        "SELECT rank FROM risk_points WHERE status = 'in_force' "
        "AND tenant_id IN (SELECT id FROM here)",
    )
    assert Counter(one["rank"] for one in ranks) == Counter(one.rank for one in HERE.risk_points)


@pytest.mark.parametrize("day", [date(2027, 1, 2), date(2026, 12, 30)])
def test_the_year_can_be_begun_on_its_first_days_and_on_its_last(day):
    with clock.simulated():
        clock.go_to(day)
        urls = write(small(0.02))
    with psycopg.connect(urls.superuser) as connection:
        years = connection.execute("SELECT DISTINCT year FROM cycles").fetchall()
    assert years == [(day.year,)]
