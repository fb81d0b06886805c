"""Every list is taken out and printed exactly as its reader sees it, and by nobody else."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, select

from policies.endpoints import endpoints
from service.ledgers import taking
from service.ledgers.registers import REGISTERS, described
from service.ledgers.saying import PART, Saying
from service.workspace.queries.vocabularies import vocabularies
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests import make
from tests.api import Caller, client
from tests.platform.matrices.furnishing import furnish
from tests.platform.matrices.people import ids_of

PAPER = {"Accept": "text/html"}
UNFURNISHED = {"agenda_candidates", "consultations", "visits", "received_visits"}
OF_GROUPS = ("leading_group_office", "leading_group")
TELLS_MOST = ("register_office", "main_leader", "discipline_group", "auditor", "section_head")


@pytest.fixture(scope="module")
def bureau(app: Flask, settings) -> make.Bureau:
    made = make.bureau(settings, "ledgers")
    furnish(made)
    return made


@pytest.fixture(scope="module")
def callers(app: Flask, settings, bureau: make.Bureau) -> dict[str, Caller]:
    """Sign in everybody of the bureau, and of a leading group with bureaus below."""
    group = make.region(settings, "ledgers-region").leading_group
    found = {role: client(app, one, role) for one in (group, bureau) for role in one.people}
    stages = [{"name": "清权确权", "starts_on": "2027-03-01", "due_on": "2027-04-30"}]
    plan = {"year": 2027, "title": "地区方案", "stages": stages}
    assert found["leading_group_office"].post("/cycle-plans", plan).status_code == 201
    return found


@pytest.fixture(scope="module")
def office(callers: dict[str, Caller]) -> Caller:
    return callers["register_office"]


@pytest.fixture(scope="module")
def neighbour(app: Flask, settings, bureau: make.Bureau) -> Caller:
    return client(app, make.bureau(settings, "ledgers-next"), "register_office")


@pytest.fixture(scope="module")
def ids(bureau: make.Bureau) -> dict[str, str]:
    return ids_of(bureau, {"cycle_id"})


def list_of(ledger: str, ids: dict[str, str]) -> str:
    """Give the address of the list itself."""
    view = REGISTERS[ledger].view
    path = endpoints()[f"{view.__module__.split('.')[1]}.{view.__name__}.get"].path
    return re.sub(r"{(\w+)}", lambda found: ids[found[1]], path).removeprefix("/api/v1")


def question(ledger: str, ids: dict[str, str]) -> dict[str, str]:
    return {name: ids[name] for name in REGISTERS[ledger].place}


def taken(caller: Caller, ledger: str, status: int = 200, **query: str) -> Any:
    answer = caller.get(f"/ledgers/{ledger}/export", query_string=query)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer


def lines(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def told_most(callers: dict[str, Caller], ledger: str, ids: dict[str, str]) -> Caller:
    """Find who of those who may take lists out sees most of this one."""
    found = []
    for caller in (callers[role] for role in (*TELLS_MOST, *OF_GROUPS)):
        answer = caller.get(list_of(ledger, ids), query_string={"limit": "200"})
        if answer.status_code == 200:
            found.append((len(answer.get_json()["items"]), caller))
    return max(found, key=lambda one: one[0])[1]


@pytest.mark.parametrize("ledger", sorted(REGISTERS))
def test_a_list_goes_out_with_the_rows_and_the_order_its_reader_sees(callers, ids, ledger):
    caller = told_most(callers, ledger, ids)
    seen = caller.get(list_of(ledger, ids), query_string={"limit": "200"}).get_json()["items"]
    if ledger not in UNFURNISHED:
        assert seen, "the furnished bureau has some of everything"
    names = ["position", *described()[ledger].columns]
    out = lines(
        taken(caller, ledger, columns=",".join(names), format="csv", **question(ledger, ids))
    )
    assert out[0] == ["序号", *(one.heads[0] for one in described()[ledger].columns.values())]
    assert [one[0] for one in out[1:]] == [str(n + 1) for n in range(len(seen))]
    plain = [n for n, one in enumerate(described()[ledger].columns.values(), 1) if bare(one.how)]
    for line, row in zip(out[1:], seen, strict=True):
        for place in plain:
            said = row[bare(described()[ledger].columns[names[place]].how)]
            assert line[place].lstrip("'") == ("" if said is None else str(said))
    page = caller.http.get(
        f"/print/ledgers/{ledger}", query_string=question(ledger, ids), headers=PAPER
    )
    assert page.status_code == 200
    assert page.get_data(as_text=True).count("<tr>") == max(len(seen), 1) + 2


def bare(how: str) -> str:
    """Name the one field a cell says as it is, if it does."""
    whole = PART.fullmatch(how)
    return whole[1] if whole and not whole[2] and not set(whole[1]) & set(".,*") else ""


@pytest.mark.parametrize("ledger", sorted(REGISTERS))
def test_whoever_may_not_see_a_list_is_refused_as_the_list_refuses(callers, ids, ledger):
    for role, caller in callers.items():
        seen = caller.get(list_of(ledger, ids)).status_code
        out = caller.get(f"/ledgers/{ledger}/export", query_string=question(ledger, ids))
        may = "export:make" in caller.get("/me").get_json()["permissions"]
        assert out.status_code == (seen if may else 403), role


@pytest.mark.parametrize("ledger", sorted(REGISTERS))
def test_another_bureau_takes_out_nothing_of_it(neighbour, ids, ledger):
    answer = neighbour.get(
        f"/ledgers/{ledger}/export", query_string={"format": "csv", **question(ledger, ids)}
    )
    if answer.status_code == 200:
        assert len(lines(answer)) == 1
    else:
        assert answer.status_code == neighbour.get(list_of(ledger, ids)).status_code


def test_the_filter_of_the_list_holds_and_a_foreign_one_is_refused(office):
    narrow = {"subject_type": "work_post"}
    every = lines(taken(office, "sheets", columns="subject_type", format="csv"))
    posts = lines(taken(office, "sheets", columns="subject_type", format="csv", **narrow))
    known = office.get("/sheets?subject_type=work_post&total=true").get_json()["total"]
    assert len(every) > len(posts) == known + 1
    assert {one[0] for one in posts[1:]} == {"工作岗位"}
    taken(office, "regulations", 422, box="waiting")
    taken(office, "regulations", 422, limit="1")
    taken(office, "regulations", 422, columns="tenant_id")
    taken(office, "regulations", 422, columns="number,number")
    taken(office, "regulations", 422, format="pdf")
    taken(office, "risk_points", 404)


def test_what_was_taken_out_is_journalled_once_with_filter_and_columns(office, bureau):
    kept = entries(bureau)
    taken(office, "notices", columns="title", state="draft")
    assert entries(bureau) == kept + 1
    printed = office.http.get("/print/ledgers/notices?columns=title", headers=PAPER)
    assert printed.status_code == 200
    assert entries(bureau) == kept + 2


def entries(bureau: make.Bureau) -> int:
    with unit_of_work(bureau.tenant_id) as session:
        return len(
            session.scalars(
                select(JournalEntry.id).where(JournalEntry.topic == "export.made")
            ).all()
        )


def test_the_same_list_printed_twice_is_the_same_page_under_the_same_number(office):
    first, second = (
        office.http.get("/print/ledgers/regulations?size=A3", headers=PAPER).get_data()
        for _ in range(2)
    )
    assert first == second
    code = re.search(r"校验码：([\w-]+)", first.decode())
    assert code
    told = office.get(f"/papers/check/{code[1]}").get_json()
    assert told["is_genuine"]
    assert told["agrees_with_register"] is None


def test_a_word_file_and_an_english_sheet_say_the_same_list(office):
    word = taken(office, "meetings", format="docx")
    assert word.get_data()[:2] == b"PK"
    english = office.get(
        "/ledgers/meetings/export?format=csv&columns=number,kind",
        headers={"Accept-Language": "en"},
    )
    head, *rest = lines(english)
    assert head == ["Number", "Kind"]
    assert {one[1] for one in rest} <= {"Body meeting", "Section meeting", "Mobilisation"}


def test_what_is_too_long_asks_to_be_narrowed(office, monkeypatch):
    monkeypatch.setattr(taking, "MOST_AT_ONCE", 1)
    refused = taken(office, "sheets", 409).get_json()
    assert refused["code"] == "ledger-too-long"
    assert refused["rows"] > refused["most"] == 1


def test_a_longer_list_takes_as_many_statements(office):
    address = "/ledgers/sheets/export?format=csv"
    office.get(address)
    some = len(list(statements(lambda: office.get(f"{address}&state=excused"))))
    every = len(list(statements(lambda: office.get(address))))
    assert every <= some + 1


def statements(ask: Any) -> Iterator[str]:
    counted: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert ask().status_code == 200
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    yield from counted


def test_every_column_names_a_field_of_its_list_and_a_known_way(bureau):
    with unit_of_work(bureau.tenant_id) as session:
        words = vocabularies(session)
        ways = Saying(None, None, words, in_english=False).ways  # type: ignore[arg-type]
    assert described().keys() == REGISTERS.keys()
    for ledger, one in described().items():
        known = REGISTERS[ledger].row.fields
        for column in one.columns.values():
            for part in PART.finditer(column.how):
                fields = {name.split(".")[0].replace("*", "zh") for name in part[1].split(",")}
                assert fields <= known.keys(), (ledger, column)
                assert not part[2] or part[2] in ways or part[2] in words, (ledger, column)


def test_a_cell_without_anything_to_say_is_empty(bureau):
    say = Saying(None, None, {}, in_english=False)  # type: ignore[arg-type]
    assert say.cell("{a} – {b}", {"a": None, "b": ""}) == ""
    assert say.cell("{a} – {b}", {"a": "2026-01-01", "b": ""}) == "2026-01-01"
    assert say.cell("{a}/{b}", {"a": 0, "b": 2}) == "0/2"
    assert say.cell("{a}", {"a": 3}) == 3
    assert say.cell("{a.b,c}", {"a": None, "c": "丙"}) == "丙"
    assert say.cell("{at|moment}", {"at": "2026-11-23T00:30:00+00:00"}) == "2026-11-23 08:30"
