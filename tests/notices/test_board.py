"""The board in a browser without scripts: who sees what, how a comment comes in, who finds it."""

import re
from datetime import date, timedelta

import pytest

from service.notices.board import pace
from tenants import clock
from tenants.clock import today
from tests import api
from tests.commitments.desk import Desk
from tests.notices.test_notices_api import ITEM, draft, publish, reply

WIDE = {"scope": "society", "scope_decision": "局长办公会2026年第9次会议"}


@pytest.fixture(autouse=True)
def quiet():
    """Everybody in these tests sits at the same place."""
    pace.SEEN.clear()


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"board-{tag}", profile="region_pilot")


def browser(app):
    return app.test_client()


def sent(http, path: str, **fields):
    """Open the page of a notice, fill its form and send it."""
    page = http.get(path)
    assert page.status_code == 200, page.get_data(as_text=True)
    ticket = re.search(r'name="ticket" value="([^"]+)"', page.get_data(as_text=True))
    assert ticket is not None
    form = {"ticket": ticket[1], "kind": "opinion", "text": "建议公开评分细则。"} | fields
    return http.post(f"{path}/comments", data=form)


def receipt_in(answer) -> str:
    assert answer.status_code == 201, answer.get_data(as_text=True)
    found = re.search(r"<strong>([A-Z2-9-]{19})</strong>", answer.get_data(as_text=True))
    assert found is not None
    return found[1]


def test_the_public_reads_what_is_for_the_public_alone(app, desk):
    inside, outside = publish(desk), publish(desk, **WIDE)
    board = browser(app).get(f"/board/{desk.bureau.code}")
    assert board.status_code == 200
    assert outside["id"] in board.get_data(as_text=True)
    assert inside["id"] not in board.get_data(as_text=True)
    page = browser(app).get(f"/board/{desk.bureau.code}/{outside['id']}")
    assert "中标单位甲" in page.get_data(as_text=True)
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "<script" not in page.get_data(as_text=True)


def test_all_who_may_not_see_a_notice_get_the_very_same_page(app, settings, desk, tag):
    inside, hidden = publish(desk), draft(desk)
    neighbour = Desk(app, settings, f"next-{tag}")
    publish(neighbour)
    missing = browser(app).get(
        f"/board/{desk.bureau.code}/{desk.bureau.people['auditor'].person_id}"
    )
    pages = {missing.get_data()}
    for http in (browser(app), neighbour["post_holder"].http):
        for path in (
            f"/board/{desk.bureau.code}/{inside['id']}",
            f"/board/{desk.bureau.code}/{hidden['id']}",
            f"/board/nobody/{inside['id']}",
            f"/board/{desk.bureau.code}",
            "/board/nobody",
            f"/board/{desk.bureau.code}/kiosk/guess",
        ):
            answer = http.get(path)
            assert answer.status_code == 404, path
            pages.add(answer.get_data())
    assert len(pages) == 1


def test_people_of_the_bureau_read_it_with_their_session(desk):
    notice = publish(desk)
    page = desk["post_holder"].http.get(f"/board/{desk.bureau.code}/{notice['id']}")
    assert page.status_code == 200
    assert "署名（郑某）" in page.get_data(as_text=True)
    assert "监督" not in desk["post_holder"].http.get("/board/nobody").get_data(as_text=True)


def test_the_telephone_on_the_board_is_the_one_on_all_papers(desk):
    notice = publish(desk)
    settings = {"unit_code": "CZ", "supervision_phone": "0871-12345"}
    assert desk["register_office"].put("/paper-settings", settings, if_match=0).status_code == 200
    assert desk["register_office"].get("/board-setting").get_json()["telephone"] == "0871-12345"
    page = desk["post_holder"].http.get(f"/board/{desk.bureau.code}/{notice['id']}")
    assert "0871-12345" in page.get_data(as_text=True)


def test_a_notice_is_printed_as_a_sheet_without_form_or_menu(app, desk):
    notice = publish(desk, **WIDE)
    address = f"/board/{desk.bureau.code}/{notice['id']}"
    assert f'href="{address}?print=1"' in browser(app).get(address).get_data(as_text=True)
    sheet = browser(app).get(f"{address}?print=1").get_data(as_text=True)
    assert "中标单位甲" in sheet
    assert "Ctrl+P" in sheet
    assert not {"<form", "<nav", "<script"} & set(re.findall(r"<\w+", sheet))


