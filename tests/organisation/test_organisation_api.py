"""People change the organisation over the interface, and are refused what is not theirs."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from service.organisation.queries import load_actor
from tenants.database import unit_of_work
from tenants.errors import Unauthenticated
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Authority
from tests import api, make

DAY = "2026-03-02"


def created(answer):
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def code_of(answer, status):
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()["code"]


def counts(bureau):
    with unit_of_work(bureau.tenant_id) as session:
        entries = session.scalar(select(func.count()).select_from(JournalEntry))
        return entries, session.scalar(select(Authority.number))


def some_post(bureau, administrator, **values):
    draft = {
        "code": f"X{uuid4().hex[:6]}",
        "title": "新设岗",
        "department_id": str(bureau.departments["预算科"]),
    }
    return created(administrator.post("/posts", draft | values))


def newcomer(administrator, name="新某"):
    return created(administrator.post("/persons", {"name": name, "staff_number": uuid4().hex[:8]}))


def appointment_of(administrator, person_id):
    found = administrator.get(f"/appointments?person_id={person_id}").get_json()["items"]
    return found[-1]


def test_the_whole_organisation_is_read_at_a_glance(app, bureau):
    clerk = api.client(app, bureau, "post_holder")
    tree = clerk.get("/organisation").get_json()
    sections = {one["name"]: one for one in tree["departments"]}
    assert sections["预算科"]["in_charge"]["title"] == "副局长甲"
    titles = {post["title"]: post for post in sections["预算科"]["posts"]}
    assert [one["name"] for one in titles["预算编制岗"]["holders"]] == ["郑某"]
    assert {one["kind"] for one in tree["bodies"]} == {
        "discipline_group",
        "supervision_office",
        "register_office",
        "party_group",
    }


def test_one_post_stands_on_one_page_with_duties_holder_and_portfolio(app, bureau):
    clerk = api.client(app, bureau, "post_holder")
    answer = clerk.get(f"/posts/{bureau.posts['副局长甲']}")
    page = answer.get_json()
    assert page["department"] == "局领导"
    assert {one["name"] for one in page["portfolio"]} == {"预算科", "国库科"}
    assert answer.headers["ETag"] == '"1"'


def test_a_department_is_opened_changed_and_closed_with_one_entry_each(bureau, administrator):
    entries, authority = counts(bureau)
    opened = administrator.post("/departments", {"code": "S9", "name": "绩效科", "kind": "section"})
    one = created(opened)
    assert opened.headers["Location"].endswith(one["id"])
    path = f"/departments/{one['id']}"
    changed = administrator.put(
        path, {"code": "S9", "name": "绩效管理科", "kind": "section"}, if_match=1
    )
    assert changed.get_json()["name"] == "绩效管理科"
    closed = administrator.put(f"{path}/closure", {"on": DAY}, if_match=2)
    assert closed.get_json()["closed_on"] == DAY
    assert counts(bureau) == (entries + 3, authority + 3)


def test_a_change_prepared_on_an_older_version_is_refused(bureau, administrator):
    path = f"/departments/{bureau.departments['预算科']}"
    body = {"code": "D002", "name": "预算处", "kind": "section"}
    assert administrator.put(path, body).status_code == 428
    assert administrator.put(path, body, if_match=1).status_code == 200
    assert code_of(administrator.put(path, body, if_match=1), 412) == "stale"


def test_only_the_administrator_changes_the_organisation(app, bureau):
    for role in ("main_leader", "deputy_leader", "section_head", "post_holder", "auditor"):
        person = api.client(app, bureau, role)
        body = {"code": "S8", "name": "私设科", "kind": "section"}
        assert code_of(person.post("/departments", body), 403) == "forbidden"


def test_another_bureaus_department_is_as_unknown_as_none(app, settings, tag, administrator):
    neighbour = make.bureau(settings, f"{tag}-n")
    for known in (neighbour.departments["预算科"], uuid4()):
        answer = administrator.get(f"/departments/{known}")
        assert code_of(answer, 404) == "not-found"
    post = {"code": "Q1", "title": "岗", "department_id": str(neighbour.departments["预算科"])}
    foreign = administrator.post("/posts", post)
    missing = administrator.post("/posts", post | {"department_id": str(uuid4())})
    assert foreign.status_code == missing.status_code == 422
    assert foreign.get_json()["errors"] == missing.get_json()["errors"]


def test_a_wrong_field_is_named(administrator):
    answer = administrator.post("/departments", {"code": "", "name": "x", "kind": "planet"})
    assert answer.status_code == 422
    assert {one["pointer"] for one in answer.get_json()["errors"]} == {"/code", "/kind"}


def test_a_department_with_posts_stays_open(bureau, administrator):
    path = f"/departments/{bureau.departments['预算科']}/closure"
    assert code_of(administrator.put(path, {"on": DAY}, if_match=1), 409) == "department-in-use"


def test_a_department_never_lies_inside_itself_nor_under_the_leadership(bureau, administrator):
    inner = created(
        administrator.post(
            "/departments",
            {
                "code": "S7",
                "name": "内设股",
                "kind": "internal_body",
                "parent_id": str(bureau.departments["预算科"]),
            },
        )
    )
    circle = administrator.put(
        f"/departments/{bureau.departments['预算科']}",
        {"code": "D002", "name": "预算科", "kind": "section", "parent_id": inner["id"]},
        if_match=1,
    )
    assert code_of(circle, 409) == "department-in-itself"
    below = {
        "code": "S6",
        "name": "科",
        "kind": "section",
        "parent_id": str(bureau.departments["局领导"]),
    }
    assert code_of(administrator.post("/departments", below), 409) == "department-in-itself"


def test_leaders_posts_stand_in_the_leadership_and_main_leaders_are_few(bureau, administrator):
    leader = {"code": "L1", "title": "局长", "leadership": "main_leader"}
    outside = leader | {"department_id": str(bureau.departments["预算科"])}
    assert code_of(administrator.post("/posts", outside), 409) == "leader-outside-leadership"
    inside = leader | {"department_id": str(bureau.departments["局领导"])}
    created(administrator.post("/posts", inside | {"title": "党组书记"}))
    third = administrator.post("/posts", inside | {"code": "L2"})
    assert code_of(third, 409) == "too-many-main-leaders"


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
    assert code_of(administrator.post("/delegations", draft), 409) == "post-taken"
    administrator.put(f"/delegations/{made['id']}/ending", {"on": DAY}, if_match=1)
    with unit_of_work(bureau.tenant_id) as session, pytest.raises(Unauthenticated):
        load_actor(session, clerk.person_id, head.appointment_id)


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


def test_a_section_in_nobodys_portfolio_is_a_gap(app, bureau, administrator):
    created(administrator.post("/departments", {"code": "S5", "name": "财务科", "kind": "section"}))
    gaps = api.client(app, bureau, "main_leader").get("/responsibility/gaps").get_json()
    assert [one["name"] for one in gaps["departments_in_no_portfolio"]] == ["财务科"]
    assert [one["name"] for one in gaps["departments_without_head"]] == ["财务科"]
    assert gaps["vacant_posts"] == []


def test_the_main_leader_should_not_head_what_he_ought_to_leave_to_others(
    app, bureau, administrator
):
    section = created(
        administrator.post("/departments", {"code": "S4", "name": "计划财务科", "kind": "section"})
    )
    post = some_post(bureau, administrator, leadership="section_head", department_id=section["id"])
    leader = str(bureau.people["main_leader"].person_id)
    draft = {"person_id": leader, "post_id": post["id"], "starts_on": DAY}
    created(administrator.post("/appointments", draft))
    gaps = api.client(app, bureau, "main_leader").get("/responsibility/gaps").get_json()
    assert [one["domain"] for one in gaps["main_leader_in_direct_charge"]] == ["finance"]


def test_an_administrator_who_heads_a_section_does_not_move_others_under_it(
    app, bureau, administrator
):
    head = bureau.people["section_head"]
    grant = {
        "person_id": str(head.person_id),
        "role": "administrator",
        "starts_on": DAY,
        "reason": "兼",
    }
    created(administrator.post("/role-grants", grant))
    both = api.client(app, bureau, "section_head")
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
    raised = both.put(
        f"/posts/{head.post_id}",
        {
            "code": "P004",
            "title": "预算科科长",
            "department_id": str(bureau.departments["局领导"]),
            "leadership": "main_leader",
        },
        if_match=1,
    )
    assert code_of(raised, 403) == "forbidden"


def test_the_profile_is_chosen_by_those_whose_part_it_is(app, bureau, administrator):
    leader = api.client(app, bureau, "main_leader")
    choice = {"code": "bureau_generic_2015"}
    assert code_of(administrator.put("/profile", choice), 403) == "forbidden"
    assert leader.put("/profile", choice).get_json()["code"] == "bureau_generic_2015"
    shown = leader.get("/profile").get_json()
    assert shown["chosen"]["code"] == shown["current"]["code"] == "bureau_generic_2015"
    assert code_of(leader.put("/profile", {"code": "nothing"}), 422) == "unknown-profile"


def test_lists_are_paged_and_searched_in_chinese(administrator):
    page = administrator.get("/persons?limit=10&total=true").get_json()
    assert page["total"] == 18
    assert len(page["items"]) == 10
    rest = administrator.get(f"/persons?limit=10&cursor={page['next_cursor']}").get_json()
    assert len(rest["items"]) == 8
    found = administrator.get("/persons?q=赵").get_json()["items"]
    assert [one["name"] for one in found] == ["赵某"]
