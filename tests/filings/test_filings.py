"""A bureau files with its leading group: what, by when, item by item, and what comes back."""

from datetime import date

import pytest

from tenants import clock
from tests import make
from tests.api import client
from tests.filings.region import deliver, furnished

YEAR = 2026


@pytest.fixture
def region(settings, app, tag):
    return make.region(settings, tag)


@pytest.fixture
def bureau(region):
    bureau = region.bureaus[0]
    furnished(bureau)
    return bureau


@pytest.fixture(autouse=True)
def april():
    with clock.simulated():
        clock.go_to(date(YEAR, 4, 9))
        yield


def sent(app, bureau, kind, *, despite="预算科科员岗位尚未定级，随后补报"):
    office = client(app, bureau, "register_office")
    draft = office.post("/filings", {"kind": kind, "year": YEAR}).get_json()
    answer = office.put(
        f"/filings/{draft['id']}/sending", {"despite_gaps": despite}, if_match=draft["version"]
    )
    assert answer.status_code == 200, answer.get_json()
    return office, answer.get_json()


def titles(filing):
    return {one["document"]["title"] for one in filing["items"]}


def received(app, group, **asked):
    office = client(app, group, "leading_group_office")
    items = office.get("/received-filings", query_string=asked).get_json()["items"]
    return office, items


def test_the_april_package_carries_the_team_and_cadres_from_section_chief_up_but_no_section(
    app, bureau
):
    office, filing = sent(app, bureau, "points")
    full = office.get(f"/filings/{filing['id']}").get_json()
    assert titles(full) == {
        "leadership_teammain_leader风险".replace("main_leader", "post_holder"),
        "leadership_postdeputy_leader风险",
        "work_postsection_head风险",
        "work_postsection_head_2风险",
    }
    assert (filing["until"], filing["due_on"], filing["late"]) == ("reviewed", "2026-04-10", False)


def test_the_may_package_carries_sections_but_of_cadres_only_party_members(app, bureau):
    office, filing = sent(app, bureau, "measures")
    full = office.get(f"/filings/{filing['id']}").get_json()
    assert titles(full) == {
        "leadership_teampost_holder风险",
        "leadership_postdeputy_leader风险",
        "work_postsection_head风险",
        "sectionpost_holder风险",
    }
    assert (filing["until"], filing["due_on"]) == ("filed", "2026-05-10")


def test_its_bureau_reads_how_far_each_record_is_and_the_group_what_was_sent(
    app, region, bureau, settings
):
    office, filing = sent(app, bureau, "points")
    own = office.get(f"/filings/{filing['id']}").get_json()["items"]
    assert {(one["standing"], one["late_days"]) for one in own} == {("awaiting_filing", 0)}
    deliver(settings, region)
    desk, (package,) = received(app, region.leading_group, kind="points")
    there = desk.get(f"/received-filings/{package['id']}").get_json()["items"]
    assert {one["standing"] for one in there} == {None}


def test_the_group_reads_what_the_precheck_found_when_the_package_was_sent(
    app, region, bureau, settings
):
    office, _ = sent(app, bureau, "points")
    asked = {"kind": "points", "year": YEAR}
    gaps = office.get("/filings/precheck", query_string=asked).get_json()["gaps"]
    deliver(settings, region)
    desk, (package,) = received(app, region.leading_group, kind="points")
    assert (package["gap_count"], package["lowered_count"]) == (len(gaps), 0)
    assert desk.get(f"/received-filings/{package['id']}").get_json()["gaps"] == gaps
    paper = desk.get("/ledgers/received_filings/export?columns=number,precheck&format=csv")
    assert f"缺{len(gaps)}项" in paper.get_data(as_text=True)


def test_gaps_are_told_first_and_sent_only_with_a_reason(app, bureau):
    office = client(app, bureau, "register_office")
    asked = {"kind": "points", "year": YEAR}
    check = office.get("/filings/precheck", query_string=asked).get_json()
    assert check["ready"] == 4
    assert "post-without-points" in {gap["code"] for gap in check["gaps"]}
    draft = office.post("/filings", asked).get_json()
    refused = office.put(f"/filings/{draft['id']}/sending", {}, if_match=draft["version"])
    assert (refused.status_code, refused.get_json()["code"]) == (409, "gaps-unanswered")
    again = office.get(f"/filings/{draft['id']}").get_json()
    assert again["state"] == "draft"


