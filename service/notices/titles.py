"""What a notice of a review chain is called: what it shows and whose it is, never by a code."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 60
YEAR: Final = re.compile(r"[(（](\d{4})[)）]")
OF_CHARTS: Final = ("权力运行流程图", "运行流程图", "办理流程图", "流程图", "办理流程", "流程")
QUOTES: Final = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a notice will show: of what kind, whose, and what each is called."""

    kind: str
    owner: str
    titles: Sequence[str]
    risk: str = "廉政风险"
    with_measures: bool = False

    @property
    def alone(self) -> str:
        """The one record shown; empty where there are several."""
        return self.titles[0] if len(self.titles) == 1 else ""


def title_of(contents: Contents) -> str:
    """Write the title as notices are titled: 关于……的公示."""
    write = WORDING.get(contents.kind, _others)
    return f"关于{write(contents)}的公示"


def _powers(one: Contents) -> str:
    if one.alone:
        return f"{_quoted(one.alone)}职权"
    return f"{one.owner}{len(one.titles)}项职权"


def _catalogue(one: Contents) -> str:
    return YEAR.sub(r"（\1年）", one.titles[0])


def _flowcharts(one: Contents) -> str:
    if not one.alone:
        return f"{one.owner}{len(one.titles)}张权力运行流程图"
    ending = next((word for word in OF_CHARTS if one.alone.endswith(word)), "")
    name = one.alone.removesuffix(ending)
    return f"{_quoted(name)}权力运行流程图" if name else "权力运行流程图"


def _risk_points(one: Contents) -> str:
    return f"{one.owner}{one.risk}点" + ("及防控措施" if one.with_measures else "")


def _grades(one: Contents) -> str:
    return f"{_quoted(one.alone) if one.alone else one.owner}{one.risk}等级"


def _measures(one: Contents) -> str:
    return f"{one.owner}{one.risk}防控措施"


def _letters(one: Contents) -> str:
    more = "" if one.alone else f"等{len(one.titles)}份承诺书"
    return f"{_clipped(one.titles[0])}{more}"


def _others(one: Contents) -> str:
    return _quoted(one.alone) if one.alone else f"{one.owner}{len(one.titles)}项内容"


WORDING: Final[Mapping[str, Callable[[Contents], str]]] = {
    "power": _powers,
    "catalogue": _catalogue,
    "flowchart": _flowcharts,
    "risk_point": _risk_points,
    "grading": _grades,
    "lowering": lambda one: f"{_grades(one)}下调",
    "measure": _measures,
    "commitment": _letters,
}


def _quoted(name: str) -> str:
    return f"“{_clipped(name).translate(QUOTES)}”"


def _clipped(name: str) -> str:
    plain = name.strip().rstrip("。；;，,.")
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}……"
