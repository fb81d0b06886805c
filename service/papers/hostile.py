"""A file somebody uploads as a template is opened without trusting what it says of itself."""

import io
import re
import zipfile
from typing import Final

from docx import Document

from service.workbooks.archives import Archive
from service.workbooks.limits import MEGABYTE, HostileWorkbook, Limits

LIMITS: Final = Limits(size=2 * MEGABYTE, unpacked=20 * MEGABYTE, entries=300)
MAIN: Final = "word/document.xml"
WORD: Final = b"wordprocessingml.document.main+xml"
FOREIGN: Final = re.compile(rb"""TargetMode\s*=\s*["']External["']""", re.IGNORECASE)
ACTIVE: Final = re.compile(
    r"vbaproject|vbadata|activex|embeddings/|oleobject|attachedtoolbars|customui|\.bin$|\.exe$"
)
REACHING: Final = re.compile(
    rb"<w:altChunk|<w:subDoc|DDEAUTO|\bDDE\b|INCLUDETEXT|INCLUDEPICTURE|<!DOCTYPE|<!ENTITY",
    re.IGNORECASE,
)


class HostileTemplate(ValueError):
    """The file is no plain Word file; the message says why."""


def refuse_hostile(content: bytes) -> None:
    """Refuse whatever is not a plain Word file: too large, bombs, macros, links out of it."""
    if not content:
        raise HostileTemplate("empty")
    if len(content) > LIMITS.size:
        raise HostileTemplate("too-large")
    if not content.startswith(b"PK"):
        raise HostileTemplate("wrong-type")
    try:
        archive = Archive(content, LIMITS)
    except HostileWorkbook as refusal:
        raise HostileTemplate(str(refusal.facts["reason"])) from None
    if MAIN not in archive.parts:
        raise HostileTemplate("wrong-type")
    if any(ACTIVE.search(name.lower()) for name in archive.parts):
        raise HostileTemplate("macros")
    _refuse_reaching(archive)
    try:
        Document(io.BytesIO(content))
    except (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile):
        raise HostileTemplate("damaged") from None


def _refuse_reaching(archive: Archive) -> None:
    """Read every part to its end: what it unpacks to is counted, what it reaches for is seen."""
    for name in archive.parts:
        if name.endswith("/"):
            continue
        try:
            part = b"".join(archive.stream(name))
        except HostileWorkbook as refusal:
            raise HostileTemplate(str(refusal.facts["reason"])) from None
        if name == "[Content_Types].xml" and (WORD not in part or b"macroEnabled" in part):
            raise HostileTemplate("wrong-type" if WORD not in part else "macros")
        if FOREIGN.search(part) and name.endswith(".rels"):
            raise HostileTemplate("external")
        if name.endswith((".xml", ".rels")) and REACHING.search(part):
            raise HostileTemplate("external")
