"""What a message is about: how it is sorted for its reader. It knows kinds, no tables."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

CATEGORIES: Final = ("task", "warning", "notice", "system")
OTHERS: Final = "task"

# Kinds of to-read whose first word, or whole name, says what they are about.
BY_KIND: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {"warning": ("task.overdue", "lowering.notice")}
)
BY_FIRST_WORD: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "warning": ("warning",),
        "notice": ("notice",),
        "system": ("export", "export_job", "follow", "import"),
    }
)
