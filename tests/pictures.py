"""Small pictures as a scanner or a telephone would save them."""

import struct
import zlib


def png(width: int = 300, height: int = 120) -> bytes:
    """Draw a grey picture of this size."""
    lines = b"".join(b"\0" + b"\x80" * width for _line in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, inner) for name, inner in parts)


def jpeg(width: int = 300, height: int = 120) -> bytes:
    """Write the frame of a picture of this size; nobody looks at its points here."""
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"scan"
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + comment + size + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\xff\xd9"


def _part(name: bytes, inner: bytes) -> bytes:
    return (
        struct.pack(">I", len(inner)) + name + inner + struct.pack(">I", zlib.crc32(name + inner))
    )