def test_a_last_day_that_was_over_when_the_year_was_opened_makes_no_package_late(app, bureau):
    asked = f"/filings/precheck?kind=points&year={YEAR}"
    office = client(app, bureau, "register_office")
    assert office.get(asked).get_json()["binds"], "no year was opened yet"
    clock.go_to(date(YEAR, 4, 13))
    office = client(app, bureau, "register_office")
    assert office.post("/cycles", {"year": YEAR, "stock_taking": True}).status_code == 201
    found = office.get(asked).get_json()
    assert (found["due_on"], found["binds"]) == ("2026-04-10", False)
    _, points = sent(app, bureau, "points")
    assert points["late"] is False
    clock.go_to(date(YEAR, 5, 11))
    _, measures = sent(app, bureau, "measures")
    assert measures["late"] is True, "10 May came after the opening"


def test_who_had_a_year_before_is_held_to_the_day_however_late_he_opens_the_next(app, bureau):
    office = client(app, bureau, "register_office")
    first = office.post("/cycles", {"year": YEAR - 1, "stock_taking": True}).get_json()
    closed = office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    assert closed.status_code == 200, closed.get_json()
    clock.go_to(date(YEAR, 4, 13))
    leader = client(app, bureau, "main_leader")
    office = client(app, bureau, "register_office")
    plan = office.post("/cycles/plan", {"year": YEAR}).get_json()
    approval = {"approval": "局党组会〔2026〕2号"}
    path = f"/cycles/{plan['id']}"
    plan = leader.put(f"{path}/approval", approval, if_match=plan["version"]).get_json()
    assert office.put(f"{path}/opening", if_match=plan["version"]).status_code == 200
    _, points = sent(app, bureau, "points")
    assert points["late"] is True


def test_on_the_tenth_of_april_it_is_in_time_and_on_the_eleventh_late_but_taken(
    app, region, bureau, settings
):
    clock.go_to(date(YEAR, 4, 10))
    _, filing = sent(app, bureau, "points")
    assert filing["late"] is False
    furnished(region.bureaus[1])
    clock.go_to(date(YEAR, 4, 11))
    _, other = sent(app, region.bureaus[1], "points")
    assert other["late"] is True
    deliver(settings, region)
    office, items = received(app, region.leading_group, kind="points")
    assert {one["late"] for one in items} == {True, False}
    assert {one["bureau"] for one in items} == {one.name for one in region.bureaus}
    table = office.get("/received-filings/timeliness", query_string={"year": YEAR}).get_json()
    assert sorted(row["late"] for row in table["items"]) == [0, 1]


def test_one_record_returned_sends_the_package_back_and_the_first_day_counts(
    app, region, bureau, settings
):
    office, filing = sent(app, bureau, "points")
    deliver(settings, region)
    group, items = received(app, region.leading_group)
    one = group.get(f"/received-filings/{items[0]['id']}").get_json()
    assert one["bureau"] == bureau.name
    undecided = group.put(f"/received-filings/{one['id']}/answer", {}, if_match=one["version"])
    assert undecided.get_json()["code"] == "items-undecided"
    saying = [{"item_id": one["items"][0]["item_id"], "decision": "returned"}]
    unexplained = group.put(
        f"/received-filings/{one['id']}/decisions", {"items": saying}, if_match=one["version"]
    )
    assert unexplained.status_code == 422
    saying[0]["reason"] = "表现形式空泛，请结合岗位重写"
    one = group.put(
        f"/received-filings/{one['id']}/decisions", {"items": saying}, if_match=one["version"]
    ).get_json()
    stale = one["version"] - 1
    late = group.put(f"/received-filings/{one['id']}/acceptance", if_match=stale)
    assert late.status_code == 412
    one = group.put(f"/received-filings/{one['id']}/acceptance", if_match=one["version"]).get_json()
    assert (one["state"], one["reviewed_at"]) == ("received", None)
    answered = group.put(
        f"/received-filings/{one['id']}/answer", {"opinion": "请修改"}, if_match=one["version"]
    ).get_json()
    assert (answered["state"], bool(answered["reviewed_at"])) == ("returned", True)
    deliver(settings, region)
    back = office.get(f"/filings/{filing['id']}").get_json()
    assert back["state"] == "returned"
    assert [i["reason"] for i in back["items"] if i["decision"] == "returned"] == [
        "表现形式空泛，请结合岗位重写"
    ]
    waiting = office.get("/tasks", query_string={"box": "waiting"}).get_json()["items"]
    assert [task["kind"] for task in waiting] == ["filing.returned"]
    clock.go_to(date(YEAR, 4, 15))
    office = client(app, bureau, "register_office")
    anew = office.put(f"/filings/{filing['id']}", {}, if_match=back["version"]).get_json()
    anew = office.put(
        f"/filings/{filing['id']}/sending", {"despite_gaps": "已说明"}, if_match=anew["version"]
    ).get_json()
    assert (anew["state"], anew["late"], anew["revision"]) == ("sent", False, 2)
    deliver(settings, region)
    _, items = received(app, region.leading_group)
    assert [(i["state"], i["revision"]) for i in items] == [("received", 2)]


