"""What is being registered is seen on paper before it is sent, and leaves no trace."""

from flask import Flask

from tests.api import client
from tests.procedures.scenes import Desk
from tests.registrations.forms import form, measure, point
from tests.registrations.test_registering_api import counted

ADDRESS = "/power-registrations/preview"


def test_a_draft_is_seen_on_its_sheets_and_nothing_is_kept(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    before = counted(work)
    answer = head.post(ADDRESS, form(work, send=False))
    assert answer.status_code == 422  # the draft is shown, never sent from here
    written = form(work)
    written["risk_points"] = [point(work, measures=[measure(work, due_on="2026-09-30")])]
    answer = head.post(ADDRESS, written)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.mimetype == "text/html"
    page = answer.get_data(as_text=True)
    assert "草稿 未送审" in page
    assert "<script" not in page
    for said in ("临时救助给付", "行政给付", "《社会救助暂行办法》第四十七条", "廉政风险防控图"):
        assert said in page
    assert "核查走过场,不符合条件的得到给付" in page
    assert "1.不入户,凭材料填表" in page
    assert "▲高" in page
    assert "每季度，2026-09-30前" in page
    assert counted(work) == before


def test_what_is_hardly_begun_is_seen_as_well(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    page = head.post(ADDRESS, {"power": {"content": "发放<b>救助</b>金"}}).get_data(as_text=True)
    assert "发放&lt;b&gt;救助&lt;/b&gt;金" in page
    assert "尚未绘制权力运行流程图。" in page
    assert "尚未登记风险点。" in page


def test_a_measure_without_a_day_is_for_the_long_term(work: Desk, app: Flask):
    page = client(app, work.bureau, "section_head").post(ADDRESS, form(work))
    assert "每季度，长期" in page.get_data(as_text=True)


def test_whoever_may_not_write_the_draft_does_not_see_it(work: Desk, app: Flask):
    kept = client(app, work.bureau, "section_head").post("/power-registrations", form(work))
    held = {**form(work), "power_id": kept.get_json()["power_id"]}
    assert client(app, work.bureau, "auditor").post(ADDRESS, held).status_code == 403
    elsewhere = {"power": {"department_id": str(work.bureau.departments["国库科"])}}
    answer = client(app, work.bureau, "section_head").post(ADDRESS, elsewhere)
    assert answer.status_code == 403
