"""Whatever is written into a register's fields, it is taken or refused, and never fails."""

import os
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from tests.risks.test_ledger_api import SHEET, WRITTEN, Office

TEXTS = (
    "",
    " ",
    "无",
    "字" * 10_000,
    "🧨" * 200,
    "\x00",
    "a\x01\x02b",
    "\ud800",
    "\\N",
    "\\",
    "ﷺ" * 400,
)
NUMBERS = (0, -1, 10**30, -(10**30), 2**63, 1e308, True, "1", "١")
OTHERS = (None, [], {}, [None], [""], ["字", "字。"], [{"text": "字"}], "2026-02-30", "0001-01-01")
ODD: tuple[Any, ...] = (*TEXTS, *NUMBERS, *OTHERS, str(uuid4()), str(uuid4()).upper())
CAMPAIGN = os.environ.get("LIANFANG_CAMPAIGN")
POINT = [
    "title",
    "subject_type",
    "department_id",
    "post_id",
    "topic",
    "answering_post_id",
    "category",
    "power_id",
    "flow_step",
    "content",
    "causes",
    "context",
    "method",
    "focus_tags",
    "remarks",
    "manifestations",
    "measures",
]
POWER = [
    "name",
    "category",
    "parent_id",
    "department_id",
    "departments_written",
    "content",
    "time_limit",
    "responsibility_items",
    "has_discretion",
    "posts",
]
MEASURE = ["text", "kind", "phase", "basis", "responsible_post_id", "due_on", "frequency"]
LISTED = {
    "/risk-points": [
        "q",
        "rank",
        "status",
        "category",
        "department_id",
        "post_id",
        "power_id",
        "responsible",
        "review",
        "sort",
        "cursor",
        "limit",
        "total",
    ],
    "/powers": ["q", "category", "status", "department_id", "sort", "cursor", "limit", "total"],
}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"odd-{tag}")


def failed(office: Office, calls: list[Any]) -> list[Any]:
    """Make all these calls, each on the version last read; keep those that failed."""
    wrong, tags = [], {}
    for role, method, path, body in calls if CAMPAIGN else calls[::4]:
        record = "/".join(path.split("/")[:3])
        if method != "GET" and path.count("/") > 1 and record not in tags:
            tags[record] = office["main_leader"].get(record).headers.get("ETag")
        answer = office[role](method, path, body, if_match=tags.get(record))
        if answer.status_code < 300 and method != "GET":
            tags.pop(record, None)
        if answer.status_code >= 500 or answer.status_code == 428:
            wrong.append((method, path[:90], str(body)[:120], answer.get_data(as_text=True)[:300]))
    return wrong


def test_odd_fields_of_points_powers_and_measures(office):
    point = office.point()
    place = f"/risk-points/{point['id']}"
    measure = f"/measures/{point['measures'][0]['id']}"
    own = WRITTEN | {"post_id": office.post("post_holder")}
    section = str(office.bureau.departments["预算科"])
    power = {"name": "会计事务审批", "category": "licensing", "department_id": section}
    made = office["section_head"].post("/powers", power).get_json()
    calls: list[Any] = []
    for name, value in product(POINT, ODD):
        calls += [("section_head", "PUT", place, {name: value})]
        calls += [("section_head", "POST", "/risk-points", own | {name: value})]
    for name, value in product(POWER, ODD):
        calls += [("section_head", "PUT", f"/powers/{made['id']}", {name: value})]
        calls += [("section_head", "POST", "/powers", power | {name: value})]
    for name, value in product(MEASURE, ODD):
        calls += [("section_head", "PUT", measure, {name: value})]
        calls += [("section_head", "POST", f"{place}/measures", {"text": "公示", name: value})]
    assert failed(office, calls) == []


def test_odd_grades_reasons_and_decisions(office):
    place = f"/risk-points/{office.graded()['id']}"
    reasons = {"reason": "已改", "evidence": "审计"}
    calls: list[Any] = []
    for value in ODD:
        for name in SHEET:
            calls += [("section_head", "POST", f"{place}/grading-proposal", SHEET | {name: value})]
            odd = SHEET | {name: {"likelihood": value, "harm": value}}
            calls += [("section_head", "POST", f"{place}/grading-proposal", odd)]
        calls += [("section_head", "POST", f"{place}/grading-proposal", {"consequence": value})]
        for name in ("rank", "reason"):
            calls += [("main_leader", "PUT", f"{place}/grade", {"rank": 1, name: value})]
        calls += [("section_head", "PUT", f"{place}/residual-grade", {"residual_rank": value})]
        for name in ("to_rank", "reason", "evidence", "decision_reference"):
            lowering = {"to_rank": 1, **reasons, name: value}
            calls += [("main_leader", "POST", f"{place}/lowering", lowering)]
        calls += [("section_head", "PUT", f"{place}/retirement", {"reason": value})]
    assert failed(office, calls) == []


def test_odd_questions_and_unknown_ids(office):
    point = office.point()
    calls: list[Any] = []
    for path, names in LISTED.items():
        for name, value in product(names, (*TEXTS[:-1], *NUMBERS, str(uuid4()), ",,", "%", "_")):
            word = str(value).encode("utf-8", "surrogatepass")
            asked = f"{path}?{name}=" + "".join(f"%{byte:02x}" for byte in word[:3000])
            calls += [("main_leader", "GET", asked, None)]
    for one, rest in product(
        (point["id"], str(uuid4()), point["id"].upper(), "0" * 32),
        ("", "/history", f"/history/{10**30}", "/history/0", "/gradings", "/responsibility"),
    ):
        calls += [("main_leader", "GET", f"/risk-points/{one}{rest}", None)]
        calls += [("main_leader", "GET", f"/powers/{one}{rest}", None)]
    calls += [("main_leader", "GET", f"/risk-points/{uuid4()}/measures", None)]
    assert failed(office, calls) == []
    for match in ("1", '"0"', f'"{10**30}"', '"x"', "*", 'W/"1"', '""', '"1","2"', "\u00ff"):
        answer = office["section_head"].put(
            f"/risk-points/{point['id']}", {"remarks": "改"}, if_match=match
        )
        assert answer.status_code < 500, match
