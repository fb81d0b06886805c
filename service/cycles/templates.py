"""The stages of a year as each profile has them, and the days they fall on in a given year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tenants.calendar import working_span

TEMPLATES = Path(__file__).with_name("stages.yaml")
USUAL = "bureau_generic_2015"
# The sources of these name the days themselves, and those are calendar days.
DATED = frozenset({"region_pilot", "civil_affairs_2011"})


@dataclass(frozen=True, slots=True)
class StageTemplate:
    """One stage: its own days of the year and what must be in place before it is completed."""

    code: str
    name: str
    phase: str
    first: tuple[int, int]
    last: tuple[int, int]
    conditions: tuple[str, ...]

    def days(self, year: int) -> tuple[date, date]:
        """Give its first and last day in a year; both count (R-469)."""
        return date(year, *self.first), date(year, *self.last)


@cache
def stage_templates() -> Mapping[str, Sequence[StageTemplate]]:
    """Read the stages of all profiles once."""
    written = yaml.safe_load(TEMPLATES.read_text("utf-8"))
    return {profile: tuple(_stage(one) for one in stages) for profile, stages in written.items()}


def usual_days(profile: str, stage: StageTemplate, year: int) -> tuple[date, date]:
    """Give the days proposed for a stage: working days, unless the source names them."""
    days = stage.days(year)
    return days if profile in DATED else working_span(*days)


def stages_of(profile: str) -> Sequence[StageTemplate]:
    """Give the stages of a profile."""
    known = stage_templates()
    return known.get(profile, known[USUAL])


def _stage(one: Mapping[str, Any]) -> StageTemplate:
    return StageTemplate(
        code=one["code"],
        name=one["zh"],
        phase=one["phase"],
        first=_day(one["from"]),
        last=_day(one["to"]),
        conditions=tuple(one["conditions"]),
    )


def _day(written: str) -> tuple[int, int]:
    month, day = written.split("-")
    return int(month), int(day)
