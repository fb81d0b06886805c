"""How written names are matched with what the bureau has, and what an import may still become."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rapidfuzz import fuzz, process

from service.workbooks.text import compact, word

REVERSIBLE_FOR = timedelta(hours=24)
LIKE_ENOUGH = 50
SHORTEST_STEM = 2
SUFFIXES = ("科室", "处室", "股室", "科", "处", "股", "室", "部")
WHOLE_BUREAU = frozenset(
    {"本单位", "全局", "全单位", "单位", "机关", "局机关", "全体", "各科室", "各股室", "所有科室"}
)
# The text fields a clerk may correct in place; lists are one item per line of the cell.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "risks": (
        "code",
        "title",
        "department_written",
        "post_written",
        "power_name",
        "flow_step",
        "category_written",
        "grade_written",
        "direct_responsible",
        "section_head",
        "responsible_leader",
        "monitoring",
        "likelihood",
        "harm",
        "due",
        "frequency",
        "method",
        "remarks",
    ),
    "powers": (
        "code",
        "name",
        "sub_name",
        "category_written",
        "legal_basis",
        "exercising_subject",
        "department_written",
        "level_authority",
        "duty",
        "responsibility_basis",
        "accountability_scope",
        "accountability_cases",
        "accountability_basis",
        "counterpart",
        "content",
        "time_limit",
        "main_item",
        "levels_written",
        "reform_written",
        "remarks",
    ),
}
# What a problem speaks of by its meaning is written in a column of another name.
WRITTEN: Mapping[str, str] = {
    "rank": "grade_written",
    "category": "category_written",
    "department_id": "department_written",
    "post_id": "post_written",
    "power_id": "power_name",
    "levels": "levels_written",
    "reform": "reform_written",
    "parent_id": "main_item",
}
LISTS: Mapping[str, tuple[str, ...]] = {
    "risks": ("manifestations", "measures"),
    "powers": ("responsibility_items",),
}


class Names:
    """Things by the names people write for them; a name that fits two finds neither."""

    def __init__(self, named: Iterable[tuple[UUID, str, str]] = ()) -> None:
        self.labels: list[str] = []
        self._nearest: dict[str, str] = {}
        self._tiers: tuple[dict[str, set[UUID]], ...] = (
            defaultdict(set),
            defaultdict(set),
            defaultdict(set),
        )
        for record_id, name, code in named:
            self.add(record_id, name, code)

    def add(self, record_id: UUID, name: str, code: str = "") -> None:
        """Know one thing by its name and, if it has one, its code."""
        self.labels.append(name)
        self._nearest.clear()
        forms = (compact(name), word(name), stem(name))
        for tier, form in zip(self._tiers, forms, strict=True):
            tier[form].add(record_id)
        if code:
            self._tiers[0][code].add(record_id)

    def find(self, written: str) -> tuple[UUID | None, bool]:
        """Find what is meant, and say whether the name fits several."""
        forms = (compact(written), word(written), stem(written))
        for tier, form in zip(self._tiers, forms, strict=True):
            found = tier.get(form)
            if found:
                return (next(iter(found)), False) if len(found) == 1 else (None, True)
        return None, False

    def nearest(self, written: str) -> str:
        """Give the name most like the written one, if any is like it at all."""
        if written not in self._nearest:
            self._nearest[written] = self._most_like(written)
        return self._nearest[written]

    def _most_like(self, written: str) -> str:
        close = process.extractOne(
            written, self.labels, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH
        )
        if close:
            return str(close[0])
        core = stem(written)
        return next((name for name in self.labels if core and core in name), "")


def stem(name: str) -> str:
    """Leave off what kind of section it is: 预算科, 预算科室 and 预算处 have one stem."""
    plain = word(name)
    for suffix in SUFFIXES:
        core = plain.removesuffix(suffix)
        if core != plain and len(core) >= SHORTEST_STEM:
            return core
    return plain


def alike(one: str, other: str) -> bool:
    """Say whether two texts say the same, spaces aside."""
    return one == other or "".join(one.split()) == "".join(other.split())


def all_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two lists of texts say the same in the same order."""
    return len(some) == len(others) and all(map(alike, some, others))


def is_reversible(committed_at: datetime | None, now: datetime) -> bool:
    """Say whether an import may still be taken back."""
    return committed_at is not None and now - committed_at <= REVERSIBLE_FOR
