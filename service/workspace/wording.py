"""How the fields of a record are called, and how their values read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import yaml

from policies.charts import Chart
from service.procedures.queries.faces import written
from tenants.profiles import Profile, label
from tenants.profiles.schemas import words

FILE: Final = Path(__file__).parent / "fields.yaml"
NAMES: Final = ("text", "name", "title", "code")
Field = tuple[str, str, str, str]


@cache
def layout(kind: str) -> Sequence[Field]:
    """List the fields of a kind of record a person is told about, in their order."""
    own = yaml.safe_load(FILE.read_text("utf-8"))
    found: Sequence[Field] = own.get(kind) or written()["kinds"].get(kind, ())
    return found


@dataclass(frozen=True)
class Wording:
    """All that values are written out with."""

    chart: Chart
    profile: Profile
    subject_type: str
    language: str

    def worded(self, how: str, value: Any) -> str:
        """Write one value of a field."""
        if value is None or value in ("", []):
            return ""
        kind, _, group = how.partition(":")
        ways: Mapping[str, Callable[[], str]] = {
            "department": lambda: self._named(self.chart.department, value, "name"),
            "post": lambda: self._named(self.chart.post, value, "title"),
            "person": lambda: self._named(self.chart.person, value, "name"),
            "rank": lambda: label(self.profile, self.subject_type, int(value), self.language),
            "count": lambda: str(len(value)),
            "flag": lambda: self._choose(("是", "yes") if value else ("否", "no")),
            "code": lambda: self._code(group, value),
            "codes": lambda: "、".join(self._code(group, one) for one in value),
            "word": lambda: self._choose(written()["codes"][group].get(value, (value, value))),
        }
        return ways.get(kind, lambda: self._plain(value))()

    def _code(self, group: str, value: Any) -> str:
        known = words().get(group, {}).get(str(value))
        return self._choose((known["zh"], known["en"])) if known else str(value)

    def _named(self, known: Mapping[UUID, Any], value: Any, name: str) -> str:
        found = known.get(UUID(str(value)))
        return str(getattr(found, name)) if found else ""

    def _plain(self, value: Any) -> str:
        if isinstance(value, Mapping):
            return next((str(value[name]) for name in NAMES if value.get(name)), "")
        if isinstance(value, list):
            return "；".join(filter(None, (self._plain(one) for one in value)))
        if isinstance(value, bool):
            return self._choose(("是", "yes") if value else ("否", "no"))
        return str(value)

    def _choose(self, pair: Sequence[str]) -> str:
        return str(pair[self.language == "en"])
