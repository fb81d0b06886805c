"""The same paper, the same bytes: parts in one order, under one date, packed in one way."""

import io
import zipfile
from typing import Final

FIRST: Final = "[Content_Types].xml"
BORN: Final = (1980, 1, 1, 0, 0, 0)


def packed(content: bytes) -> bytes:
    """Pack the parts of a Word file anew, so that equal content makes equal files."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in sorted(old.namelist(), key=lambda one: (one != FIRST, one)):
            part = zipfile.ZipInfo(name, BORN)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            part.external_attr = 0
            new.writestr(part, old.read(name))
    return out.getvalue()
