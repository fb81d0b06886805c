"""Taking a plan over signs for it, and the leading group that issued it sees who did and when."""

from datetime import date

import pytest

from tenants import clock
from tests import make
from tests.api import client
from tests.filings.region import deliver

STAGES = [
    {"code": "search", "name": "查找", "starts_on": "2027-03-11", "due_on": "2027-04-15"},
    {"code": "measures", "name": "制定", "starts_on": "2027-04-16", "due_on": "2027-08-31"},
]


@pytest.fixture(autouse=True)
def february():
    with clock.simulated():
        clock.go_to(date(2027, 2, 1))
        yield


@pytest.fixture
def region(settings, tag):
    return make.region(settings, tag)


@pytest.fixture
def office(app, region):
    return client(app, region.leading_group, "leading_group_office")


@pytest.fixture
def receipts(app, settings, region, office):
    """Let the leading group issue a plan; read its receipts by the code of those below."""
    draft = {"year": 2027, "title": "地区方案", "stages": STAGES}
    plan = office.post("/cycle-plans", draft).get_json()
    path = f"/cycle-plans/{plan['id']}/receipts"
    assert office.get(path).get_json()["items"] == []
    chief = client(app, region.leading_group, "leading_group")
    chief.put(f"/cycle-plans/{plan['id']}/issuance", if_match=plan["version"])
    deliver(settings, region)

    def read():
        deliver(settings, region)
        return {one["tenant"]["code"]: one for one in office.get(path).get_json()["items"]}

    return read


def received(app, bureau):
    reader = client(app, bureau, "register_office")
    return reader.get("/received-cycle-plans").get_json()["items"][0]


def test_a_bureau_that_sets_its_days_by_the_plan_has_signed_for_it(app, region, receipts):
    one, other = region.bureaus
    before = receipts()
    assert set(before) == {
        region.county_group.code,
        *(bureau.code for bureau in region.all_bureaus),
    }
    assert before[one.code]["delivered_at"]
    assert {one["signed_at"] for one in before.values()} == {None}
    plan = received(app, one)
    assert plan["read_at"] is None
    clerk = client(app, one, "register_office")
    asked = {"year": 2027, "title": "本局方案", "document_id": plan["document_id"]}
    assert clerk.post("/cycles/plan", {**asked, "year": 2028}).status_code == 422
    assert receipts()[one.code]["signed_at"] is None
    drafted = clerk.post("/cycles/plan", asked)
    assert drafted.status_code == 201, drafted.get_json()
    assert received(app, one)["read_at"]
    after = receipts()
    assert after[one.code]["signed_at"].startswith("2027-0")
    assert after[one.code]["signed_by"] == make.actor(one, "register_office").name
    assert after[other.code]["signed_at"] is None


def test_a_county_tells_the_region_who_signed_below_it(app, region, receipts):
    bureau = region.county_bureaus[0]
    plan = received(app, bureau)
    clerk = client(app, bureau, "register_office")
    path = f"/inbox/{plan['document_id']}/receipt"
    first = clerk.put(path).get_json()["read_at"]
    assert clerk.put(path).get_json()["read_at"] == first
    told = receipts()
    assert told[bureau.code]["signed_by"] == make.actor(bureau, "register_office").name
    assert told[bureau.code]["delivered_at"] is None
    assert told[region.county_bureaus[1].code]["signed_at"] is None


def test_receipts_ask_nobody_to_sign_for_them_in_turn(app, region, office, receipts):
    plan = received(app, region.bureaus[0])
    client(app, region.bureaus[0], "register_office").put(f"/inbox/{plan['document_id']}/receipt")
    receipts()
    (receipt,) = office.get("/inbox?kind=plan_receipt").get_json()["items"]
    assert receipt["read_at"]
    bureau = client(app, region.bureaus[1], "register_office")
    assert bureau.get(f"/cycle-plans/{receipt['id']}/receipts").status_code == 404
