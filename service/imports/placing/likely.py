"""What a cell should most likely say: the nearest word of the bureau's own lists."""

import re
from calendar import monthrange
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from service.workbooks.sheets import RANK_LABELS
from service.workbooks.text import compact, word
from service.workbooks.vocabulary.grades import read_grade

LIKE_ENOUGH = 50
MONTH = re.compile(r"(20\d\d)[年.\-/](?:(1[0-2]|0?[1-9])月?)?(?:底|末|前|内)?")


def likely_word(written: str, words: Iterable[str]) -> str:
    """Give the word most like what is written, if any is like it at all."""
    found = process.extractOne(
        word(written), list(words), scorer=fuzz.ratio, processor=word, score_cutoff=LIKE_ENOUGH
    )
    return str(found[0]) if found else ""


def likely_day(written: str) -> str:
    """Give the last day of the month or year a text names, if it names one."""
    found = MONTH.fullmatch(compact(written))
    if found is None:
        return ""
    year, month = int(found[1]), int(found[2] or 12)
    return f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}"


def likely_grade(written: str) -> str:
    """Give the grade a doubtful word stands for, or that it speaks of."""
    rank = read_grade(written).rank
    if rank is not None:
        return RANK_LABELS[rank]
    spoken = [label for label in RANK_LABELS.values() if label in written]
    return spoken[0] if len(spoken) == 1 else ""
