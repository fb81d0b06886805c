"""Which pictures are taken as a signature: told by their content, never by a name (签名图)."""

from typing import Final, NamedTuple

from tenants.errors import Invalid

MOST_BYTES: Final = 200 * 1024
WIDEST, HIGHEST = 1200, 600
PNG_MARK, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
JPEG_MARK, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
JPEG_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
PNG_HEAD, PART_BEGINS = 24, 0xFF


class Measured(NamedTuple):
    """What a picture is, and how large."""

    media_type: str
    width: int
    height: int


def measured(content: bytes) -> Measured:
    """Read type and size out of the bytes, or refuse what is too large or no PNG or JPEG."""
    if len(content) > MOST_BYTES:
        raise _refuse("picture-too-heavy")
    if content.startswith(PNG_MARK):
        found = _png(content)
    elif content.startswith(JPEG_MARK):
        found = _jpeg(content)
    else:
        raise _refuse("no-picture")
    if found.width > WIDEST or found.height > HIGHEST:
        raise _refuse("picture-too-large")
    return found


def _png(content: bytes) -> Measured:
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    whole = len(content) > PNG_HEAD and content.endswith(PNG_END)
    if not whole or content[12:16] != b"IHDR" or not width or not height:
        raise _refuse("picture-damaged")
    return Measured("image/png", width, height)


def _jpeg(content: bytes) -> Measured:
    """Walk from part to part until the one that tells the size."""
    at = 2
    while content.endswith(JPEG_END) and at + 9 < len(content) and content[at] == PART_BEGINS:
        length = int.from_bytes(content[at + 2 : at + 4])
        if content[at + 1] in JPEG_SIZES:
            height, width = (int.from_bytes(content[at + n : at + n + 2]) for n in (5, 7))
            if width and height:
                return Measured("image/jpeg", width, height)
        at += 2 + max(length, 2)
    raise _refuse("picture-damaged")


def _refuse(reason: str) -> Invalid:
    return Invalid("Some fields are not right.", errors={"file": [reason]})
