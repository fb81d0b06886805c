"""What a cell should most likely say: the nearest word of the bureau's own lists."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from service.workbooks.sheets import RANK_LABELS
from service.workbooks.text import word
from service.workbooks.vocabulary.grades import read_grade

LIKE_ENOUGH = 50


def likely_word(written: str, words: Iterable[str]) -> str:
    """Give the word most like what is written, if any is like it at all."""
    found = process.extractOne(
        word(written), list(words), scorer=fuzz.ratio, processor=word, score_cutoff=LIKE_ENOUGH
    )
    return str(found[0]) if found else ""


def likely_grade(written: str) -> str:
    """Give the grade a doubtful word stands for, or that it speaks of."""
    rank = read_grade(written).rank
    if rank is not None:
        return RANK_LABELS[rank]
    spoken = [label for label in RANK_LABELS.values() if label in written]
    return spoken[0] if len(spoken) == 1 else ""
