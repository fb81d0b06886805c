"""What a measurement found: value, comparison, ratio, target, and how to repeat it."""

import os
import platform
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

HEADINGS = ("name", "size", "value", "against", "ratio", "target", "verdict", "repeat")


@dataclass(frozen=True, slots=True)
class Target:
    """The ratio asked for: at most, or at least."""

    ratio: float
    at_least: bool = False

    def met_by(self, ratio: float) -> bool:
        """Say whether a ratio is good enough."""
        return ratio >= self.ratio if self.at_least else ratio <= self.ratio

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.ratio:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the bench."""

    name: str
    size: str
    value: str
    against: str = ""
    ratio: float | None = None
    target: Target | None = None
    repeat: str = ""

    @property
    def passed(self) -> bool | None:
        """Say whether the target was met, if there is one."""
        if self.target is None or self.ratio is None:
            return None
        return self.target.met_by(self.ratio)

    @property
    def verdict(self) -> str:
        return {None: "", True: "pass", False: "FAIL"}[self.passed]

    def facts(self) -> dict[str, Any]:
        """Tell a program everything."""
        target = str(self.target) if self.target else None
        return {**asdict(self), "target": target, "passed": self.passed}

    def cells(self) -> tuple[str, ...]:
        """Tell a person everything, in the order of the headings."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        target = str(self.target or "")
        return (
            self.name,
            self.size,
            self.value,
            self.against,
            ratio,
            target,
            self.verdict,
            self.repeat,
        )


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Set the figures out in columns."""
    lines: list[Sequence[str]] = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(width(line[place]) for line in lines) for place in range(len(HEADINGS))]
    for line in lines:
        yield "  ".join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)
        ).rstrip()


def width(text: str) -> int:
    """Say how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def machine() -> Mapping[str, str]:
    """Say on what the figures were taken."""
    names = ("psycopg", "sqlalchemy", "flask", "flask-smorest", "gunicorn", "redis", "rq")
    return {
        "cpu": f"{os.cpu_count()} × {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "packages": ", ".join(f"{name} {version(name)}" for name in names),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()
