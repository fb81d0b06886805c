"""Fill a template: everything is text, nothing is code; equal facts make equal bytes."""

import io
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import segno
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import ChainableUndefined
from jinja2.sandbox import SandboxedEnvironment

from service.papers.packing import packed
from service.workspace.pictures import measured

UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
QR_MM: Final = 12
JPEG_BEGINS, JPEG_HEADS = b"\xff\xd8", (b"JFIF", b"Exif")
JFIF_HEAD: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
SIGNATURE_WIDE_MM, SIGNATURE_HIGH_MM = 36, 14


class Picture:
    """A picture for a template to place, and to know nothing else of."""

    def __init__(self, image: InlineImage) -> None:
        self.__image = image

    def __html__(self) -> str:
        return str(self.__image)


def rendered(
    template: bytes,
    facts: Mapping[str, Any],
    code: str,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Make a paper from its template and what the register says.

    A fact that is the digest of one of the pictures becomes that picture.
    """
    word = DocxTemplate(io.BytesIO(template))
    environment = _environment()
    word.init_docx()
    picture = Picture(InlineImage(word, io.BytesIO(qr(code)), height=Mm(QR_MM))) if code else ""
    drawn = {digest: _signature(word, content) for digest, content in pictures.items()}
    said = {**printable(facts, drawn), "code": shown(code), "qr": picture}
    word.render(said, environment, autoescape=True)
    out = io.BytesIO()
    word.save(out)
    return packed(out.getvalue())


def shown(code: str) -> str:
    """Write a check code as people read it aloud: in two halves."""
    return f"{code[:4]}-{code[4:]}" if code else ""


@cache
def qr(code: str) -> bytes:
    """Draw a check code as a QR picture."""
    out = io.BytesIO()
    segno.make_qr(shown(code), error="m").save(out, kind="png", scale=6, border=1)
    return out.getvalue()


def _signature(word: DocxTemplate, content: bytes) -> Picture:
    """Place the picture of a signature, neither wider nor higher than a signature is."""
    size = measured(content)
    wide = size.width * SIGNATURE_HIGH_MM > size.height * SIGNATURE_WIDE_MM
    bound = {"width": Mm(SIGNATURE_WIDE_MM)} if wide else {"height": Mm(SIGNATURE_HIGH_MM)}
    return Picture(InlineImage(word, io.BytesIO(_headed(content)), **bound))


def _headed(content: bytes) -> bytes:
    """Say of a JPEG without a head of its own what it is: Word files ask for one."""
    headless = content.startswith(JPEG_BEGINS) and content[6:10] not in JPEG_HEADS
    return JPEG_BEGINS + JFIF_HEAD + content[len(JPEG_BEGINS) :] if headless else content


def printable(value: Any, pictures: Mapping[str, Picture] = MappingProxyType({})) -> Any:
    """Write facts as texts a Word file can hold; what is missing is empty."""
    if isinstance(value, Mapping):
        return {str(name): printable(inner, pictures) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(inner, pictures) for inner in value]
    if value is None:
        return ""
    if value in pictures:
        return pictures[value]
    return UNPRINTABLE.sub("", str(value).replace("\r\n", "\n").replace("\t", " "))


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=ChainableUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment
