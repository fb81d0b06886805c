"""Papers over HTTP: filled from the register, numbered without a gap, the same at every print."""

from uuid import uuid4

import pytest

from tests import api, make
from tests.evidence.files import PDF
from tests.evidence.test_attachments import attach
from tests.papers.desk import in_force, made, ordered, said, taken_out
from tests.risks.test_ledger_api import WRITTEN, Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"papers-{tag}")


def test_a_post_holder_prints_his_report_filled_from_the_register(office):
    point = office.point()
    paper = made(office, "post_holder", "personal_report", office.post("post_holder"))
    year = paper["year"]
    assert paper["number"] == f"{office.bureau.code.upper()}-GR-{year}-0001"
    text = said(taken_out(office, "post_holder", paper))
    for word in ("预算编制岗", "预算科", point["title"], "1.擅自调整分配系数", paper["check_code"]):
        assert word in text
    assert "{{" not in text
    assert "群众帮" in text


def test_opinions_and_signatures_are_never_filled_in(office):
    in_force(office)
    paper = made(office, "post_holder", "personal_report", office.post("post_holder"))
    text = said(taken_out(office, "post_holder", paper))
    after = text[text.index("局党组审定意见") :]
    assert "审定等级：" in after
    assert "高" not in after.split("校验码")[0]


def test_the_same_paper_has_the_same_bytes_at_every_print(office):
    in_force(office)
    paper = made(office, "register_office", "ledger")
    first, again = (taken_out(office, "register_office", paper) for _ in range(2))
    assert first == again
    assert paper["title"] == "台账"
    unchanged = ordered(office, "register_office", "ledger")
    assert (unchanged.status_code, unchanged.get_json()["id"]) == (200, paper["id"])


def test_a_changed_ledger_is_a_new_edition_and_the_old_one_says_what_differs(office):
    point = in_force(office, 3)
    first = made(office, "register_office", "ledger")
    code = first["check_code"]
    assert office["main_leader"].get(f"/papers/check/{code}").get_json()["agrees_with_register"]
    office["section_head"].put(
        f"/risk-points/{point['id']}", {"title": "资金分配随意"}, if_match=point["version"]
    )
    second = made(office, "register_office", "ledger")
    assert (first["edition"], second["edition"]) == (1, 2)
    told = office["main_leader"].get(f"/papers/check/{code.lower().replace('-', '')}").get_json()
    assert told["is_genuine"]
    assert not told["agrees_with_register"]
    assert told["differences"] == [
        {
            "field": f"points.{point['number']}.title",
            "then": point["title"],
            "now": "资金分配随意",
        }
    ]


def test_whoever_may_not_read_a_paper_learns_only_that_it_is_genuine(office):
    in_force(office)
    paper = made(office, "register_office", "ledger")
    told = office["post_holder_2"].get(f"/papers/check/{paper['check_code']}").get_json()
    assert (told["is_genuine"], told["may_read"]) == (True, False)
    assert (told["differences"], told["agrees_with_register"]) == ([], None)
    assert office["post_holder_2"].get(f"/papers/{paper['id']}").status_code == 403


@pytest.mark.parametrize("code", ["AAAA-AAAA", "nonsense", "0000-OOOO"])
def test_a_code_no_paper_bears_is_not_found(office, code):
    assert office["main_leader"].get(f"/papers/check/{code}").status_code == 404


def test_another_bureau_learns_nothing_of_a_paper_or_its_code(office, app, settings, tag):
    in_force(office)
    paper = made(office, "register_office", "ledger")
    neighbour = api.client(app, make.bureau(settings, f"near-{tag}"), "main_leader")
    assert neighbour.get(f"/papers/{paper['id']}").status_code == 404
    assert neighbour.get(f"/papers/check/{paper['check_code']}").status_code == 404


def test_a_post_holder_does_not_print_for_another_section(office):
    answer = ordered(office, "post_holder_2", "personal_report", office.post("post_holder"))
    assert answer.status_code == 403
    assert answer.get_json()["who_can"]


def test_a_cancelled_paper_keeps_its_number_and_nobody_gets_it_again(office):
    in_force(office)
    first = made(office, "register_office", "ledger")
    path = f"/papers/{first['id']}/cancellation"
    assert office["register_office"].put(path, {"reason": "无"}, if_match=1).status_code in (
        412,
        422,
    )
    gone = office["register_office"].put(path, {"reason": "装订有误"}, if_match=first["version"])
    assert gone.get_json()["state"] == "cancelled"
    again = office["register_office"].put(
        path, {"reason": "装订有误"}, if_match=gone.get_json()["version"]
    )
    assert (again.status_code, again.get_json()["code"]) == (409, "paper-cancelled")
    second = made(office, "register_office", "ledger")
    assert second["number"].endswith("-0002")
    book = office["register_office"].get("/paper-numbers").get_json()["items"]
    assert [one["number"] for one in book] == [second["number"], first["number"]]
    assert book[1]["cancelled_reason"] == "装订有误"


