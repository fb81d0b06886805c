"""The colour behind a cell: some bureaus mark a grade by nothing else."""

import re
from collections.abc import Callable

from defusedxml.ElementTree import ParseError, fromstring

from service.workbooks.archives import Archive, guarded
from service.workbooks.limits import HostileWorkbook

Paints = dict[tuple[int, int], str]
STYLES = "xl/styles.xml"
STYLED = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*?\ss="([0-9]{1,6})"')
PLAIN = frozenset({"", "FFFFFFFF", "00FFFFFF", "00000000", "theme:0", "64", "65"})


def paints_of(archive: Archive, path: str) -> Callable[[], Paints]:
    """Offer the colours of a sheet, looked up only when somebody asks."""
    return lambda: _painted(archive, path)


def _painted(archive: Archive, path: str) -> Paints:
    if STYLES not in archive.parts:
        return {}
    try:
        fills = _fills(archive.read(STYLES))
        xml = b"".join(guarded(archive.stream(path)))
    except (HostileWorkbook, ParseError):
        return {}
    found: Paints = {}
    for letters, row, style in STYLED.findall(xml):
        colour = fills.get(int(style), "")
        if colour:
            found[int(row) - 1, _column(letters)] = colour
    return found


def _fills(xml: bytes) -> dict[int, str]:
    """List the styles that paint their cell, each with its colour."""
    root = fromstring(xml)
    space = root.tag[: root.tag.rfind("}") + 1]
    colours = []
    for fill in root.findall(f"{space}fills/{space}fill"):
        pattern = fill.find(f"{space}patternFill")
        front = pattern.find(f"{space}fgColor") if pattern is not None else None
        colours.append("" if front is None else _colour(dict(front.attrib)))
    styles = root.findall(f"{space}cellXfs/{space}xf")
    numbers = [int(style.get("fillId", "0")) for style in styles]
    painted = {at: colours[n] for at, n in enumerate(numbers) if n < len(colours)}
    return {at: colour for at, colour in painted.items() if colour not in PLAIN}


def _colour(written: dict[str, str]) -> str:
    if "rgb" in written:
        return written["rgb"].upper()
    if "theme" in written:
        return f"theme:{written['theme']}"
    return written.get("indexed", "")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
