"""Offices are filled, lent and left over the interface; nobody serves himself."""

import pytest

from policies.guard import may_somewhere
from policies.permissions import Permission
from service.organisation.queries import load_actor
from tenants.database import unit_of_work
from tenants.errors import Unauthenticated
from tests import api, make
from tests.organisation.calling import (
    DAY,
    appointment_of,
    code_of,
    created,
    newcomer,
    some_post,
)


def test_a_post_is_held_by_one_unless_it_is_shared(bureau, administrator):
    person = newcomer(administrator)
    taken = {
        "person_id": person["id"],
        "post_id": str(bureau.posts["预算编制岗"]),
        "starts_on": DAY,
    }
    assert code_of(administrator.post("/appointments", taken), 409) == "post-taken"
    shared = some_post(bureau, administrator, is_shared=True)
    for one in (person, newcomer(administrator, "又某")):
        draft = {"person_id": one["id"], "post_id": shared["id"], "starts_on": DAY}
        created(administrator.post("/appointments", draft))


def test_the_newcomer_takes_over_the_post_and_the_leaver_is_signed_out(app, bureau, administrator):
    clerk = api.client(app, bureau, "post_holder")
    assert clerk.get("/organisation").status_code == 200
    old = appointment_of(administrator, bureau.people["post_holder"].person_id)
    ended = administrator.put(
        f"/appointments/{old['id']}/ending", {"on": DAY, "reason": "轮岗"}, if_match=old["version"]
    )
    assert ended.get_json()["ends_on"] == DAY
    assert clerk.get("/organisation").status_code == 401
    person = newcomer(administrator)
    draft = {"person_id": person["id"], "post_id": old["post_id"], "starts_on": "2026-03-03"}
    created(administrator.post("/appointments", draft))
    holders = administrator.get(f"/posts/{old['post_id']}").get_json()["holders"]
    assert [one["name"] for one in holders] == ["新某"]


def test_an_acting_officer_fills_only_a_vacancy(bureau, administrator):
    deputy = bureau.people["section_head_2"]
    acting = {
        "person_id": str(bureau.people["post_holder_2"].person_id),
        "post_id": str(deputy.post_id),
        "starts_on": "2026-03-03",
        "acting": True,
    }
    assert code_of(administrator.post("/appointments", acting), 409) == "post-taken"
    old = appointment_of(administrator, deputy.person_id)
    administrator.put(
        f"/appointments/{old['id']}/ending", {"on": DAY, "reason": "调离"}, if_match=1
    )
    created(administrator.post("/appointments", acting))
    page = administrator.get(f"/posts/{deputy.post_id}").get_json()
    assert page["acting"]
    with unit_of_work(bureau.tenant_id) as session:
        person = bureau.people["post_holder_2"].person_id
        made = appointment_of(administrator, person)
        actor = load_actor(session, person, made["id"])
    assert "section_head" in actor.roles
    assert actor.departments == {bureau.departments["国库科"]}


def test_a_stand_in_exercises_the_office_on_its_holders_behalf(bureau, administrator):
    head, clerk = bureau.people["section_head"], bureau.people["post_holder_2"]
    draft = {
        "post_id": str(head.post_id),
        "delegate_id": str(clerk.person_id),
        "starts_on": DAY,
        "ends_on": "2030-12-31",
        "reason": "AB 角",
    }
    made = created(administrator.post("/delegations", draft))
    with unit_of_work(bureau.tenant_id) as session:
        actor = load_actor(session, clerk.person_id, head.appointment_id)
    assert "section_head" in actor.roles
    assert actor.on_behalf_of == head.person_id
    assert {head.post_id, clerk.post_id} <= actor.recused_from
    assert code_of(administrator.post("/delegations", draft), 409) == "already-lent"
    administrator.put(f"/delegations/{made['id']}/ending", {"on": DAY}, if_match=1)
    with unit_of_work(bureau.tenant_id) as session, pytest.raises(Unauthenticated):
        load_actor(session, clerk.person_id, head.appointment_id)


def test_an_office_is_delegated_for_the_kinds_of_matters_named(bureau, administrator):
    head, clerk = bureau.people["section_head"], bureau.people["post_holder_2"]
    draft = {
        "post_id": str(head.post_id),
        "delegate_id": str(clerk.person_id),
        "starts_on": DAY,
        "ends_on": "2030-12-31",
        "reason": "AB 角",
        "kinds": ["measure", "power", "measure"],
    }
    wrong = administrator.post("/delegations", draft | {"kinds": ["holidays"]})
    assert code_of(wrong, 422) == "invalid"
    made = created(administrator.post("/delegations", draft))
    assert made["kinds"] == ["power", "measure"]
    shown = administrator.get("/delegations").get_json()["items"]
    assert [one["kinds"] for one in shown if one["id"] == made["id"]] == [["power", "measure"]]
    with unit_of_work(bureau.tenant_id) as session:
        actor = load_actor(session, clerk.person_id, head.appointment_id)
    assert actor.kinds == {"power", "measure"}
    assert may_somewhere(actor, Permission.MEASURE_EDIT)
    assert not may_somewhere(actor, Permission.RISK_POINT_EDIT)


