"""Whoever goes on a journey lends his own office himself, for some days and some matters."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from policies.guard import Target, may
from policies.permissions import Permission
from service.organisation.queries import load_actor
from tenants.clock import today
from tenants.database import unit_of_work, utc_now
from tenants.models.journal import JournalEntry, WorkItem
from tests import api
from tests.organisation.calling import code_of, created
from workers.jobs.delegations import tell


def in_days(count):
    return (today() + timedelta(days=count)).isoformat()


@pytest.fixture
def lend(app, bureau):
    """Let one person lend an office to another, from tomorrow for a week unless said otherwise."""

    def lend(of, to, *, by=None, **other):
        draft = {
            "post_id": str(bureau.people[of].post_id),
            "delegate_id": str(bureau.people[to].person_id),
            "starts_on": in_days(1),
            "ends_on": in_days(7),
            "reason": "赴省里开会",
        }
        return api.client(app, bureau, by or of).post("/delegations", draft | other)

    return lend


def messages_of(app, bureau, role):
    return [
        one["title"] for one in api.client(app, bureau, role).get("/messages").get_json()["items"]
    ]


def written_of(bureau, made):
    with unit_of_work(bureau.tenant_id) as session:
        found = session.scalars(
            select(JournalEntry.topic)
            .where(JournalEntry.subject_id == made["id"])
            .order_by(JournalEntry.xid)
        )
        return list(found)


def told(bureau, delegation_id):
    with unit_of_work(bureau.tenant_id) as session:
        item = WorkItem(
            kind="delegation.told",
            key="k",
            subject_id=delegation_id,
            due_at=utc_now(),
            state="waiting",
        )
        tell(session, item)


def test_a_deputy_lends_his_office_for_the_matters_he_names(bureau, lend):
    made = created(lend("deputy_leader", "section_head", kinds=["measure"]))
    assert made["kinds"] == ["measure"]
    assert written_of(bureau, made) == ["delegation.made"]


def test_everybody_finds_what_concerns_him_the_newest_first(app, bureau, lend):
    first = created(lend("deputy_leader", "section_head"))
    second = created(lend("main_leader", "section_head"))

    def found(role):
        listed = api.client(app, bureau, role).get("/delegations?mine=true").get_json()["items"]
        return [one["id"] for one in listed]

    assert found("section_head") == [second["id"], first["id"]]
    assert found("deputy_leader") == [first["id"]]
    assert found("section_head_2") == []


def test_nobody_lends_what_is_not_his(bureau, lend):
    refused = lend("main_leader", "section_head", by="deputy_leader")
    assert code_of(refused, 403) == "forbidden"
    assert {one["role"] for one in refused.get_json()["who_can"]} >= {"administrator"}
    assert code_of(lend("deputy_leader", "post_holder", by="register_office"), 403) == "forbidden"


def test_nobody_lends_an_office_to_himself(bureau, lend):
    answer = lend("deputy_leader", "deputy_leader")
    assert code_of(answer, 403) == "forbidden"


def test_nobody_settles_afterwards_who_acted_for_him(bureau, lend, app):
    late = lend("deputy_leader", "section_head", starts_on=in_days(-1))
    assert code_of(late, 422) == "invalid"
    assert late.get_json()["errors"][0]["pointer"] == "/starts_on"
    made = created(lend("deputy_leader", "section_head", starts_on=in_days(0)))
    deputy = api.client(app, bureau, "deputy_leader")
    path = f"/delegations/{made['id']}/ending"
    assert code_of(deputy.put(path, {"on": in_days(-2)}, if_match=1), 422) == "invalid"


def test_who_stands_in_lends_nothing_on_and_takes_nothing_back(app, bureau, lend):
    made = created(lend("deputy_leader", "section_head", starts_on=in_days(0)))
    stand_in = api.client(app, bureau, "section_head")
    principal = bureau.people["deputy_leader"]
    choice = {"appointment_id": str(principal.appointment_id)}
    stand_in.check_code = stand_in.put("/me/identity", choice).get_json()["csrf_token"]
    draft = {
        "post_id": str(principal.post_id),
        "delegate_id": str(bureau.people["section_head_2"].person_id),
        "starts_on": in_days(20),
        "ends_on": in_days(21),
        "reason": "也要外出",
    }
    assert code_of(stand_in.post("/delegations", draft), 409) == "lent-on"
    ending = stand_in.put(f"/delegations/{made['id']}/ending", {"on": in_days(0)}, if_match=1)
    assert code_of(ending, 409) == "lent-on"


def test_an_office_is_not_lent_to_somebody_who_is_away_himself(bureau, lend):
    created(lend("section_head", "post_holder"))
    assert code_of(lend("deputy_leader", "section_head"), 409) == "stand-in-away"
    later = lend("deputy_leader", "section_head", starts_on=in_days(8), ends_on=in_days(9))
    assert later.status_code == 201
    assert code_of(lend("section_head", "post_holder_2"), 409) == "already-lent"


def test_who_lends_an_office_twice_hears_to_whom_it_is_lent_and_for_which_days(bureau, lend):
    created(lend("section_head", "post_holder"))
    refused = lend("section_head", "post_holder_2", starts_on=in_days(5), ends_on=in_days(9))
    assert code_of(refused, 409) == "already-lent"
    name = bureau.people["post_holder"].name
    assert f"已委托{name}代办（{in_days(1)}至{in_days(7)}）" in refused.get_json()["detail"]
    away = lend("deputy_leader", "section_head", starts_on=in_days(7), ends_on=in_days(9))
    assert f"{name}代办（{in_days(1)}至{in_days(7)}）" in away.get_json()["detail"]


def test_an_office_taken_back_before_its_first_day_is_free_for_somebody_else(app, bureau, lend):
    made = created(lend("section_head", "post_holder"))
    head = api.client(app, bureau, "section_head")
    path = f"/delegations/{made['id']}/ending"
    assert head.put(path, {"on": in_days(-1)}, if_match=1).status_code == 200
    assert created(lend("section_head", "post_holder_2"))
    (open_one,) = head.get(f"/delegations?since={in_days(0)}").get_json()["items"]
    assert open_one["delegate_id"] == str(bureau.people["post_holder_2"].person_id)
    again = head.put(path, {"on": in_days(-1)}, if_match=2)
    assert code_of(again, 409) == "already-ended"


def test_who_audits_or_administers_stands_in_for_no_leader(bureau, lend):
    for watcher in ("auditor", "administrator"):
        assert code_of(lend("deputy_leader", watcher), 409) == "roles-exclude"


def test_the_main_leader_keeps_the_grading_of_high_risks(bureau, lend, administrator):
    named = lend("main_leader", "deputy_leader", kinds=["grading"])
    assert code_of(named, 422) == "invalid"
    made = created(lend("main_leader", "deputy_leader", starts_on=in_days(0)))
    assert "grading" not in made["kinds"]
    assert "measure" in made["kinds"]
    leader, deputy = bureau.people["main_leader"], bureau.people["deputy_leader"]
    with unit_of_work(bureau.tenant_id) as session:
        stand_in = load_actor(session, deputy.person_id, leader.appointment_id)
    high = Target(bureau.departments["预算科"], rank=1)
    assert not may(stand_in, Permission.GRADING_DECIDE, high)
    assert may(stand_in, Permission.MEASURE_POSTPONE, high)


def test_the_bureau_may_lend_the_grading_of_high_risks_through_its_administrator(bureau, lend):
    made = created(lend("main_leader", "deputy_leader", by="administrator", kinds=["grading"]))
    assert made["kinds"] == ["grading"]


def test_he_takes_his_office_back_when_he_is_home_earlier(app, bureau, lend):
    made = created(lend("deputy_leader", "section_head", starts_on=in_days(0)))
    deputy, head = (api.client(app, bureau, one) for one in ("deputy_leader", "section_head"))
    path = f"/delegations/{made['id']}/ending"
    assert code_of(head.put(path, {"on": in_days(0)}, if_match=1), 403) == "forbidden"
    assert deputy.put(path, {"on": in_days(-1)}, if_match=1).status_code == 200
    assert written_of(bureau, made) == ["delegation.made", "delegation.ended"]
    left = deputy.get(f"/delegations/{made['id']}").get_json()
    assert left["taken_back_by"] == str(bureau.people["deputy_leader"].person_id)
    assert left["taken_back_at"][:4] == str(today().year)
    assert head.get("/me/identities").status_code == 401


def test_the_stand_in_and_the_administrator_hear_of_it_until_it_is_over(app, bureau, lend):
    made = created(lend("deputy_leader", "section_head", starts_on=in_days(0)))
    told(bureau, made["id"])
    for one in ("section_head", "administrator"):
        (title,) = messages_of(app, bureau, one)
        assert title.startswith("委托代办：")
    assert messages_of(app, bureau, "deputy_leader") == []
    deputy = api.client(app, bureau, "deputy_leader")
    deputy.put(f"/delegations/{made['id']}/ending", {"on": in_days(-1)}, if_match=1)
    told(bureau, made["id"])
    for one in ("section_head", "administrator"):
        (title,) = messages_of(app, bureau, one)
        assert title.startswith("委托代办已收回：")


def test_an_administrator_who_registers_it_tells_the_holder(app, bureau, lend):
    made = created(lend("deputy_leader", "section_head", by="administrator"))
    told(bureau, made["id"])
    assert len(messages_of(app, bureau, "deputy_leader")) == 1
    assert messages_of(app, bureau, "administrator") == []
