"""Hours of work run from nine to twelve and from two to six, on working days."""

from datetime import datetime

from service.tasks.hours import after_hours_of_work
from tenants.clock import CHINA


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=CHINA)


def test_four_hours_pass_over_noon_and_night_and_sunday():
    assert after_hours_of_work(at(20, 9), 4) == at(20, 15)
    assert after_hours_of_work(at(20, 16), 4) == at(23, 11)
    assert after_hours_of_work(at(22, 10), 4) == at(23, 15)