def signed_for(office, kind):
    """Say of each document of a kind that came whether it was signed for, oldest first."""
    came = office.get("/inbox", query_string={"kind": kind}).get_json()["items"]
    return [one["read_at"] is not None for one in sorted(came, key=lambda one: one["received_at"])]


def test_who_answers_a_package_has_signed_for_it_and_who_sends_it_anew_for_the_answer(
    app, region, bureau, settings
):
    office, filing = sent(app, bureau, "points")
    deliver(settings, region)
    group, [line] = received(app, region.leading_group)
    one = group.get(f"/received-filings/{line['id']}").get_json()
    back = [
        {"item_id": i["item_id"], "decision": "returned", "reason": "请写实"} for i in one["items"]
    ]
    path = f"/received-filings/{one['id']}"
    one = group.put(f"{path}/decisions", {"items": back}, if_match=one["version"]).get_json()
    assert signed_for(group, "filing") == [False]
    assert group.put(f"{path}/answer", {}, if_match=one["version"]).status_code == 200
    assert signed_for(group, "filing") == [True]
    deliver(settings, region)
    assert signed_for(office, "filing_result") == [False]
    draft = office.get(f"/filings/{filing['id']}").get_json()
    office.put(
        f"/filings/{filing['id']}/sending", {"despite_gaps": "已说明"}, if_match=draft["version"]
    )
    assert signed_for(office, "filing_result") == [True]
    deliver(settings, region)
    assert signed_for(group, "filing") == [True, False]


def test_measures_end_filed_under_a_number_and_points_end_reviewed(app, region, bureau, settings):
    for kind, state in (("points", "reviewed"), ("measures", "filed")):
        office, filing = sent(app, bureau, kind)
        deliver(settings, region)
        group, items = received(app, region.leading_group, kind=kind)
        one = group.put(
            f"/received-filings/{items[0]['id']}/acceptance", if_match=items[0]["version"]
        ).get_json()
        one = group.put(
            f"/received-filings/{one['id']}/answer", {}, if_match=one["version"]
        ).get_json()
        assert one["state"] == state
        deliver(settings, region)
        back = office.get(f"/filings/{filing['id']}").get_json()
        assert back["state"] == state
        assert bool(back["filed_number"]) is (kind == "measures")
        again = office.put(
            f"/filings/{filing['id']}/sending", {}, if_match=back["version"]
        ).get_json()
        assert again["code"] == "filing-underway"


def test_a_county_reviews_its_own_pilots_and_the_region_sees_what_it_decided(app, region, settings):
    bureau = region.county_bureaus[0]
    furnished(bureau)
    sent(app, bureau, "measures")
    deliver(settings, region)
    assert received(app, region.leading_group)[1] == []
    county, items = received(app, region.county_group)
    one = county.put(
        f"/received-filings/{items[0]['id']}/acceptance", if_match=items[0]["version"]
    ).get_json()
    county.put(f"/received-filings/{one['id']}/answer", {}, if_match=one["version"])
    deliver(settings, region)
    office, noted = received(app, region.leading_group)
    assert [(i["state"], i["filed_number"] != "") for i in noted] == [("noted", True)]
    refused = office.put(
        f"/received-filings/{noted[0]['id']}/answer", {}, if_match=noted[0]["version"]
    )
    assert refused.get_json()["code"] == "filing-answered"


def test_nobody_reviews_what_his_own_bureau_filed(app, region, bureau, settings):
    from sqlalchemy import update

    from tenants.database import unit_of_work
    from tenants.models.organisation import Person

    sent(app, bureau, "points")
    deliver(settings, region)
    group = region.leading_group
    with unit_of_work(group.tenant_id) as session:
        seconded = group.people["leading_group_office"].person_id
        session.execute(
            update(Person).where(Person.id == seconded).values(home_tenant_id=bureau.tenant_id)
        )
    office, items = received(app, group)
    refused = office.put(
        f"/received-filings/{items[0]['id']}/acceptance", if_match=items[0]["version"]
    )
    assert (refused.status_code, refused.get_json()["code"]) == (409, "own-bureau")


