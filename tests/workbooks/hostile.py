"""More than sixty files nobody should send, each with the reason it is refused for."""

import io
import struct
import zipfile
import zlib
from functools import cache, partial

import xlwt

from service.workbooks.limits import MEGABYTE
from tests.workbooks.making import workbook

ROWS = [["序号", "风险点", "风险等级", "防控措施"], [1, "甲", "高", "乙"]]
GOOD = workbook(ROWS)
SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(changed=None, *, without=(), renamed=None):
    """Pack the good workbook again with parts changed, added or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", 8) as target:
        parts = {n: source.read(n) for n in source.namelist() if n not in without}
        parts |= changed or {}
        for name, content in parts.items():
            target.writestr((renamed or {}).get(name, name), content)
    return out.getvalue()


def sheet_xml(body, prologue="", extra=""):
    text = f'<?xml version="1.0"?>{prologue}<worksheet {NS}>{extra}<sheetData>{body}</sheetData>'
    return repacked({SHEET: text + "</worksheet>"})


def cell_at(reference):
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return sheet_xml(f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>')


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def wrong_types():
    yield "docx", zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    yield "pptx", zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    yield "ods", zipped({"mimetype": "application/vnd.oasis", "content.xml": "<office/>"})
    yield "jar", zipped({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0"})
    yield "xlsb", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\0" * 64})
    yield "pdf", b"%PDF-1.7\n" + b"0" * 2000
    yield "html", b"<html><body><table><tr><td>1</td></tr></table></body></html>"
    yield "html called xls", b"\xef\xbb\xbf<html xmlns:x='urn:schemas-microsoft-com:office:excel'>"
    yield "csv", "序号,风险点,等级\n1,甲,高\n".encode()
    yield "csv in gbk", "序号,风险点,等级\n1,甲,高\n".encode("gb18030")
    yield "png", b"\x89PNG\r\n\x1a\n" + b"\0" * 500
    yield "jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 500
    yield "spreadsheet 2003", b'<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>'
    yield "json", b'{"rows": []}'
    yield "rtf", b"{\\rtf1\\ansi hello}"
    yield "gzip", b"\x1f\x8b\x08" + zlib.compress(b"0" * 1000)
    yield "7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 500
    yield "exe", b"MZ" + b"\0" * 500
    yield "eicar", rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    yield "old word", OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600


def damaged():
    yield "bare compound file", OLE + b"\0" * 4096
    for share in (5, 20, 40, 60, 80, 95, 99):
        yield f"xlsx cut at {share} %", GOOD[: len(GOOD) * share // 100]
    old = old_workbook()
    for share in (12, 30, 50):
        yield f"xls cut at {share} %", old[: len(old) * share // 100]
    yield "xls with broken directory", old[:512] + b"\xff" * 1024 + old[1536:]
    yield "only the mark of a zip", b"PK\x03\x04"
    yield "sheet is not xml", repacked({SHEET: "<worksheet><sheetData>"})
    yield "sheet in utf-16", repacked({SHEET: "<worksheet/>".encode("utf-16")})
    yield "no relations", repacked(without=["xl/_rels/workbook.xml.rels"])
    yield "no content types", repacked(without=["[Content_Types].xml"])
    yield "workbook part is not xml", repacked({"xl/workbook.xml": "<workbook"})
    yield "cell address without row", sheet_xml('<row r="1"><c r="A"><v>1</v></c></row>')
    yield "row number that is none", sheet_xml('<row r="x"><c r="A1"><v>1</v></c></row>')


def bombs():
    """Give each with how it is made: making them takes seconds, and few need them."""
    yield "zip bomb in a sheet", "ratio", partial(filled, SHEET, b"<row/>", 9)
    yield "zip bomb in an image", "ratio", partial(filled, "xl/media/a.png", b"\0", 60)
    yield "zip bomb in the strings", "ratio", partial(filled, "xl/sharedStrings.xml", b" ", 48)
    many = {f"xl/media/{n}.txt": "x" for n in range(2001)}
    yield "too many parts", "too-many-parts", partial(repacked, many)
    yield "two hundred megabytes", "unpacked-too-large", two_hundred_megabytes
    yield "a size that lies", "damaged", lying_about_size
    yield "the same part twice", "damaged", twice
    yield "larger than allowed", "too-large", b"PK\x03\x04" + b"\0" * (20 * MEGABYTE)
    yield "millions of blank cells in an .xls", "too-many-cells", blank_cells
    yield "hundreds of sheets", "too-many-sheets", partial(workbook, *[ROWS] * 201)


def filled(part, piece, megabytes):
    return repacked({part: piece * (megabytes * MEGABYTE)})


def two_hundred_megabytes():
    return repacked({f"xl/media/{n}.bin": b"\0" * (21 * MEGABYTE) for n in range(10)})


@cache
def made(content):
    """Give a file of the corpus, made once if it was not yet."""
    return content() if callable(content) else content


def blank_cells():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for row in range(12_000):
        sheet.row(row).set_cell_mulblanks(0, 199)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lying_about_size():
    bomb = bytearray(repacked({SHEET: b"<row/>" * 200_000}))
    at = 0
    while (at := bomb.find(b"PK\x01\x02", at)) >= 0:
        if bomb[at + 46 : at + 46 + len(SHEET)] == SHEET.encode():
            struct.pack_into("<I", bomb, at + 24, 1000)
        at += 4
    return bytes(bomb)


def twice():
    out = io.BytesIO(GOOD)
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as target:
        warnings.simplefilter("ignore")
        target.writestr(SHEET, "<worksheet/>")
    return out.getvalue()


def dimensions():
    yield "a cell in the last corner", "too-many-columns", cell_at("XFD1048576")
    yield "a cell in the last column", "too-many-columns", cell_at("XFD1")
    yield "a cell beyond two hundred columns", "too-many-columns", cell_at("GS2")
    yield "a cell in the last row", "too-many-rows", cell_at("A1048576")
    yield "a cell beyond fifty thousand rows", "too-many-rows", cell_at("A50001")
    quoted = "<row r='1'><c r='XFD1048576'><is><t>x</t></is></c></row>"
    yield "the same in other quotes", "too-many-columns", sheet_xml(quoted)
    prefixed = '<x:row xmlns:x="y" r="9"><x:c r="XFE9"><x:v>1</x:v></x:c></x:row>'
    yield "the same under a prefix", "too-many-columns", sheet_xml(prefixed)
    other = '<row r="1"><c r="A70000"><v>1</v></c></row>'
    yield "a cell that is not in its row", "too-many-rows", sheet_xml(other)
    unnamed = "<row>" + "<c><v>1</v></c>" * 201 + "</row>"
    yield "too many unnamed cells", "too-many-columns", sheet_xml(unnamed)
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(50_001))
    yield "too many unnamed rows", "too-many-rows", sheet_xml(rows)
    merges = "".join(f'<mergeCell ref="A{n}:GR{n}"/>' for n in range(2, 12_000))
    body = "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in (1, 2))
    text = f"<worksheet {NS}><sheetData>{body}</sheetData><mergeCells>{merges}</mergeCells>"
    text += "</worksheet>"
    yield "millions of merged cells", "too-many-cells", repacked({SHEET: text})


def entities():
    yield "entities in a sheet", sheet_xml("", prologue=LAUGHS)
    yield "an outside entity in a sheet", sheet_xml("", prologue=XXE)
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"):
        yield f"an outside entity in {part}", repacked({part: f"{XXE}<r>&x;</r>"})
    yield "an outside entity in the strings", repacked({"xl/sharedStrings.xml": f"{XXE}<sst/>"})
    yield "entities in the properties", repacked({"docProps/core.xml": f"{LAUGHS}<r>&b;</r>"})
    yield "a doctype far inside", repacked({"xl/theme/theme1.xml": " " * 300_000 + XXE + "<a/>"})


def macros():
    yield "macros", repacked({"xl/vbaProject.bin": b"\0" * 100})
    yield "macros in another case", repacked({"xl/VBAPROJECT.BIN": b"\0" * 100})
    yield "a macro sheet", repacked({"xl/macrosheets/sheet1.xml": "<m/>"})
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'
    yield "macros by content type", repacked({"[Content_Types].xml": types})
    yield "macros in an .xls", old_workbook() + "_VBA_PROJECT_CUR".encode("utf-16-le")


def encrypted():
    mark = "EncryptedPackage".encode("utf-16-le")
    yield "an encrypted .xlsx", OLE + b"\0" * 600 + mark + b"\0" * 600
    locked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := locked.find(signature, at)) >= 0:
            locked[at + offset] |= 1
            at += 4
    yield "a zip with a password", bytes(locked)


def corpus():
    yield "an empty file", "empty", b""
    for name, content in wrong_types():
        yield name, "wrong-type", content
    for name, content in damaged():
        yield name, "damaged", content
    for name, content in entities():
        yield name, "doctype", content
    for name, content in macros():
        yield name, "macros", content
    for name, content in encrypted():
        yield name, "encrypted", content
    yield from bombs()
    yield from dimensions()
