"""What a workbook weighs once it is opened cell by cell, told before anybody opens it so."""

from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

from service.workbooks.archives import Archive, guarded
from service.workbooks.limits import MEGABYTE, Limits, refuse
from service.workbooks.scans import REFERENCE, column_of

BEARABLE: Final = Limits(unpacked=60 * MEGABYTE, cells=300_000)
# What is spread over a whole block of cells when a workbook is opened.
SPREADING: Final = frozenset({"mergeCell", "hyperlink"})
PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".bin")


def refuse_heavy(content: bytes, limits: Limits = BEARABLE) -> None:
    """Refuse an .xlsx whose cells, with all that merges and links spread over, are too many."""
    archive, scale = Archive(content, limits), _Scale(limits.cells)
    for path in archive.parts:
        try:
            scale.weigh(guarded(archive.stream(path)))
        except (expat.ExpatError, LookupError, ValueError) as wrong:
            if not path.lower().endswith(PICTURES):
                raise refuse("damaged") from wrong


def area_of(reference: str) -> int:
    """Count the cells of a block."""
    corners = REFERENCE.findall(reference)
    if len(corners) != 2:  # noqa: PLR2004
        return 1
    (left, top), (right, bottom) = corners
    tall = abs(int(bottom) - int(top)) + 1
    return tall * (abs(column_of(right) - column_of(left)) + 1)


class _Scale:
    """Adds up the cells of all parts of a workbook."""

    def __init__(self, most: int) -> None:
        self.most, self.found = most, 0

    def weigh(self, pieces: Iterable[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._open
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rsplit(":", 1)[-1]
        if name == "c":
            self.found += 1
        elif name in SPREADING:
            self.found += area_of(attributes.get("ref", ""))
        if self.found > self.most:
            raise refuse("too-heavy")
