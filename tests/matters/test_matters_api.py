"""Major matters over HTTP: entered by the section, decided by a meeting, read by who may."""

import pytest
from sqlalchemy import text

from service.matters.rules import is_large, matter_gaps
from tenants.database import unit_of_work
from tests.evidence.files import HOSTILE, PDF
from tests.evidence.test_attachments import attach
from tests.risks.test_ledger_api import Office

DECIDED = {"decision": "同意", "decided_on": "2026-03-02", "meeting_written": "局长办公会第3次"}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"matters-{tag}")


def matter(office: Office, **values):
    home = str(office.bureau.departments["预算科"])
    words = {
        "topic": "large_funds",
        "title": "追加农田水利专项资金",
        "amount": "30000000000.01",
        "department_id": home,
        "responsible_post_id": office.post("section_head"),
    }
    return office["section_head"].post("/major-matters", words | values)


def test_a_matter_is_entered_and_decided_by_a_meeting(office):
    point = office.point()
    steps = [{"step": "collective_discussion", "on": "2026-03-02", "document": "会议记录"}]
    made = matter(office, risk_point_ids=[point["id"]], procedure=steps)
    assert made.status_code == 201, made.get_data(as_text=True)
    path = f"/major-matters/{made.get_json()['id']}"
    read = office["section_head"].get(path).get_json()
    assert (read["number"], read["amount"]) == ("SZ-0001", "30000000000.01")
    assert (read["risk_point_ids"], read["is_large"]) == ([point["id"]], True)
    assert read["procedure"] == steps
    grant(office, amount="30000000000.01")
    refused = office["section_head"].put(
        f"{path}/decision", DECIDED | {"meeting_written": ""}, if_match=1
    )
    assert refused.status_code == 409
    assert "/meeting_id" in {one["pointer"] for one in refused.get_json()["gaps"]}
    done = office["section_head"].put(f"{path}/decision", DECIDED, if_match=1)
    assert (done.status_code, done.get_json()["state"]) == (200, "decided")
    again = office["section_head"].put(path, {"title": "改"}, if_match=2)
    assert (again.status_code, again.get_json()["code"]) == (409, "matter-decided")


def grant(office: Office, **values):
    words = {
        "post_id": office.post("section_head"),
        "kind": "large_funds",
        "amount": "500000.00",
        "document": "局发〔2026〕3号",
        "starts_on": "2026-01-01",
    }
    answer = office["main_leader"].post("/authority-limits", words | values)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def decide(office: Office, made):
    path = f"/major-matters/{made.get_json()['id']}/decision"
    return office["section_head"].put(path, DECIDED, if_match=1)


def test_nobody_decides_a_sum_without_an_authorisation_record(office):
    answer = decide(office, matter(office, amount="100.00"))
    assert (answer.status_code, answer.get_json()["code"]) == (403, "beyond-authority")
    assert answer.get_json()["who_can"][0]["role"] == "leadership_meeting"
    rule = {"without_record": "allow", "basis": "局长办公会第1次"}
    assert office["section_head"].put("/authority-rule", rule, if_match=0).status_code == 403
    assert office["main_leader"].get("/authority-rule").get_json()["without_record"] == "refuse"
    assert office["main_leader"].put("/authority-rule", rule, if_match=0).status_code == 200
    assert office["main_leader"].put("/authority-rule", rule, if_match=0).status_code == 412
    assert decide(office, matter(office, amount="100.00")).status_code == 200


def test_a_sum_beyond_the_own_limit_goes_to_whose_limit_suffices(office):
    grant(office)
    grant(office, post_id=office.post("post_holder"), amount="900000")
    made = matter(office, amount="500000.01")
    answer = decide(office, made)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "beyond-authority")
    named = office.bureau.people["post_holder"]
    assert [one["name"] for one in answer.get_json()["who_can"]] == [named.name]
    assert decide(office, matter(office, amount="500000.00")).status_code == 200
    grant(office, amount="500000.01")
    assert decide(office, made).status_code == 200
    denied = office["discipline_group"].get("/journal?topic=access.denied").get_json()["items"]
    assert any("beyond-authority" in str(one) for one in denied)


