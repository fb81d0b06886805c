"""Working days of China, with the days made up for long holidays (调休).

The published calendar is a kept library; a year it does not know yet is given by a file of days
(`LIANFANG_HOLIDAYS`), else weekends alone are free.
"""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chinese_calendar import Holiday, get_holiday_detail, is_workday

from tenants.errors import DomainError

WEEKEND = 5
NAME = 2
FILE, LIBRARY = "file", "library"
_NAMES = {one.value: one.chinese for one in Holiday}
_given: dict[date, bool] = {}
_named: dict[date, str] = {}


class SpecialDay(NamedTuple):
    """A day of a holiday, or one worked instead; its names in Chinese and English, where known."""

    on: date
    works: bool
    name: tuple[str, str]


class CalendarInvalid(DomainError):
    """The file of holidays cannot be read."""


def load_days(path: Path) -> Mapping[date, bool]:
    """Take over a file of days: `2027-02-08,off,春节` is free, `2027-02-06,work` is made up."""
    found: dict[date, bool] = {}
    named: dict[date, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), start=1):
            if not row or row[0].startswith("#"):
                continue
            try:
                day = date.fromisoformat(row[0].strip())
                found[day] = {"work": True, "off": False}[row[1].strip()]
                named[day] = row[2].strip() if len(row) > NAME else ""
            except (ValueError, KeyError, IndexError):
                raise CalendarInvalid(
                    f"Line {number} of the calendar is not `day,work` or `day,off`.", line=number
                ) from None
    _given.clear()
    _given.update(found)
    _named.clear()
    _named.update(named)
    is_working_day.cache_clear()
    return found


@cache
def is_working_day(day: date) -> bool:
    """Say whether offices work on that day."""
    if day in _given:
        return _given[day]
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return day.weekday() < WEEKEND


def source_of(year: int) -> str | None:
    """Say from where the holidays of a year are known; until then its weekends alone are free."""
    if any(day.year == year for day in _given):
        return FILE
    try:
        is_workday(date(year, 1, 1))
    except NotImplementedError:
        return None
    return LIBRARY


def is_published(year: int) -> bool:
    """Say whether the holidays of a year are known."""
    return source_of(year) is not None


def special_days(year: int) -> list[SpecialDay]:
    """Give the days of a year's holidays, weekends among them, and the weekend days worked."""
    return [
        SpecialDay(day, is_working_day(day), name_of(day))
        for day in days_of(year)
        if any(name_of(day)) or is_working_day(day) != (day.weekday() < WEEKEND)
    ]


def name_of(day: date) -> tuple[str, str]:
    """Name the holiday a day belongs to, or is worked for, in Chinese and in English."""
    if day in _given:
        return _named[day], _named[day]
    try:
        name = get_holiday_detail(day)[1] or ""
    except NotImplementedError:
        return "", ""
    return _NAMES.get(name, ""), name


def days_of(year: int) -> list[date]:
    """List the days of a year."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return [first + timedelta(days=n) for n in range((after - first).days)]


def out_of_the_ordinary(year: int) -> tuple[list[date], list[date]]:
    """Give the weekdays of a year that are holidays, and the weekend days worked instead (调休)."""
    days = days_of(year)
    off = [one for one in days if one.weekday() < WEEKEND and not is_working_day(one)]
    worked = [one for one in days if one.weekday() >= WEEKEND and is_working_day(one)]
    return off, worked


def add_working_days(day: date, count: int) -> date:
    """Give the last day of a term of so many working days that begins the day after."""
    last = day
    for _ in range(count):
        last += timedelta(days=1)
        while not is_working_day(last):
            last += timedelta(days=1)
    return last


def working_days_between(first: date, last: date) -> int:
    """Count the working days after the first day up to the last; negative when it has passed."""
    if last < first:
        return -working_days_between(last, first)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_working_day(one) for one in days)


def on_or_after(day: date) -> date:
    """Give that day, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """Give that day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def within_its_year(day: date) -> date:
    """Give the working day a last day moves to: the next one, at the year's end the one before."""
    later = on_or_after(day)
    return later if later.year == day.year else on_or_before(day)


def working_span(first: date, last: date) -> tuple[date, date]:
    """Begin on the first working day of these days and end on the last; a mere holiday is moved."""
    begins, ends = on_or_after(first), on_or_before(last)
    if begins <= ends:
        return begins, ends
    moved = within_its_year(first)
    return moved, moved