def test_only_the_register_office_files(app, bureau):
    for role in ("section_head", "deputy_leader", "main_leader", "auditor"):
        answer = client(app, bureau, role).post("/filings", {"kind": "points", "year": YEAR})
        assert answer.status_code == 403, role


def asked_back(app, bureau, filing, reason="附件放错，需要更换"):
    office = client(app, bureau, "register_office")
    version = office.get(f"/filings/{filing['id']}").get_json()["version"]
    return office.put(f"/filings/{filing['id']}/withdrawal", {"reason": reason}, if_match=version)


def test_a_package_nobody_examined_comes_back_and_was_not_sent(app, region, bureau, settings):
    office, filing = sent(app, bureau, "points")
    deliver(settings, region)
    assert asked_back(app, bureau, filing, "无").status_code == 422
    asked = asked_back(app, bureau, filing)
    assert asked.get_json()["state"] == "withdrawing", asked.get_data(as_text=True)
    assert asked_back(app, bureau, filing).get_json()["code"] == "filing-not-sent"
    deliver(settings, region)
    group, [line] = received(app, region.leading_group)
    assert (line["state"], line["remarks"]) == ("withdrawn", "附件放错，需要更换")
    assert group.get("/tasks").get_json()["items"] == []
    late = group.put(f"/received-filings/{line['id']}/acceptance", if_match=line["version"])
    assert late.get_json()["code"] == "filing-asked-back"
    table = group.get("/received-filings/timeliness", query_string={"year": YEAR}).get_json()
    assert table["items"] == []
    back = office.get(f"/filings/{filing['id']}").get_json()
    assert (back["state"], back["first_sent_at"]) == ("withdrawn", None)
    waiting = office.get("/tasks").get_json()["items"]
    assert [task["kind"] for task in waiting] == ["filing.withdrawn"]
    again = office.put(
        f"/filings/{filing['id']}/sending", {"despite_gaps": "已说明"}, if_match=back["version"]
    )
    assert (again.get_json()["state"], again.get_json()["revision"]) == ("sent", 3)
    deliver(settings, region)
    _, [line] = received(app, region.leading_group)
    assert (line["state"], line["revision"]) == ("received", 3)
    assert line["item_count"] == len(back["items"])


def test_a_package_somebody_examines_stays_and_its_answer_arrives(app, region, bureau, settings):
    """The group decides on the records while the withdrawal is on its way."""
    office, filing = sent(app, bureau, "points")
    deliver(settings, region)
    assert asked_back(app, bureau, filing).status_code == 200
    group, [line] = received(app, region.leading_group)
    path = f"/received-filings/{line['id']}"
    one = group.put(f"{path}/acceptance", if_match=line["version"]).get_json()
    deliver(settings, region)
    kept = office.get(f"/filings/{filing['id']}").get_json()
    assert (kept["state"], bool(kept["first_sent_at"])) == ("sent", True)
    assert group.put(f"{path}/answer", {}, if_match=one["version"]).status_code == 412
    one = group.get(path).get_json()
    assert group.put(f"{path}/answer", {}, if_match=one["version"]).status_code == 200
    deliver(settings, region)
    assert office.get(f"/filings/{filing['id']}").get_json()["state"] == "reviewed"


def test_an_answer_and_a_withdrawal_that_cross_leave_the_answer(app, region, bureau, settings):
    office, filing = sent(app, bureau, "points")
    deliver(settings, region)
    group, [line] = received(app, region.leading_group)
    path = f"/received-filings/{line['id']}"
    one = group.put(f"{path}/acceptance", if_match=line["version"]).get_json()
    assert asked_back(app, bureau, filing).status_code == 200
    assert group.put(f"{path}/answer", {}, if_match=one["version"]).status_code == 200
    deliver(settings, region)
    deliver(settings, region)
    assert office.get(f"/filings/{filing['id']}").get_json()["state"] == "reviewed"
    deputy = client(app, bureau, "deputy_leader")
    refused = deputy.put(f"/filings/{filing['id']}/withdrawal", {"reason": "误报数据"}, if_match=1)
    assert refused.status_code == 403