@pytest.mark.parametrize(
    ("kind", "subject", "word"),
    [
        ("post_search", "post", "岗位廉政风险排查表"),
        ("section_search", "department", "科室廉政风险排查表"),
        ("unit_search", "", "单位廉政风险排查表"),
        ("special_register", "", "附件5"),
        ("power_catalogue", "", "职权目录"),
        ("post_grade_catalogue", "", "等级目录"),
        ("handover_form", "post", "移交人"),
        ("ledger_a3", "", "台账第1版"),
    ],
)
def test_every_form_is_made_from_the_register(office, kind, subject, word):
    in_force(office)
    ids = {
        "post": office.post("post_holder"),
        "department": str(office.bureau.departments["预算科"]),
    }
    paper = made(office, "register_office", kind, ids.get(subject))
    text = said(taken_out(office, "register_office", paper))
    assert word in text
    assert "{{" not in text
    assert (
        office["register_office"]
        .get(f"/papers/check/{paper['check_code']}")
        .get_json()["agrees_with_register"]
    )


def test_a_paper_of_what_is_not_there_is_not_found(office):
    answer = ordered(office, "register_office", "personal_report", str(uuid4()))
    assert answer.status_code == 404
    unsaid = ordered(office, "register_office", "personal_report")
    assert unsaid.status_code == 422
    assert unsaid.get_json()["errors"] == [{"pointer": "/subject_id", "message": "必填"}]


def test_words_of_users_are_words_and_nothing_more(office):
    wicked = "{{ bureau }}<w:br/> & {% for x in y %}\x0b]]>"
    office.point(title=wicked.replace("\x0b", ""))
    paper = made(office, "post_holder", "personal_report", office.post("post_holder"))
    text = said(taken_out(office, "post_holder", paper))
    assert "{{ bureau }}<w:br/> & {% for x in y %}]]>" in text


def test_blank_forms_and_the_fields_of_each_kind_are_to_be_had(office):
    kinds = office["post_holder"].get("/paper-kinds").get_json()["items"]
    assert {one["form"] for one in kinds} >= {"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F9"}
    for one in kinds:
        answer = office["post_holder"].get(f"/paper-kinds/{one['code']}/blank")
        assert answer.status_code == 200
        assert "{{" not in said(answer.get_data())
    assert office["post_holder"].get("/paper-kinds/nonsense/blank").status_code == 404


def test_the_dispatch_register_is_a_workbook_of_the_number_book(office):
    in_force(office)
    made(office, "register_office", "ledger")
    answer = office["register_office"].get("/paper-numbers/export")
    assert answer.status_code == 200
    assert answer.get_data()[:2] == b"PK"
    assert office["post_holder"].get("/paper-numbers/export").status_code == 403
    assert office["post_holder"].get("/paper-numbers").get_json()["items"] == []


def test_what_stands_on_papers_is_set_by_the_office_alone(office):
    shown = office["register_office"].get("/paper-settings")
    assert shown.headers["ETag"] == '"0"'
    values = {"unit_code": "CZ", "agency_mark": "财廉防", "supervision_phone": "0901-1234567"}
    assert office["post_holder"].put("/paper-settings", values, if_match=0).status_code == 403
    assert office["register_office"].put("/paper-settings", values, if_match=3).status_code == 412
    changed = office["register_office"].put("/paper-settings", values, if_match=0)
    assert changed.get_json()["unit_code"] == "CZ"
    in_force(office)
    assert made(office, "register_office", "ledger")["number"].startswith("CZ-TZ-")


def test_the_stamped_scan_comes_back_to_the_paper_it_was_printed_from(office):
    in_force(office)
    paper = made(office, "register_office", "ledger")
    scan = attach(office["register_office"], paper["id"], "盖章台账.pdf", PDF, owner_kind="paper")
    assert scan.status_code == 201, scan.get_data(as_text=True)
    path = f"/attachments?owner_kind=paper&owner_id={paper['id']}"
    assert len(office["main_leader"].get(path).get_json()["items"]) == 1
    assert office["post_holder_2"].get(path).status_code == 403


def test_annex_5_names_the_matter_its_sum_and_its_procedure(office):
    answering = {"answering_post_id": office.post("deputy_leader")}
    topic = {"subject_type": "topic", "topic": "large_funds", **answering}
    answer = office["main_leader"].post("/risk-points", WRITTEN | topic)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    matter = {
        "topic": "large_funds",
        "title": "下达救助补助资金",
        "amount": "3860000",
        "procedure": [{"step": "collective_discussion", "on": "2026-03-02"}],
        "risk_point_ids": [answer.get_json()["id"]],
    }
    kept = office["register_office"].post("/major-matters", matter)
    assert kept.status_code == 201, kept.get_data(as_text=True)
    paper = made(office, "register_office", "special_register")
    text = said(taken_out(office, "register_office", paper))
    assert "SZ-0001 下达救助补助资金（3,860,000.00元）" in text
    assert "集体讨论" in text
