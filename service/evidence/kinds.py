"""Which files are taken: told by their content, never by their name alone (AC-26)."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from tenants.errors import DomainError

LONGEST_NAME: Final = 120
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 200 << 20, 100
SMALL_ENOUGH: Final = 4 << 20
ENCRYPTED: Final = 1
OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"
EICAR: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"
MACROS: Final = ("vbaproject.bin", "vbadata.xml", "macrosheets/", "activex/", "script.xlb")
ACTIVE_PDF: Final = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
OUTSIDE: Final = re.compile(rb'TargetMode\s*=\s*"External"', re.IGNORECASE)
PULLED_IN: Final = re.compile(
    rb"relationships/(?:attachedTemplate|oleObject|frame|subDocument|externalLink)"
)
UNFIT: Final = re.compile(
    r'[\x00-\x1f\x7f/\\:*?"<>|]'
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


class HostileFile(DomainError):
    """The file is not of a kind that is taken, or not what it says it is; `reason` says why."""

    status: ClassVar[int] = 422


def recognise(name: str, content: bytes) -> str:
    """Say of what type a file is, or refuse one that is no ordinary document or picture."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    found = KINDS.get(suffix)
    if not content:
        raise _refuse("empty")
    if found is None:
        raise _refuse("type-not-taken")
    if EICAR in content:
        raise _refuse("malicious")
    media_type, check = found
    check(content)
    return media_type


def safe_name(name: str) -> str:
    """Keep a name for people to read: no path in it, nothing that hides or turns around."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = UNFIT.sub("_", plain)
    stem, dot, suffix = plain.strip(" .").rpartition(".")
    if not dot:
        return suffix[:LONGEST_NAME] or "file"
    return f"{stem[: LONGEST_NAME - len(suffix) - 1].strip(' .') or 'file'}.{suffix}"


def _refuse(reason: str) -> HostileFile:
    return HostileFile("The file cannot be taken.", reason=reason)


def _begins(*marks: bytes) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        if not content.startswith(marks):
            raise _refuse("not-what-it-says")

    return check


def _is_pdf(content: bytes) -> None:
    _begins(b"%PDF-")(content)
    if b"%%EOF" not in content[-2048:]:
        raise _refuse("damaged")
    if ACTIVE_PDF.search(content):
        raise _refuse("active-content")
    if b"/Encrypt" in content:
        raise _refuse("encrypted")


def _is_text(content: bytes) -> None:
    if b"\0" in content:
        raise _refuse("not-what-it-says")
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return
    raise _refuse("not-what-it-says")


def _package(*wanted: str) -> Callable[[bytes], None]:
    """Look into an archive as far as its list of parts, and its small parts for what lures."""

    def check(content: bytes) -> None:
        _begins(b"PK\x03\x04")(content)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                _check_parts(archive, wanted, len(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as wrong:
            raise _refuse("damaged") from wrong

    return check


def _check_parts(archive: zipfile.ZipFile, wanted: tuple[str, ...], size: int) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    unpacked = sum(part.file_size for part in parts)
    faults = {
        "too-many-parts": len(parts) > MOST_ENTRIES,
        "too-large-unpacked": unpacked > MOST_UNPACKED,
        "ratio": unpacked > SMALL_ENOUGH and unpacked > MOST_RATIO * size,
        "encrypted": any(part.flag_bits & ENCRYPTED for part in parts),
        "damaged": len(set(names)) < len(names)
        or any(name.startswith("/") or ".." in name.split("/") for name in names),
        "macros": any(mark in name for name in names for mark in MACROS),
        "not-what-it-says": any(one.lower() not in names for one in wanted),
    }
    for reason, holds in faults.items():
        if holds:
            raise _refuse(reason)
    for part in parts:
        _check_part(archive, part)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name = part.filename.lower()
    if part.file_size > SMALL_ENOUGH or not name.endswith((".xml", ".rels")):
        return
    with archive.open(part) as stream:
        content = stream.read(SMALL_ENOUGH)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refuse("doctype")
    if b"macroEnabled" in content:
        raise _refuse("macros")
    if name.endswith(".rels") and OUTSIDE.search(content) and PULLED_IN.search(content):
        raise _refuse("external-content")


KINDS: Final[Mapping[str, tuple[str, Callable[[bytes], None]]]] = MappingProxyType(
    {
        "pdf": ("application/pdf", _is_pdf),
        "docx": (
            f"{OPEN_XML}.wordprocessingml.document",
            _package("[Content_Types].xml", "word/document.xml"),
        ),
        "xlsx": (
            f"{OPEN_XML}.spreadsheetml.sheet",
            _package("[Content_Types].xml", "xl/workbook.xml"),
        ),
        "ofd": ("application/ofd", _package("OFD.xml")),
        "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
        "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
        "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
        "txt": ("text/plain; charset=utf-8", _is_text),
    }
)
