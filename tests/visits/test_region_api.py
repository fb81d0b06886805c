"""The leading group at the interface: figures, visits, plans; and the bureau that sees it."""

import pytest

from service.app import close_app, create_app
from service.exchange.signatures import keep_secret
from service.risks.schemas import RiskPointSchema
from service.rollups.schemas import BureauTableSchema, TotalsSchema
from tenants.database import make_session
from tests import make
from tests.api import client
from tests.rollups.registers import fill
from tests.workers.hall import rows, settle

STAGES = [
    {"name": "清权确权", "starts_on": "2027-03-01", "due_on": "2027-04-30"},
    {"name": "查找风险", "starts_on": "2027-05-01", "due_on": "2027-06-30"},
]


@pytest.fixture(scope="module")
def app(settings, engine):
    keep_secret(settings.secret_key)
    assembled = create_app(settings)
    yield assembled
    close_app(assembled)
    make_session.configure(bind=engine)


@pytest.fixture(scope="module")
def region(settings, app):
    return make.region(settings, "regionapi")


@pytest.fixture(scope="module")
def everybody(region):
    groups = (region.leading_group, region.county_group)
    return [one.tenant_id for one in (*groups, *region.all_bureaus)]


@pytest.fixture(scope="module")
def filled(settings, region, everybody):
    for bureau in region.all_bureaus[:3]:
        fill(bureau.tenant_id, ranks={1: 2, 2: 1}, powers={("external", "penalty"): 4})
    silent = region.all_bureaus[3].tenant_id
    settle(settings, [one for one in everybody if one != silent])
    return region


@pytest.fixture(scope="module")
def office(app, region):
    return client(app, region.leading_group, "leading_group_office")


@pytest.fixture(scope="module")
def bureau(filled):
    return filled.bureaus[0]


def a_point(urls, bureau):
    ((point,),) = rows(
        urls.superuser,
        "SELECT id FROM risk_points WHERE tenant_id = %s ORDER BY number LIMIT 1",
        bureau.tenant_id,
    )
    return point


def open_visit(office, bureau, reason="核对上半年高风险点"):
    answer = office.post("/visits", {"bureau": bureau.code, "reason": reason, "hours": 2})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()["id"]


def test_the_office_reads_totals_that_say_who_is_missing(filled, office):
    totals = office.get("/region/totals").get_json()
    assert (totals["expected"], totals["reporting"], totals["complete"]) == (4, 3, False)
    assert totals["figures"]["points"]["in_force"]["total"] == 9
    assert totals["rates"]["coverage"] == "100.00"
    assert TotalsSchema().validate({**totals, "oldest_at": totals["oldest_at"]}) == {}


@pytest.mark.parametrize("path", ["/region/totals", "/region/sectors", "/region/counties"])
def test_sums_that_did_not_change_are_not_sent_again(filled, office, bureau, app, path):
    first = office.get(path)
    tag = first.headers["ETag"]
    again = office.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert office.get(path, headers={"If-None-Match": '"other"'}).get_json() == first.get_json()
    leader = client(app, bureau, "main_leader")
    assert leader.get(path, headers={"If-None-Match": tag}).status_code == 403


def test_the_table_lists_every_bureau_and_fits_its_description(filled, office):
    table = office.get("/region/bureaus").get_json()
    assert [row["state"] for row in table["items"]].count("missing") == 1
    assert BureauTableSchema().validate(table) == {}
    assert [row["code"] for row in table["items"]] == [
        one.code
        for one in sorted(filled.all_bureaus, key=lambda one: ("-c-" in one.code, one.code))
    ]


def test_the_register_of_pilots_says_what_the_table_says_and_is_narrowed(app, filled, office):
    table = office.get("/region/bureaus").get_json()["items"]
    first = office.get("/region/pilots?limit=3&total=true").get_json()
    rest = office.get(f"/region/pilots?cursor={first['next_cursor']}").get_json()["items"]
    rows = [*first["items"], *rest]
    assert (first["total"], len(first["items"]), len(rows)) == (4, 3, 4)
    for row, told in zip(rows, table, strict=True):
        figures = told["figures"] or {"posts": None, "sections": None}
        same = {name: told[name] for name in row.keys() & told.keys()}
        assert row == {
            **same,
            "posts": figures["posts"],
            "sections": figures["sections"],
            "year": None,
            "level": "county" if "-c-" in row["code"] else "region",
        }
    silent = office.get("/region/pilots?state=missing").get_json()["items"]
    assert [one["code"] for one in silent] == [one["code"] for one in rows if not one["posts"]]
    finance = office.get("/region/pilots?sector=finance").get_json()["items"]
    assert {one["sector"] for one in finance} == {"finance"}
    assert office.get("/region/pilots?state=late").status_code == 422
    leader = client(app, filled.bureaus[0], "main_leader")
    assert leader.get("/region/pilots").status_code == 403


