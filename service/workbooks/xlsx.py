"""Reading .xlsx: the values by calamine, the marks around them from the sheet's own XML."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineError, CalamineWorkbook

from service.workbooks.archives import Archive, guarded
from service.workbooks.grids import Merge, Sheet, shown
from service.workbooks.limits import Limits, refuse

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
DIGITS = "0123456789"
PLAIN = frozenset({"t", "r", "rPr", "sz", "color", "rFont", "charset", "family"})
TRUE = frozenset({"1", "true"})


@dataclass(slots=True)
class Marks:
    """What a sheet shows besides values."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


def read_xlsx(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Read every sheet of an .xlsx after looking over all of its parts."""
    archive = Archive(content, limits)
    listed = _listed_sheets(archive)
    if len(listed) > limits.sheets:
        raise refuse("too-many-sheets")
    paths = {path for _, path, _ in listed}
    for name in archive.parts:
        if name not in paths and name.lower().endswith((".xml", ".rels", ".vml")):
            for _ in guarded(archive.stream(name)):
                pass
    marks = {path: SheetScan(limits).scan(archive.stream(path)) for path in sorted(paths)}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            _sheet(book, name, marks[path], hidden, limits) for name, path, hidden in listed
        )
    except (CalamineError, OSError, ValueError, KeyError) as wrong:
        raise refuse("damaged") from wrong
    except BaseException as wrong:
        if type(wrong).__name__ == "PanicException":
            raise refuse("damaged") from wrong
        raise


def _sheet(book: CalamineWorkbook, name: str, marks: Marks, hidden: bool, limits: Limits) -> Sheet:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    if len(values) > limits.rows:
        raise refuse("too-many-rows")
    grid = [[v if type(v) is str else shown(v) for v in row] for row in values]
    return Sheet(
        name=name,
        grid=grid,
        merges=tuple(marks.merges),
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        hidden=hidden,
        faults=marks.faults,
    )


def _listed_sheets(archive: Archive) -> list[tuple[str, str, bool]]:
    book_path = "xl/workbook.xml"
    if book_path not in archive.parts:
        raise refuse("wrong-type")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refuse("macros")
    book = _parsed(archive.read(book_path))
    links = _parsed(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    listed = []
    for sheet in book.iter():
        if _local(sheet.tag) != "sheet":
            continue
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        path = _part_path(targets.get(link, ""))
        if "worksheets/" in path and path in archive.parts:
            state = sheet.get("state", "visible")
            listed.append((sheet.get("name", ""), path, state != "visible"))
    return listed


def _part_path(target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = []
    for step in PurePosixPath("xl", target).parts:
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    return "/".join(steps)


def _parsed(xml: bytes) -> Element:
    try:
        return fromstring(xml)
    except DefusedXmlException as wrong:
        raise refuse("doctype") from wrong
    except ParseError as wrong:
        raise refuse("damaged") from wrong


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1]


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class SheetScan:
    """One walk over a sheet's XML: limits kept, merges and hidden parts noted."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.marks = Marks()
        self.columns: dict[str, int] = {}
        self.row, self.column, self.cells = -1, -1, 0
        self.state, self.kind, self.text, self.row_written = "", "", "", ""

    def scan(self, pieces: Iterator[bytes]) -> Marks:
        """Walk the whole sheet once."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.StartDoctypeDeclHandler = self._doctype
        self.parser = parser
        try:
            for piece in guarded(pieces):
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
            self.columns[letters] = _column(letters)
        self.column = self.columns[letters]
        written = reference[len(letters) :]
        if written != self.row_written:
            self.row, self.row_written = int(written) - 1, written

    def _value(self) -> None:
        self.state = "value"
        self.cells += 1
        if self.column >= self.limits.columns:
            raise refuse("too-many-columns")
        if self.row >= self.limits.rows:
            raise refuse("too-many-rows")
        if self.cells > self.limits.cells:
            raise refuse("too-many-cells")
        if self.kind == "e":
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
            self.marks.faults[self.row, self.column] = self.text.strip() or "#错误"
        elif self.state == "formula":
            self.marks.faults[self.row, self.column] = "公式"

    def _merge(self, reference: str) -> None:
        corners = REFERENCE.findall(reference)
        if len(corners) != 2:  # noqa: PLR2004
            return
        if len(self.marks.merges) >= self.limits.merges:
            raise refuse("too-many-cells")
        (left, top), (right, bottom) = corners
        merge = Merge(int(top) - 1, _column(left), int(bottom) - 1, _column(right))
        if merge.bottom - merge.top < self.limits.rows:
            self.marks.merges.append(merge)
