"""The planned region stands in the database to the unit, and nowhere else than where it may."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from argon2 import PasswordHasher
from psycopg.rows import dict_row

from service.demonstration.content import pilot_region
from service.demonstration.founding import PASSWORD
from service.demonstration.plans import RegionPlan, TenantPlan
from service.demonstration.writing import InstallationInUse, Written, write_region
from service.exchange.signatures import keep_secret
from service.sign_in.rules import faults_of
from tests.servers import Urls, fresh_database

PLAN = pilot_region()
LIGHT = 32
SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"


def write(urls: Urls, plan: RegionPlan = PLAN) -> tuple[Written, list[str]]:
    keep_secret(SECRET)
    told: list[str] = []
    return write_region(urls.owner, plan, password_memory_kib=LIGHT, tell=told.append), told


@pytest.fixture(scope="module")
def region() -> tuple[Urls, Written, list[str]]:
    urls = fresh_database("lianfang_region")
    return urls, *write(urls)


@pytest.fixture
def database(region: tuple[Urls, Written, list[str]]) -> Iterator[Any]:
    """Look over all the walls at once, as no process of the product can."""
    with psycopg.connect(region[0].superuser, row_factory=dict_row) as connection:
        yield connection


def by_tenant(database: Any, counted: str) -> dict[str, int]:
    rows = database.execute(
        f"SELECT t.code, count(x.id) FROM tenants t LEFT JOIN {counted} ON x.tenant_id = t.id "
        "GROUP BY t.code"
    )
    return {row["code"]: row["count"] for row in rows}


def holder_of(plan: TenantPlan, role: str) -> str:
    key = next(one.person_key for one in plan.organisation.accounts if one.role == role)
    return next(one.name for one in plan.organisation.persons if one.key == key)


def test_the_region_holds_changans_totals_to_the_unit(region, database):
    assert region[1] == Written(
        tenants=11, accounts=131, powers=1425, risk_points=2351, measures=3201
    )
    directions = "SELECT direction, count(*) FROM powers WHERE status = 'in_force' GROUP BY 1"
    assert {row["direction"]: row["count"] for row in database.execute(directions)} == {
        "external": 1232,
        "internal": 193,
    }
    ranks = "SELECT rank, count(*) FROM risk_points WHERE status = 'in_force' GROUP BY 1"
    assert {row["rank"]: row["count"] for row in database.execute(ranks)} == {
        1: 683,
        2: 937,
        3: 731,
    }


@pytest.mark.parametrize(
    ("table", "planned"),
    [
        ("departments", lambda one: len(one.organisation.departments)),
        ("posts", lambda one: len(one.organisation.posts)),
        ("persons", lambda one: len(one.organisation.persons)),
        ("appointments", lambda one: len(one.organisation.appointments)),
        ("portfolios", lambda one: len(one.organisation.portfolios)),
        ("delegations", lambda one: len(one.organisation.delegations)),
        ("bodies", lambda one: len(one.organisation.bodies)),
        ("role_grants", lambda one: len(one.organisation.grants)),
        ("accounts", lambda one: len(one.organisation.accounts)),
        ("(SELECT * FROM powers WHERE status = 'in_force')", lambda one: len(one.powers)),
        ("(SELECT * FROM risk_points WHERE status = 'in_force')", lambda one: len(one.risk_points)),
        ("cycles", lambda one: 1 if one.risk_points else 0),
    ],
)
def test_each_tenant_holds_what_was_planned_for_it(database, table, planned):
    assert by_tenant(database, f"{table} x") == {one.code: planned(one) for one in PLAN.tenants}


@pytest.mark.parametrize(
    ("table", "planned"),
    [
        ("gradings", lambda one: len(one.risk_points)),
        ("measures", lambda one: sum(len(point.measures) for point in one.risk_points)),
        ("manifestations", lambda one: sum(len(p.manifestations) for p in one.risk_points)),
    ],
)
def test_what_belongs_to_the_points_of_a_bureau_that_takes_stock_is_what_was_planned(
    database, table, planned
):
    stocked = {one.code: planned(one) for one in PLAN.tenants if not one.ruled_by_chains}
    held = by_tenant(database, f"{table} x")
    assert {code: held[code] for code in stocked} == stocked


def test_each_tenant_has_the_overseer_that_was_planned(database):
    rows = database.execute(
        "SELECT t.code, o.code AS overseer FROM tenants t LEFT JOIN tenants o "
        "ON o.id = t.overseer_id"
    )
    assert {row["code"]: row["overseer"] for row in rows} == {
        one.code: one.overseer for one in PLAN.tenants
    }


def test_every_power_and_every_point_has_its_own_entry_in_the_journal(database):
    rows = database.execute("SELECT tenant_id, topic, count(*) FROM journal_entries GROUP BY 1, 2")
    topics = Counter()
    for row in rows:
        topics[row["topic"]] += row["count"]
    assert topics["power.imported"] == 1425
    assert topics["risk_point.imported"] == 2351
    assert topics["cycle.opened"] == 8
    assert topics["account.opened"] == 131
    assert topics["tenant.created"] == topics["organisation.imported"] == 11


def test_the_register_office_took_the_registers_in_and_the_main_leader_opened_the_year(database):
    rows = database.execute(
        "SELECT DISTINCT t.code, j.topic, p.name FROM journal_entries j "
        "JOIN tenants t ON t.id = j.tenant_id "
        "JOIN persons p ON p.tenant_id = j.tenant_id AND p.id = j.person_id "
        "WHERE j.topic IN ('power.imported', 'risk_point.imported', 'cycle.opened')"
    )
    does = {
        "power.imported": "register_office",
        "risk_point.imported": "register_office",
        "cycle.opened": "main_leader",
    }
    planned = {one.code: "register_office" for one in PLAN.tenants if one.ruled_by_chains}
    assert {(row["code"], row["topic"], row["name"]) for row in rows} == {
        (
            one.code,
            topic,
            holder_of(one, planned.get(one.code, role) if topic == "cycle.opened" else role),
        )
        for one in PLAN.tenants
        if one.risk_points
        for topic, role in does.items()
    }


def test_nobody_shares_a_salt_and_the_published_password_is_one_the_product_accepts(database):
    kept = [row["password_hash"] for row in database.execute("SELECT password_hash FROM accounts")]
    assert len(set(kept)) == len(kept)
    assert PasswordHasher().verify(kept[0], PASSWORD)
    names = [name for one in PLAN.tenants for name in (one.code, one.name)]
    assert faults_of(PASSWORD, names=names) == []


def test_who_waits_is_told_of_every_tenant(region):
    assert len(region[2]) == len(PLAN.tenants)


def test_a_region_is_never_written_beside_another(region, database):
    with pytest.raises(InstallationInUse):
        write(region[0], pilot_region(0.02))
    assert database.execute("SELECT count(*) FROM tenants").fetchone()["count"] == 11


def test_an_interrupted_region_leaves_nothing_behind():
    keep_secret(SECRET)
    urls = fresh_database("lianfang_interrupted")
    plan = pilot_region(0.02)
    few = replace(plan, tenants=tuple(one for one in plan.tenants if not one.ruled_by_chains))

    def interrupt(line: str) -> None:
        if line.startswith("4/"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_region(urls.owner, few, password_memory_kib=LIGHT, tell=interrupt)
    with psycopg.connect(urls.superuser) as connection:
        for table in ("tenants", "jurisdictions", "persons", "risk_points", "journal_entries"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert write(urls, few)[0].tenants == len(few.tenants)
