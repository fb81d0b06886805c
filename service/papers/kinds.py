"""The kinds of papers there are, and the fields each of them has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper; `fields` name what its template may say, and what that means."""

    code: str
    form: str
    zh: str
    en: str
    series: str
    numbered: str
    subject: str
    fields: Mapping[str, str]

    @property
    def lists(self) -> frozenset[str]:
        """Name its lists."""
        return frozenset(name.partition("[]")[0] for name in self.fields if "[]" in name)


def built_in(kind: str) -> bytes:
    """Give the product's own template of a kind."""
    return (FOLDER / "templates" / f"{kind}.docx").read_bytes()


@cache
def kinds() -> Mapping[str, PaperKind]:
    """Read the kinds of papers once."""
    written = yaml.safe_load((FOLDER / "kinds.yaml").read_text("utf-8"))
    common = written["common"]
    return MappingProxyType(
        {code: _read(code, one, common) for code, one in written["kinds"].items()}
    )


def _read(code: str, one: Mapping[str, Any], common: Mapping[str, str]) -> PaperKind:
    said = {name: one[name] for name in ("form", "zh", "en", "series", "numbered", "subject")}
    inner = {
        f"{name}[].{field}": meaning
        for name, fields in one["lists"].items()
        for field, meaning in fields.items()
    }
    return PaperKind(code=code, fields={**common, **one["fields"], **inner}, **said)