def test_the_office_keeps_who_leads_a_bureau_and_whom_to_call(app, filled, office):
    code = filled.bureaus[0].code
    path = f"/region/bureaus/{code}/registration"
    kept = {
        "leader": "赵建国",
        "contact": "钱敏",
        "contact_phone": "0870-2012345",
        "joined_on": "2026-03-02",
    }
    leader = client(app, filled.leading_group, "leading_group")
    assert leader.put(path, kept, if_match=0).status_code == 403
    assert office.put(path, {"contact_phone": "找钱敏"}, if_match=0).status_code == 422
    made = office.put(path, kept, if_match=0)
    assert made.status_code == 200, made.get_data(as_text=True)
    again = office.put(path, {**kept, "contact": "孙某"}, if_match=0)
    assert (again.status_code, again.get_json()["version"]) == (412, 1)
    rows = {one["code"]: one for one in office.get("/region/bureaus").get_json()["items"]}
    summary = office.get(f"/region/bureaus/{code}/summary").get_json()
    for told in (rows.pop(code), summary):
        assert {name: told[name] for name in kept} == kept
        assert told["pilot_version"] == 1
    assert {one["contact"] for one in rows.values()} == {""}
    (listed,) = (x for x in office.get("/region/pilots").get_json()["items"] if x["code"] == code)
    assert {name: listed[name] for name in kept} == kept
    assert office.put("/region/bureaus/nobody/registration", kept, if_match=0).status_code == 404


def test_sectors_counties_and_one_summary_agree_with_the_totals(filled, office):
    total = office.get("/region/totals").get_json()["figures"]["powers"]["in_force"]
    for path in ("/region/sectors", "/region/counties"):
        items = office.get(path).get_json()["items"]
        sums = [one["figures"]["powers"]["in_force"] for one in items if one["figures"]]
        assert sum(sums) == total
    code = filled.bureaus[0].code
    one = office.get(f"/region/bureaus/{code}/summary").get_json()
    assert one["figures"]["powers"]["in_force"] == 4
    assert office.get("/region/bureaus/nobody/summary").status_code == 404
    trend = office.get("/region/trend?since=2026-01-01&until=2026-12-31")
    assert trend.get_json() == {"items": []}


def test_a_bureau_reads_its_own_summary_but_no_comparison(app, filled, bureau):
    leader = client(app, bureau, "main_leader")
    assert leader.get("/summary").get_json()["figures"]["points"]["in_force"]["total"] == 3
    assert leader.get("/region/totals").status_code == 403


def test_a_visit_is_written_in_both_journals_before_anything_is_shown(
    app, filled, bureau, office, urls
):
    visit, point = open_visit(office, bureau), a_point(urls, bureau)
    seen = office.get(f"/visits/{visit}/risk-points/{point}")
    assert seen.status_code == 200, seen.get_data(as_text=True)
    shown = seen.get_json()
    assert shown == client(app, bureau, "main_leader").get(f"/risk-points/{point}").get_json()
    assert (shown["id"], RiskPointSchema().validate(shown)) == (str(point), {})
    auditor = client(app, bureau, "auditor")
    received = auditor.get("/received-visits").get_json()["items"]
    assert [one["topic"] for one in received[:2]] == ["visit.record_seen", "visit.received"]
    assert received[0]["subject_id"] == str(point)
    assert received[0]["reason"] == "核对上半年高风险点"
    own = rows(
        urls.superuser,
        "SELECT topic FROM journal_entries WHERE tenant_id = %s AND topic LIKE 'visit.%%' "
        "ORDER BY id DESC LIMIT 2",
        filled.leading_group.tenant_id,
    )
    assert own == [("visit.record_seen",), ("visit.opened",)]


def test_a_visit_shows_nothing_of_another_bureau(app, filled, bureau, office, urls):
    visit = open_visit(office, bureau)
    foreign = a_point(urls, filled.bureaus[1])
    assert office.get(f"/visits/{visit}/risk-points/{foreign}").status_code == 404
    received = client(app, bureau, "auditor").get("/received-visits").get_json()["items"]
    assert received[0]["topic"] == "visit.received"  # nobody is said to have seen what is not there


def test_a_closed_visit_shows_nothing_more(filled, bureau, office, urls):
    visit = open_visit(office, bureau)
    assert office.put(f"/visits/{visit}/closure").get_json()["closed_at"]
    assert office.get(f"/visits/{visit}/risk-points/{a_point(urls, bureau)}").status_code == 409


def test_an_expired_visit_shows_nothing_more(filled, bureau, office, urls):
    import psycopg

    visit = open_visit(office, bureau)
    with psycopg.connect(urls.superuser) as admin:
        admin.execute("UPDATE visits SET expires_at = now() WHERE id = %s", (visit,))
    assert office.get(f"/visits/{visit}/risk-points/{a_point(urls, bureau)}").status_code == 409


def test_nobody_inspects_the_bureau_he_comes_from(filled, bureau, office, urls):
    import psycopg

    person = filled.leading_group.people["leading_group_office"].person_id
    change = "UPDATE persons SET home_tenant_id = %s WHERE id = %s"
    with psycopg.connect(urls.superuser) as admin:
        admin.execute(change, (bureau.tenant_id, person))
    try:
        answer = office.post("/visits", {"bureau": bureau.code, "reason": "看看自己单位"})
        assert answer.status_code == 403
    finally:
        with psycopg.connect(urls.superuser) as admin:
            admin.execute(change, (None, person))


