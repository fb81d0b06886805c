"""Lists as CSV that spreadsheet programs open rightly: marked as UTF-8, no cell a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

MARK: Final = "\ufeff"
SIGNS: Final = frozenset("=+-@\t\r\n＝＋－＠")


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Write heads and rows; what begins like a formula is held to be words by a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([one if isinstance(one, int) else as_words(one) for one in row])
    return (MARK + out.getvalue()).encode()


def as_words(text: str) -> str:
    """Write a text so that no program takes it for a formula."""
    return f"'{text}" if text[:1] in SIGNS and text else text
