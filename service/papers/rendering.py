"""Fill a template: everything is text, nothing is code; equal facts make equal bytes."""

import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import segno
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import ChainableUndefined
from jinja2.sandbox import SandboxedEnvironment

from service.papers.packing import packed

UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
QR_MM: Final = 12


class Picture:
    """A picture for a template to place, and to know nothing else of."""

    def __init__(self, image: InlineImage) -> None:
        self.__image = image

    def __html__(self) -> str:
        return str(self.__image)


def rendered(template: bytes, facts: Mapping[str, Any], code: str) -> bytes:
    """Make a paper from its template and what the register says."""
    word = DocxTemplate(io.BytesIO(template))
    environment = _environment()
    word.init_docx()
    picture = Picture(InlineImage(word, io.BytesIO(qr(code)), height=Mm(QR_MM))) if code else ""
    word.render(
        {**printable(facts), "code": shown(code), "qr": picture}, environment, autoescape=True
    )
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


def printable(value: Any) -> Any:
    """Write facts as texts a Word file can hold; what is missing is empty."""
    if isinstance(value, Mapping):
        return {str(name): printable(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(inner) for inner in value]
    if value is None:
        return ""
    return UNPRINTABLE.sub("", str(value).replace("\r\n", "\n").replace("\t", " "))


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=ChainableUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment
