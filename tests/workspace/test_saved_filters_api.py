"""Questions kept by name: for oneself, for the section, for the bureau."""

from datetime import date

import pytest
from sqlalchemy import text, update

from tenants.database import unit_of_work
from tenants.models.organisation import Appointment, BodyMember
from tests.api import client
from tests.platform.matrices.people import entries

LATE = {
    "name": "逾期的高风险",
    "table": "risk_points",
    "query": {"rank": 1, "status": ["in_force"]},
}


def kept(person, **changes):
    answer = person.post("/saved-filters", {**LATE, **changes})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def names(person, table="risk_points"):
    found = person.get(f"/saved-filters?table={table}").get_json()["items"]
    return [one["name"] for one in found]


def test_an_own_filter_is_seen_by_its_owner_alone(people, bureau):
    mine = kept(people["post_holder"], opens_first=True)
    assert (mine["mine"], mine["opens_first"], mine["sharing"]) == (True, True, "own")
    assert names(people["post_holder"]) == ["逾期的高风险"]
    assert names(people["post_holder"], "powers") == []
    assert names(people["section_head"]) == []
    place = f"/saved-filters/{mine['id']}"
    assert people["section_head"].put(place, LATE, if_match=1).status_code == 404
    assert people["section_head"].delete(place, if_match=1).status_code == 404
    assert people["post_holder"].delete(place, if_match=1).status_code == 204
    assert names(people["post_holder"]) == []
    assert entries(bureau.tenant_id, "saved_filter.kept") == 0
    assert entries(bureau.tenant_id, "saved_filter.dropped") == 0


def test_a_filter_of_the_section_is_seen_in_the_section_and_by_who_is_in_charge(people):
    kept(people["section_head"], sharing="department", opens_first=True)
    (shown,) = people["post_holder"].get("/saved-filters").get_json()["items"]
    assert (shown["mine"], shown["opens_first"]) == (False, False)
    assert shown["department_name"] == "预算科"
    assert shown["owner_name"]
    assert names(people["deputy_leader"]) == ["逾期的高风险"]
    for role in ("section_head_2", "auditor", "administrator"):
        assert names(people[role]) == []


def test_only_its_owner_changes_a_shared_filter(people):
    shared = kept(people["section_head"], sharing="department")
    place = f"/saved-filters/{shared['id']}"
    for answer in (
        people["post_holder"].put(place, LATE, if_match=1),
        people["post_holder"].delete(place, if_match=1),
    ):
        assert answer.status_code == 403
        assert answer.get_json()["who_can"][0]["name"] == shared["owner_name"]
        assert answer.get_json()["detail"] == "查询方案只能由建立人修改或者删除。"
    owner = people["section_head"]
    renamed = owner.put(place, {**LATE, "name": "本科室高风险"}, if_match=1)
    assert (renamed.status_code, renamed.get_json()["sharing"]) == (200, "own")
    assert names(people["post_holder"]) == []
    assert owner.put(place, LATE, if_match=1).status_code == 412


@pytest.mark.parametrize("role", ["register_office", "administrator"])
def test_who_keeps_the_ledger_shares_with_the_whole_bureau_and_it_is_written_down(
    people, bureau, role
):
    shared = kept(people[role], sharing="bureau")
    assert entries(bureau.tenant_id, "saved_filter.kept") == 1
    for reader in ("post_holder", "section_head_2", "auditor", "main_leader"):
        assert names(people[reader]) == ["逾期的高风险"]
    people[role].delete(f"/saved-filters/{shared['id']}", if_match=1)
    assert entries(bureau.tenant_id, "saved_filter.dropped") == 1


@pytest.mark.parametrize("role", ["post_holder", "section_head", "main_leader", "auditor"])
def test_nobody_else_shares_with_the_whole_bureau_and_hears_who_may(people, role):
    refused = people[role].post("/saved-filters", {**LATE, "sharing": "bureau"})
    assert (refused.status_code, refused.get_json()["code"]) == (403, "forbidden")
    told = {one["role"] for one in refused.get_json()["who_can"]}
    assert told == {"register_office", "administrator"}
    own = kept(people[role])
    place = f"/saved-filters/{own['id']}"
    assert people[role].put(place, {**LATE, "sharing": "bureau"}, if_match=1).status_code == 403


def test_one_filter_of_a_table_opens_first(people):
    person = people["post_holder"]
    first = kept(person, name="一", opens_first=True)
    kept(person, name="二", opens_first=True)
    kept(person, name="职权", table="powers", opens_first=True)
    found = person.get("/saved-filters").get_json()["items"]
    assert {one["name"] for one in found if one["opens_first"]} == {"二", "职权"}
    version = next(one["version"] for one in found if one["id"] == first["id"])
    again = {**LATE, "name": "一", "opens_first": True}
    person.put(f"/saved-filters/{first['id']}", again, if_match=version)
    found = person.get("/saved-filters?table=risk_points").get_json()["items"]
    assert [one["name"] for one in found if one["opens_first"]] == ["一"]


def test_a_name_stands_once_and_a_query_is_simple(people):
    person = people["post_holder"]
    kept(person)
    assert person.post("/saved-filters", LATE).status_code == 409
    for query in ({"rank": {"in": [1]}}, {"q": "风" * 9000}, {"a b": 1}, [1]):
        assert person.post("/saved-filters", {**LATE, "query": query}).status_code == 422
    assert person.post("/saved-filters", {**LATE, "sharing": "world"}).status_code == 422


def test_who_belongs_to_no_section_cannot_share_with_one(people):
    refused = people["auditor"].post("/saved-filters", {**LATE, "sharing": "department"})
    assert (refused.status_code, refused.get_json()["code"]) == (422, "no-section-to-share-with")


def test_who_keeps_the_ledger_no_more_changes_nothing_the_bureau_uses(app, people, bureau):
    shared = kept(people["register_office"], sharing="bureau")
    person, post = bureau.people["register_office"].person_id, bureau.people["post_holder"].post_id
    long_past = {"starts_on": date(2020, 1, 1), "ends_on": date(2020, 1, 2)}
    with unit_of_work(bureau.tenant_id) as session:
        for held in (Appointment, BodyMember):
            session.execute(update(held).where(held.person_id == person).values(**long_past))
        session.add(Appointment(person_id=person, post_id=post, starts_on=date(2020, 1, 3)))
        session.execute(text("UPDATE authorities SET number = number + 1"))
    clerk = client(app, bureau, "register_office")
    place, wished = f"/saved-filters/{shared['id']}", {**LATE, "sharing": "bureau"}
    assert clerk.put(place, {**wished, "name": "改头换面"}, if_match=1).status_code == 403
    assert clerk.put(place, {**LATE, "sharing": "own"}, if_match=1).status_code == 200
    assert names(people["main_leader"]) == []