def test_a_kiosk_shows_what_is_for_the_staff_until_its_link_ends(app, desk):
    notice = publish(desk)
    until = (today() + timedelta(days=30)).isoformat()
    kept = desk["register_office"].put(
        "/board-setting", {"kiosk_until": until, "email": "jd@example.gov.cn"}, if_match=0
    )
    assert kept.status_code == 200, kept.get_data(as_text=True)
    address = re.sub(r"^https?://[^/]+", "", kept.get_json()["kiosk_address"])
    assert desk["post_holder"].get("/board-setting").get_json()["kiosk_address"] == ""
    http = browser(app)
    assert http.get(address).status_code == 303
    page = http.get(f"/board/{desk.bureau.code}/{notice['id']}")
    assert "jd@example.gov.cn" in page.get_data(as_text=True)
    answered = sent(http, f"/board/{desk.bureau.code}/{notice['id']}")
    assert receipt_in(answered)
    shut = desk["register_office"].put("/board-setting", {"kiosk_until": None}, if_match=1)
    assert shut.status_code == 200
    assert http.get(f"/board/{desk.bureau.code}/{notice['id']}").status_code == 404


def test_a_kiosk_of_one_bureau_is_none_of_another(app, settings, desk, tag):
    other = Desk(app, settings, f"kiosk-{tag}")
    notice = publish(other)
    until = (today() + timedelta(days=30)).isoformat()
    for one in (desk, other):
        one["register_office"].put("/board-setting", {"kiosk_until": until}, if_match=0)
    address = desk["register_office"].get("/board-setting").get_json()["kiosk_address"]
    http = browser(app)
    http.get(re.sub(r"^https?://[^/]+", "", address))
    assert http.get(f"/board/{other.bureau.code}/{notice['id']}").status_code == 404


def test_a_comment_of_the_public_gets_a_receipt_by_which_the_answer_is_found(app, desk):
    notice = publish(desk, **WIDE)
    http, path = browser(app), f"/board/{desk.bureau.code}/{notice['id']}"
    receipt = receipt_in(sent(http, path, name="", contact=""))
    look_up = f"/board/{desk.bureau.code}/receipts"
    assert "尚未答复" in http.post(look_up, data={"receipt": receipt}).get_data(as_text=True)
    comments = desk["register_office"].get(f"/notices/{notice['id']}/comments").get_json()["items"]
    assert [(one["text"], one["person_name"]) for one in comments] == [("建议公开评分细则。", "")]
    assert reply(desk, comments[0]["id"]).status_code == 200
    found = browser(app).post(look_up, data={"receipt": receipt.lower().replace("-", " ")})
    assert "评分细则已补充公开。" in found.get_data(as_text=True)
    unknown = http.post(look_up, data={"receipt": "2222-2222-2222-2222"})
    assert unknown.status_code == 404


def test_somebody_of_the_bureau_comments_in_his_name_or_without(desk):
    notice = publish(desk)
    http, path = desk["post_holder"].http, f"/board/{desk.bureau.code}/{notice['id']}"
    receipt_in(sent(http, path, how="named"))
    receipt_in(sent(http, path, how="nobody", text="另一条意见，不署名。"))
    comments = desk["register_office"].get(f"/notices/{notice['id']}/comments").get_json()["items"]
    assert [one["person_name"] for one in comments] == ["郑某", ""]
    entries = desk["auditor"].get("/journal?topic=notice.commented").get_json()["items"]
    nameless = next(one for one in entries if "不署名" in str(one))
    assert str(desk.bureau.people["post_holder"].person_id) not in str(nameless)


def test_the_page_for_receipts_does_not_tell_which_bureaus_there_are(app, desk):
    http = browser(app)
    pages = [http.get(f"/board/{code}/receipts") for code in (desk.bureau.code, "nobody")]
    pages += [
        http.post(f"/board/{code}/receipts", data={"receipt": "2222-2222-2222-2222"})
        for code in (desk.bureau.code, "nobody")
    ]
    assert [one.status_code for one in pages] == [200, 200, 404, 404]
    known, unknown, *tried = (
        one.get_data(as_text=True).replace(desk.bureau.code, "nobody") for one in pages
    )
    assert known == unknown
    assert tried[0] == tried[1]


def test_the_same_form_sent_twice_is_one_comment(app, desk):
    notice = publish(desk, **WIDE)
    http, path = browser(app), f"/board/{desk.bureau.code}/{notice['id']}"
    ticket = re.search(r'name="ticket" value="([^"]+)"', http.get(path).get_data(as_text=True))
    assert ticket is not None
    form = {"ticket": ticket[1], "kind": "objection", "text": "金额与预算不符。"}
    first, second = (http.post(f"{path}/comments", data=form) for _ in range(2))
    assert receipt_in(first) == receipt_in(second)
    comments = desk["register_office"].get(f"/notices/{notice['id']}/comments").get_json()["items"]
    assert len(comments) == 1


