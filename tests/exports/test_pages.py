"""The ledger as a page for paper: the list's own filters and columns, no script, one entry."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from service.exports.use_cases import printing
from service.organisation.use_cases.appointments import end_appointment
from service.papers import prints
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.provisioning import provisioning_actor
from tests import api, make
from tests.imports.desk import Desk, asked, register, row

PAPER = {"Accept": "text/html"}
HANDED_OUT = "SELECT body FROM journal_entries WHERE topic = 'export.made'"


@pytest.fixture
def filled(clerk):
    clerk.open(register(row(1), row(2, rank="中"), row(3, rank="低", department="国库科")))
    assert clerk.commit().status_code == 200
    return clerk


def printed(desk: Desk, what: str = "risk-points", **query: str):
    return desk.caller.http.get(f"/print/{what}", query_string=query, headers=PAPER)


def lines(answer) -> list[list[str]]:
    assert answer.status_code == 200, answer.get_data(as_text=True)
    body = answer.get_data(as_text=True).partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r"<td>(.*?)</td>", line, re.DOTALL) for line in body.split("</tr>")[:-1]]


def test_the_page_has_the_columns_the_order_and_the_filter_of_the_list(filled):
    answer = printed(filled, columns="title,rank", sort="-rank", rank="1,2")
    assert [one[1] for one in lines(answer)] == ["◆中", "▲高"]
    page = answer.get_data(as_text=True)
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["风险点", "风险等级"]
    assert filled.bureau.people["register_office"].name in page


def test_the_page_needs_neither_script_nor_inline_style(filled):
    answer = printed(filled)
    page = answer.get_data(as_text=True)
    assert "<script" not in page
    assert "style=" not in page
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    sheet = filled.caller.http.get("/static/ledger.css").get_data(as_text=True)
    for word in ("landscape", "counter(pages)", "table-header-group"):
        assert word in sheet


def test_what_people_wrote_is_shown_and_never_run(clerk):
    clerk.open(register(row(1)))
    (found,) = clerk.rows()
    clerk.correct(found["id"], title="<script>alert(1)</script>不核对")
    clerk.commit()
    page = printed(clerk).get_data(as_text=True)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_section_prints_its_own_points_only(filled, head):
    assert {one[0] for one in lines(printed(head, columns="department"))} == {"预算科"}


def test_whoever_is_not_signed_in_is_led_to_sign_in_first(app):
    answer = app.test_client().get("/print/risk-points?rank=1", headers=PAPER)
    assert answer.status_code == 302
    assert "/login?next=" in answer.headers["Location"]


def test_other_queries_than_the_lists_are_refused(filled):
    assert printed(filled, columns="tenant_id").status_code == 422
    assert printed(filled, size="A0").status_code == 422


def test_too_many_rows_are_left_to_a_worker(filled, monkeypatch):
    monkeypatch.setattr(printing, "MOST_AT_ONCE", 2)
    assert printed(filled).status_code == 409


def test_printing_is_written_down(filled, bureau):
    printed(filled, size="A3")
    entries = asked(bureau, HANDED_OUT)
    assert len(entries) == 1
    assert "print" in entries[0].body


@pytest.mark.parametrize("what", ["powers", "measures"])
def test_powers_and_measures_have_pages_too(filled, what):
    assert printed(filled, what).status_code == 200


def stamp(page: str) -> tuple[str, str]:
    return re.search(r"编号：(\S+)　校验码：(\S+?)<", page).groups()


def test_a_page_bears_number_and_code_and_is_the_same_again(filled, leader):
    first = printed(filled, columns="number,title,rank").get_data()
    assert printed(filled, columns="number,title,rank").get_data() == first
    number, code = stamp(first.decode())
    told = leader.caller.get(f"/papers/check/{code}").get_json()
    assert (told["number"], told["is_genuine"], told["agrees_with_register"]) == (
        number,
        True,
        True,
    )
    other = printed(filled, columns="number,title").get_data(as_text=True)
    assert stamp(other)[0] != number


def test_what_is_pressed_twice_at_once_is_one_print(app, filled, monkeypatch):
    told, together = prints.facts_of, Barrier(2)

    def at_once(laid):
        together.wait(20)
        return told(laid)

    monkeypatch.setattr(prints, "facts_of", at_once)
    office = filled.bureau, "register_office"
    callers = [api.client(app, *office) for _ in range(2)]
    ask = {"query_string": {"columns": "number,title"}, "headers": PAPER}
    with ThreadPoolExecutor(2) as threads:
        pages = threads.map(lambda one: one.http.get("/print/risk-points", **ask), callers)
    assert len({one.get_data() for one in pages}) == 1


def test_the_code_tells_what_has_changed_since(filled, leader):
    _, code = stamp(printed(filled, columns="number,title").get_data(as_text=True))
    point = leader.caller.get("/risk-points").get_json()["items"][0]
    path = f"/risk-points/{point['id']}"
    said = {"title": "预算指标调剂未经集体研究"}
    assert leader.caller.put(path, said, if_match=point["version"]).status_code == 200
    told = leader.caller.get(f"/papers/check/{code}").get_json()
    assert (told["is_genuine"], told["agrees_with_register"]) == (True, False)
    assert said["title"] in {one["now"] for one in told["differences"]}


def test_a_print_is_given_again_as_it_was_whatever_has_changed(filled, leader, head):
    two = {"columns": "number,title"}
    first = printed(filled, **two)
    number, code = stamp(first.get_data(as_text=True))
    point = leader.caller.get("/risk-points").get_json()["items"][0]
    said = {"title": "预算指标调剂未经集体研究"}
    path = f"/risk-points/{point['id']}"
    assert leader.caller.put(path, said, if_match=point["version"]).status_code == 200
    assert stamp(printed(filled, **two).get_data(as_text=True))[0] != number
    for reader in (filled, leader):
        again = printed(reader, f"kept/{code}")
        assert again.get_data() == first.get_data()
        assert again.headers["Content-Language"] == first.headers["Content-Language"]
    entries = asked(filled.bureau, HANDED_OUT)
    assert len([one for one in entries if number in one.body]) == 3
    refused = printed(head, f"kept/{code}")
    assert refused.status_code == 403
    assert said["title"] not in refused.get_data(as_text=True)
    assert printed(filled, "kept/2222-2222").status_code == 404


def test_a_neighbour_finds_no_print_under_the_code(app, settings, filled, tag):
    _, code = stamp(printed(filled).get_data(as_text=True))
    other = make.bureau(settings, f"{tag}-next-door")
    for role in ("main_leader", "auditor"):
        answer = api.client(app, other, role).http.get(f"/print/kept/{code}", headers=PAPER)
        assert answer.status_code == 404


def test_a_colleague_learns_only_that_the_page_is_genuine(filled, head):
    _, code = stamp(printed(filled, q="预算").get_data(as_text=True))
    told = head.caller.get(f"/papers/check/{code}").get_json()
    assert (told["is_genuine"], told["may_read"], told["differences"]) == (True, False, [])
    assert told["asked"] == {}


def test_nothing_is_said_of_the_register_when_whoever_printed_is_gone(filled, head, leader):
    _, code = stamp(printed(head, columns="number,title").get_data(as_text=True))
    maker = filled.bureau.people["section_head"]
    with unit_of_work(filled.bureau.tenant_id) as session:
        yesterday = {"on": today() - timedelta(days=1), "reason": "轮岗", "if_version": None}
        founder = provisioning_actor(filled.bureau.tenant_id)
        end_appointment(session, founder, maker.appointment_id, **yesterday)
    told = leader.caller.get(f"/papers/check/{code}").get_json()
    assert (told["is_genuine"], told["may_read"]) == (True, True)
    assert (told["agrees_with_register"], told["differences"]) == (None, [])