def test_only_the_office_opens_visits_and_only_below_itself(app, filled, bureau):
    draft = {"bureau": bureau.code, "reason": "随便看看吧"}
    head = client(app, filled.leading_group, "leading_group")
    assert head.post("/visits", draft).status_code == 403
    leader = client(app, bureau, "main_leader")
    assert leader.post("/visits", draft).status_code == 403
    county = client(app, filled.county_group, "leading_group_office")
    assert county.post("/visits", draft).status_code == 404
    assert county.post("/visits", {**draft, "reason": "无"}).status_code == 422


def test_a_colleague_cannot_look_through_a_visit_he_did_not_open(app, filled, bureau, office, urls):
    visit = open_visit(office, bureau)
    colleague = client(app, filled.leading_group, "leading_group_office_b")
    answer = colleague.get(f"/visits/{visit}/risk-points/{a_point(urls, bureau)}")
    assert answer.status_code == 404


def test_a_plan_is_drafted_by_the_office_issued_by_the_group_and_read_by_every_bureau(
    app, settings, filled, everybody, office
):
    draft = office.post("/cycle-plans", {"year": 2027, "title": "2027年方案", "stages": STAGES})
    assert draft.status_code == 201, draft.get_data(as_text=True)
    plan = draft.get_json()
    address = f"/cycle-plans/{plan['id']}"
    assert office.put(f"{address}/issuance", if_match=plan["version"]).status_code == 403
    head = client(app, filled.leading_group, "leading_group")
    assert head.put(f"{address}/issuance", if_match=99).status_code == 412
    assert head.put(f"{address}/issuance", if_match=plan["version"]).status_code == 200
    again = head.put(f"{address}/issuance", if_match=plan["version"] + 1)
    assert again.status_code == 409
    change = {"title": "改", "stages": STAGES}
    assert office.put(address, change, if_match=plan["version"] + 1).status_code == 409
    settle(settings, everybody)
    for one in filled.all_bureaus:
        reader = client(app, one, "register_office")
        (received,) = reader.get("/received-cycle-plans").get_json()["items"]
        assert received["title"] == "2027年方案"
        assert [stage["name"] for stage in received["stages"]] == ["清权确权", "查找风险"]
    receipt = reader.put(f"/inbox/{received['document_id']}/receipt")
    assert receipt.get_json()["read_at"]
    sent = office.get("/outbox?kind=cycle_plan").get_json()["items"]
    assert {one["state"] for one in sent} == {"acknowledged"}


def test_a_plan_whose_days_make_no_sense_is_refused(office):
    backwards = [{**STAGES[0], "due_on": "2027-01-01"}]
    for stages in (backwards, STAGES[::-1], [STAGES[0]] * 2, []):
        draft = {"year": 2028, "title": "方案", "stages": stages}
        assert office.post("/cycle-plans", draft).status_code == 422


def test_a_cycle_freezes_the_profile_and_only_one_is_open(app, filled):
    leader = client(app, filled.bureaus[1], "main_leader")
    opened = leader.post("/cycles", {"year": 2027, "stock_taking": True})
    assert opened.status_code == 201, opened.get_data(as_text=True)
    cycle = opened.get_json()
    assert cycle["profile"] == "region_pilot"
    assert leader.post("/cycles", {"year": 2028}).status_code == 409
    closure = f"/cycles/{cycle['id']}/closure"
    assert leader.put(closure, {}, if_match=cycle["version"]).get_json()["state"] == "closed"
    assert leader.put(closure, {}, if_match=cycle["version"] + 1).status_code == 409
    assert leader.post("/cycles", {"year": 2027}).status_code == 409
    holder = client(app, filled.bureaus[1], "post_holder")
    assert holder.post("/cycles", {"year": 2028}).status_code == 403


def test_the_journal_is_read_by_those_who_watch_and_the_reading_is_written_down(app, bureau):
    auditor = client(app, bureau, "auditor")
    page = auditor.get("/journal?topic=register.&limit=5").get_json()
    assert [one["topic"] for one in page["items"]] == ["register.filled"]
    newest = auditor.get("/journal?limit=1").get_json()
    assert newest["items"][0]["topic"] == "journal.read"
    assert newest["next_cursor"]
    assert auditor.get("/journal/seals").get_json()["items"][0]["number"] >= 1
    report = auditor.get("/journal/verification").get_json()
    assert report["findings"] == []
    assert report["entries"] > 0
    holder = client(app, bureau, "post_holder")
    for path in ("/journal", "/journal/seals", "/journal/verification"):
        assert holder.get(path).status_code == 403


def test_a_bureau_sees_what_it_sent_and_received(app, bureau):
    register = client(app, bureau, "register_office")
    sent = register.get("/outbox?kind=summary").get_json()["items"]
    assert sent[0]["state"] == "acknowledged"
    assert sent[0]["recipient"]["name"]
    for one in register.get("/inbox").get_json()["items"]:
        assert register.get(f"/inbox/{one['id']}").get_json()["body"]