def test_a_form_of_another_browser_or_another_site_is_not_taken(app, desk):
    notice = publish(desk, **WIDE)
    path = f"/board/{desk.bureau.code}/{notice['id']}"
    http = browser(app)
    ticket = re.search(r'name="ticket" value="([^"]+)"', http.get(path).get_data(as_text=True))
    assert ticket is not None
    form = {"ticket": ticket[1], "kind": "opinion", "text": "别处送来的意见。"}
    for stranger, headers, status in (
        (browser(app), {}, 422),
        (http, {"Origin": "https://evil.example"}, 403),
        (http, {"Sec-Fetch-Site": "cross-site"}, 403),
    ):
        answer = stranger.post(f"{path}/comments", data=form, headers=headers)
        assert answer.status_code == status
        assert answer.mimetype == "text/html"
    assert http.post(f"{path}/comments", data=form | {"ticket": "x"}).status_code == 422
    assert http.post(f"{path}/comments", data=form, headers={"Origin": "null"}).status_code == 201


def test_what_was_written_is_not_lost_when_something_is_missing(app, desk):
    notice = publish(desk, **WIDE)
    path = f"/board/{desk.bureau.code}/{notice['id']}"
    answer = sent(browser(app), path, text="   ", contact="13800000000")
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "请写明意见内容" in page
    assert "13800000000" in page


def test_what_readers_write_never_becomes_markup(app, desk):
    notice = publish(desk, items=[ITEM | {"title": "<b>粗体</b>采购"}], **WIDE)
    page = browser(app).get(f"/board/{desk.bureau.code}/{notice['id']}").get_data(as_text=True)
    assert "<b>粗体</b>" not in page
    assert "&lt;b&gt;" in page
    evil = sent(
        browser(app),
        f"/board/{desk.bureau.code}/{notice['id']}",
        kind="x",
        text="<script>1</script>",
    )
    assert "<script>" not in evil.get_data(as_text=True)


def test_a_flood_of_comments_is_slowed_down(app, desk):
    notice = publish(desk, **WIDE)
    http, path = browser(app), f"/board/{desk.bureau.code}/{notice['id']}"
    statuses = [sent(http, path, text=f"意见第{n}条").status_code for n in range(6)]
    assert statuses == [201] * 5 + [429]


def test_after_the_last_day_the_page_shows_the_result_and_no_form(app, desk):
    notice = publish(desk, **WIDE)
    with clock.simulated():
        clock.go_to(date.fromisoformat(notice["ends_on"]) + timedelta(days=1))
        page = browser(app).get(f"/board/{desk.bureau.code}/{notice['id']}")
        assert "<form" not in page.get_data(as_text=True)
        assert "已期满" in page.get_data(as_text=True)


def test_where_names_are_asked_for_a_nameless_comment_is_not_taken(app, desk):
    notice = publish(desk, **WIDE)
    desk["register_office"].put("/board-setting", {"takes_anonymous": False}, if_match=0)
    path = f"/board/{desk.bureau.code}/{notice['id']}"
    refused = sent(browser(app), path, name="")
    assert refused.status_code == 422
    assert "只接受署名意见" in refused.get_data(as_text=True)
    assert sent(browser(app), path, name="群众王某").status_code == 201
    answer = desk["post_holder"].post(
        f"/notices/{notice['id']}/comments", {"text": "匿名意见", "anonymous": True}
    )
    assert answer.get_json()["code"] == "names-only"


def test_the_board_speaks_english_to_who_asks_for_it(app, desk):
    publish(desk, **WIDE)
    page = (
        browser(app)
        .get(f"/board/{desk.bureau.code}", headers={"Accept-Language": "en"})
        .get_data(as_text=True)
    )
    assert "Notice board" in page
    assert 'lang="en"' in page


def test_a_long_board_is_read_page_by_page(app, desk):
    for number in range(21):
        publish(desk, **WIDE, title=f"公示第{number:02d}号")
    first = browser(app).get(f"/board/{desk.bureau.code}").get_data(as_text=True)
    second = browser(app).get(f"/board/{desk.bureau.code}?page=2").get_data(as_text=True)
    assert ("公示第20号" in first, "公示第00号" in first) == (True, False)
    assert ("公示第00号" in second, "公示第20号" in second) == (True, False)


def test_each_kind_of_remark_says_what_follows_from_it(app, desk):
    notice = publish(desk, **WIDE)
    path = f"/board/{desk.bureau.code}/{notice['id']}"
    page = browser(app).get(path).get_data(as_text=True)
    assert page.count('type="radio" name="kind"') == 3
    for said in ("采纳的，可以把该项退回修改", "该项退回修改并标明有异议", "计入公示情况"):
        assert said in page
    english = browser(app).get(path, headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "Answered within 5 working days" in english


def test_who_is_signed_in_finds_the_way_back_to_the_workbench(app, desk):
    notice = publish(desk, **WIDE)
    path = f"/board/{desk.bureau.code}/{notice['id']}"
    assert "返回工作台" in desk["post_holder"].http.get(path).get_data(as_text=True)
    assert "返回工作台" not in browser(app).get(path).get_data(as_text=True)


def test_everybody_finds_the_style(app):
    answer = api.stranger(app).http.get("/board-style.css")
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
