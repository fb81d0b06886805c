"""A power written out in full: as the journal keeps it and as its readers get it."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from service.powers.models import Power, PowerPost

_UNSEEN = frozenset({"tenant_id", "search_text", "pinyin"})
POWER_FIELDS: Final = tuple(
    column.key for column in Power.__table__.columns if column.key not in _UNSEEN
)
SEARCHED: Final = (
    "number",
    "name",
    "sub_name",
    "category_written",
    "exercising_subject",
    "content",
    "legal_basis",
    "remarks",
)


def document(power: Power, posts: Iterable[PowerPost]) -> dict[str, Any]:
    """Write out a power with the posts that exercise it."""
    return {
        **{name: getattr(power, name) for name in POWER_FIELDS},
        "posts": [
            {"post_id": one.post_id, "duty": one.duty}
            for one in sorted(posts, key=lambda one: (one.duty, one.post_id))
        ],
    }


def searched(values: Mapping[str, Any]) -> str:
    """Gather what a reader may search a power by."""
    texts = [values[name] for name in SEARCHED]
    return unicodedata.normalize("NFKC", " ".join(text for text in texts if text)).casefold()
