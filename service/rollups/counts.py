"""The counts of a summary, and the columns in which PostgreSQL keeps them ready to be added up."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Final

from sqlalchemy import Column, Computed, Integer

from tenants.vocabulary import CATEGORIES, DIRECTIONS, POWER_CATEGORIES, SUBJECT_TYPES

PROGRESS: Final = (
    "stages",
    "stages_completed",
    "sheets",
    "sheets_submitted",
    "to_confirm",
    "letters",
    "letters_signed",
    "cases",
    "notices",
)
RANKS: Final = ("1", "2", "3", "none")
Path = tuple[str, ...]


def _each(*places: Iterable[str]) -> list[Path]:
    return list(product(*places))


COUNTS: Final[tuple[Path, ...]] = tuple(
    place
    for places in (
        _each(("points",), ("in_force", "draft", "retired"), ("total",)),
        _each(("points",), ("in_force",), ("by_rank", "covered_by_rank"), RANKS),
        _each(("points",), ("in_force",), ("by_category",), CATEGORIES),
        _each(("points",), ("in_force",), ("by_subject_type",), SUBJECT_TYPES),
        _each(
            ("points",),
            ("in_force",),
            ("uncategorised", "distinct", "covered", "high_without_measure"),
        ),
        _each(("points",), ("draft",), ("by_rank",), RANKS),
        _each(("measures",), ("in_force", "draft", "carried_out")),
        _each(("measures",), ("in_force_by_rank", "carried_out_by_rank"), RANKS),
        _each(("powers",), ("in_force", "draft", "abolished")),
        _each(("powers",), ("by_direction",), DIRECTIONS),
        _each(("powers",), ("by_category",), POWER_CATEGORIES),
        _each(("posts", "sections")),
        _each(("progress",), PROGRESS),
    )
    for place in places
)


def column_name(place: Path) -> str:
    """Name the column that keeps a count of the figures."""
    return "_".join(place)


def count_columns() -> list[Column[int]]:
    """Make the columns: PostgreSQL takes them out of the figures, so they can never differ."""
    return [
        Column(column_name(place), Integer, Computed(_taken_out(place), persisted=True))
        for place in COUNTS
    ]


def _taken_out(place: Path) -> str:
    within = "".join(f" -> '{name}'" for name in place[:-1])
    return f"((figures{within} ->> '{place[-1]}'))::integer"


def summed_figures(of: str) -> str:
    """Write the SQL that adds up the counts and gives them the shape of figures again."""
    tree: dict[str, object] = {}
    for place in COUNTS:
        branch = tree
        for name in place[:-1]:
            branch = branch.setdefault(name, {})  # type: ignore[assignment]
        branch[place[-1]] = f'sum({of}."{column_name(place)}")'
    return _built(tree)


def _built(branch: Mapping[str, object]) -> str:
    pairs = (
        f"'{name}', {_built(inner) if isinstance(inner, dict) else inner}"
        for name, inner in branch.items()
    )
    return f"json_build_object({', '.join(pairs)})"
