"""Papers of what other areas decided: letters, diagrams, minutes, notices, filings, lists."""

from datetime import date

import pytest

from tenants import clock
from tenants.database import unit_of_work
from tests import make
from tests.api import client
from tests.catalogues.test_catalogues import approve, confirmed, section_catalogues
from tests.commitments.desk import Desk as LetterDesk
from tests.filings.region import furnished
from tests.flowcharts.desk import Desk as FlowDesk
from tests.notices.test_notices_api import comment, end_of, publish, reply
from tests.papers.desk import made, ordered, said, taken_out, unsaid
from tests.procedures.scenes import desk as meeting_desk


def marked(caller):
    """The office says what stands on its letters."""
    settings = {"unit_code": "CZ", "agency_mark": "财廉防", "supervision_phone": "0901-1234567"}
    assert caller.put("/paper-settings", settings, if_match=0).status_code == 200


@pytest.fixture
def letters(app, settings, tag):
    desk = LetterDesk(app, settings, f"letter-papers-{tag}")
    desk.open_year()
    return desk


@pytest.mark.parametrize(
    ("letter", "kind", "role", "word"),
    [
        ("personal", "personal_letter", "post_holder", "附件2"),
        ("section", "section_letter", "section_head", "附件3"),
        ("unit", "unit_letter", "main_leader", "附件4"),
    ],
)
def test_a_letter_says_what_was_signed_and_leaves_room_for_the_pen(
    letters, letter, kind, role, word
):
    values = (
        {"post_ids": [str(letters.bureau.people[role].post_id)]} if letter == "personal" else {}
    )
    answer = letters["register_office"].post("/commitment-issuances", {"kind": letter, **values})
    if answer.status_code != 201:
        letters["register_office"].post("/commitment-issuances", {"kind": letter})
    one = letters.letter_of(role, letter)
    paper = made(letters, "register_office", kind, one["id"])
    text = said(taken_out(letters, "register_office", paper))
    assert word in text
    assert "郑重承诺" in text
    assert "{{" not in text
    wrong = "unit_letter" if kind == "personal_letter" else "personal_letter"
    assert ordered(letters, "register_office", wrong, one["id"]).status_code == 404


