"""Find what a cell names; whatever is unknown or borne twice is a doubt at that cell."""

from collections.abc import Iterable
from uuid import UUID

from service.organisation.use_cases.importing.drafts import Written
from service.organisation.use_cases.importing.standing import Names, Standing


def found_in(standing: Standing, row: Written, column: str, word: str, names: Names) -> UUID | None:
    found = names.find(word)
    if found is None and names.is_borne_twice(word):
        borne_twice(standing, row, column, word)
    elif found is None:
        standing.doubt(row, column, "name-unknown", value=word)
    return found


def borne_twice(standing: Standing, row: Written, column: str, word: str) -> None:
    standing.doubt(row, column, "name-ambiguous", value=word)


def is_listed(
    standing: Standing, row: Written, column: str, word: str, words: Iterable[str]
) -> bool:
    if word in words:
        return True
    standing.doubt(row, column, "word-unknown", value=word, words=list(words))
    return False


def next_code(letter: str, used: Iterable[str]) -> str:
    numbers = [int(code[1:]) for code in used if code[:1] == letter and code[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1:03d}"
