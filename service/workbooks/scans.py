"""Walking over a sheet's XML: limits kept, merges, hidden parts and faults noted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from service.workbooks.archives import Archive, guarded
from service.workbooks.grids import Merge
from service.workbooks.limits import MEGABYTE, Limits, refuse

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
DIGITS = "0123456789"
PLAIN = frozenset({"t", "r", "rPr", "sz", "color", "rFont", "charset", "family"})
TRUE = frozenset({"1", "true"})
HELD_WHOLE = 16 * MEGABYTE
CELL_TAG = re.compile(rb"<c[\s/>]")
PREFIXED_CELL = re.compile(rb":c[\s/>]")
FORMULA = re.compile(rb"<f[\s/>]|:f[\s/>]")
CELL_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
CELL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
REMARKABLE = (b"<!", b"<?", b'"e"', b"'e'", b"hidden")


@dataclass(slots=True)
class Marks:
    """What a sheet shows besides values."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


def scan_sheet(archive: Archive, path: str, limits: Limits) -> Marks:
    """Note what a sheet shows besides values; an unremarkable body is not walked cell by cell."""
    pieces = guarded(archive.stream(path))
    if archive.parts[path].file_size > HELD_WHOLE:
        return SheetScan(limits).scan(pieces)
    xml = b"".join(pieces)
    start, stop = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if 0 < start < stop and _is_unremarkable(xml[start:stop], limits):
        return SheetScan(limits).scan([xml[:start], b"<sheetData>", xml[stop:]])
    return SheetScan(limits).scan([xml])


def _is_unremarkable(body: bytes, limits: Limits) -> bool:
    """Tell whether every cell is plainly named, within limits, no error and no formula."""
    if any(mark in body for mark in REMARKABLE):
        return False
    if FORMULA.search(body) or PREFIXED_CELL.search(body):
        return False
    rows = CELL_ROW.findall(body)
    if len(rows) != len(CELL_TAG.findall(body)) or len(rows) > limits.cells:
        return False
    right = max((column_of(c.decode()) for c in set(CELL_COLUMN.findall(body))), default=0)
    return right < limits.columns and max(map(int, set(rows)), default=0) <= limits.rows


class SheetScan:
    """One walk over a sheet's XML: limits kept, merges and hidden parts noted."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.marks = Marks()
        self.columns: dict[str, int] = {}
        self.row, self.column, self.cells = -1, -1, 0
        self.state, self.kind, self.text, self.row_written = "", "", "", ""

    def scan(self, pieces: Iterable[bytes]) -> Marks:
        """Walk the whole sheet once."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.StartDoctypeDeclHandler = self._doctype
        self.parser = parser
        try:
            for piece in pieces:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as wrong:
            raise refuse("damaged") from wrong
        return self.marks

    def _doctype(self, *_: object) -> None:
        raise refuse("doctype")

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._value()
        elif tag not in PLAIN:
            self._open_rare(tag.rsplit(":", 1)[-1], attributes)

    def _open_rare(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._open_cell(attributes)
        elif tag in {"v", "is"}:
            self._value()
        elif tag == "f":
            self.state = "formula"
            self.parser.EndElementHandler = self._close
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.marks.hidden_columns.update(range(first - 1, min(last, self.limits.columns)))

    def _open_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.row_written = attributes.get("r", "")
        self.column = -1
        if attributes.get("hidden") in TRUE:
            self.marks.hidden_rows.add(self.row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "n")
        self.state = ""
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip(DIGITS)
        if letters not in self.columns:
            self.columns[letters] = column_of(letters)
        self.column = self.columns[letters]
        written = reference[len(letters) :]
        if written != self.row_written:
            self.row, self.row_written = int(written) - 1, written

    def _value(self) -> None:
        reckoned = self.state == "formula" and self.kind != "str"
        self.state = "reckoned" if reckoned else "value"
        self.cells += 1
        if self.column >= self.limits.columns:
            raise refuse("too-many-columns")
        if self.row >= self.limits.rows:
            raise refuse("too-many-rows")
        if self.cells > self.limits.cells:
            raise refuse("too-many-cells")
        if self.kind == "e" or reckoned:
            self.text = ""
            self.parser.EndElementHandler = self._close
            self.parser.CharacterDataHandler = self._fault

    def _fault(self, text: str) -> None:
        self.text += text

    def _close(self, tag: str) -> None:
        if tag != "c" and not tag.endswith(":c"):
            return
        self.parser.EndElementHandler = None
        if self.parser.CharacterDataHandler:
            self.parser.CharacterDataHandler = None
            self._note_fault(self.text.strip())
        elif self.state == "formula":
            self.marks.faults[self.row, self.column] = "公式"

    def _note_fault(self, text: str) -> None:
        if self.kind == "e":
            self.marks.faults[self.row, self.column] = text or "#错误"
        elif not text:
            self.marks.faults[self.row, self.column] = "公式"

    def _merge(self, reference: str) -> None:
        corners = REFERENCE.findall(reference)
        if len(corners) != 2:  # noqa: PLR2004
            return
        if len(self.marks.merges) >= self.limits.merges:
            raise refuse("too-many-cells")
        (left, top), (right, bottom) = corners
        merge = Merge(int(top) - 1, column_of(left), int(bottom) - 1, column_of(right))
        if merge.bottom - merge.top < self.limits.rows:
            self.marks.merges.append(merge)


def column_of(letters: str) -> int:
    """Count columns from nought."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