def test_a_vacant_office_cannot_be_delegated(bureau, administrator):
    vacant = some_post(bureau, administrator)
    draft = {
        "post_id": vacant["id"],
        "delegate_id": str(bureau.people["post_holder"].person_id),
        "starts_on": DAY,
        "ends_on": DAY,
        "reason": "x",
    }
    assert code_of(administrator.post("/delegations", draft), 409) == "office-vacant"


def test_only_deputies_are_in_charge_and_one_at_a_time(bureau, administrator):
    section = str(bureau.departments["预算科"])
    main = {"post_id": str(bureau.posts["局长"]), "department_id": section, "starts_on": DAY}
    assert code_of(administrator.post("/portfolios", main), 409) == "not-a-deputy"
    second = main | {"post_id": str(bureau.posts["副局长乙"])}
    assert code_of(administrator.post("/portfolios", second), 409) == "already-in-charge"
    held = administrator.get(f"/portfolios?post_id={bureau.posts['副局长甲']}").get_json()["items"]
    one = next(row for row in held if row["department_id"] == section)
    path = f"/portfolios/{one['id']}/ending"
    assert administrator.put(path, {"on": DAY}, if_match=1).status_code == 200
    created(administrator.post("/portfolios", second | {"starts_on": "2026-03-03"}))
    assert bureau.departments["预算科"] in make.actor(bureau, "deputy_leader_2").portfolio
    assert bureau.departments["预算科"] not in make.actor(bureau, "deputy_leader").portfolio


def test_nobody_appoints_seats_or_grants_himself(app, bureau, administrator):
    me = str(bureau.people["administrator"].person_id)
    post = some_post(bureau, administrator)
    body = administrator.get("/bodies").get_json()["items"][0]
    attempts = [
        ("/appointments", {"person_id": me, "post_id": post["id"], "starts_on": DAY}),
        (f"/bodies/{body['id']}/members", {"person_id": me, "starts_on": DAY}),
        ("/role-grants", {"person_id": me, "role": "auditor", "starts_on": DAY, "reason": "x"}),
        (
            "/delegations",
            {
                "post_id": str(bureau.posts["局长"]),
                "delegate_id": me,
                "starts_on": DAY,
                "ends_on": DAY,
                "reason": "x",
            },
        ),
    ]
    for path, draft in attempts:
        assert code_of(administrator.post(path, draft), 403) == "forbidden"


def test_duties_that_exclude_each_other_are_refused_whichever_comes_second(bureau, administrator):
    auditor = str(bureau.people["auditor"].person_id)
    body = next(
        one
        for one in administrator.get("/bodies").get_json()["items"]
        if one["kind"] == "discipline_group"
    )
    seat = {"person_id": auditor, "starts_on": DAY}
    answer = administrator.post(f"/bodies/{body['id']}/members", seat)
    assert code_of(answer, 409) == "roles-exclude"
    watcher = str(bureau.people["discipline_group"].person_id)
    grant = {"person_id": watcher, "role": "administrator", "starts_on": DAY, "reason": "x"}
    assert code_of(administrator.post("/role-grants", grant), 409) == "roles-exclude"
    leader = {"person_id": auditor, "post_id": None, "starts_on": DAY}
    leader["post_id"] = some_post(
        bureau,
        administrator,
        leadership="deputy_leader",
        department_id=str(bureau.departments["局领导"]),
    )["id"]
    assert code_of(administrator.post("/appointments", leader), 409) == "roles-exclude"


def test_operators_duties_do_not_exist_in_a_bureau(bureau, administrator):
    grant = {
        "person_id": str(bureau.people["post_holder"].person_id),
        "role": "system_administrator",
        "starts_on": DAY,
        "reason": "x",
    }
    assert administrator.post("/role-grants", grant).status_code == 422


def test_who_leaves_keeps_nothing_and_is_signed_out(app, bureau, administrator):
    clerk = api.client(app, bureau, "post_holder")
    person = bureau.people["post_holder"]
    answer = administrator.put(f"/persons/{person.person_id}/departure", {"on": DAY}, if_match=1)
    assert answer.get_json()["left_on"] == DAY
    assert clerk.get("/organisation").status_code == 401
    assert appointment_of(administrator, person.person_id)["ends_on"] == DAY
    gaps = api.client(app, bureau, "main_leader").get("/responsibility/gaps").get_json()
    assert [one["title"] for one in gaps["vacant_posts"]] == ["预算编制岗"]


def test_an_administrator_moves_no_section_under_his_own_and_raises_no_post_of_his(
    app, bureau, administrator
):
    clerk = bureau.people["post_holder"]
    grant = {
        "person_id": str(clerk.person_id),
        "role": "administrator",
        "starts_on": DAY,
        "reason": "兼",
    }
    created(administrator.post("/role-grants", grant))
    both = api.client(app, bureau, "post_holder")
    moved = both.put(
        f"/departments/{bureau.departments['国库科']}",
        {
            "code": "D003",
            "name": "国库科",
            "kind": "section",
            "parent_id": str(bureau.departments["预算科"]),
        },
        if_match=1,
    )
    assert code_of(moved, 403) == "forbidden"
    own = both.get(f"/posts/{clerk.post_id}").get_json()["post"]
    raised = both.put(
        f"/posts/{clerk.post_id}",
        {
            "code": own["code"],
            "title": own["title"],
            "department_id": str(bureau.departments["局领导"]),
            "leadership": "main_leader",
        },
        if_match=1,
    )
    assert code_of(raised, 403) == "forbidden"
