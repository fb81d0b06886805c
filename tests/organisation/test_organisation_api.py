"""People change the organisation over the interface, and are refused what is not theirs."""

from uuid import uuid4

from tests import api, make
from tests.organisation.calling import (
    DAY,
    code_of,
    counts,
    created,
    some_post,
)


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


def test_the_profile_is_chosen_by_those_whose_part_it_is(app, bureau, administrator):
    leader = api.client(app, bureau, "main_leader")
    choice = {"code": "bureau_generic_2015"}
    assert code_of(administrator.put("/profile", choice), 403) == "forbidden"
    assert leader.put("/profile", choice).get_json()["code"] == "bureau_generic_2015"
    shown = leader.get("/profile").get_json()
    assert shown["chosen"]["code"] == shown["current"]["code"] == "bureau_generic_2015"
    assert [one["code"] for one in shown["presets"]] == shown["known"]
    assert all(one["zh"] and one["en"] for one in shown["presets"])
    assert code_of(leader.put("/profile", {"code": "nothing"}), 422) == "unknown-profile"


def test_lists_are_paged_and_searched_in_chinese(administrator):
    page = administrator.get("/persons?limit=10&total=true").get_json()
    assert page["total"] == 18
    assert len(page["items"]) == 10
    rest = administrator.get(f"/persons?limit=10&cursor={page['next_cursor']}").get_json()
    assert len(rest["items"]) == 8
    found = administrator.get("/persons?q=赵").get_json()["items"]
    assert [one["name"] for one in found] == ["赵某"]


def test_whoever_is_refused_is_told_the_telephone_of_the_administrator(app, bureau, administrator):
    keeper = bureau.people["administrator"]
    known = administrator.get(f"/persons/{keeper.person_id}").get_json()
    names = ("name", "staff_number", "is_party_member")
    change = {name: known[name] for name in names} | {"office_phone": "0876-212 3456转8"}
    path = f"/persons/{keeper.person_id}"
    changed = administrator.put(path, change, if_match=known["version"])
    assert changed.get_json()["office_phone"] == "0876-212 3456转8"
    refused = api.client(app, bureau, "post_holder").get("/journal")
    assert refused.get_json()["contact"]["phone"] == "0876-212 3456转8"
    strange = change | {"office_phone": "<b>"}
    assert (
        administrator.put(path, strange, if_match=changed.get_json()["version"]).status_code == 422
    )


def names_of(reader, section=None):
    found = reader.get("/organisation").get_json()["departments"]
    if section is None:
        return {one["name"]: one["id"] for one in found if one["kind"] != "leadership"}
    (inside,) = [one for one in found if one["name"] == section]
    return {one["title"]: one["id"] for one in inside["posts"]}


def test_sections_and_posts_stand_in_the_order_the_bureau_gives_them(app, bureau, administrator):
    reader = api.client(app, bureau, "post_holder")
    for kind, section in (("department", None), ("post", "预算科")):
        turned = dict(reversed(names_of(reader, section).items()))
        before, _ = counts(bureau)
        body = {"kind": kind, "ids": list(turned.values())}
        assert administrator.put("/organisation/order", body).status_code == 204
        assert counts(bureau)[0] == before + 1
        assert list(names_of(reader, section)) == list(turned)


def test_a_post_that_is_new_stands_behind_those_put_in_order(bureau, administrator):
    ids = list(names_of(administrator, "预算科").values())
    administrator.put("/organisation/order", {"kind": "post", "ids": ids})
    new = some_post(bureau, administrator, title="最新的岗位")
    assert list(names_of(administrator, "预算科").values()) == [*ids, new["id"]]


def test_only_neighbours_change_places_and_only_by_the_administrator(app, bureau, administrator):
    here = names_of(administrator, "预算科").values()
    there = names_of(administrator, "国库科").values()
    mixed = {"kind": "post", "ids": [*here, *there]}
    assert code_of(administrator.put("/organisation/order", mixed), 422) == "invalid"
    twice = {"kind": "post", "ids": [*here, *here]}
    assert code_of(administrator.put("/organisation/order", twice), 422) == "invalid"
    head = api.client(app, bureau, "section_head")
    assert head.put("/organisation/order", {"kind": "post", "ids": list(here)}).status_code == 403
