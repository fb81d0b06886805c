"""What is wrong with a registration, each with its place in what was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or still lacking; what does not block is worth a look."""

    pointer: str
    code: str
    wrong: bool = False
    blocking: bool = True
    facts: Mapping[str, Any] = field(default_factory=dict)


def flattened(errors: Any, at: str = "") -> Iterator[Problem]:
    """Give each error of a nested answer its pointer."""
    if isinstance(errors, Mapping):
        for name, inner in errors.items():
            yield from flattened(inner, f"{at}/{name}")
    elif isinstance(errors, (list, tuple)):
        for one in errors:
            yield from flattened(one, at)
    else:
        yield Problem(at, str(errors), wrong=True)
