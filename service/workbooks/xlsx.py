"""Reading .xlsx: the values by calamine, the marks around them from the sheet's own XML."""

import io
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineError, CalamineWorkbook

from service.workbooks.archives import Archive, guarded
from service.workbooks.grids import Sheet, shown
from service.workbooks.limits import Limits, refuse
from service.workbooks.paints import paints_of
from service.workbooks.scans import Marks, scan_sheet


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
    marks = {path: scan_sheet(archive, path, limits) for path in sorted(paths)}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            replace(
                _sheet(book, name, marks[path], hidden, limits), paints=paints_of(archive, path)
            )
            for name, path, hidden in listed
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