def test_the_control_diagram_shows_risk_flow_and_measure_side_by_side(app, settings, tag):
    desk = FlowDesk(app, settings, f"diagram-{tag}")
    power = desk.power()
    answer = ordered(desk, "register_office", "control_diagram", power["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "flowchart-missing")
    desk.drawn(power_ids=[power["id"]])
    point = desk.point(power_id=power["id"], flow_step="审查")
    paper = made(desk, "register_office", "control_diagram", power["id"])
    text = said(taken_out(desk, "register_office", paper))
    for word in ("【受理】", "【审查】", "【办结】", point["title"], "分配方案集体研究并公示"):
        assert word in text


def test_minutes_are_a_letter_with_a_mark_and_show_what_was_decided(app, settings, tag):
    work = meeting_desk(settings, f"minutes-{tag}")
    case = work.send("section_head", work.draft())
    work.advance("post_holder", case)
    meeting = str(work.hold_body_meeting(case))
    office = client(app, work.bureau, "register_office")
    order = {"kind": "minutes", "subject_id": meeting}
    early = office.post("/papers", order)
    assert (early.status_code, early.get_json()["code"]) == (409, "agency-mark-missing")
    assert early.get_json()["page"] == "/admin/templates?tab=settings"
    marked(office)
    paper = office.post("/papers", order).get_json()
    assert paper["number"] == f"财廉防纪〔{clock.today().year}〕1号"
    text = said(office.get(f"/papers/{paper['id']}/content").get_data())
    for word in ("会议纪要", "原则同意", "赞成3票", "逐项审议"):
        assert word in text
    sheet = office.post("/papers", {"kind": "decision_sheet", "subject_id": meeting})
    assert sheet.status_code == 201
    assert unsaid(work.bureau, paper) == unsaid(work.bureau, sheet.get_json()) == set()
    told = office.get(f"/papers/check/{paper['check_code']}").get_json()
    assert told["decisions"]
    assert told["agrees_with_register"]


def test_a_notice_and_its_result_are_printed_when_their_time_has_come(app, settings, tag):
    desk = LetterDesk(app, settings, f"notice-papers-{tag}", profile="region_pilot")
    with clock.simulated():
        marked(desk["register_office"])
        notice = publish(desk)
        sheet = made(desk, "register_office", "notice_sheet", notice["id"])
        assert sheet["number"].startswith("财廉防公〔")
        text = said(taken_out(desk, "register_office", sheet))
        assert "办公设备采购结果" in text
        assert "5个工作日" in text
        early = ordered(desk, "register_office", "notice_result", notice["id"])
        assert early.get_json()["code"] == "notice-not-published"
        remark = comment(desk, notice)
        reply(desk, remark["id"])
        end_of(desk, notice)
        result = made(desk, "register_office", "notice_result", notice["id"])
        text = said(taken_out(desk, "register_office", result))
        assert "评分细则已补充公开。" in text


def test_a_filing_is_printed_with_its_kinds_and_counts(app, settings, tag):
    with clock.simulated():
        clock.go_to(date(2026, 4, 9))
        bureau = make.region(settings, f"filed-{tag}").bureaus[0]
        furnished(bureau)
        office = client(app, bureau, "register_office")
        filing = office.post("/filings", {"kind": "points", "year": 2026}).get_json()
        answer = office.post("/papers", {"kind": "filing_form", "subject_id": filing["id"]})
        assert answer.status_code == 201, answer.get_data(as_text=True)
        text = said(office.get(f"/papers/{answer.get_json()['id']}/content").get_data())
        assert "廉政风险点（新增）" in text
        assert unsaid(bureau, answer.get_json()) == set()


def test_the_power_list_is_the_approved_one_and_there_is_no_other(app, settings, tag):
    from service.catalogues.use_cases import make_bureau_catalogue

    work = meeting_desk(settings, f"list-{tag}")
    office = client(app, work.bureau, "register_office")
    none = office.post("/papers", {"kind": "power_list"})
    assert (none.status_code, none.get_json()["code"]) == (409, "no-power-list")
    for section in ("预算科", "国库科"):
        confirmed(work, section)
    section_catalogues(work)
    approve(work, work.act("register_office", make_bureau_catalogue))
    made_now = office.post("/papers", {"kind": "power_list"})
    assert made_now.status_code == 201, made_now.get_data(as_text=True)
    text = said(office.get(f"/papers/{made_now.get_json()['id']}/content").get_data())
    assert "第1版" in text
    assert unsaid(work.bureau, made_now.get_json()) == set()


def test_a_large_paper_is_left_to_a_worker_and_made_once(app, settings, tag, monkeypatch):
    from service.papers.use_cases import making
    from tenants.context import system_actor
    from tests.papers.desk import in_force
    from tests.risks.test_ledger_api import Office
    from tests.workers.hall import settle

    office = Office(app, settings, f"large-{tag}")
    in_force(office)
    monkeypatch.setattr(making, "AT_ONCE", 0)
    paper = made(office, "register_office", "ledger")
    assert (paper["state"], paper["number"]) == ("waiting", "")
    early = office["register_office"].get(f"/papers/{paper['id']}/content")
    assert (early.status_code, early.get_json()["code"]) == (409, "paper-not-ready")
    assert settle(settings, [office.bureau.tenant_id]) >= 1
    with unit_of_work(office.bureau.tenant_id) as session:
        making.make_paper(session, system_actor(office.bureau.tenant_id), paper["id"])
    after = office["register_office"].get(f"/papers/{paper['id']}").get_json()
    assert (after["state"], after["edition"]) == ("issued", 1)
    assert "台账第1版" in said(taken_out(office, "register_office", paper))


def test_the_grading_report_is_the_one_that_was_written_and_the_leaders_boxes_stay_empty(
    app, settings, tag
):
    from tests import api
    from tests.gradings.test_rounds import assess, convened

    work = meeting_desk(settings, f"graded-{tag}")
    people = {role: api.client(app, work.bureau, role) for role in work.bureau.people}
    point = work.draft()
    one = convened(people, work, point).get_json()
    early = people["register_office"].post(
        "/papers", {"kind": "grading_report", "subject_id": one["id"]}
    )
    assert (early.status_code, early.get_json()["code"]) == (409, "report-not-written")
    assessed = assess(people, one, point)
    assert assessed.status_code == 200, assessed.get_data(as_text=True)
    one = people["section_head"].get(f"/grading-rounds/{one['id']}").get_json()
    report = people["section_head"].post(
        f"/grading-rounds/{one['id']}/reports", {"opinions": "同意上报。"}, if_match=one["version"]
    )
    assert report.status_code == 201, report.get_data(as_text=True)
    paper = people["register_office"].post(
        "/papers", {"kind": "grading_report", "subject_id": one["id"]}
    )
    assert paper.status_code == 201, paper.get_data(as_text=True)
    path = f"/papers/{paper.get_json()['id']}/content"
    text = said(people["register_office"].get(path).get_data())
    assert "同意上报。" in text
    assert "发生机率：2" in text
    assert unsaid(work.bureau, paper.get_json()) == set()
