"""What must not enter: marks of state secrets, numbers of identity cards and bank cards."""

import re
from collections.abc import Iterable, Iterator

from service.imports.placing.findings import finding
from service.imports.placing.rows import Row
from service.workbooks.grids import Sheet, address

LEVELS = "绝密|机密|秘密"
MARKS = re.compile(
    rf"(?:{LEVELS})级?\s*[★☆]"
    rf"|(?:密级|密\s*级)\s*[:：]?\s*(?:{LEVELS})"
    rf"|^\s*[【\[(（]?\s*(?:{LEVELS})级?\s*(?:\d+\s*年|长期)?\s*[】\])）]?\s*$"
    rf"|(?:{LEVELS})级?\s*\d+\s*(?:年|个月)"
)
DIGITS = re.compile(r"(?<!\d)(\d[\d \-]{13,22}[\dXx])(?!\d)")
IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
CARD_LENGTHS = range(16, 20)
CARD_STARTS = ("62", "4", "51", "52", "53", "54", "55", "60", "90")
LONGEST_SHOWN = 4


def secret_cell(sheets: Iterable[Sheet]) -> str:
    """Name the first cell that bears the mark of a state secret."""
    for sheet in sheets:
        for row, texts in enumerate(sheet.grid):
            for column, text in enumerate(texts):
                if text and "密" in text and MARKS.search(text):
                    return f"{sheet.name}!{address(row, column)}"
    return ""


def tell_personal_numbers(rows: Iterable[Row]) -> None:
    """Say in which cells a person's numbers stand; the number itself is not repeated."""
    for row in rows:
        for name, text in _texts(row):
            for number in personal_numbers(text):
                row.findings.append(finding(name, "personal-number", masked(number)))


def personal_numbers(text: str) -> Iterator[str]:
    """Find the numbers of identity cards and bank cards, by their check digits."""
    for found in DIGITS.finditer(text):
        plain = re.sub(r"[ \-]", "", found[1]).upper()
        if is_identity(plain) or is_card(plain):
            yield plain


def is_identity(number: str) -> bool:
    """Say whether a number is that of an identity card."""
    if not IDENTITY.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[-1]


def is_card(number: str) -> bool:
    """Say whether a number is that of a bank card."""
    if not number.isdigit() or len(number) not in CARD_LENGTHS:
        return False
    if not number.startswith(CARD_STARTS):
        return False
    return sum(digit // 10 + digit % 10 for digit in _luhn(number)) % 10 == 0


def masked(number: str) -> str:
    """Show no more of a number than tells it from another."""
    return f"{number[:LONGEST_SHOWN]}…{number[-2:]}"


def _luhn(number: str) -> Iterator[int]:
    for place, digit in enumerate(reversed(number)):
        yield int(digit) * (1 + place % 2)


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    for name, value in row.content.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list):
            yield from ((name, one) for one in value if isinstance(one, str))
        elif isinstance(value, dict):
            yield from ((name, one) for one in value.values() if isinstance(one, str))
