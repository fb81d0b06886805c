"""The two forms of a risk point's words: the one that is searched, and the one that is compared."""

import unicodedata
from collections.abc import Iterable

from service.risks.rules import normalised


def search_text(parts: Iterable[str]) -> str:
    """Write everything a reader may search for as one folded text."""
    return unicodedata.normalize("NFKC", " ".join(part for part in parts if part)).casefold()


def text_key(text: str) -> str:
    """Reduce a text to what it says; a text of signs alone stands for itself."""
    return normalised(text) or text.strip()
