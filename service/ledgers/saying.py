"""How a row of a list reads on paper: each cell by the words the ledgers are described with."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.charts import Chart
from service.http.messages import language
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.workspace.queries.vocabularies import Word, vocabularies
from tenants.clock import CHINA, today
from tenants.profiles import Profile, label

PART: Final = re.compile(r"\{([^}|]+)(?:\|([^}]+))?\}")
MINUTE: Final = "%Y-%m-%d %H:%M"
COMMA: Final = "、"
Row = Mapping[str, Any]
Cell = str | int


@dataclass(frozen=True)
class Saying:
    """All that cells are written out with, read once for a whole list."""

    chart: Chart
    profile: Profile
    words: Mapping[str, Sequence[Word]]
    in_english: bool

    def cell(self, how: str, row: Row) -> Cell:
        """Write one cell; where no field says anything, the words between them say nothing too."""
        if (whole := PART.fullmatch(how)) and not whole[2]:
            value = self._found(whole[1], row)
            if isinstance(value, int) and not isinstance(value, bool):
                return value
        said = [self._part(one, row) for one in PART.finditer(how)]
        if not any(said):
            return ""
        left = iter(said)
        return PART.sub(lambda _: next(left), how).strip(" –")

    def _part(self, part: re.Match[str], row: Row) -> str:
        value = self._found(part[1], row)
        if value in (None, "", []):
            return ""
        way = self.ways.get(part[2] or "text")
        return way(value, row) if way else self._worded(part[2], value)

    def _found(self, names: str, row: Row) -> Any:
        """Give the first of these fields that says something."""
        language_of = "en" if self.in_english else "zh"
        for name in names.replace("*", language_of).split(","):
            value: Any = row
            for step in name.split("."):
                value = value.get(step) if isinstance(value, Mapping) else None
            if value not in (None, ""):
                return value
        return None

    @cached_property
    def ways(self) -> Mapping[str, Callable[[Any, Row], str]]:
        """Give the ways a value can be said that are no vocabulary."""
        return {
            "text": lambda value, _: str(value),
            "moment": lambda value, _: _moment(value),
            "name": lambda value, _: self._named(value),
            "names": lambda value, _: COMMA.join(one["name"] for one in value),
            "count": lambda value, _: str(len(value)),
            "pairs": lambda value, _: "；".join(f"{one['label']}：{one['value']}" for one in value),
            "rank": lambda value, row: self._rank(value, row.get("subject_type") or ""),
            "yes": lambda value, _: ("是", "yes")[self.in_english] if value else "",
            "precheck": lambda _, row: self._precheck(row),
        }

    def _named(self, value: Any) -> str:
        """Name a section, a post or a person; what is no such id is a name already."""
        try:
            one = UUID(str(value))
        except ValueError:
            return str(value)
        chart = self.chart
        if one in chart.post:
            return chart.post[one].title
        found = chart.department.get(one) or chart.person.get(one)
        return found.name if found else ""

    def _rank(self, value: int, subject_type: str) -> str:
        return label(self.profile, subject_type, value, language())

    def _precheck(self, row: Row) -> str:
        """Say what the sender's precheck found missing, what was lowered, whether it was late."""
        gaps, lowered = row["gap_count"], row["lowered_count"]
        zh = (f"缺{gaps}项" if gaps else "齐全", f"降级{lowered}件" if lowered else "")
        en = (f"{gaps} missing" if gaps else "Complete", f"{lowered} lowered" if lowered else "")
        late = ("逾期", "late")[self.in_english] if row["late"] else ""
        said = (*(en if self.in_english else zh), late)
        return ("，", ", ")[self.in_english].join(one for one in said if one)

    def _worded(self, group: str, code: str) -> str:
        one = self.by_code[group].get(code)
        if one is None:
            return code
        return one.en if self.in_english else one.zh

    @cached_property
    def by_code(self) -> Mapping[str, Mapping[str, Word]]:
        """Find a word by its code, whatever the length of its list."""
        return {group: {one.code: one for one in words} for group, words in self.words.items()}


def saying_of(session: Session) -> Saying:
    """Read all words and names of the bureau as they are today, in the reader's language."""
    chart, profile = load_chart(session, today()), current_profile(session)
    return Saying(chart, profile, vocabularies(session), language() == "en")


def _moment(value: str) -> str:
    return datetime.fromisoformat(value).astimezone(CHINA).strftime(MINUTE)
