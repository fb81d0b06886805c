"""What is done is late only if it was late when it was done (逾期办结)."""

from flask import Flask

from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import sent
from tests.tasks.test_boxes_api import box
from tests.tasks.test_reminding import days_on


def line(work: Desk, app: Flask, role: str, name: str) -> tuple[str, int | None, bool]:
    (one,) = box(client(app, work.bureau, role), name)["items"]
    return one["state"], one["remaining_working_days"], one["overdue"]


def test_what_was_done_in_time_does_not_grow_late_afterwards(work: Desk, app: Flask):
    work.advance("section_head", sent(work))  # due in five working days
    with days_on(20):
        assert line(work, app, "section_head", "done") == ("done", None, False)


def test_what_was_done_late_says_by_how_much_for_good(work: Desk, app: Flask):
    case = sent(work)
    with days_on(7):
        assert line(work, app, "section_head", "waiting") == ("open", -2, True)
        work.advance("section_head", case)
    with days_on(30):
        assert line(work, app, "section_head", "done") == ("done", -2, False)
