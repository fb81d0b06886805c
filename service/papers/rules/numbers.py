"""How numbers are written: letters as GB/T 9704 has it, records as bureaus file them."""

RECORD, LETTER = "record", "letter"


def written(
    numbered: str, series: str, year: int, serial: int, *, unit_code: str, agency_mark: str
) -> str:
    """Write a number: 民廉防纪〔2026〕3号, or MZ-GR-2026-0031."""
    if numbered == LETTER:
        return f"{agency_mark}{series}〔{year}〕{serial}号"
    return f"{unit_code}-{series}-{year}-{serial:04d}"


def counter(series: str, year: int) -> str:
    """Name the counter of a series of one year."""
    return f"paper.{series}.{year}"