def test_only_the_main_leader_authorises_and_never_himself(office):
    kept = grant(office)
    words = {name: kept[name] for name in ("post_id", "kind", "amount", "document", "starts_on")}
    assert office["register_office"].post("/authority-limits", words).status_code == 403
    own = words | {"post_id": office.post("main_leader")}
    assert office["main_leader"].post("/authority-limits", own).status_code == 403
    path = f"/authority-limits/{kept['id']}"
    wrong = office["main_leader"].put(path, {"ends_on": "2025-12-31"}, if_match=1)
    assert wrong.status_code == 422
    ended = office["main_leader"].put(path, {"ends_on": "2026-01-02"}, if_match=1)
    assert ended.get_json()["ends_on"] == "2026-01-02"
    assert office["section_head"].get("/authority-limits?current=true").get_json()["items"] == []
    assert decide(office, matter(office, amount="1.00")).status_code == 403


def test_other_sections_neither_read_nor_write_it(office):
    path = f"/major-matters/{matter(office).get_json()['id']}"
    assert office["section_head_2"].get(path).status_code == 403
    assert office["section_head_2"].get("/major-matters").get_json()["items"] == []
    assert office["deputy_leader"].get(path).status_code == 200
    assert office["deputy_leader"].put(path, {"title": "改"}, if_match=1).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"topic": "tea"}, "/topic"),
        ({"amount": "-1"}, "/amount"),
        ({"risk_point_ids": ["01a2026f-0000-7000-8000-000000000000"]}, "/risk_point_ids/0"),
        ({"responsible_post_id": "01a2026f-0000-7000-8000-000000000000"}, "/responsible_post_id"),
    ],
)
def test_a_wrong_field_is_named(office, wrong, pointer):
    answer = matter(office, **wrong)
    assert answer.status_code == 422
    assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_the_bureau_says_from_which_sum_on(office):
    path = "/matter-thresholds/large_funds"
    body = {"amount": "500000.00", "basis": "局“三重一大”实施办法"}
    assert office["section_head"].put(path, body, if_match=0).status_code == 403
    first = office["register_office"].put(path, body, if_match=0)
    assert first.status_code == 200, first.get_data(as_text=True)
    assert office["register_office"].put(path, body, if_match=0).status_code == 412
    second = office["register_office"].put(path, body | {"amount": "800000"}, if_match=1)
    assert second.get_json()["amount"] == "800000.00"
    small = matter(office, amount="700000").get_json()
    read = office["section_head"].get(f"/major-matters/{small['id']}").get_json()
    assert not read["is_large"]
    assert "below-threshold" in {one["code"] for one in read["gaps"]}


def test_large_funds_have_a_sum():
    codes = {one.code for one in matter_gaps({"topic": "large_funds"}, None)}
    assert {"amount-missing", "meeting-missing", "responsible-missing"} <= codes
    assert not is_large(None, None)


def test_the_papers_of_a_matter_lie_with_it_and_every_one_is_in_the_journal_once(office):
    made = matter(office).get_json()["id"]
    for name in ("请示.pdf", "会议纪要.pdf"):
        added = attach(office["section_head"], made, name, PDF, owner_kind="major_matter")
        assert added.status_code == 201, added.get_data(as_text=True)
    asked = {"owner_kind": "major_matter", "owner_id": made}
    listed = office["main_leader"].get("/attachments", query_string=asked).get_json()["items"]
    assert [one["name"] for one in listed] == ["请示.pdf", "会议纪要.pdf"]
    taken = office["post_holder"].get(f"/attachments/{listed[0]['id']}/content")
    assert taken.get_data() == PDF
    with unit_of_work(office.bureau.tenant_id) as session:
        told = text("SELECT count(*) FROM journal_entries WHERE topic = 'attachment.added'")
        assert session.scalar(told) == 2


def test_the_papers_of_a_matter_are_for_those_who_may_read_or_record_it(office, app, settings, tag):
    made = matter(office).get_json()["id"]
    one = attach(office["section_head"], made, "请示.pdf", PDF, owner_kind="major_matter")
    file = f"/attachments/{one.get_json()['id']}/content"
    asked = {"owner_kind": "major_matter", "owner_id": made}
    holder, other = office["post_holder"], office["post_holder_2"]
    refused = attach(holder, made, "另附.pdf", PDF, owner_kind="major_matter")
    assert refused.status_code == 403
    assert other.get("/attachments", query_string=asked).status_code == 403
    assert other.get(file).status_code == 403
    neighbour = Office(app, settings, f"matters-next-{tag}")["main_leader"]
    assert neighbour.get("/attachments", query_string=asked).status_code == 404
    assert neighbour.get(file).status_code == 404
    name, content, _ = HOSTILE["macro workbook by name"]
    bad = attach(office["section_head"], made, name, content, owner_kind="major_matter")
    assert bad.status_code == 422
