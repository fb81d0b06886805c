"""Three operators, three duties, no register."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tenants.database import unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client

BUSINESS = ("/organisation", "/accounts", "/risk-points", "/powers", "/journal", "/imports")


@pytest.fixture
def platform(settings: Settings, tag: str) -> make.Bureau:
    return make.platform(settings, f"{tag}-platform")


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, f"{tag}-bureau")


def every_one(caller: Caller, path: str) -> list[dict[str, Any]]:
    """Read a list page by page to its end."""
    found, cursor = [], ""
    while cursor is not None:
        page = caller.get(f"{path}?limit=200&cursor={cursor}" if cursor else f"{path}?limit=200")
        found, cursor = [*found, *page.get_json()["items"]], page.get_json()["next_cursor"]
    return found


def given_up(bureau: make.Bureau) -> str:
    with unit_of_work(bureau.tenant_id) as session:
        item = WorkItem(
            kind="summary",
            key="test",
            subject_id=None,
            due_at=utc_now() - timedelta(hours=1),
            state="dead",
            attempts=9,
            last_error="OperationalError",
        )
        session.add(item)
    return str(item.id)


def test_bureaus_regions_and_leading_groups_are_told_by_their_names(
    app: Flask, settings: Settings, tag: str, platform: make.Bureau
):
    region = make.region(settings, tag)
    [bureau] = region.bureaus[:1]
    operator = client(app, platform, "system_administrator")
    line = next(one for one in every_one(operator, "/tenants") if one["code"] == bureau.code)
    assert (line["jurisdiction_name"], line["overseer_name"]) == (
        "示范市",
        region.leading_group.name,
    )
    auditor = client(app, platform, "audit_administrator")
    assert bureau.name in {one["name"] for one in every_one(auditor, "/journal-heads")}


def test_the_system_administrator_lists_tenants_and_retries_dead_letters(
    app: Flask, platform: make.Bureau, bureau: make.Bureau
):
    operator = client(app, platform, "system_administrator")
    first = operator.get("/tenants?limit=1&total=true").get_json()
    assert len(first["items"]) == 1
    assert first["total"] >= 2
    assert {platform.code, bureau.code} <= {one["code"] for one in every_one(operator, "/tenants")}
    item = given_up(bureau)
    letters = operator.get(f"/tenants/{bureau.code}/dead-letters").get_json()["items"]
    assert [one["id"] for one in letters] == [item]
    counted = {one["code"]: one["dead_letters"] for one in every_one(operator, "/tenants")}
    assert (counted[bureau.code], counted[platform.code]) == (1, 0)
    again = f"/tenants/{bureau.code}/dead-letters/{item}/retries"
    assert operator.post(again).status_code == 204
    assert operator.get(f"/tenants/{bureau.code}/dead-letters").get_json()["items"] == []
    assert operator.post(again).status_code == 404


def test_the_audit_administrator_sees_names_numbers_and_hashes_only(
    app: Flask, platform: make.Bureau, bureau: make.Bureau
):
    operator = client(app, platform, "audit_administrator")
    page = operator.get("/journal-heads?limit=200").get_json()
    shown = {"bureau", "name", "number", "hash", "algorithm", "sealed_at"}
    assert set(page["items"][0]) == shown


def test_the_audit_administrator_has_a_journal_verified(app: Flask, platform, bureau):
    operator = client(app, platform, "audit_administrator")
    answer = operator.post(f"/journal-heads/{bureau.code}/verifications")
    assert answer.status_code == 201
    assert set(answer.get_json()) == {"entries", "seals", "witnesses", "findings"}
    assert operator.post("/journal-heads/nowhere/verifications").status_code == 404


def test_the_security_administrator_keeps_the_operators_accounts(app: Flask, platform: make.Bureau):
    operator = client(app, platform, "security_administrator")
    items = operator.get("/operators").get_json()["items"]
    assert {one["role"] for one in items} == {
        "system_administrator",
        "security_administrator",
        "audit_administrator",
    }
    other = next(one for one in items if one["role"] == "audit_administrator")
    own = next(one for one in items if one["role"] == "security_administrator")
    assert operator.post(f"/operators/{other['id']}/password-link").status_code == 201
    assert operator.post(f"/operators/{own['id']}/password-link").status_code == 403
    why = {"reason": "轮岗"}
    shut = operator.put(f"/operators/{other['id']}/disablement", why, if_match=other["version"])
    assert shut.status_code == 200
    opened = operator.delete(
        f"/operators/{other['id']}/disablement", headers={"If-Match": shut.headers["ETag"]}
    )
    assert opened.status_code == 200
    assert operator.delete(f"/operators/{other['id']}/lock").status_code == 204


@pytest.mark.parametrize(
    ("role", "theirs"),
    [
        ("system_administrator", ("/operators", "/journal-heads")),
        ("security_administrator", ("/journal-heads", "/tenants/x/dead-letters")),
        ("audit_administrator", ("/tenants", "/tenants/x/dead-letters")),
    ],
)
def test_each_keeps_to_his_own_duty(app, platform, role: str, theirs: tuple[str, ...]):
    operator = client(app, platform, role)
    for path in theirs:
        assert operator.get(path).status_code == 403, path


@pytest.mark.parametrize("role", list(make.OPERATOR_PEOPLE))
def test_no_operator_reads_a_register(app: Flask, platform: make.Bureau, role: str):
    operator = client(app, platform, role)
    for path in BUSINESS:
        assert operator.get(path).status_code in (403, 404), path


def test_everybody_may_read_the_rules(app: Flask, bureau: make.Bureau):
    answer = client(app, bureau, "post_holder").get("/policy")
    assert answer.mimetype == "text/plain"
    assert "高风险无论属于谁,都由主要领导直接管理" in answer.get_data(as_text=True)
