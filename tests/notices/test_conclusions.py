"""Whoever showed something to others hears what came of it."""

from tenants import clock
from tests.notices.test_notices_api import comment, desk, end_of, publish, reply
from tests.notices.test_steps import hall

__all__ = ["desk", "hall"]


def told(caller):
    return caller.get("/messages?category=notice").get_json()["items"]


def test_the_register_office_hears_how_a_notice_ended_and_nobody_else(desk):
    notice = publish(desk)
    with clock.simulated():
        assert end_of(desk, notice) == 1
        (heard,) = told(desk["register_office"])
        assert heard["title"] == f"公示结束：{notice['title']}"
        assert heard["note"] == "公示期满，无异议。"
        assert (heard["subject_kind"], heard["subject_id"]) == ("notice", notice["id"])
        assert told(desk["section_head"]) == []


def test_it_is_told_once_all_comments_are_answered(desk):
    notice = publish(desk)
    made = comment(desk, notice)
    with clock.simulated():
        end_of(desk, notice)
        assert told(desk["register_office"]) == []
        reply(desk, made["id"])
        (heard,) = told(desk["register_office"])
        assert heard["note"].startswith("公示期满，收到意见1条")


def test_the_head_whose_letter_was_shown_hears_of_it(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    with clock.simulated():
        assert hall.let_run_out(notice) == 1
        (heard,) = told(hall["section_head"])
        assert heard["title"].startswith("公示结束：")
        assert told(hall["post_holder"]) == []
