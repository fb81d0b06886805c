"""The power list over HTTP: read, paged, handed out; a draft is none of that."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from service.catalogues.use_cases import make_bureau_catalogue, make_section_catalogue
from tests import api
from tests.catalogues.test_catalogues import approve, confirmed, section_catalogues
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(app, settings, engine, tag) -> Desk:
    return desk(settings, f"list-{tag}")


def made(work: Desk):
    confirmed(work, time_limit_value=20, time_limit_unit="day", time_limit_counting="working")
    confirmed(work, "国库科", name="国库集中支付审核", category="payment")
    section_catalogues(work)
    return work.act("register_office", make_bureau_catalogue)


def test_a_draft_is_not_handed_out_as_the_list(app, work):
    draft = made(work)
    office = api.client(app, work.bureau, "register_office")
    refused = office.get(f"/power-list/versions/{draft.id}/export")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "catalogue-not-approved")
    assert office.get("/power-list").status_code == 404
    assert office.get("/power-list/versions").get_json()["items"] == []


def test_the_list_is_read_and_printed_in_its_columns(app, work):
    one = made(work)
    approve(work, one)
    clerk = api.client(app, work.bureau, "post_holder_3")
    head = clerk.get("/power-list").get_json()
    assert (head["list_number"], head["counts"]["total"]) == (1, 2)
    page = clerk.get("/power-list/items?limit=1").get_json()
    assert [line["number"] for line in page["items"]] == ["W-QT-0001"]
    rest = clerk.get(f"/power-list/items?limit=1&cursor={page['next_cursor']}").get_json()
    assert [line["number"] for line in rest["items"]] == ["W-JF-0001"]
    office = api.client(app, work.bureau, "register_office")
    answer = office.get(f"/power-list/versions/{one.id}/export")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    rows = list(load_workbook(BytesIO(answer.data)).active.values)
    assert "第1号" in rows[1][0]
    assert rows[2][:7] == ("序号", "职权编码", "职权名称", "类别", "内容", "实施依据", "办理主体")
    assert rows[3][10] == "20个工作日"
    assert [row[0] for row in rows[3:]] == [1, 2]


def test_a_catalogue_is_made_over_http_and_kept_from_others(app, work):
    confirmed(work)
    head = api.client(app, work.bureau, "section_head")
    home = str(work.bureau.departments["预算科"])
    answer = head.post("/catalogues", {"kind": "section", "department_id": home})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    wrong = head.post("/catalogues", {"kind": "section"})
    assert wrong.status_code == 422
    assert head.post("/catalogues", {"kind": "bureau"}).status_code == 403
    listed = head.get("/catalogues?kind=section&total=true").get_json()
    assert listed["total"] == 1
    items = head.get(f"/catalogues/{answer.get_json()['id']}/items").get_json()["items"]
    assert items[0]["document"]["department"] == "预算科"
    assert head.get("/catalogues/readiness").get_json()["items"] == []


def test_many_powers_are_listed_in_as_many_statements_as_few(app, engine, work):
    home = work.bureau.departments["预算科"]
    auditor = api.client(app, work.bureau, "auditor")
    confirmed(work)
    made = work.act("section_head", make_section_catalogue, home)
    paths = ("/catalogues", "/catalogues/readiness", "/powers/gaps", "/discretion-standards")
    paths += (f"/catalogues/{made.id}/items", "/power-list/versions")
    few = [spent(engine, auditor, path) for path in paths]
    for name in ("预算调整审核", "预算绩效评价", "预算公开检查"):
        confirmed(work, name=name)
    work.act("section_head", make_section_catalogue, home)
    assert [spent(engine, auditor, path) for path in paths] == few


def spent(engine, reader: api.Caller, path: str) -> int:
    """Count the statements one request costs, once all caches are warm."""
    seen: list[str] = []

    def listen(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    assert reader.get(path).status_code == 200
    event.listen(engine, "before_cursor_execute", listen)
    assert reader.get(path).status_code == 200
    event.remove(engine, "before_cursor_execute", listen)
    return len(seen)
