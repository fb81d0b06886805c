"""Whoever was sent a link appraises on a page without scripts; it works until he has sent it."""

import re

import pytest
from sqlalchemy import select

from service.gradings import appraisal_page
from service.gradings.models import Assessment
from service.notices.board import pace
from service.risks.models import RiskPoint
from tenants.database import owned, unit_of_work
from tests import api, make
from tests.console.browsing import Browser
from tests.gradings.test_appraisals import FACTORS, invited
from tests.procedures.scenes import Desk


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    work = Desk(make.bureau(settings, f"asked-{tag}", profile="district_2012"))
    work.open_year()
    pace.SEEN.clear()
    return work


@pytest.fixture
def office(app, work):
    return {role: api.client(app, work.bureau, role) for role in ("register_office",)}


@pytest.fixture
def browser(app) -> Browser:
    return Browser(app.test_client(), source="10.78.0.1")


@pytest.fixture
def point(work) -> str:
    return str(work.draft())


@pytest.fixture
def link(office, point) -> str:
    return link_to(office, point)


def link_to(office, *points: str) -> str:
    return f"/appraisals/{invited(office, *points).get_json()['token']}"


def filled(point: str, score: str = "4", **changed: str) -> dict[str, str]:
    """Fill in what is asked of one risk; `harm_score` and the like change one field of it."""
    form = {f"score-{point}-{one}": score for one in FACTORS}
    form |= {f"why-{point}-{one}": "群众反映较多" for one in FACTORS}
    named = (name.partition("_") for name in changed)
    others = {f"{what}-{point}-{factor}": changed[f"{factor}_{what}"] for factor, _, what in named}
    return form | {f"comment-{point}": "应当公开"} | others


def test_a_link_opens_a_page_that_names_no_post_and_asks_no_other_site(browser, link):
    page = browser.get(link)
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "专项资金分配环节自由裁量权过大" in text
    assert "预算编制岗" not in text
    assert "郑某" not in text
    assert "<script" not in text
    assert not re.findall(r"(?:src|href)=\"(?!/static/|/\"|#|\?)", text)
    policy = page.headers["Content-Security-Policy"]
    assert "script-src" not in policy or "'none'" in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_not_complete_comes_back_as_it_was_written(browser, link, point):
    form = filled(point, harm_score="", cause_why="")
    answer = browser.post(link, form)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "没有提交" in text
    assert "第1项" in text
    assert text.count(" checked") == len(FACTORS) - 1
    assert "应当公开" in text
    outside = browser.post(link, filled(point, harm_score="99"))
    assert outside.status_code == 422


def test_an_appraisal_is_taken_once_and_the_link_ends_with_it(browser, link, point):
    assert browser.post(link, filled(point)).status_code == 201
    for used in (browser.get(link), browser.post(link, filled(point))):
        assert used.status_code == 404
        assert "链接无效、已经用过或已经过期" in used.get_data(as_text=True)


def test_scores_stay_with_their_risks_when_one_is_retired_meanwhile(office, work, browser):
    gone, kept = work.draft(), work.draft(title="项目评审专家由经办人指定")
    link = link_to(office, str(gone), str(kept))
    form = filled(str(gone), score="1") | filled(str(kept), score="5")
    assert browser.get(link).status_code == 200
    with unit_of_work(work.bureau.tenant_id) as session:
        owned(session, RiskPoint, gone).status = "retired"
    assert browser.post(link, form).status_code == 201
    with unit_of_work(work.bureau.tenant_id) as session:
        (said,) = session.scalars(select(Assessment))
        assert (said.risk_point_id, set(said.scores.values())) == (kept, {5})


def test_of_two_forms_sent_at_once_one_is_taken(browser, link, point, work, monkeypatch):
    seen = appraisal_page.open_by_link

    def meanwhile(session, carried):
        monkeypatch.setattr(appraisal_page, "open_by_link", seen)
        found = seen(session, carried)
        assert browser.post(link, filled(point)).status_code == 201
        return found

    monkeypatch.setattr(appraisal_page, "open_by_link", meanwhile)
    second = browser.post(link, filled(point))
    assert second.status_code == 409
    assert "<h1>" in second.get_data(as_text=True)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert len(session.scalars(select(Assessment)).all()) == 1


def test_wrong_links_say_no_more_than_used_ones(browser, link, point):
    assert browser.post(link, filled(point)).status_code == 201
    pages = {
        browser.get(one).get_data()
        for one in (link, link[:-1] + "x", link.replace("lf_", "lf_9", 1), "/appraisals/nonsense")
    }
    assert len(pages) == 1


def test_a_form_another_site_sends_is_refused(browser, link, point):
    strange = browser.post(link, filled(point), Origin="https://elsewhere.example")
    assert strange.status_code == 403
    assert browser.get(link).status_code == 200


def test_guessing_links_is_slowed_down(browser, engine):
    pace.SEEN.clear()
    answers = [browser.get("/appraisals/nonsense").status_code for _ in range(61)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {404}
    assert int(browser.get("/appraisals/nonsense").headers["Retry-After"]) > 0
    pace.SEEN.clear()


def test_it_speaks_english_as_well(app, link):
    reader = Browser(app.test_client(), source="10.78.0.2", speaks="en")
    text = reader.get(link).get_data(as_text=True)
    assert "Appraisal of risks" in text
    assert "请逐项评议" not in text
    assert "请逐项评议" in reader.get(f"{link}?lang=zh-CN").get_data(as_text=True)
