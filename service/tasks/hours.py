"""Time to work in: hours from nine to twelve and from two to six, on working days."""

from datetime import date, datetime, time, timedelta
from typing import Final

from tenants.calendar import is_working_day, working_days_between
from tenants.clock import CHINA, today

SPANS: Final = ((time(9), time(12)), (time(14), time(18)))


def after_hours_of_work(moment: datetime, hours: int) -> datetime:
    """Give the moment at which so many hours of work have passed."""
    left, at = timedelta(hours=hours), moment.astimezone(CHINA)
    while True:
        for begin, end in SPANS if is_working_day(at.date()) else ():
            opens = max(at, datetime.combine(at.date(), begin, tzinfo=CHINA))
            closes = datetime.combine(at.date(), end, tzinfo=CHINA)
            if opens < closes:
                if opens + left <= closes:
                    return opens + left
                left -= closes - opens
        at = datetime.combine(at.date() + timedelta(days=1), time.min, tzinfo=CHINA)


def days_left(due_on: date | None, closed_at: datetime | None) -> int | None:
    """Count the working days left; of what was done, only by how many it was late."""
    if due_on is None:
        return None
    if closed_at is None:
        return working_days_between(today(), due_on)
    done_on = closed_at.astimezone(CHINA).date()
    return working_days_between(done_on, due_on) if done_on > due_on else None
